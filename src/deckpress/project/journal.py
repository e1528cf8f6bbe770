"""The journal of a build: a list of the files it puts in place, written before the first, so that all can be undone.

It is the file `journal` in the build's temporary folder: JSON lines, UTF-8, at most 64 MB. The first line names the
version and says how many lines follow. Each other line is one of:

    {"folder": "physics"}                                   a new folder
    {"file": "physics/a.csv", "size": 9, "crc": 7, "old": true}   an output, relative to the output folder
    {"lock": "deckpress.lock", "size": 9, "crc": 7, "old": false} the lock's file name, without its folder

`size` and `crc` (CRC-32) are those of the new file: a file with others has changed since, and stays as it is. `old`
is true if there was a file before. The new content of file number N lies beside the journal as `N` until it is moved
to its place, the old content as `N.old`. The lock's old content is `lock.old`; its new content lies beside the lock,
which may be on another disk. As long as the journal exists, the files may or may not be in place, and the next build
undoes them. Removing the journal makes a build final.

The text may come from anyone: nothing in it can name a file outside the output folder.
"""

from __future__ import annotations

import json
import os
import zlib
from pathlib import Path, PurePosixPath

from deckpress.frozen import dataclass

NAME = "journal"
VERSION = 1
MOST_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Print:
    """A fingerprint of a file's content: its length in bytes and its CRC-32."""

    size: int
    crc: int


@dataclass(frozen=True, slots=True)
class Step:
    """A file that is put in place: its name, its new content, and whether there was a file before."""

    name: str
    new: Print
    old: bool


@dataclass(frozen=True, slots=True)
class Journal:
    """Everything that a build puts in place: new folders, outputs, and the lock if it changes."""

    folders: tuple[str, ...] = ()
    files: tuple[Step, ...] = ()
    lock: Step | None = None


def print_of(data: bytes) -> Print:
    """The fingerprint of a content."""
    return Print(len(data), zlib.crc32(data))


def write_journal(journal: Journal) -> str:
    """The text of a journal."""
    lines: list[dict[str, object]] = [{"folder": name} for name in journal.folders]
    lines += [_line("file", step) for step in journal.files]
    lines += [_line("lock", journal.lock)] if journal.lock else []
    return "".join(json.dumps(line) + "\n" for line in ({"deckpress-journal": VERSION, "lines": len(lines)}, *lines))


def _line(kind: str, step: Step) -> dict[str, object]:
    return {kind: step.name, "size": step.new.size, "crc": step.new.crc, "old": step.old}


def read_journal(text: str) -> Journal:
    """Reads a journal. Raises ValueError with the reason."""
    try:
        head, *lines = [json.loads(line) for line in text.splitlines()]
    except (ValueError, RecursionError) as error:
        raise ValueError("it is damaged") from error
    if head != {"deckpress-journal": VERSION, "lines": len(lines)}:
        raise ValueError("it is damaged, or of another version")
    folders: list[str] = []
    files: list[Step] = []
    locks: list[Step] = []
    for line in lines:
        match line:
            case {"folder": str(name), **rest} if not rest:
                folders.append(_inner(name))
            case {"file": str(name), **rest}:
                files.append(Step(_inner(name), *_content(rest)))
            case {"lock": str(name), **rest} if not locks:
                locks.append(Step(_inner(name, lock=True), *_content(rest)))
            case _:
                raise ValueError("it contains an unknown line")
    return Journal(tuple(folders), tuple(files), locks[0] if locks else None)


def _content(rest: dict[object, object]) -> tuple[Print, bool]:
    match rest:
        case {"size": int(size), "crc": int(crc), "old": bool(old)} if len(rest) == 3:
            return Print(size, crc), old
    raise ValueError("it contains an unknown line")


def _inner(name: str, *, lock: bool = False) -> str:
    """Checks that a path stays within the output folder and out of hidden folders, such as .git. Raises ValueError.

    A lock is in the folder itself.
    """
    path = PurePosixPath(name)
    odd = "\0" in name or path.is_absolute() or path.as_posix() != name or path.name in {"", ".."}
    hidden = any(part.startswith(".") for part in path.parts[:-1])
    if odd or hidden or (lock and len(path.parts) > 1) or Path(name).parts != path.parts or not _is_encodable(name):
        raise ValueError(f"it names a file that no build writes: {name[:80]!r}")
    return name


def _is_encodable(name: str) -> bool:
    try:
        os.fsencode(name)
    except ValueError:
        return False
    return True
