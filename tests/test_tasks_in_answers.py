"""Exercise sheets without answers, whose further text became the answers: a warning."""

from __future__ import annotations

import pytest

from readings import codes, read_document

SHEETS = (
    "# Sheet\n\n**1.** Write a program that doubles a number.\n\nThe number is at most 100.\n\n"
    "**2.** Write a function that adds two numbers.\n\nIt must return the sum.\n",
    "# Exercises\n\n## Exercise 1\n\nWhat is the double of 4?\n\nCheck it with 3 others.\n\n"
    "## Exercise 2\n\nHow long is a list?\n\nMeasure it.\n",
    "# Blatt\n\n**1.** Schreiben Sie ein Programm, das rechnet.\n\nDas Programm soll rechnen.\n\n"
    "**2.** Zeichnen Sie einen Baum.\n\nEr ist hoch.\n",
    "# Лист\n\n**1.** Напишите программу.\n\nЧисло не больше 100.\n\n"
    "**2.** Напишите функцию.\n\nОна складывает числа.\n",
)
HOW = "## How do I sort a list?\n\nUse the button at the top.\n\n## How do I print it?\n\nPrint from the menu.\n"


@pytest.mark.parametrize("text", SHEETS)
def test_answers_that_only_go_on_with_the_task_are_doubted(text: str) -> None:
    assert codes(text) == ["DP115"]


@pytest.mark.parametrize(
    "text",
    [
        HOW,
        SHEETS[0].replace("The number is at most 100.", "`2 * n`").replace("It must return the sum.", "`a + b`"),
        SHEETS[0].replace("\n\nThe", "\n\nAnswer: The").replace("\n\nIt", "\n\nAnswer: It"),
        "# Exercises\n\n## What is the double of 4?\n\nIt is 8.\n\n## How long is a list?\n\nAs long as you like.\n",
    ],
)
def test_answers_that_answer_are_not_doubted(text: str) -> None:
    assert codes(text) == []


STEPS = """## Exercise {}: A {}

1. Add a {} to the server.
2. Measure how long it takes:

   ```
   time curl localhost
   ```

3. Stop it, and tell what happens.

"""


def doubts_tasks(form: str) -> bool:
    """True if a sheet of three such exercises gets the warning about tasks in answers."""
    exercises = (form.format(number, words, words) for number, words in enumerate(("queue", "cache", "log"), 1))
    found = read_document("deck.md", f"---\nquestions: h2\n---\n\n{''.join(exercises)}")[1]
    return any("parts of their tasks" in problem.message for problem in found)


def test_the_steps_of_exercises_are_doubted() -> None:
    assert doubts_tasks(STEPS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1. Add a {} to the server.\n2. Measure", "Add a {}.\n\nMeasure"),
        ("1. Add", "**Solution:**\n\n1. Add"),
        ("Exercise", "Part"),
    ],
)
def test_other_texts_and_other_titles_are_not(old: str, new: str) -> None:
    assert not doubts_tasks(STEPS.replace(old, new))
