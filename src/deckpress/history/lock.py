"""`deckpress.lock`: one line of JSON for each note, sorted, so that it is readable and merges line by line.

It is committed with the source. The first line holds the version, the project's id and the state of the templates;
every other line is one note: its guid, its last place, its question, a sketch of its answer, a hash of its shipped
content, and when that changed.
"""

from __future__ import annotations

import json
from dataclasses import astuple, field
from typing import Any

from deckpress.frozen import dataclass
from deckpress.history.moved_rows import moved_row
from deckpress.history.row_values import SURROGATE
from deckpress.model import MovedType

VERSION = 2
"""Since 2, hashes are those of `content`; a lock of version 1 is read, and each hash in it is replaced once."""
NAME = "deckpress.lock"
MOST_PLACE = 1 << 53
"""The largest place: larger whole numbers are not exact everywhere in JSON (RFC 8259)."""


@dataclass(frozen=True, slots=True)
class Had:
    """What an entry had before the author's answer gave it the question of another note."""

    path: str
    answer: str
    id: str
    nth: int
    at: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One note as it was last shipped."""

    guid: str
    note_type: str
    """`qa` or `cloze`: Anki cannot move a note from the one to the other."""
    path: str
    """Its file, relative to the project, with forward slashes."""
    deck: str
    """The deck of the note."""
    question: str
    """Its question in one line of Markdown."""
    answer: str
    """A sketch of its answer, by which the similarity of two answers is estimated (see `likeness.sketch`)."""
    hash: str
    """A hash of the shipped fields and tags (see `content`)."""
    mod: int
    """When the hash last changed, in seconds since 1970."""
    id: str = ""
    """The author's own id."""
    section: tuple[str, ...] = ()
    clozes: tuple[tuple[str, int], ...] = ()
    """The numbers of automatic gaps by their texts."""
    cards: tuple[int, ...] = (0,)
    gone: bool = False
    """True if it is no longer in the source."""
    stays: str = ""
    """The deck to which its cards were first shipped, if that is another one: Anki leaves them there."""
    retired: bool = False
    """True if it was shipped once more, with the tag of retired notes, after it left the source."""
    moved: int = 0
    """The id of the note type that it had before the deck moved to deckpress, if it did."""
    nth: int = 0
    """How many notes of its type with the same question were before it in its file."""
    apart: tuple[str, ...] = ()
    """The questions, hashed, of notes that are other notes, as the author says (see `answering`)."""
    was: str = ""
    """Its question as it was last shipped, if the author says since then that it has another one."""
    at: int = 0
    """Its place in its file (see `places`); 0 if it is not known."""
    pulled: str = ""
    """A digest of its fields in Anki if they were pulled: then `mod` is the time of an edit there, not of a build."""
    had: Had | None = None
    """What it had together with the question `was`, so that the author can take the answer back."""

    @property
    def home(self) -> str:
        """The deck in which learners have its cards."""
        return self.stays or self.deck


@dataclass(frozen=True, slots=True)
class Lock:
    """What is remembered of a project. `templates` is a hash of its note types, which changed at `templates_mod`."""

    project: str = ""
    templates: str = ""
    templates_mod: int = 0
    entries: tuple[Entry, ...] = field(default=())
    moved: tuple[MovedType, ...] = ()
    """The note types from before the deck moved to deckpress, by id."""

    @property
    def namespace(self) -> str | None:
        """The namespace of its notes (see `identity.project_id`); None if it has none."""
        return self.project if self.entries else None


def write_lock(lock: Lock) -> str:
    """The text of a lock; equal locks have equal texts."""
    head = {
        "deckpress": VERSION,
        "project": lock.project,
        "templates": lock.templates,
        "templates_mod": lock.templates_mod,
    }
    rows = (_row(entry) for entry in sorted(lock.entries, key=lambda entry: (entry.path, entry.guid)))
    moved = ({"moved": kind.id, **moved_row(kind)} for kind in sorted(lock.moved, key=lambda kind: kind.id))
    line = json.JSONEncoder(ensure_ascii=False).encode
    text = "".join(f"{line(row)}\n" for row in (head, *moved, *rows))
    # Surrogates, which stand for bytes of file names that are not UTF-8 (PEP 383), are escaped.
    return text if text.isascii() else SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _row(entry: Entry) -> dict[str, Any]:
    row: dict[str, Any] = {
        "guid": entry.guid,
        "path": entry.path,
        "question": entry.question,
        "mod": entry.mod,
        "type": entry.note_type,
        "deck": entry.deck,
        "hash": entry.hash,
        "answer": entry.answer,
    }
    more = {
        "id": entry.id,
        "section": list(entry.section),
        "clozes": dict(entry.clozes),
        "cards": [] if entry.cards == (0,) else list(entry.cards),
        "stays": entry.stays,
        "gone": entry.gone,
        "retired": entry.retired,
        "moved": entry.moved,
        "nth": entry.nth,
        "not": list(entry.apart),
        "was": entry.was,
        "at": entry.at,
        "pulled": entry.pulled,
        "had": [*astuple(entry.had)] if entry.had else [],
    }
    row.update((name, value) for name, value in more.items() if value or (name == "cards" and not entry.cards))
    return row
