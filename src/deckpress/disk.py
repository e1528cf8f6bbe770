"""A file that a stranger may have made -> its bytes, if it is a plain file, not too large, and in its folder.

Every file of a user is read here, so that deckpress never waits for a pipe or reads a device endlessly; and every look
at a path goes through here, so that it is known what a build depends on (see `cache.seen`).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from deckpress.cache import seen
from deckpress.diagnostics import Diagnostic, Diagnostics, Location, Rule
from deckpress.diagnostics.catalogue.files import (
    DANGLING_LINK,
    NO_SUCH_PATH,
    NOT_A_FILE,
    NOT_REPLACED,
    TOO_LARGE,
    UNREADABLE,
)
from deckpress.diagnostics.catalogue.media import LINK_OUTSIDE, OUTPUT_OUTSIDE

MOST_SOURCE = 100_000_000
"""The largest source in bytes: 100 MB."""
MOST_SETTINGS = 10_000_000
"""The largest deckpress.toml, macros.tex or template in bytes."""
MOST_LOCK = 500_000_000
"""The largest lock in bytes; that of 100,000 notes has 30 MB."""

_KINDS = (
    (stat.S_ISDIR, "folder"),
    (stat.S_ISFIFO, "pipe"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISCHR, "device"),
    (stat.S_ISBLK, "device"),
)


class FileError(Exception):
    """A file that cannot be read. Its text is the reason: the system's, or the sentence of `rule` with its parts."""

    def __init__(self, rule: Rule | None, *, usual: Rule = UNREADABLE, **parts: Any) -> None:
        """Without a rule, the part `reason` says why the system does not let us read the file."""
        super().__init__(rule.message.format_map(parts) if rule else str(parts["reason"]))
        self.rule, self.usual, self.parts = rule, usual, parts

    def at(self, shown: str, *, otherwise: Rule | None = None, hint: str = "") -> Diagnostic:
        """The diagnostic of a file with the path `shown`.

        An error of the system has the rule `otherwise`; without one, DP001 for a missing file, and DP005.
        """
        return (self.rule or otherwise or self.usual).at(Location(shown, 0), hint=hint, **self.parts)


def is_inside(path: Path, root: Path) -> bool:
    """True if a path leads to something within the folder `root`, through any links.

    True also for links that lead in a circle: they lead nowhere, and cannot be read.
    """
    try:
        return resolve(path).is_relative_to(resolve(root))
    except RuntimeError:  # how Python 3.11 and 3.12 report a circle
        return True


def exists(path: Path) -> bool:
    """True if there is something at a path; False for a path that the system does not allow."""
    try:
        return is_there(path)
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """True if a path exists. Raises OSError."""
    seen.note("kind", path)
    return path.exists()


def is_file(path: Path) -> bool:
    """True if a path leads to a plain file. Raises OSError."""
    seen.note("kind", path)
    return path.is_file()


def is_folder(path: Path) -> bool:
    """True if a path leads to a folder. Raises OSError."""
    seen.note("kind", path)
    return path.is_dir()


def resolve(path: Path) -> Path:
    """Where a path leads to, through all links. Raises OSError, and RuntimeError for a circle."""
    seen.note("real", path)
    return path.resolve()


def names_in(folder: Path) -> list[str]:
    """The names in a folder, sorted by its path. Raises OSError."""
    seen.note("names", folder)
    return [path.name for path in sorted(folder.iterdir())]


def walk(
    folder: Path, report: Callable[[OSError], None] = lambda _: None
) -> Iterator[tuple[str, list[str], list[str]]]:
    """As `os.walk`: a caller may take folders out of the list, which are then not visited."""

    def failed(error: OSError) -> None:
        seen.note("names", Path(error.filename or folder))
        report(error)

    for step in os.walk(folder, onerror=failed):
        seen.note("names", Path(step[0]))
        yield step


def below(folder: Path, pattern: str) -> Iterable[Path]:
    """The paths below a folder that match a pattern, sorted."""
    if seen.is_on():
        for _ in walk(folder):
            pass
    return sorted(folder.rglob(pattern))


def missing(path: Path) -> Rule:
    """DP001 for a path that leads to nothing."""
    seen.note("link", path)
    return DANGLING_LINK if path.is_symlink() else NO_SUCH_PATH


def odd_kind(path: Path) -> str:
    """What a path leads to if that is not a plain file, such as `pipe` or `folder`; empty for a file or nothing."""
    seen.note("kind", path)
    try:
        return _odd_kind(path.stat().st_mode)
    except (OSError, ValueError):
        return ""


def refuse_target(path: Path, shown: str) -> Diagnostics:
    """DP010 if an output would replace a pipe, a socket or a device."""
    kind = odd_kind(path)
    if kind in ("", "folder"):
        return ()
    return (NOT_REPLACED.at(Location(shown, 0), kind=kind),)


def refuse_detour(target: Path, out: Path, shown: str) -> Diagnostics:
    """DP402 if an output would leave the output folder through a link to another folder."""
    return () if is_inside(target.parent, out) else (OUTPUT_OUTSIDE.at(Location(shown, 0)),)


def read_file(path: Path, most: int, within: Path | None = None) -> bytes:
    """The bytes of a plain file of at most `most` bytes, in the folder `within` if one is given.

    Raises FileError: DP402 for a file outside, DP009 for one too large, DP010 for a pipe, a device, a socket or a
    folder, and without a rule for one that the system does not let us read.
    """
    try:
        data = _read(path, most, within)
    except FileError:
        seen.note("bytes", path)
        raise
    seen.note_bytes(path, data)
    return data


def _read(path: Path, most: int, within: Path | None) -> bytes:
    try:
        if within is not None and not is_inside(path, within):
            raise outside_error()
        _check(path.stat(), most)  # before it is opened: to open a device can have effects
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb", buffering=0) as file:  # noqa: PTH123 - a descriptor has no path
            status = os.fstat(file.fileno())
            _check(status, most)
            data = bytearray()
            while chunk := file.read(max(status.st_size + 1 - len(data), 65_536)):
                data += chunk
                if len(data) > most:  # it grew, or the system did not know its size
                    raise too_large(len(data), most)
            return bytes(data)
    except FileNotFoundError as error:
        raise FileError(None, usual=missing(path), reason=error.strerror or str(error)) from error
    except OSError as error:
        raise FileError(None, reason=error.strerror or str(error)) from error
    except ValueError as error:  # a path with a NUL
        raise FileError(None, reason=str(error)) from error


def read_text(path: Path, most: int, within: Path | None = None) -> str:
    """The text of a UTF-8 file, with `\\n` for its line ends. Raises FileError, UnicodeDecodeError."""
    text = read_file(path, most, within).decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def outside_error() -> FileError:
    """The error for a link that leads outside the project."""
    return FileError(LINK_OUTSIDE)


def too_large(size: int, most: int) -> FileError:
    """The error for a file of `size` bytes."""
    return FileError(TOO_LARGE, size=_megabytes(size), limit=_megabytes(most))


def _check(status: os.stat_result, most: int) -> None:
    kind = _odd_kind(status.st_mode)
    if kind:
        raise FileError(NOT_A_FILE, kind=kind)
    if status.st_size > most:
        raise too_large(status.st_size, most)


def _odd_kind(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    return next((kind for matches, kind in _KINDS if matches(mode)), "special file")


def _megabytes(size: int) -> str:
    return f"{max(size / 1_000_000, 0.1):,.1f}".removesuffix(".0")
