"""Guides with a section of questions, such as an FAQ, among sections of topics: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

LONG = "Begin with the book of exercises, which the library lends out for a month at a time. " * 4


def section(title: str, *headings: str, level: int = 3) -> str:
    return f"## {title}\n\n" + "".join(f"{'#' * level} {heading}\n\n{LONG}{heading}\n\n" for heading in headings)


def questions(text: str) -> list[str]:
    return [card.partition(" | ")[0] for card in cards(text)]


SUBJECTS = section("Subjects", "Algebra", "Geometry", "Statistics", "Logic")
ASKED = ("What does it cost?", "Who teaches it?", "How long does it take?")


@pytest.mark.parametrize("title", ["Frequently asked questions", "Good to know"])
def test_only_the_section_that_asks_makes_cards(title: str) -> None:
    for text in (SUBJECTS + section(title, *ASKED), section(title, *ASKED) + SUBJECTS):
        assert questions(f"# Teach yourself mathematics\n\n{text}") == list(ASKED)


def test_a_heading_in_that_section_may_tell_a_task() -> None:
    asked = (*ASKED, "Are there exams?", "Explain the order of the subjects.")
    assert questions(f"# Mathematics\n\n{SUBJECTS}{section('Interview questions', *asked)}") == list(asked)


def test_the_topics_are_reported() -> None:
    assert "DP115" in codes(f"# Mathematics\n\n{SUBJECTS}{section('FAQ', *ASKED)}")


@pytest.mark.parametrize(
    "other",
    [
        section("Subjects", "Algebra", "What is a proof?", "Statistics", "Which book is best?"),
        section("Subjects", "Explain the sum of two vectors.", "Compare the mean and the median.", "Define a group."),
    ],
)
def test_if_other_sections_ask_as_well_all_headings_stay(other: str) -> None:
    found = questions(f"# Mathematics: interview questions\n\n{other}{section('More', *ASKED)}")
    assert len(found) > len(ASKED)


def test_one_heading_of_a_section_is_too_few() -> None:
    text = "".join(section(f"{name} tree", f"What is {name}?") for name in ("an oak", "a fir", "an elm"))
    assert "What is a fir?" in questions(f"# Trees\n\n{text}{section('Shrubs', 'Hazel', 'Elder')}")


PARTS = "### ({}) {}\n\nIt is a part of the machine, as the book says.\n\n"


def test_lettered_parts_of_an_exercise_that_asks_do_not_make_the_others_topics() -> None:
    tasks = (
        ("Name the parts.", "Give an example.", "Compare both."),
        ("What is it?", "What does it do?", "Who needs it?"),
    )
    text = "# Exercises\n\n" + "".join(
        f"## {number}. Machines of kind {number}\n\n" + "".join(map(PARTS.format, "abc", tasks[number % 2]))
        for number in range(6, 10)
    )
    assert [card.split(" | ")[0] for card in cards(text)][:3] == [
        "(a) Name the parts.",
        "(b) Give an example.",
        "(c) Compare both.",
    ]
    assert len(cards(text)) == 12
