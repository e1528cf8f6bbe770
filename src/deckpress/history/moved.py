"""Notes that learners have from before a deck moved to deckpress, and our notes made from them -> the lock.

The next build updates the learners' notes, which keep their guids. It ships them with a note type that has the ids of
the learners' one, since Anki moves a note part by part: each field and each card by its id or name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from deckpress.foreign.values import ForeignNote, ForeignType
from deckpress.history.described import Now, current_entry
from deckpress.history.lock import Entry, Lock
from deckpress.history.release import Shipped
from deckpress.model import FIELDS_CLOZE, FIELDS_QA, Kept, MovedType

CARDS = {"qa": ("Card", "Reversed"), "cloze": ("Cloze",)}
"""The templates of our note types, in the order of their cards."""
_MOVED = "moved"
"""The hash of a note that is still as learners have it, which no build makes: so the first build updates the note."""


def as_shipped(old: ForeignNote, kind: ForeignType, moved: MovedType) -> Shipped:
    """A note of a collection as if a package of ours held it: its fields by the names of ours."""
    values = kind.named(old)
    names = FIELDS_CLOZE if moved.key == "cloze" else FIELDS_QA
    fields = {**dict.fromkeys(names, ""), **{kept.own: values.get(kept.name, "") for kept in moved.fields if kept.own}}
    return Shipped(old.guid, moved.key, fields, old.tags, old.cards, old.mod, old.deck)


@dataclass(frozen=True, slots=True)
class Pair:
    """A note of a collection, and the note of ours that is made from it or was found for it."""

    old: ForeignNote
    now: Now
    clozes: Mapping[str, int] = field(default_factory=dict)
    """The numbers of its automatic gaps in the collection, by their texts."""


def moved_type(kind: ForeignType, fields: Mapping[str, str], cards: Sequence[int]) -> MovedType | None:
    """A note type as the lock keeps it; `fields` maps names of our fields to those of the foreign ones.

    `cards` are the ordinals of the templates that ours replace. None if it has further templates, whose
    cards would lose their history. (The cards of a cloze come from one template.)
    """
    key = "cloze" if kind.cloze else "qa"
    if sorted(cards) != list(range(len(kind.templates))) or len(cards) > len(CARDS[key]):
        return None
    ids = {field.name: field.id for field in kind.fields}
    return MovedType(
        kind.id,
        kind.name,
        key,
        (
            *(Kept(own, name, ids[name]) for own, name in fields.items()),
            *(Kept("", field.name, field.id) for field in kind.fields if field.name not in fields.values()),
        ),
        tuple(
            Kept(own, kind.templates[number].name, kind.templates[number].id)
            for own, number in zip(CARDS[key], cards, strict=False)
        ),
    )


def moved_lock(
    project: str, types: Mapping[int, MovedType], pairs: Iterable[Pair], own_types: frozenset[int] = frozenset()
) -> tuple[Lock, Sequence[Pair]]:
    """The lock of a project whose notes are in Anki already, and the notes that cannot keep their history.

    `types` are the note types that are moved, by the id of the foreign one; `own_types` are the ids of those that the
    project has itself, whose notes need no move. A note of another kind than its type (Anki cannot turn a question into
    a cloze), or of a type that is in neither, becomes a new note: its guid under our own ids would empty its fields.
    """
    entries: list[Entry] = []
    refused: list[Pair] = []
    moved_types: dict[tuple[int, str], MovedType] = {}
    for pair in pairs:
        old, now = pair.old, pair.now
        kind = types.get(old.type_id)
        if old.type_id not in own_types and (kind is None or kind.key != now.note_type):
            refused.append(pair)
            continue
        moved = 0
        if old.type_id not in own_types:
            group = (old.type_id, now.path)
            number = _number(project, *map(str, group), old.guid)
            moved = moved_types.setdefault(group, replace(types[old.type_id], id=number)).id
        mod = max(old.mod, 1)
        entry = current_entry(now, old.guid, deck=old.deck, content=_MOVED, mod=mod, clozes=pair.clozes)
        entries.append(replace(entry, cards=old.cards or (0,), moved=moved))
    ordered = tuple(sorted(entries, key=lambda entry: (entry.path, entry.guid)))
    return Lock(project, entries=ordered, moved=tuple(moved_types.values())), refused


def _number(*parts: str) -> int:
    """A number for the note type of a file, which no other project has: its package is merged for itself.

    If two packages shared a note type, Anki would empty the fields of the first one's notes when it merges the second.
    """
    return int.from_bytes(hashlib.blake2b("\x1f".join(parts).encode(), digest_size=6).digest()) + 1
