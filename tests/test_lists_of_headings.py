"""Lists of pairs below headings that are cards: parts of their answers, or cards of their own."""

from __future__ import annotations

import pytest

from readings import cards, codes_and_lines

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


LINKED = """# Interview questions

## Why do we collect them?

They were lost in the chat.

## Is it a book?

No, a wiki.

## {}

{}

- [Ana: What is compost?](https://example.org/1)
- [Ana: How is soil tested?](https://example.org/2)

<h3>Trees</h3>

- [When are trees cut?](trees.md)
- [What is grafting?](trees.md)
"""
ANSWERED = ["Why do we collect them? | They were lost in the chat.", "Is it a book? | No, a wiki."]


@pytest.mark.parametrize("title", ["Content", "Inhalt der Sammlung", "目录一览"])
def test_an_index_of_linked_questions_below_a_heading_is_no_card(title: str) -> None:
    """The answers are elsewhere, so each of them is a question without an answer."""
    text = LINKED.format(title, "Scan it to get news.")
    assert cards(text) == ANSWERED
    assert [line for code, line in codes_and_lines(text) if code == "DP104"] == [15, 16, 20, 21]


def test_links_that_do_not_ask_or_lie_below_a_question_or_much_text_are_an_answer() -> None:
    text = LINKED.format("Tools", "Take them along.").replace("?](", "](")
    assert len(cards(text)) == len(ANSWERED) + 1
    assert len(cards(LINKED.format("Which questions are there?", "Many."))) == len(ANSWERED) + 1
    assert len(cards(LINKED.format("Gardens", "A garden has beds, paths and a heap of compost. " * 9))) > len(ANSWERED)


def test_links_below_further_reading_are_not_reported_if_one_does_not_ask() -> None:
    text = "## What is a cell?\n\nThe unit of life.\n\n## What is DNA?\n\nA molecule.\n\n## Further reading\n\n"
    text += "- [What is a cell?](https://example.org/a)\n- [Campbell](https://example.org/b)\n"
    assert cards(text) == ["What is a cell? | The unit of life.", "What is DNA? | A molecule."]
    assert "DP104" not in [code for code, _ in codes_and_lines(text)]
