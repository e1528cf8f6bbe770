"""An export of Anki's and the lock -> the notes of the project as they are in Anki, and those that are new there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from deckpress.exporters.anki.names import deck_parents
from deckpress.foreign.values import ForeignCollection, ForeignNote, ForeignType
from deckpress.history.adopt import plain
from deckpress.history.identity import NO_ID
from deckpress.history.lock import Entry, Lock
from deckpress.history.moved import as_shipped
from deckpress.live.pull_values import InAnki
from deckpress.model import FIELDS_CLOZE, FIELDS_QA, MovedType
from deckpress.regex import regex

_BUILT = regex(r"[0-9a-f]{20}\Z")
"""A guid that a build made; Anki makes others."""
_FIELDS = {"qa": FIELDS_QA, "cloze": FIELDS_CLOZE}


@dataclass(frozen=True, slots=True)
class Stranger:
    """A note in a deck of the project that no build made: its text and its deck."""

    question: str
    deck: str


@dataclass(frozen=True, slots=True)
class Held:
    """What Anki has of a project: its notes by guid, the guids of those with another note type, and new ones."""

    notes: Mapping[str, InAnki]
    other_type: frozenset[str]
    new: tuple[Stranger, ...]
    decks: frozenset[str]
    """The outermost decks that the export covers, in lower case."""


def held_notes(collection: ForeignCollection, lock: Lock, own_types: Collection[int], decks: Collection[str]) -> Held:
    """The notes of a project in an export; `own_types` are the ids of its note types, and `decks` its decks.

    Files without a project share their note types: notes of them that a build made are those of other files.
    """
    is_shared = lock.project == NO_ID
    entries = {entry.guid: entry for entry in lock.entries}
    ours = {*decks, *(entry.home for entry in lock.entries)}
    found: dict[str, InAnki] = {}
    other: set[str] = set()
    new: list[Stranger] = []
    for note in collection.notes:
        entry = entries.get(note.guid)
        if entry is None:
            if is_shared and note.type_id in own_types and _BUILT.match(note.guid):
                continue
            if note.type_id in own_types or not ours.isdisjoint((note.deck, *deck_parents(note.deck))):
                new.append(Stranger(" ".join(plain(" ".join(note.fields)).split())[:80], note.deck))
            continue
        kind = collection.types[note.type_id]
        fields = _fields(note, kind, entry, lock)
        if fields is None:
            other.add(note.guid)
        else:
            found[note.guid] = InAnki(note.guid, fields, note.tags, note.mod, kind.named(note))
    covered = frozenset(_top(note.deck) for note in collection.notes)
    return Held(found, frozenset(other), tuple(new), covered)


def is_covered(entry: Entry, held: Held) -> bool:
    """True if an export would hold the note of an entry if it were in Anki: it has the deck, or names no decks."""
    return _top(entry.home) in held.decks or held.decks <= {""}


def _top(deck: str) -> str:
    return deck.split("::")[0].casefold()


def _fields(note: ForeignNote, kind: ForeignType, entry: Entry, lock: Lock) -> Mapping[str, str] | None:
    """The fields of a note by the names of ours; None if its note type is another one.

    A text export has no field names, and learners may rename fields: then the order counts.
    """
    wanted = _FIELDS.get(entry.note_type, FIELDS_QA)
    values = kind.named(note)
    if set(wanted) <= values.keys():
        return values
    moved = next((one for one in lock.moved if one.id in (note.type_id, entry.moved)), None)
    if moved is not None and (moved.id == note.type_id or is_turned(kind, moved)):
        return as_shipped(note, kind, moved).fields
    is_text = not kind.templates or all(not row.id for row in kind.fields)
    if len(note.fields) < len(wanted) and not (is_text and kind.id < _FIRST_ID):
        return None
    return {**dict.fromkeys(wanted, ""), **dict(zip(wanted, note.fields, strict=False))}


def is_turned(kind: ForeignType, moved: MovedType) -> bool:
    """True for a note type that an import will turn into ours: deckpress took over its notes, Anki not yet."""
    return {part.name for part in kind.fields} == {part.name for part in moved.fields}


_FIRST_ID = 1 << 20
"""Anki's ids of note types are at least this; smaller numbers stand for the note types of a text export."""
