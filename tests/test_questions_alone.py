"""Files that hold only questions, without answers: the error that counts them."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import codes_and_lines


def said(text: str, name: str = "deck.md") -> list[str]:
    """The messages of the errors for a text."""
    return [problem.message for problem in read(Source(name, text))[1] if problem.code == "DP101"]


@pytest.mark.parametrize(
    "text",
    [
        "# Metals\n\nWhat rusts?\n\nHow is it melted?\n\nWhy does it shine?\n",
        "What rusts?\nHow is it melted?\nWhy does it shine?\n",
        "什么会生锈？\n\n怎么熔化？\n\n为什么发光？\n",
    ],
)
def test_plain_questions_are_counted(text: str) -> None:
    assert said(text) == ["no card found; the file holds 3 questions without answers"]


@pytest.mark.parametrize(
    "text",
    [
        "# Metals\n\nIron rusts.\n\nIt melts. Why?\n\nIs it cheap?\n\nIt shines.\n\nThis is so.\n\nAnd that.\n",
        "# Metals\n\nWhat rusts?\n\nHow is it melted?\n",
        "# Metals\n\n```\nWhat rusts?\nHow is it melted?\nWhy does it shine?\n```\n",
    ],
)
def test_questions_that_are_few_or_in_code_are_not_counted(text: str) -> None:
    assert not any("without answers" in message for message in said(text))


def test_tasks_beside_questions_in_a_list_are_reported() -> None:
    text = "# Metals\n\n1. What rusts?\n2. How is it melted?\n3. Explain the oven.\n4. Describe steel.\n"
    assert codes_and_lines(text) == [("DP101", 1), ("DP104", 3), ("DP104", 4), ("DP104", 5), ("DP104", 6)]


def test_tasks_beside_only_one_question_are_not_reported() -> None:
    text = "# Metals\n\n1. What rusts?\n2. Explain the oven.\n3. Describe steel.\n4. Define a metal.\n"
    assert ("DP104", 4) not in codes_and_lines(text)


def listed(asking: int, topics: int) -> str:
    lines = [*(f"What is metal {n}?" for n in range(asking)), *(f"Uses of metal {n}" for n in range(topics))]
    return "".join(f"{n}. {line}\n" for n, line in enumerate(lines, 1))


@pytest.mark.parametrize(("asking", "name"), [(5, "deck.md"), (3, "questions2.txt"), (3, "cau-hoi.md")])
def test_numbered_topics_beside_questions_are_questions(asking: int, name: str) -> None:
    text = listed(asking, 20 - asking)
    assert said(text, name) == ["no card found; the file holds 20 questions without answers"]


@pytest.mark.parametrize(
    "text", [listed(3, 17), listed(2, 3), f"{listed(5, 9)}\nIron is used.\n\nTin is soft.\n\nIt melts.\n"]
)
def test_few_questions_among_topics_are_not_counted(text: str) -> None:
    assert not any("without answers" in message for message in said(text))


def test_in_a_file_of_questions_fewer_lines_need_to_ask() -> None:
    text = "What rusts?\n\nHow is it melted?\n\nWhy does it shine?\n\nUses of tin\n\nAlloys\n\nLead\n"
    assert said(text, "interview-questions.md") == ["no card found; the file holds 3 questions without answers"]
    assert said(text) == ["no card found; the file holds 6 paragraphs"]


def test_lists_of_options_below_numbers_without_a_dot_are_counted() -> None:
    text = "".join(f"{n} Metal number {n} is\n- A:tin\n- B:iron\n- C:lead\n\n" for n in range(1, 6))
    assert said(text) == ["no card found; the file holds 5 lists of options, none marked as right"]
