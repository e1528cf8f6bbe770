"""`deckpress.lock`: one line of JSON for each note, sorted, so that it is readable and merges line by line.

It is committed with the source. The first line holds the version, the project's id and the state of the templates;
every other line is one note: its guid, its last place, its question, a sketch of its answer, a hash of its shipped
content, and when that changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from deckpress.compare import composed
from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.lock import (
    LOCK_CONFLICT,
    LOCK_EMPTY,
    LOCK_HEAD_MISSING,
    LOCK_LINE_DAMAGED,
    LOCK_TOO_NEW,
)
from deckpress.history.identity import LATEST_TIME
from deckpress.history.moved_rows import HIGHEST_ID, moved_row, moved_type
from deckpress.model import MovedType

VERSION = 2
"""Since 2, hashes are those of `content`; a lock of version 1 is read, and each hash in it is replaced once."""
NAME = "deckpress.lock"
_TEXTS = ("guid", "path", "question", "type", "deck", "hash", "answer", "id", "stays", "was")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST = 1_000_000
"""The largest number of a card, of a gap, or of notes with one question."""
MOST_PLACE = 1 << 53
"""The largest place: larger whole numbers are not exact everywhere in JSON (RFC 8259)."""


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
    return "".join(_line(row) for row in (head, *moved, *rows))


def _line(row: Mapping[str, Any]) -> str:
    """One line of JSON. Surrogates, which stand for bytes of file names that are not UTF-8 (PEP 383), are escaped."""
    text = json.dumps(row, ensure_ascii=False)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


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
    }
    row.update((name, value) for name, value in more.items() if value or (name == "cards" and not entry.cards))
    return row


def read_lock(path: str, text: str) -> tuple[Lock, Diagnostics]:
    """The lock in a text, which may have the lines of both sides of a merge.

    Error DP701: an unresolved merge conflict, a damaged line, or a newer version.
    """
    try:
        lines = _lines(path, text)
        head, entries, moved = _rows(path, lines, _head(path, lines[0]))
        project, templates, mod = (head.get(name, "") for name in ("project", "templates", "templates_mod"))
        if not _is_text(project) or not _is_text(templates) or not _is_number(mod or 0, LATEST_TIME):
            raise _UnreadableError(LOCK_LINE_DAMAGED.at(Location(path)))
    except _UnreadableError as error:
        return Lock(), (error.diagnostic,)
    return Lock(project, templates, _number(mod), tuple(entries.values()), tuple(moved.values())), ()


class _UnreadableError(Exception):
    """A text that is not a lock, with its diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def _lines(path: str, text: str) -> list[str]:
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line.startswith(("<<<<<<<", ">>>>>>>", "=======")):
            raise _UnreadableError(LOCK_CONFLICT.at(Location(path, number)))
    if not text.strip():
        raise _UnreadableError(LOCK_EMPTY.at(Location(path)))
    return lines


def _head(path: str, line: str) -> dict[str, Any]:
    """The first line of a lock, whose version this release can read."""
    head = _object(path, 1, line)
    if not _number(head.get("deckpress")):
        raise _UnreadableError(LOCK_HEAD_MISSING.at(Location(path)))
    if _too_new(head):
        raise _UnreadableError(LOCK_TOO_NEW.at(Location(path), version=head["deckpress"], newest=VERSION))
    return head


def _rows(
    path: str, lines: Sequence[str], head: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Entry], dict[int, MovedType]]:
    """The last head among the lines, the entries by guid, and the note types from before a move by id."""
    entries: dict[str, Entry] = {}
    moved: dict[int, MovedType] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        row = _object(path, number, line)
        if "deckpress" in row and not _too_new(row):
            head = _later_head(head, row)
            continue
        if "moved" in row and "guid" not in row:
            kind = moved_type(row)
            if kind is None:
                raise _UnreadableError(LOCK_LINE_DAMAGED.at(Location(path, number)))
            if kind.id not in moved or kind.shipped:
                moved[kind.id] = kind
            continue
        entry = _entry(row)
        if entry is None or (entry.moved and entry.moved not in moved):
            raise _UnreadableError(LOCK_LINE_DAMAGED.at(Location(path, number)))
        if entry.guid in entries and entries[entry.guid] != entry:
            entry = _later(entries[entry.guid], entry)
        entries[entry.guid] = entry
    return head, entries, moved


def _later(first: Entry, second: Entry) -> Entry:
    """The line that was shipped or answered last, of two lines of one note that a merge of branches left.

    It gets what the author says in either of them.
    """
    last = max((second, first), key=lambda entry: (entry.mod, not entry.gone, bool(entry.was)))
    return replace(last, apart=tuple(sorted({*first.apart, *second.apart})))


def _too_new(head: dict[str, Any]) -> bool:
    return _number(head.get("deckpress")) > VERSION


def _later_head(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """The first line whose templates changed last, of two that a merge left."""
    return second if _number(second.get("templates_mod")) > _number(first.get("templates_mod")) else first


def _object(path: str, number: int, line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, dict):
        return value
    raise _UnreadableError(LOCK_LINE_DAMAGED.at(Location(path, number)))


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _is_number(value: object, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not _SURROGATE.search(value)


def _entry(row: dict[str, Any]) -> Entry | None:
    """The entry in a line; None if a value has the wrong type or could not come from a build."""
    texts = {name: row.get(name, "") for name in _TEXTS}
    section, cards, clozes = row.get("section", []), row.get("cards", [0]), row.get("clozes", {})
    apart = row.get("not", [])
    if not all(isinstance(value, list) for value in (section, cards, apart)) or not isinstance(clozes, dict):
        return None
    path = texts["path"]  # may hold bytes that are not UTF-8, as Python keeps them (PEP 383)
    numbers = (*cards, *clozes.values(), row.get("nth", 0))
    if (
        not all(map(_is_text, (*(text for name, text in texts.items() if name != "path"), *section, *clozes, *apart)))
        or not isinstance(path, str)
        or not all(_is_number(number, _MOST) for number in numbers)
        or not _is_number(row.get("moved", 0), HIGHEST_ID)
        or not _is_number(row.get("at", 0), MOST_PLACE)
        or not (texts["guid"] and row.get("mod") and _is_number(row["mod"], LATEST_TIME))
    ):
        return None
    texts = {name: composed(text) for name, text in texts.items()}
    return Entry(
        texts["guid"],
        texts["type"] or "qa",
        texts["path"],
        texts["deck"],
        texts["question"],
        texts["answer"],
        texts["hash"],
        row["mod"],
        texts["id"],
        tuple(map(composed, section)),
        tuple((composed(text), number) for text, number in clozes.items()),
        tuple(cards),
        row.get("gone") is True,
        texts["stays"],
        row.get("retired") is True,
        row.get("moved", 0),
        row.get("nth", 0),
        tuple(apart),
        texts["was"],
        row.get("at", 0),
    )
