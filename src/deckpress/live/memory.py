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

from deckpress.live.values import Pushed

_FOLDER = "pushed-1"
_MOST_BYTES = 200_000_000


def memory_file(cache: Path | None, lock: Path | None, profile: str) -> Path | None:
    """The file of a project, by the path of its lock, and of a profile of Anki. None without a cache or a lock."""
    if cache is None or lock is None:
        return None
    key = f"{lock.resolve()}\0{profile}".encode("utf-8", "replace")
    return cache / _FOLDER / f"{hashlib.blake2b(key, digest_size=10).hexdigest()}.json"


def read_pushed(path: Path | None) -> dict[str, Pushed]:
    """What earlier pushes left, by guid; empty if the file is missing, damaged or from another program."""
    if path is None:
        return {}
    try:
        if path.stat().st_size > _MOST_BYTES:
            return {}
        rows = json.loads(path.read_bytes())
        return {
            str(guid): Pushed(int(mod), str(seen), str(deck), tuple(str(tag) for tag in tags), int(note), _pair(rest))
            for guid, (mod, seen, deck, tags, note, *rest) in rows.items()
        }
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def write_pushed(path: Path | None, rows: Mapping[str, Pushed]) -> None:
    """Writes the file in one step; does nothing if the folder cannot be written."""
    if path is None:
        return
    text = json.dumps(
        {
            guid: [row.mod, row.seen, row.deck, list(row.tags), row.note, *(row.conflict if any(row.conflict) else ())]
            for guid, row in sorted(rows.items())
        }
    )
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_text(text, encoding="utf-8")
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


def _pair(digests: Sequence[object]) -> tuple[str, str]:
    """The two digests of a conflict. Raises ValueError if there are more or fewer."""
    if not digests:
        return "", ""
    first, second = digests
    return str(first), str(second)
