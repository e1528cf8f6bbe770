"""Formats of quiz and note programs known by their signs: each document of tests/decks/dialects and what it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from deckpress.convert import to_native
from deckpress.model import Kind, Note, Source
from deckpress.reading import Reading, read
from listed import listed

DECKS = Path(__file__).parent / "decks" / "dialects"
FILES = {
    "mkdocs-quiz.md": "mkdocs-quiz",
}


def understood(text: str, name: str = "deck.md") -> Reading:
    return read(Source(name, text))[0]


def notes(text: str, name: str = "deck.md") -> tuple[Note, ...]:
    return understood(text, name).deck.notes


def dialect_of(text: str, name: str = "deck.md") -> str:
    return understood(text, name).dialect.partition(" (")[0]


def codes(text: str, name: str = "deck.md") -> list[tuple[str, int]]:
    return [(problem.code, problem.location.line) for problem in read(Source(name, text))[1]]


def right(note: Note) -> list[str]:
    return [choice.text.markdown for choice in note.choices if choice.correct]


@pytest.mark.parametrize(("name", "dialect"), FILES.items())
def test_a_document_is_understood_as_written_down(name: str, dialect: str, golden: Callable[[Path, str], None]) -> None:
    """The golden file holds what `inspect --json` prints, the remarks and tags of notes, and each diagnostic."""
    source = Source(name, (DECKS / name).read_text(encoding="utf-8"))
    reading, problems = read(source)
    assert reading.dialect.startswith(f"{dialect} (")
    assert reading.unaccounted == ()
    assert reading.deck == read(source, dialect)[0].deck
    remarks = {n.location.line: n.explanation.markdown for n in reading.deck.notes if n.kind is Kind.OPEN}
    told = {**listed(reading), "remarks": remarks, "told": [str(problem) for problem in problems]}
    golden(DECKS / f"{name.rpartition('.')[0]}.json", json.dumps(told, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("name", FILES)
def test_a_document_is_converted_to_the_same_cards(name: str) -> None:
    source = Source(name, (DECKS / name).read_text(encoding="utf-8"))
    reading, _ = read(source)
    native, problems = to_native(reading, source)
    assert problems == ()
    assert len(read(Source("native.md", native))[0].deck.notes) == len(reading.deck.notes)


# ---- mkdocs-quiz ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "## How is a quiz written?\n\n```markdown\n<quiz>\nWhy?\n- [x] so\n</quiz>\n```\n",
        "## How is a quiz written?\n\n    <quiz>\n    Why?\n    - [x] so\n    </quiz>\n",
        "## What is it?\n\nThe element `<quiz>` holds `- [x]`.\n\n<quiz>\n</quiz>\n",
        "<quiz>\n- [x] never closed\n",
    ],
)
def test_a_page_that_only_mentions_quizzes_holds_none(text: str) -> None:
    assert dialect_of(text) != "mkdocs-quiz"


def test_mkdocs_quiz_without_options_and_gaps_makes_no_card() -> None:
    text = "<quiz>\nWhat?\n- [x] this\n- [ ] that\n</quiz>\n\n<quiz>\nOnly words.\n</quiz>\n"
    assert codes(text) == [("DP104", 8)]


def test_mkdocs_quiz_with_several_right_options_keeps_them_all() -> None:
    (note,) = notes("<quiz>\nWhich?\n- [x] a\n- [X] b\n- [ ] c\n</quiz>\n")
    assert (right(note), note.kind) == (["a", "b"], Kind.CHOICE)
