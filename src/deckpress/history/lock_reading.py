"""The text of a lock -> the lock, or what is wrong with it. A merge may have left the lines of both sides."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
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
from deckpress.history.lock import MOST_PLACE, VERSION, Entry, Had, Lock
from deckpress.history.moved_rows import moved_type
from deckpress.history.row_values import HIGHEST_ID, is_number, is_text
from deckpress.model import MovedType

_TEXTS = ("guid", "question", "type", "deck", "hash", "answer", "id", "stays", "was", "pulled")
_MOST = 1_000_000
"""The largest number of a card, of a gap, or of notes with one question."""


def read_lock(path: str, text: str, known: dict[str, Entry] | None = None) -> tuple[Lock, Diagnostics]:
    """The lock in a text, which may have the lines of both sides of a merge.

    `known` are the entries of the lines of an earlier text, which are not read again; it gets those of this text.

    Error DP701: an unresolved merge conflict, a damaged line, or a newer version.
    """
    try:
        lines = _lines(path, text)
        head, entries, moved = _rows(path, lines, _head(path, lines[0]), {} if known is None else known)
        project, templates, mod = (head.get(name, "") for name in ("project", "templates", "templates_mod"))
        if not is_text(project) or not is_text(templates) or not is_number(mod or 0, LATEST_TIME):
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
    path: str, lines: Sequence[str], head: dict[str, Any], known: dict[str, Entry]
) -> tuple[dict[str, Any], dict[str, Entry], dict[int, MovedType]]:
    """The last head among the lines, the entries by guid, and the note types from before a move by id."""
    entries: dict[str, Entry] = {}
    moved: dict[int, MovedType] = {}
    read: dict[str, Entry] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        entry = known.get(line)
        if entry is None:
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
        read[line] = entry
        if entry.guid in entries and entries[entry.guid] != entry:
            entry = _later(entries[entry.guid], entry)
        entries[entry.guid] = entry
    known.clear()
    known.update(read)
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


def _entry(row: dict[str, Any]) -> Entry | None:
    """The entry in a line; None if a value has the wrong type or could not come from a build."""
    texts = [row.get(name, "") for name in _TEXTS]
    section, cards, clozes = row.get("section", []), row.get("cards", [0]), row.get("clozes", {})
    apart, path = row.get("not", []), row.get("path", "")
    if not all(isinstance(value, list) for value in (section, cards, apart)) or not isinstance(clozes, dict):
        return None
    try:
        whole = "\n".join((*texts, *section, *clozes, *apart))
    except TypeError:
        return None
    if not (
        isinstance(path, str)  # may hold bytes that are not UTF-8, as Python keeps them (PEP 383)
        and (whole.isascii() or is_text(whole))
        and all(is_number(number, _MOST) for number in (*cards, *clozes.values(), row.get("nth", 0)))
        and is_number(row.get("moved", 0), HIGHEST_ID)
        and is_number(row.get("at", 0), MOST_PLACE)
        and (texts[0] and row.get("mod") and is_number(row["mod"], LATEST_TIME))
    ):
        return None
    if not whole.isascii():
        texts, section, apart = [[*map(composed, some)] for some in (texts, section, apart)]
        clozes = {composed(text): number for text, number in clozes.items()}
    guid, question, kind, deck, content, answer, own, stays, was, pulled = texts
    return Entry(
        guid,
        kind or "qa",
        composed(path),
        deck,
        question,
        answer,
        content,
        row["mod"],
        own,
        tuple(section),
        tuple(clozes.items()),
        tuple(cards),
        row.get("gone") is True,
        stays,
        row.get("retired") is True,
        row.get("moved", 0),
        row.get("nth", 0),
        tuple(apart),
        was,
        row.get("at", 0),
        pulled,
        _had(row.get("had")) if was else None,
    )


def _had(value: object) -> Had | None:
    """What an entry had before an answer; None if the value could not come from one."""
    match value:
        case [str(path), str(answer), str(own), int(nth), int(at)]:
            numbers = is_number(nth, _MOST) and is_number(at, MOST_PLACE)
            return Had(composed(path), answer, composed(own), nth, at) if numbers else None
    return None
