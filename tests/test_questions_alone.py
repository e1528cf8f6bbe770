"""Files that hold only questions, without answers: the error that counts them."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import codes_and_lines


def said(text: str) -> list[str]:
    """The messages of the errors for a text."""
    return [problem.message for problem in read(Source("deck.md", text))[1] if problem.code == "DP101"]


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
