"""What a push left in Anki, kept in the user's cache folder for the next one.

Without it, a push cannot tell its own changes in Anki from the learner's edits, and keeps both.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from deckpress.live.values import Pushed, Traces

_FOLDER = "pushed-2"
_MOST_BYTES = 200_000_000


def memory_file(cache: Path | None, lock: Path | None, profile: str) -> Path | None:
    """The file of a project, by the path of its lock, and of a profile of Anki. None without a cache or a lock."""
    if cache is None or lock is None:
        return None
    key = f"{lock.resolve()}\0{profile}".encode("utf-8", "replace")
    return cache / _FOLDER / f"{hashlib.blake2b(key, digest_size=10).hexdigest()}.json"


def read_pushed(path: Path | None) -> dict[str, Pushed]:
    """What earlier pushes left, by guid; empty if the file is missing, damaged or from another program."""
    try:
        return {
            str(guid): Pushed(int(mod), str(seen), str(deck), tuple(str(tag) for tag in tags), int(note), _pair(rest))
            for guid, (mod, seen, deck, tags, note, *rest) in _read(path).get("notes", {}).items()
        }
    except (ValueError, TypeError, AttributeError, OverflowError):
        return {}


def write_pushed(path: Path | None, rows: Mapping[str, Pushed]) -> None:
    """Replaces the record of the notes in one step; does nothing if the folder cannot be written."""
    notes = {
        guid: [row.mod, row.seen, row.deck, list(row.tags), row.note, *(row.conflict if any(row.conflict) else ())]
        for guid, row in sorted(rows.items())
    }
    _write(path, {"notes": notes})


def read_traces(path: Path | None) -> Traces:
    """What earlier pushes changed besides notes, from the same file as `read_pushed`."""
    try:
        values = _read(path)
        looks = {
            int(number): {str(part): _pair(both) for part, both in parts.items()}
            for number, parts in values.get("looks", {}).items()
        }
        suspended = {str(guid): tuple(map(int, cards)) for guid, cards in values.get("suspended", {}).items()}
    except (ValueError, TypeError, AttributeError, OverflowError):
        return Traces()
    return Traces(looks, suspended)


def write_traces(path: Path | None, traces: Traces) -> None:
    """Replaces the record of everything besides notes, as `write_pushed` does that of the notes."""
    looks = {str(number): dict(sorted(parts.items())) for number, parts in sorted(traces.looks.items())}
    suspended = {guid: list(cards) for guid, cards in sorted(traces.suspended.items()) if cards}
    _write(path, {"looks": looks, "suspended": suspended})


def _read(path: Path | None) -> dict[str, Any]:
    """The parts of the file; empty if it is missing, damaged or from another program."""
    try:
        if path is None or path.stat().st_size > _MOST_BYTES:
            return {}
        values = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _write(path: Path | None, parts: Mapping[str, object]) -> None:
    """Replaces some parts of the file."""
    if path is None:
        return
    values = {**_read(path), **parts}
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_text(json.dumps(values), encoding="utf-8")
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


def _pair(digests: Sequence[object]) -> tuple[str, str]:
    """Two digests, or two empty ones. Raises ValueError if there are more or fewer."""
    if not digests:
        return "", ""
    first, second = digests
    return str(first), str(second)
