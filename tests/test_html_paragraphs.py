"""Paragraphs of HTML that ask and answer on two lines: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, notes

BREAD = (
    '<h1 class="title">Bread</h1>\n'
    '<p class="line">What lifts a loaf?<br>\nR: a peel</p>\n'
    '<p class="line">Which flour is dark?<br>\nR:rye</p>\n'
)


@pytest.mark.parametrize("label", ["R:", "Resposta:", "A:", "Svar :"])
def test_each_holds_a_question_and_its_answer(label: str) -> None:
    text = BREAD.replace("R:", label)
    assert cards(text) == ["What lifts a loaf? | a peel", "Which flour is dark? | rye"]


def test_places_are_those_of_the_file() -> None:
    note = notes(BREAD)[1]
    assert (note.location.line, note.answer.origin) == (4, ((5, 3),))


@pytest.mark.parametrize(
    "text",
    [
        BREAD.partition("</p>")[0],
        BREAD.replace("R:rye", "Rye"),
        BREAD.replace("R:rye", "See: rye"),
        BREAD.replace("?", "."),
        f"```html\n{BREAD}```\n",
    ],
    ids=["one", "no label", "two labels", "nothing asks", "code"],
)
def test_other_paragraphs_stay(text: str) -> None:
    assert not any("rye" in card for card in cards(text))
