"""What an export of Anki holds, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ForeignField:
    """A field of a note type. `id` is 0 in the packages of programs that give fields none, such as genanki."""

    name: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class ForeignTemplate:
    """A template of a note type with its two sides; `id` as for a field."""

    name: str
    id: int = 0
    front: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class ForeignType:
    """A note type of a collection."""

    id: int
    name: str
    cloze: bool
    fields: tuple[ForeignField, ...]
    templates: tuple[ForeignTemplate, ...]
    css: str = ""
    mod: int = 0
    """When it last changed, in seconds since 1970; 0 if that is not known."""

    def named(self, note: ForeignNote) -> dict[str, str]:
        """The fields of a note of this type, by their names."""
        return {field.name: text for field, text in zip(self.fields, note.fields, strict=True)}


@dataclass(frozen=True, slots=True)
class ForeignNote:
    """A note of a collection: its fields as Anki's HTML in the order of its type, and the ordinals of its cards."""

    id: int
    guid: str
    type_id: int
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    deck: str
    """The deck of its first card, `A::B` for a subdeck."""
    cards: tuple[int, ...]
    mod: int
    """When it last changed, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class ForeignCollection:
    """The notes of an export, its note types by id, and its media by name, each read when it is asked for."""

    notes: tuple[ForeignNote, ...]
    types: Mapping[int, ForeignType]
    media: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    has_ids: bool = False
    """True if the ids of notes and note types are those that Anki has, as in packages."""


def check_media_name(name: str) -> None:
    """Raises ValueError for the name of a file of media that is empty, or leads out of the folder of media."""
    if not name or name in (".", "..") or any(sign in name for sign in "/\\\x00"):
        raise ValueError(f"the name of a file in it leads out of its folder: {name[:80]!r}")
