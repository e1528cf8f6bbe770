"""Headings in a key that name the numbers of the questions below them, `Questions 3–4`: the key goes on."""

from __future__ import annotations

from textwrap import dedent

import pytest

from deckpress.reading.words.key_names import range_of_numbers
from readings import cards

EXAM = """\
    # Exam

    # PART 1

    ## Wood

    **Q1.** Which tree is an evergreen?

    A) oak
    B) fir

    **Q2.** Which wood floats?

    A) balsa
    B) ebony

    ## Stone

    **Q3.** Which stone is soft?

    A) talc
    B) flint

    **Q4.** Which stone is black?

    A) chalk
    B) basalt

    # ANSWER KEY

    ## Part 1

    | Q | Answer | Topic |
    |---|--------|-------|
    | Q1 | B | trees |
    | Q2 | A | trees |

    {}

    | Q | Answer | Topic |
    |---|--------|-------|
    | Q3 | A | stones |
    | Q4 | B | stones |
    """
RIGHT = [
    "Which tree is an evergreen? | -oak +fir",
    "Which wood floats? | +balsa -ebony",
    "Which stone is soft? | +talc -flint",
    "Which stone is black? | -chalk +basalt",
]


@pytest.mark.parametrize("heading", ["### Q3–Q4", "### Questions 3 to 4", "## 3-4", "### Questões 3 a 4"])
def test_numbers_that_count_on_continue_the_key(heading: str) -> None:
    assert cards(dedent(EXAM).format(heading)) == RIGHT


def test_two_questions_of_other_numbers_are_no_continuation() -> None:
    assert cards(dedent(EXAM).format("### Q7–Q8"))[:2] == RIGHT[:2]


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("Q61–Q130", 61, 130),
        ("Fragen 61 bis 130", 61, 130),
        ("Вопросы с 61 по 130", 61, 130),
        ("第61题至第130题", 61, 130),
        ("問61～問130", 61, 130),
        ("Preguntas 61 a 130:", 61, 130),
    ],
)
def test_a_title_names_a_range_of_numbers(title: str, first: int, last: int) -> None:
    assert range_of_numbers(title) == range(first, last + 1)


@pytest.mark.parametrize(
    "title", ["Part 1", "Chapter 2: 40 questions", "Questions 9 and 10", "12–3", "1. Rome, 2. Paris"]
)
def test_other_numbers_in_a_title_are_no_range(title: str) -> None:
    assert not range_of_numbers(title)
