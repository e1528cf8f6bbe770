"""Headings that are only a number with points, above the text that asks."""

from __future__ import annotations

import pytest

from readings import cards, codes

ASKED = "Water boils at:\n\n- A. 50 °C\n- B. 100 °C\n\n"


@pytest.mark.parametrize(
    "heading",
    [
        "### {} (1 point)",
        "### {}. (2 points)",
        "## {} (0,5 pt)",
        "### {} - 3 Punkte",
        "## {} [2 pts]",
        "### №{} (5 баллов)",
    ],
)
def test_the_text_below_asks(heading: str) -> None:
    text = f"# Exam\n\n{heading.format(1)}\n\n{ASKED}{heading.format(2)}\n\n{ASKED}"
    assert cards(text) == []
    assert codes(text) == ["DP101", "DP108", "DP108"]
    marked = text.replace("- A. ", "- [ ] ").replace("- B. ", "- [x] ")
    assert cards(marked) == ["Water boils at: | -50 °C +100 °C"] * 2


def test_it_may_ask_for_a_written_answer() -> None:
    first = "### 1 (2 points)\n\nName a planet.\n\n**Answer:** Mars\n\n"
    text = f"{first}### 2 (3 points)\n\nName a star.\n\n**Answer:** Sun\n"
    assert cards(text) == ["Name a planet. | Mars", "Name a star. | Sun"]


@pytest.mark.parametrize(
    "heading", ["### {}", "### {} (draft)", "### 202{}", "### Team {} (3 points)", "### {} (2 pages)"]
)
def test_other_headings_with_numbers_are_no_labels(heading: str) -> None:
    text = f"# Results\n\n{heading.format(1)}\n\nAnn came first.\n\n{heading.format(2)}\n\nBob came first.\n"
    assert not any(card.startswith(("Ann", "Bob")) for card in cards(text))
