"""What a build looks at on the disk, recorded as it runs, and whether all of it is unchanged.

The functions of `deckpress.disk` note here each file that they read, each path that they ask about and each folder that
they list. A build that depends on anything else (a program, the network, another package) says so with `doubt`.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from deckpress.digests import digest

Facts = dict[tuple[str, str], str]
"""What is known of paths: for each question and path, the answer. A path is as it was given, so it may be relative."""


class Seen:
    """What a build has looked at. `doubtful` is true if it depends on something that is not noted here."""

    def __init__(self) -> None:
        self.facts: Facts = {}
        self.doubtful = False


_NOW: ContextVar[Seen | None] = ContextVar("seen", default=None)


@contextmanager
def noted() -> Iterator[Seen]:
    """Records everything that is looked at within the block."""
    seen = Seen()
    token = _NOW.set(seen)
    try:
        yield seen
    finally:
        _NOW.reset(token)


@contextmanager
def unnoted() -> Iterator[None]:
    """Records nothing within the block, which looks at what the build itself writes."""
    token = _NOW.set(None)
    try:
        yield
    finally:
        _NOW.reset(token)


def is_on() -> bool:
    """True if what is looked at is noted."""
    return _NOW.get() is not None


def doubt() -> None:
    """Says that the build depends on something that is not noted."""
    if seen := _NOW.get():
        seen.doubtful = True


def note_bytes(path: Path, data: bytes) -> None:
    """Notes the content of a file that was read."""
    if seen := _NOW.get():
        seen.facts["bytes", os.fspath(path)] = _hash(data).hexdigest()


def expect(path: Path, data: bytes) -> None:
    """Notes the content of a file that the build writes."""
    if (seen := _NOW.get()) and ("bytes", os.fspath(path)) not in seen.facts:
        note_bytes(path, data)


def forget(path: Path) -> None:
    """Forgets the record of a path that the build has changed."""
    if seen := _NOW.get():
        for question in QUESTIONS:
            seen.facts.pop((question, os.fspath(path)), None)


def note(question: str, path: Path) -> None:
    """Notes the answer to a question about a path, one of `QUESTIONS`."""
    if seen := _NOW.get():
        key = question, os.fspath(path)
        if key not in seen.facts:
            seen.facts[key] = _answer(*key)


def still_so(facts: Mapping[tuple[str, str], str]) -> bool:
    """True if each question has the answer that was noted."""
    return all(
        question in QUESTIONS and _answer(question, path) == answer for (question, path), answer in facts.items()
    )


def _answer(question: str, path: str) -> str:
    try:
        return QUESTIONS[question](path)
    except (OSError, ValueError) as error:
        return f"error {getattr(error, 'errno', None)}"


# ---- the questions ---------------------------------------------------------------------------------


def _bytes(path: str) -> str:
    """The hash of a plain file."""
    if not stat.S_ISREG(Path(path).stat().st_mode):
        return "no file"
    with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb") as file:  # noqa: PTH123
        return hashlib.file_digest(file, _hash).hexdigest()


def _kind(path: str) -> str:
    """What is at the end of a path, through links."""
    return str(stat.S_IFMT(Path(path).stat().st_mode))


def _link(path: str) -> str:
    """What a path is itself, such as a link."""
    return str(stat.S_IFMT(Path(path).lstat().st_mode))


def _real(path: str) -> str:
    """Where a path leads to, through all links."""
    return os.path.realpath(path)


def _names(path: str) -> str:
    """A hash of the names in a folder, each with what it is; the files that builds write do not count."""
    with os.scandir(path) as entries:
        return digest(
            sorted((one.name, one.is_dir(), one.is_symlink()) for one in entries if not _is_of_builds(one.name))
        )


def _is_of_builds(name: str) -> bool:
    return name == "deckpress.lock" or name.startswith(".deckpress-")


def _leftovers(path: str) -> str:
    """The temporary files and folders of builds in a folder, running or killed."""
    try:
        return " ".join(sorted(name for name in os.listdir(path) if name.startswith(".deckpress-")))  # noqa: PTH208
    except (OSError, ValueError):
        return ""


def _writable(path: str) -> str:
    """Whether files can be made in a folder."""
    return str(os.access(path, os.W_OK | os.X_OK))


def _hash(data: bytes = b"") -> Any:
    return hashlib.blake2b(data, digest_size=20)


QUESTIONS: Mapping[str, Callable[[str], str]] = {
    "bytes": _bytes,
    "kind": _kind,
    "leftovers": _leftovers,
    "link": _link,
    "names": _names,
    "real": _real,
    "writable": _writable,
}
"""The functions that answer a question about a path. They raise OSError and ValueError."""
