"""Notes of a collection and the current notes -> which current note each of them is.

A note is recognised by the id that another program wrote into the source (Anki's number of the note, or its guid), else
as in `matching`, where questions and answers are compared as the plain text of what Anki shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deckpress.diagnostics import Diagnostics
from deckpress.foreign.values import ForeignCollection, ForeignNote
from deckpress.history.adopt import Current, entry_as_seen, now_as_seen
from deckpress.history.matching import match
from deckpress.history.moved import as_shipped
from deckpress.history.release import Shipped
from deckpress.model import MovedType


@dataclass(frozen=True, slots=True)
class Found:
    """A current note, and the note of the collection that it is; `how` it was recognised, if not by its id or text."""

    one: Current
    old: ForeignNote
    shipped: Shipped
    how: str = ""


@dataclass(frozen=True, slots=True)
class Adopted:
    """The notes that were found, the current ones without one in the collection, and those of the collection left."""

    found: tuple[Found, ...]
    new: tuple[Current, ...]
    left: tuple[ForeignNote, ...]
    doubts: Diagnostics = ()


def find_foreign(current: Sequence[Current], collection: ForeignCollection, types: Mapping[int, MovedType]) -> Adopted:
    """Which note of a collection each current note is; `types` are the note types that are moved, by their ids."""
    notes = {note.guid: note for note in collection.notes if note.type_id in types}
    shipped = {
        guid: as_shipped(note, collection.types[note.type_id], types[note.type_id]) for guid, note in notes.items()
    }
    numbers = {str(note.id): note.guid for note in notes.values()}
    found: dict[int, tuple[str, str]] = {}
    open_ = dict.fromkeys(notes)
    for one in current:
        written = one.now.note.id
        guid = written if written in open_ else numbers.get(written, "")
        if guid in open_ and shipped[guid].note_type == one.now.note_type:
            found[one.now.position] = (guid, "")
            del open_[guid]
    entries = tuple(entry_as_seen(shipped[guid], "", nth) for nth, guid in enumerate(open_))
    rest = [now_as_seen(one) for one in current if one.now.position not in found]
    matches, doubts = match(rest, entries, by_place=False)
    for other in matches:
        if other.entry is not None:
            found[other.now.position] = (other.entry.guid, other.how)
            del open_[other.entry.guid]
    pairs = [(one, *found[one.now.position]) for one in current if one.now.position in found]
    return Adopted(
        tuple(Found(one, notes[guid], shipped[guid], how) for one, guid, how in pairs),
        tuple(one for one in current if one.now.position not in found),
        tuple(notes[guid] for guid in open_),
        doubts,
    )
