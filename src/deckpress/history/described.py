"""A note of the source -> what of it is compared with the lock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from deckpress.history.identity import question_key
from deckpress.history.likeness import answer_of, sketch
from deckpress.history.lock import Entry
from deckpress.model import Note


@dataclass(frozen=True, slots=True)
class Now:
    """A note of the source, and what of it is compared."""

    note: Note
    path: str
    deck: str
    key: str
    answer: str
    note_type: str
    position: int


def describe(notes: Iterable[tuple[Note, str, str]]) -> tuple[Now, ...]:
    """Notes with their path and deck, as they are compared."""
    return tuple(
        Now(note, path, deck, question_key(note), sketch(answer_of(note)), note.note_type, position)
        for position, (note, path, deck) in enumerate(notes)
    )


def may_be(now: Now, entry: Entry) -> bool:
    """False if the author gave the one an id and the other another."""
    return not (now.note.id and entry.id and now.note.id != entry.id)
