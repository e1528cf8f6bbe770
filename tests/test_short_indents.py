"""Answers in items that are indented by one blank below their questions: text in, cards out."""

from __future__ import annotations

import re

import pytest

from readings import cards, notes

LAKE = "* How deep is the lake?\n * Two metres.\n * Three in spring.\n* Who owns it?\n * Ann.\n"


@pytest.mark.parametrize("mark", ["*", "-", "+", "1.", "2)"])
def test_one_blank_is_enough_below_an_item_that_asks(mark: str) -> None:
    text = re.sub(r"^\*", mark, LAKE, flags=re.M)
    assert [card.replace("* ", "") for card in cards(text)] == [
        "How deep is the lake? | Two metres. Three in spring.",
        "Who owns it? | Ann.",
    ]


def test_places_are_those_of_the_file() -> None:
    note = notes(LAKE)[1]
    assert (note.location.line, note.answer.locate_offset(0).line) == (4, 5)


@pytest.mark.parametrize(
    "text",
    [
        " * How deep is it?\n * Who owns it?\n * Who swims?\n",
        "* How deep is it?\n * Who owns it?\n* Who swims?\n * Who dives?\n",
        "* The lake\n * Two metres.\n* The pond\n * One.\n",
    ],
)
def test_questions_and_items_below_others_stay_where_they_are(text: str) -> None:
    assert cards(text) == []
