"""What `pull` compares and what it finds: a note as Anki has it, as the source gives it, and as it was last shipped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from deckpress.model import Note, Text


class State(StrEnum):
    """What happened to a note since the last build."""

    EDITED = "edited"
    """Changed in Anki, and not in the source."""
    CONFLICT = "conflict"
    """Changed in Anki and in the source."""
    BEHIND = "behind"
    """Changed in the source by the last build, which Anki does not have yet; it may be edited in Anki as well."""


class Tags(StrEnum):
    """Which tags of Anki's come into the source."""

    KNOWN = "known"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class InAnki:
    """A note as it is in Anki: each field by our name for it, and when it last changed (0 if that is not known)."""

    guid: str
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    mod: int = 0
    named: Mapping[str, str] = field(default_factory=dict)
    """The fields by their names in Anki, with Anki's names of media."""


@dataclass(frozen=True, slots=True)
class InSource:
    """A note as a build would ship it now. `changed` is true if that is not what the last build shipped.

    `shipped` are its fields in the last build, and `shipped_tags` its tags, where the package of it is at hand. `mod`
    is when the last build says that it changed.
    """

    note: Note
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    changed: bool = False
    mod: int = 0
    shipped: Mapping[str, str] | None = None
    shipped_tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What differs between Anki and the source, and who changed it.

    `fields` are the names of the fields that differ, `other` those among them that hold no text of a card.
    """

    state: State
    fields: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a note that differs in Anki: its path in the note, its Markdown, and its HTML now and in Anki.

    A path is the name of a field of `Note`, or `choices`, the index of the option and a field of `Choice`.
    """

    path: tuple[str | int, ...]
    old: Text
    now: str
    anki: str
    inline: bool = False
    cloze: bool = False

    @property
    def name(self) -> str:
        """The name that users see."""
        if len(self.path) == 1:
            return str(self.path[0])
        _, index, own = self.path
        return f"option {int(index) + 1}" if own == "text" else f"feedback on option {int(index) + 1}"


@dataclass(frozen=True, slots=True)
class Change:
    """New text in place of the characters from `start` to `end` of a source."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """A way to write an edited note into its source, and the note that must result."""

    changes: tuple[Change, ...]
    note: Note


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of a note with its text in the source, in Anki and, for a conflict, in the last build if that is known."""

    part: str
    source: str
    anki: str
    shipped: str | None = None


@dataclass(frozen=True, slots=True)
class Pulled:
    """A note that differs in Anki: what was done or would be done with it. `index` is its place in its file."""

    state: State
    index: int
    guid: str
    note: Note
    shown: tuple[Shown, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    refused: str = ""
    """Why it cannot be written into the source; empty if it can be."""
    written: bool = False
    other: tuple[str, ...] = ()
    """The fields that have no text in the source and differ from Anki."""

    @property
    def is_shown(self) -> bool:
        """True if it differs in what a pull writes."""
        return bool(self.shown or self.added or self.removed)
