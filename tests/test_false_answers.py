"""The few cards among many questions without answers whose answer is only options, code, or more of the question."""

from __future__ import annotations

import pytest

from readings import cards, codes, codes_and_lines

OPEN = ("Define an algorithm.", "Name two ways to sort.", "Compare a stack and a queue.", "What is a heap?")
CHOICES = ("Which metal is liquid?", "Which gas burns?", "Which acid is in lemons?")


def labelled(*asked: str) -> str:
    return "\n".join(f"Question {number}: {words}\n" for number, words in enumerate(asked, 1))


def lettered(*below: str) -> str:
    """Three questions with options, then one with other lines below it."""
    asked = "".join(f"{n}. {words}\n   a) this\n   b) that\n" for n, words in enumerate(CHOICES, 1))
    return f"{asked}4. Is tin a metal?\n" + "".join(f"   {line}\n" for line in below)


def test_a_sentence_that_goes_on_in_the_next_line_is_the_question() -> None:
    text = labelled(*OPEN, "Describe how inheritance works, and what it means for\nmethods and fields.")
    assert cards(text) == []
    assert sorted(codes_and_lines(text)) == [("DP101", 1), *(("DP104", line) for line in (1, 3, 5, 7, 9))]


@pytest.mark.parametrize("answer", ["Methods are inherited.", "A: methods are inherited."])
def test_a_new_sentence_and_a_labelled_line_are_answers(answer: str) -> None:
    text = labelled(*OPEN, f"Describe how inheritance works\n{answer}")
    assert cards(text) == ["Describe how inheritance works | " + answer.removeprefix("A: ")]


def test_a_line_in_lower_case_is_an_answer_where_as_many_questions_have_one() -> None:
    text = labelled("What is a stack?", "What is a queue\na row of values", "What is a tree\na set of nodes", *OPEN[:2])
    assert cards(text) == ["What is a queue | a row of values", "What is a tree | a set of nodes"]


@pytest.mark.parametrize(
    "below",
    [("c) yes", "d) no"), ("A yes B no C perhaps",), ("It is soft.", "a) yes", "b) no")],
    ids=["letters that go on", "letters alone on one line", "below a second sentence"],
)
def test_options_are_no_answer_where_those_of_others_are_not_marked(below: tuple[str, ...]) -> None:
    text = lettered(*below)
    assert cards(text) == []
    assert codes_and_lines(text)[-1] == ("DP108", 10)


@pytest.mark.parametrize("below", ["Yes, since it conducts.", "A soft one."])
def test_a_text_without_options_is_an_answer_among_options(below: str) -> None:
    assert cards(lettered(below)) == [f"Is tin a metal? | {below}"]


HEADINGS = "".join(f"## {words}\n\n" for words in OPEN)


def test_questions_and_tasks_are_no_answer() -> None:
    text = f"{HEADINGS}## How do you sort a list?\n\nDescribe the fastest way.\nWhich others do you know?\n"
    assert cards(text) == []
    assert codes(text).count("DP104") == 5


@pytest.mark.parametrize(
    "answer",
    [
        "By merging. Is that fast? Yes.",
        "Swap two values.\nThen the next.\nWhy?",
        "You don't sort. Is it clear?",
    ],
)
def test_an_answer_may_hold_a_question(answer: str) -> None:
    assert len(cards(f"{HEADINGS}## How do you sort a list?\n\n{answer}\n")) == 1


CODE = "```python\nprint(1)\n```"


def test_code_that_the_question_speaks_of_is_no_answer() -> None:
    text = f"{HEADINGS}## What does the following program print?\n\n{CODE}\n"
    assert cards(text) == []


def test_other_code_is_an_answer() -> None:
    assert len(cards(f"{HEADINGS}## How do you print a number?\n\n{CODE}\n")) == 1
    assert len(cards(f"## What does the following program print?\n\n{CODE}\n\n## What is a heap?\n\nA tree.\n")) == 2


def test_the_title_of_the_next_list_is_no_answer() -> None:
    lists = ("heap", "stack", "queue"), ("tree", "leaf", "root"), ("list", "head", "tail")
    listed = ["".join(f"{n}. What is a {name}?\n" for n, name in enumerate(names, 1)) for names in lists]
    text = "\nDay 2 of three\n\n".join(listed)
    assert cards(text) == []
    assert codes(text).count("DP104") == 9


def test_one_question_that_speaks_of_code_leaves_the_code_of_others_an_answer() -> None:
    asked = ("Write a loop", "What does the following code print?", "What is the code for a loop?")
    text = HEADINGS + "".join(f"## {words}\n\n{CODE}\n\n" for words in asked)
    assert [card.split(" | ")[0] for card in cards(text)] == [asked[0], asked[2]]
    assert codes(text).count("DP104") == 5
    shown = (asked[1], "What does this print?", "Which error is in the following lines?")
    assert cards(HEADINGS + "".join(f"## {words}\n\n{CODE}\n\n" for words in shown)) == []


@pytest.mark.parametrize(
    "items",
    ["<ul>\n<li>What is a node?</li>\n<li>Why is it fast?</li>\n</ul>", "- What is a node?\n- Why so fast?\n"],
)
def test_lists_of_further_questions_are_no_answers(items: str) -> None:
    names = ("heap", "stack", "queue")
    folded = [f"<details><summary>What is a {name}?</summary>\n\n{items}\n\n</details>\n" for name in names]
    assert cards("\n".join(folded)) == []
    assert codes("\n".join(folded)).count("DP104") == 3


def test_a_translated_question_is_an_answer() -> None:
    asked = (("Wie spät ist es?", "What time is it?"), ("Wer ist da?", "Who is there?"), ("Warum?", "Why?"))
    assert len(cards("".join(f"## {german}\n\n{english}\n\n" for german, english in asked))) == 3
