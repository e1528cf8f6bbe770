"""Tasks of numbered lists that return further down, each above the code that solves it."""

from __future__ import annotations

from readings import cards

TASKS = """# Library

## Reading
1. Find all books of the library.
2. Find the names of all readers.

## Changes
1. Delete the books without an author.
2. Set the year of all books to 1999.

"""
SOLVED = """# Answers

## Reading
Find all books of the library.

```
select * from books;
```

Find the names of all readers

```
select name from readers;
```

## Changes
Delete the books without an author.
```
delete from books where author is null;
```

Set the year of each book to 2001.

```
update books set year = 2001;
```

Set the year of all books to 1999.

```
update books set year = 1999;
```
"""


def test_a_repeated_task_is_answered_by_the_code_below_it() -> None:
    found = [card.split(" | ")[0] for card in cards(TASKS + SOLVED)]
    assert found == [
        "Find all books of the library.",
        "Find the names of all readers",
        "Delete the books without an author.",
        "Set the year of each book to 2001.",
        "Set the year of all books to 1999.",
    ]


def test_steps_of_a_guide_are_no_tasks() -> None:
    assert len(cards(TASKS + SOLVED.replace("# Answers", "# Commands"))) != 5


def test_other_lines_above_code_are_no_tasks() -> None:
    other = "".join(f"Output number {n} of the run\n\n```\n{n}\n```\n\n" for n in range(8))
    assert not any("Output number 1" in card.split(" | ")[0] for card in cards(TASKS + SOLVED + other))
