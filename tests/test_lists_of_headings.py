"""Lists of pairs below headings that are cards: parts of their answers, or cards of their own."""

from __future__ import annotations

import pytest

from readings import cards

TEXT = """# Exam topics

## Tides

{}

- News = rain
- Law = snow
- Maps = wind

## Storms

They come from the west, and bring a lot of rain.

## Fogs

They lie in the hills, and bring a little rain.
"""


@pytest.mark.parametrize(
    "above",
    [
        "Read the file and count:",
        "Read it：",
        "| day | rain |\n|---|---|\n| 1 | 2 |",
        "```\ncount\n```",
        "- Read it first.",
    ],
)
def test_a_list_that_goes_on_with_the_text_of_a_heading_belongs_to_its_answer(above: str) -> None:
    text = TEXT.format(above).replace("first.\n\n", "first.\n")
    assert [card.partition(" |")[0] for card in cards(text)] == ["Tides", "Storms", "Fogs"]
    assert "Maps = wind" in cards(text)[0]


def test_a_list_of_its_own_below_a_sentence_still_holds_cards() -> None:
    found = [card.partition(" |")[0] for card in cards(TEXT.format("The words of the week come from the sea."))]
    assert found == ["Tides", "News", "Law", "Maps", "Storms", "Fogs"]


def test_pairs_below_titles_alone_are_cards() -> None:
    words = "".join(f"## Lesson {n}\n\n- rot{n} – red\n- blau{n} – blue\n- gelb{n} – yellow\n\n" for n in (1, 2))
    assert len(cards(f"# German words\n\n{words}")) == 6


def test_a_list_of_pairs_below_a_memory_aid_still_holds_cards() -> None:
    text = TEXT.format("- **NLM**\n- Sun = heat\n- Moon = tide").replace("tide\n\n", "tide\n")
    found = [card.partition(" |")[0] for card in cards(text)]
    assert found[-7:] == ["Sun", "Moon", "News", "Law", "Maps", "Storms", "Fogs"]
