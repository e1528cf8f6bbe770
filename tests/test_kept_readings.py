"""A source that an earlier build has read: the same reading, cards and messages as when it is read again."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget import share
from deckpress.diagnostics import Diagnostics
from deckpress.markdown.text_keys import tokens_digest
from deckpress.model import Note, Source, Text
from deckpress.reading import Reading, read
from deckpress.reading.notes.kept import read_once
from kept import MemoryValues
from test_kept_notes import RICH, shown

DECKS = Path(__file__).parent / "decks"


def read_with(store: MemoryValues | None, text: str, *manner: Any) -> tuple[Reading, Diagnostics]:
    source = Source("a.md", text)
    return read_once(store, source, manner or ("auto", 0), lambda: read(source, *manner))


def everything(reading: Reading, problems: Diagnostics) -> list[object]:
    """All of a reading, what `==` and `repr` leave out as well."""
    digests = [tokens_digest(text) for note in reading.deck.notes for text in texts_of(note)]
    return [*all_but_digests(reading, problems), digests]


def all_but_digests(reading: Reading, problems: Diagnostics) -> list[object]:
    """All of a reading but what stands for the blocks of its texts in keys."""
    texts = [text for note in reading.deck.notes for text in texts_of(note)]
    places = [(text, text.path, text.origin, blocks_of(text)) for text in texts]
    notes = [(note, note.location, note.declined) for note in reading.deck.notes]
    return [repr(reading), repr(problems), places, notes, reading.source, repr(reading.deck.passages)]


def blocks_of(text: Text) -> list[object]:
    """The tokens of a text, with lines counted from its first."""
    parsed: Any = text.parsed
    tokens = [(token, token.map and [line - text.parsed_from for line in token.map]) for token in parsed]
    return [(token.type, lines, token.content, token.info, token.level) for token, lines in tokens]


def texts_of(note: Note) -> list[Text]:
    options = (text for choice in note.choices for text in (choice.text, choice.feedback))
    return [note.question, note.answer, note.explanation, note.hint, *options]


def assert_same(text: str, kept: MemoryValues, *manner: Any) -> None:
    """Reads a text twice with a store and once without, and renders what came of it."""
    fresh = read_with(None, text, *manner)
    for _ in range(2):
        found = read_with(kept, text, *manner)
        assert everything(*found) == everything(*fresh)
        assert shown(found[0].deck, None) == shown(fresh[0].deck, None)


def test_a_source_is_read_once() -> None:
    kept = MemoryValues()
    first = read_with(kept, RICH)

    def never() -> tuple[Reading, Diagnostics]:
        raise AssertionError

    source = Source("a.md", RICH)
    again = read_once(kept, source, ("auto", 0), never)
    assert repr(again) == repr(first)
    known = MemoryValues()
    shown(first[0].deck, known)
    assert shown(again[0].deck, known) == shown(first[0].deck, None)


def test_a_note_to_render_again_has_its_source_read_again() -> None:
    kept = MemoryValues()
    fresh, _ = read_with(kept, RICH)
    times = []

    def counted() -> tuple[Reading, Diagnostics]:
        times.append(1)
        return read(Source("a.md", RICH))

    recalled, _ = read_once(kept, Source("a.md", RICH), ("auto", 0), counted)
    assert not times
    assert shown(recalled.deck, None) == shown(fresh.deck, None)
    assert times == [1]


@pytest.mark.parametrize("other", [("auto", 2), ("shapes", 0), ("mdanki", 0)])
def test_another_manner_is_another_reading(other: tuple[str, int]) -> None:
    kept = MemoryValues()
    read_with(kept, RICH)
    assert_same(RICH, kept, *other)


def test_another_path_is_another_reading() -> None:
    kept = MemoryValues()
    read_with(kept, RICH)
    source = Source("b.md", RICH)
    reading, _ = read_once(kept, source, ("auto", 0), lambda: read(source))
    assert reading.deck.notes[0].location.path == "b.md"


@pytest.mark.parametrize("odd", [[], {}, "text", [0, 1, 2], [0, [11], []], [0, None, None], [99], 7])
def test_a_value_of_another_form_is_not_used(odd: object) -> None:
    class Odd(MemoryValues):
        def get(self, kind: str, key: str) -> object:  # noqa: ARG002
            return odd

    assert everything(*read_with(Odd(), RICH)) == everything(*read_with(None, RICH))


@pytest.mark.parametrize(
    "path",
    sorted(path for kind in ("bad", "dialects", "good", "keys", "structure") for path in (DECKS / kind).rglob("*.md")),
    ids=lambda path: path.stem,
)
def test_every_deck_is_the_same_when_it_is_recalled(path: Path) -> None:
    text = path.read_text("utf-8", errors="replace")
    kept = MemoryValues()
    fresh = read_with(kept, text)
    recalled = read_with(kept, text)
    assert everything(*recalled) == everything(*fresh)
    if recalled[0].deck.notes and not fresh[0].deck.passages:
        assert shown(recalled[0].deck, None) == shown(fresh[0].deck, None)


PIECES = st.sampled_from(
    (
        "```;~~~;<div>;</div>;<!--;-->;<details>;[ref]: /x;[^1]: note;[^1];---;===;- x;  - y;1. z;> q;$$;\\[;\\];# T"
        ";## What?;Q: a;A: b;C: ==x==;;;text [ref];: ```;    code;<script>;**A:** b;- [x] one;- [ ] two;```mermaid"
        ";| a | b |;|---|---|"
    ).split(";")
)


@cache
def kept_once() -> tuple[MemoryValues, MemoryValues]:
    """The stores of readings and of notes after the first build of `RICH`."""
    kept, notes = MemoryValues(), MemoryValues()
    read_with(kept, RICH)
    shown(read_with(None, RICH)[0].deck, notes)
    return kept, notes


@settings(max_examples=share(30))
@given(st.lists(PIECES, max_size=12), st.integers(0, 40), st.integers(0, 3))
def test_any_edit_reads_and_renders_as_without_a_store(pieces: list[str], at: int, cut: int) -> None:
    kept, notes = (store.copy() for store in kept_once())
    lines = RICH.split("\n")
    edited = "\n".join([*lines[:at], *pieces, *lines[at + cut :]])
    fresh = read_with(None, edited)
    for _ in range(2):
        found = read_with(kept, edited)
        assert everything(*found) == everything(*fresh)
        assert shown(found[0].deck, notes) == shown(fresh[0].deck, None)
