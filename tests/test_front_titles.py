"""A file for one question, which the title in its front matter asks."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, codes

BODY = "It maps names.\n\n## Key points\n\nZones.\n\n## Pitfalls\n\nCaches.\n"


@pytest.mark.parametrize("title", ["What is DNS?", '"What is DNS?"', "¿Qué es DNS?", "DNS とは何ですか？"])
def test_the_title_asks_and_the_whole_text_answers(title: str) -> None:
    text = f"---\ntitle: {title}\ndifficulty: hard\n---\n\n{BODY}"
    (card,) = cards(text)
    asked = title.strip('"')
    assert card.startswith(f"{asked} | It maps names. ## Key points")
    assert card.endswith("Caches.")
    assert codes(text) == ["DP115"]


def test_the_question_stands_at_its_place_in_the_front_matter() -> None:
    reading, _ = read(Source("dns.md", f"---\ntags: [net]\ntitle: 'What is DNS?'\n---\n{BODY}"))
    (note,) = reading.deck.notes
    assert (note.location.line, note.location.column) == (3, 9)


def test_questions_in_the_text_come_first() -> None:
    text = "---\ntitle: What is DNS?\n---\n\n## What is a zone?\n\nA part.\n\n## What is a record?\n\nA line.\n"
    assert cards(text) == ["What is a zone? | A part.", "What is a record? | A line."]


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: All about DNS\n---\n\n{BODY}",
        f"---\ntitle: What is DNS?\n---\n\n# All about DNS\n\n{BODY}",
        "---\ntitle: What is DNS?\n---\n",
    ],
    ids=["no question", "a title in the text", "no text"],
)
def test_other_titles_are_only_titles(text: str) -> None:
    assert cards(text) == []


def test_the_key_question_asks_too() -> None:
    text = f"---\nid: 7\nquestion: What is `DNS`?\n---\n\n{BODY}"
    (card,) = cards(text)
    assert card.startswith("What is `DNS`? | It maps names.")
    assert codes(text) == ["DP115"]


@pytest.mark.parametrize("body", ["", "# All about DNS\n\nIt maps names.\n", "## What is a zone?\n\nA part.\n"])
def test_such_a_question_without_a_card_is_reported(body: str) -> None:
    assert "What is DNS? | " not in "".join(cards(f"---\nquestion: What is DNS?\n---\n\n{body}"))
    assert "DP104" in codes(f"---\nquestion: What is DNS?\n---\n\n{body}")


@pytest.mark.parametrize("count", [1, 3])
def test_the_text_above_headings_that_ask_answers_such_a_question(count: int) -> None:
    more = [(f"What is zone {n}?", f"A part, {n}.") for n in range(count)]
    text = "---\nquestion: What is DNS?\n---\nIt maps names.\n\n" + "".join(
        "## {}\n\n{}\n\n".format(*one) for one in more
    )
    assert cards(text) == ["What is DNS? | It maps names.", *map(" | ".join, more)]
    assert "DP104" not in codes(text)


def test_other_values_of_the_key_are_unknown() -> None:
    assert codes("---\nquestion: 7\n---\n\n## What is a zone?\n\nA part.\n") == ["DP109"]
