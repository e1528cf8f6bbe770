"""The notes of a project in a running Anki and in a build, as plain values."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from deckpress.compare import composed
from deckpress.foreign.values import ForeignType
from deckpress.history.content import as_shown

_UNCOMPARED = "Source"
"""The field with the name of the source file, which alone changes no note (see `history.content`)."""


@dataclass(frozen=True)
class BuiltNote:
    """A note in the packages of a build: its fields by name, and the deck of its cards."""

    guid: str
    type_id: int
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    deck: str
    mod: int

    @cached_property
    def digest(self) -> str:
        """The digest of its fields."""
        return digest_of(self.fields)


@dataclass(frozen=True, slots=True)
class Built:
    """What the packages of a build hold."""

    notes: tuple[BuiltNote, ...] = ()
    kinds: Mapping[int, ForeignType] = field(default_factory=dict)
    media: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AnkiCard:
    """A card in Anki and the deck that it lies in, which may be a filtered one."""

    id: int
    deck: str


@dataclass(frozen=True)
class AnkiNote:
    """A note in Anki, by its guid in the project. `mod` is when it last changed, in seconds since 1970."""

    id: int
    guid: str
    type_id: int
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    mod: int
    cards: tuple[AnkiCard, ...]

    @cached_property
    def digest(self) -> str:
        """The digest of its fields."""
        return digest_of(self.fields)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The state of Anki: the open profile, the notes of the project's note types by guid, and these types by id."""

    profile: str = ""
    notes: Mapping[str, AnkiNote] = field(default_factory=dict)
    kinds: Mapping[int, ForeignType] = field(default_factory=dict)
    filtered: frozenset[str] = frozenset()
    """The decks among those of the cards that are filtered decks."""
    elsewhere: frozenset[str] = frozenset()
    """The guids of notes of the project that have another note type in Anki."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """The record of a note after a push to this Anki: its state in Anki, and the author's version."""

    mod: int
    """When the note had last changed in the source, in seconds since 1970."""
    seen: str
    """A digest of its fields in Anki (see `digest_of`)."""
    deck: str
    """The deck where its cards were put."""
    tags: tuple[str, ...] = ()
    """The author's tags."""
    note: int = 0
    """Its id in Anki."""
    conflict: tuple[str, str] = ("", "")
    """The digests of the fields in Anki and of those in the source, if both had changed.

    The second one is empty until they were shown to the author.
    """


@dataclass(frozen=True, slots=True)
class Traces:
    """What pushes changed in this Anki besides notes: the looks of note types, and cards that they suspended."""

    looks: Mapping[int, Mapping[str, tuple[str, str]]] = field(default_factory=dict)
    """By the id of the note type and the name of a part (see `looks.Shipped`)."""
    suspended: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """The cards that pushes suspended because their notes were removed from the source, by guid."""


def digest_of(fields: Mapping[str, str]) -> str:
    """A digest of a note's fields as Anki shows them; notes that look the same have the same digest."""
    digest = hashlib.blake2b(digest_size=10)
    for name, text in sorted(fields.items()):
        if name != _UNCOMPARED and text:
            digest.update(f"{composed(name)}\0{as_shown(text)}\0".encode("utf-8", "replace"))
    return digest.hexdigest()


def with_names(there: Snapshot, kinds: Mapping[int, ForeignType]) -> Snapshot:
    """The snapshot with the fields' names of these note types, where learners gave a field another name."""
    renamed: dict[int, dict[str, str]] = {}
    for number, kind in there.kinds.items():
        names = {part.id: part.name for part in kinds[number].fields if part.id} if number in kinds else {}
        other = (part for part in kind.fields if names.get(part.id, part.name) != part.name)
        renamed[number] = {part.name: names[part.id] for part in other}
    if not any(renamed.values()):
        return there
    notes = {
        guid: replace(note, fields={renamed[note.type_id].get(name, name): text for name, text in note.fields.items()})
        for guid, note in there.notes.items()
    }
    return replace(there, notes=notes)


def fold_name(name: str) -> str:
    """A deck's name or a tag in the form in which Anki compares them."""
    return unicodedata.normalize("NFC", name).casefold()
