"""Edited sources -> the disk, all or none. Old text that is not committed to Git is kept beside the file."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha1, sha256
from pathlib import Path
from shutil import which

from deckpress.diagnostics import Diagnostics
from deckpress.disk import MOST_SOURCE, FileError, exists, read_file
from deckpress.live.pull_source import changed, kept_lines
from deckpress.live.pull_values import Change
from deckpress.project.memory import Memory, stage_memory
from deckpress.project.paths import shown_path
from deckpress.project.writing import WriteError, staging
from deckpress.reading.text.source import decode
from deckpress.regex import regex

_LINE = regex(rb"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BOM = b"\xef\xbb\xbf"
_SECONDS = 20


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to write: its path, its new bytes, and its old ones, or None if it does not exist."""

    path: Path
    data: bytes
    old: bytes | None = None


def new_bytes(data: bytes, text: str, steps: Sequence[Sequence[Change]]) -> bytes | None:
    """The bytes of a source with its changes; lines that did not change keep theirs, the others their line ends.

    None if the bytes are not those of the text.
    """
    source, _ = decode("", data)
    if source is None or source.text != text:
        return None
    mark = _BOM if data.startswith(_BOM) else b""
    lines = [line for line in _LINE.findall(data.removeprefix(_BOM)) if line]
    numbers = list(range(text.count("\n") + 1))
    for step in steps:
        numbers = [numbers[at] if at >= 0 else -1 for at in kept_lines(text, step)]
        text = changed(text, step)
    written = text.split("\n")
    end = lines[0][len(lines[0].rstrip(b"\r\n")) :] or b"\n"
    parts = [mark]
    for index, (line, number) in enumerate(zip(written, numbers, strict=True)):
        is_last = index == len(written) - 1
        if 0 <= number < len(lines) and (is_last or lines[number].endswith((b"\n", b"\r"))):
            parts.append(lines[number])
        else:
            parts.append(line.encode() + (b"" if is_last else end))
    made = b"".join(parts)
    again, _ = decode("", made)
    return made if again is not None and again.text == text else None


def write_all(
    files: Sequence[NewFile], memory: Memory, lock: str, start: Path
) -> tuple[tuple[Path, ...], tuple[Path, ...], Diagnostics]:
    """Puts files and lock in place in one step. Returns what was written and the copies of old texts.

    Raises WriteError, and OSError for a file whose state cannot be read.
    """
    targets = [NewFile(one.path.resolve(), one.data, one.old) for one in files]
    copies = [copy for one in targets if one.old is not None and (copy := _copy(one.path, one.old))]
    everything = [*(one for one in copies if one.old is None), *targets]
    folder = Path(os.path.commonpath([one.path.parent for one in everything]))
    with staging(folder, shown_path(folder, start)) as staged:
        for number, one in enumerate(everything):
            staged.add(one.path.relative_to(folder).as_posix(), one.data)
            if one.old is not None:
                (staged.folder / str(number)).chmod(one.path.stat().st_mode & 0o7777)
        problems = stage_memory(memory, lock, staged)
        staged.publish()
        problems = (*problems, *staged.problems)
    return tuple(one.path for one in targets), tuple(one.path for one in copies), problems


def _copy(path: Path, data: bytes) -> NewFile | None:
    """The path for the old text of a file; None if it is committed to Git. `old` is the text if it exists already."""
    if is_committed(path, data):
        return None
    for target in _copies(path):
        if not os.path.lexists(target):
            return NewFile(target, data)
        if _holds(target, data):
            return NewFile(target, data, data)
    raise WriteError(path.name, "there are too many copies of it")


def _copies(path: Path) -> Iterator[Path]:
    yield path.with_name(f"{path.name}.orig")
    yield from (path.with_name(f"{path.name}.orig.{number}") for number in range(2, 1000))


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_file(path, MOST_SOURCE) == data
    except FileError:
        return False


def is_committed(path: Path, data: bytes) -> bool:
    """True if the last commit of the Git repository around a file has it with these bytes.

    It reads only the tree of the commit: unlike `git status`, that runs no program that a repository may configure.
    """
    git = which("git")
    if git is None or not exists(path):
        return False
    wanted = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    command = [git, "--literal-pathspecs", "ls-tree", "-z", "HEAD", "--", path.name]
    try:
        found = subprocess.run(command, cwd=path.parent, env=wanted, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    row = found.stdout.split(b"\t")[0].split()
    if found.returncode or len(row) != 3 or row[1] != b"blob":
        return False
    make = sha256 if len(row[2]) == 64 else sha1
    return make(b"blob %d\0" % len(data) + data).hexdigest().encode() == row[2]
