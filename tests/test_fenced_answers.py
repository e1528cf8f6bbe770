"""Answers that are code which names an option, and answers that give the place of an option without a label."""

from __future__ import annotations

import pytest

from readings import codes, notes, right


def right_of_each(text: str) -> list[list[str]]:
    """The right options of each card; nothing for a card without options."""
    return [right(note) for note in notes(text)]


@pytest.mark.parametrize(
    ("options", "code", "answer"),
    [
        ("* Bark\n* Leaves\n* Roots", "Leaves", "Leaves"),
        ("A. Bark\nB. Leaves", "B. Leaves", "Leaves"),
        ("**A.** Bark  \n**B.** Leaves  ", "Answer: B", "Leaves"),
        ("- a) Bark\n- b) Leaves", "b", "Leaves"),
    ],
)
def test_code_that_only_names_an_option_is_the_answer(options: str, code: str, answer: str) -> None:
    text = f"## What is tea made of?\n{options}\n```\n{code}\n```\n**Explanation**: Look.\n\n## Why?\nSo.\n"
    assert right_of_each(text) == [[answer], []]
    assert notes(text)[0].explanation.markdown == "Look."


@pytest.mark.parametrize("code", ["Stems", "Leaves\nRoots", "Leaves are plucked"])
def test_other_code_below_a_list_stays_text(code: str) -> None:
    text = f"## What is tea made of?\n* Bark\n* Leaves\n* Roots\n```\n{code}\n```\n"
    assert right_of_each(text) == [[]]
    assert code.split("\n")[0] in notes(text)[0].answer.markdown


TEA = "46. What is tea made of?\n\n  - Bark\n  - Leaves\n  - Roots\n\n"


@pytest.mark.parametrize("label", ["**正确答案**：", "**Correct answer:** "])
def test_the_right_answer_may_be_the_place_of_an_option(label: str) -> None:
    assert right_of_each(f"{TEA}{label}2\n\nIt is so.\n\n{TEA}{label}3\n") == [["Leaves"], ["Roots"]]


def test_a_number_that_may_be_an_answer_itself_is_taken_for_the_place_with_a_warning() -> None:
    assert right_of_each(f"{TEA}**Answer:** 2\n") == [["Leaves"]]
    assert codes(f"{TEA}**Answer:** 2\n") == ["DP116"]


@pytest.mark.parametrize("said", ["**Answer:** 4", "**Correct answer:** 4", "**Correct answer:** 2 of them"])
def test_other_numbers_are_answers_themselves(said: str) -> None:
    assert right_of_each(f"{TEA}{said}\n") == [[]]


def fenced(*answers: str) -> str:
    """Questions with their answers and explanations in code below their labels; an empty text leaves the code empty."""
    asked = "{n}. What is tea no. {n} made of?\n    - A. Bark\n    - B. Leaves\n\nAnswer:\n```\n{answer}\n```\n"
    told = "Explanation:\n```\n{told}\n```\n\n"
    return "".join(asked.format(n=n, answer=a[:1]) + told.format(told=a[1:]) for n, a in enumerate(answers, 1))


def test_answers_and_explanations_may_be_code_below_their_labels() -> None:
    found = notes(fenced("BThey are dried.", "A", "B"))
    assert [right(note) for note in found] == [["Leaves"], ["Bark"], ["Leaves"]]
    assert [note.explanation.markdown for note in found] == ["```\nThey are dried.\n```", "", ""]
    assert codes(fenced("BThey are dried.", "A", "B")) == []


def test_the_last_explanation_may_be_code_as_well() -> None:
    assert notes(fenced("B", "BLook."))[1].explanation.markdown == "```\nLook.\n```"


def test_code_below_a_label_may_name_the_words_of_an_option() -> None:
    text = "## What is tea made of?\n\n- Bark\n- Leaves\n\n**Answer:**\n```\nLeaves\n```\n\n## Why?\n\nSo.\n"
    assert right_of_each(text) == [["Leaves"], []]


def test_code_that_is_an_answer_stays_code() -> None:
    text = "## Print two.\n\nAnswer:\n```\nprint(2)\n```\n\n## Print an a?\n\nAnswer:\n```\na\n```\n"
    assert [note.answer.markdown for note in notes(text)] == ["```\nprint(2)\n```", "```\na\n```"]


def test_an_explanation_below_the_last_answer_of_a_list_belongs_to_it() -> None:
    asked = "{}. What is tea made of?\n    - A. Bark\n    - B. Leaves\n\nAnswer: B\n\nExplanation: Look.\n\n"
    text = f"{asked.format(1)}{asked.format(2)}That was the quiz, goodbye.\n"
    assert [note.explanation.markdown for note in notes(text)] == ["Look.", "Look."]
