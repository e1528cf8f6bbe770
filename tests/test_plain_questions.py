"""Paragraphs that end in a question mark, without any other sign of a question."""

from __future__ import annotations

import pytest

from readings import cards, codes

METALS = ["iron", "tin", "zinc", "lead", "gold"]
ASKED = [f"What is {metal}?" for metal in METALS]


def sheet(form: str, metals: list[str] = METALS) -> str:
    return "# Metals\n\n" + "".join(form.format(q=f"What is {m}?", a=f"A metal called {m}.", m=m) for m in metals)


@pytest.mark.parametrize(
    "form",
    [
        "{q}\n\n{a}\n\n",
        "{q}\n{a}\n\n",
        "{q}\n\n- {a}\n- It is grey.\n\n",
        "{q}\n\n{a}\n\nIt is grey.\n\n",
        "{q}\n\n```\n{m}\n```\n\n",
        "{q}\n\n{a}\n\n---\n\n",
    ],
)
def test_five_with_text_below_are_read_with_a_warning(form: str) -> None:
    assert [card.split(" | ")[0].strip("*") for card in cards(sheet(form))] == ASKED
    assert codes(sheet(form)) == ["DP115"]


def test_sections_between_them_end_their_answers() -> None:
    text = (
        sheet("{q}\n\n{a}\n\n", METALS[:3]) + "## More\n\n" + sheet("{q}\n\n{a}\n\n", METALS[3:])[len("# Metals\n\n") :]
    )
    assert cards(text) == [f"What is {m}? | A metal called {m}." for m in METALS]


@pytest.mark.parametrize("form", ["• {q}\n{a}\n\n", "• {q}\n{a}\n", "● {q}\n{a}\nIt is grey.\n"])
def test_three_with_bullets_are_enough(form: str) -> None:
    assert [card.split(" | ")[0] for card in cards(sheet(form, METALS[:3]))] == ASKED[:3]


@pytest.mark.parametrize(
    "text",
    [
        sheet("{q}\n\n{a}\n\n", METALS[:4]),
        sheet("{q}\n\n"),
        sheet("“{q}”\n\n“{a}”\n\n"),
        sheet("— {q}\n\n— {a}\n\n"),
        sheet("Well?\n\n{a}\n\n"),
        sheet("{q}\n\n" + "{a}\n\n" * 4),
    ],
    ids=["four", "without answers", "speech in quotation marks", "speech behind dashes", "one question", "an essay"],
)
def test_a_few_and_those_in_stories_and_essays_are_no_questions(text: str) -> None:
    assert cards(text) == []
    assert codes(text) == ["DP101"]
