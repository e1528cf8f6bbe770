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


_KEY = "## Key\n\n**Part 1**\n\n**1.** Mars, the red one.\n\n**Part 2**\n\n**2.** The Sun.\n"


@pytest.mark.parametrize("line", ["**{}.** (3 points)", "{}. (1 point)", "**{}** [2 pts]", "__{}.__ (0,5 Punkte)"])
@pytest.mark.parametrize("question", ["**Which planet is near?**", "Which planet is near?"])
def test_number_and_points_may_stand_on_a_line_of_their_own(line: str, question: str) -> None:
    second = question.replace("planet", "star")
    parts = ((1, question), (2, second))
    text = "".join(f"## Part {n}\n\n{line.format(n)}\n\n{asked}\n\n____\n\n" for n, asked in parts)
    assert cards(f"# Exam\n\n{text}{_KEY}") == [f"{question} | Mars, the red one.", f"{second} | The Sun."]


@pytest.mark.parametrize(
    "text",
    [
        "**1.** (3 points)\n\n**2.** (2 points)\n\n**3.** (4 points)\n\nAll parts together: 9 points.\n",
        "**4.** (3 points)\n\nAnn came first.\n\n**7.** (2 points)\n\nBob came second.\n",
        "**1.** (3 pages)\n\nAnn came first.\n\n**2.** (2 pages)\n\nBob came second.\n",
        "**1.** (3 points)\n\nAnn came first.\n",
    ],
    ids=["no text between", "not counted", "no points", "one"],
)
def test_other_lines_with_numbers_are_no_labels(text: str) -> None:
    assert not any(card.startswith(("Ann", "Bob", "All")) for card in cards(f"# Results\n\n{text}"))
