"""Questions in italics above their answers: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

ASKED = [
    ("What is iron?", "A metal."),
    ("What is neon?", "A gas."),
    ("Was ist ein Wal?", "Ein Tier."),
    ("什么是鱼？", "动物。"),
]
SAID = [f"{question} | {answer}" for question, answer in ASKED]


@pytest.mark.parametrize("form", ["*{}*\n\n{}\n", "_{}_\n\n{}\n", "*{}*\n{}\n"])
@pytest.mark.parametrize("above", ["", "# Things\n\n", "# Things\n\nRead *slowly*.\n\n"])
def test_they_are_questions(form: str, above: str) -> None:
    text = above + "\n".join(form.format(*pair) for pair in ASKED)
    assert cards(text) == SAID
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "*What is iron?*\n\nA metal.\n\n*What is neon?*\n\nA gas.\n",
        "# Notes\n\n*What is iron?*\n\n*What is neon?*\n\n*What is cod?*\n\n*What is rust?*\n\nWe shall see.\n",
    ],
    ids=["two", "a list of questions"],
)
def test_few_of_them_and_those_without_text_below_are_not(text: str) -> None:
    assert cards(text) == []


def test_below_headings_that_ask_they_are_parts_of_answers() -> None:
    text = "## What is a boat?\n\nA ship.\n\n" + "\n".join(f"*{question}*\n\n{answer}\n" for question, answer in ASKED)
    assert [card.split(" | ")[0] for card in cards(text)] == ["What is a boat?"]


@pytest.mark.parametrize("title", ["1. What is alpha?", "**Alpha**", "## Alpha", "Q: What is alpha?"])
def test_questions_in_italics_within_answers_stay_as_they_are(title: str) -> None:
    text = "".join(f"{title}\n\n*What is it made of?*\n\nSea.\n\n" for _ in range(4))
    assert all("**What" not in card for card in cards(text))
