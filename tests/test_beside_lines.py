"""Under `#flashcards`, questions in other forms beside lines with `::` are read, or reported; text stays text."""

from __future__ import annotations

import pytest

from readings import cards, codes_and_lines

_HEAD = "#flashcards\n\nBrook::a small stream\n\n"


def test_a_lettered_question_with_its_answer_is_read() -> None:
    text = _HEAD + "1. Which river is in Africa?\n   a) Nile\n   b) Rhine\n\n   Answer: a\n\nLoch::a lake\n"
    assert cards(text) == ["Brook | a small stream", "Which river is in Africa? | +Nile -Rhine", "Loch | a lake"]


@pytest.mark.parametrize(
    "below",
    [
        "## What is a lake?\n\nStanding water.\n\nLoch::a lake\n",
        "**What is a lake?**\nStanding water.\n",
        "**What is a lake?**\n\nStanding water.\n",
        "| Word | Meaning |\n|---|---|\n| lake | standing water |\n| pool | a small one |\n",
    ],
)
def test_other_questions_are_reported(below: str) -> None:
    assert codes_and_lines(_HEAD + below) == [("DP117", 5)]


@pytest.mark.parametrize(
    "below",
    [
        "## Lakes\n\nStanding water.\n\nLoch::a lake\n",
        "## What is a lake?\n\nLoch::a lake\n",
        "**Lakes** are standing water.\n",
        "**What is a lake?**\n\n## Rivers\n\nLoch::a lake\n",
        "| Day | Level |\n|---|---|\n| Monday | 2 m |\n| Tuesday | 3 m |\n",
        "Is it wide?\na) Rhine\nb) Nile\n",
    ],
)
def test_other_text_is_left_alone(below: str) -> None:
    assert codes_and_lines(_HEAD + below) == []
