"""A file that a stranger may have made -> its bytes, if it is a plain file, not too large, and in its folder.

Every file of a user is read here. Nothing waits for a pipe or reads a device without end.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from deckpress.diagnostics import Diagnostic, Diagnostics, Location

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
    """A file that is not read. Its text is the reason; `code` is empty where the caller knows a better one."""

    def __init__(self, reason: str, code: str = "") -> None:
        super().__init__(reason)
        self.code = code

    def at(self, shown: str, otherwise: str = "DP005", what: str = "this file", hint: str = "") -> Diagnostic:
        """The diagnostic of a file that is called `shown`, with the code `otherwise` if the error has none."""
        message = str(self) if self.code else f"{what} cannot be read: {self}"
        return Diagnostic(Location(shown, 0), self.code or otherwise, message, hint)


def is_inside(path: Path, root: Path) -> bool:
    """True if a path leads to something within the folder `root`, whatever links it goes through.

    True also for links that lead in a circle, which lead nowhere: reading them fails.
    """
    try:
        return path.resolve().is_relative_to(root.resolve())
    except RuntimeError:  # how Python 3.11 and 3.12 report a circle
        return True


def odd_kind(path: Path) -> str:
    """What a path leads to if it is there and no plain file, such as `pipe` or `folder`; else empty."""
    try:
        return _odd_kind(path.stat().st_mode)
    except (OSError, ValueError):
        return ""


def refuse_target(path: Path, shown: str) -> Diagnostics:
    """DP010 if an output would take the place of a pipe, a socket or a device."""
    kind = odd_kind(path)
    if kind in ("", "folder"):
        return ()
    return (FileError(f"this is a {kind}; no output takes its place", "DP010").at(shown),)


def read_file(path: Path, most: int, within: Path | None = None) -> bytes:
    """The bytes of a plain file of at most `most` bytes, in the folder `within` if one is given.

    Raises FileError: DP402 for a file outside, DP009 for one too large, DP010 for a pipe, a device, a socket or a
    folder, and without a code for one that the system does not let us read.
    """
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
    except OSError as error:
        raise FileError(error.strerror or str(error)) from error
    except ValueError as error:  # a path with a NUL
        raise FileError(str(error)) from error


def read_text(path: Path, most: int, within: Path | None = None) -> str:
    """The text of a UTF-8 file, with `\\n` for its line ends. Raises FileError, UnicodeDecodeError."""
    text = read_file(path, most, within).decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def outside_error() -> FileError:
    """The error for a link that leads outside the project."""
    return FileError("this link leads outside the project", "DP402")


def too_large(size: int, most: int) -> FileError:
    """The error for a file of `size` bytes."""
    return FileError(f"this file has {_megabytes(size)} MB; deckpress reads up to {_megabytes(most)} MB", "DP009")


def _check(status: os.stat_result, most: int) -> None:
    kind = _odd_kind(status.st_mode)
    if kind:
        raise FileError(f"this is a {kind}, not a plain file", "DP010")
    if status.st_size > most:
        raise too_large(status.st_size, most)


def _odd_kind(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    return next((kind for matches, kind in _KINDS if matches(mode)), "special file")


def _megabytes(size: int) -> str:
    return f"{max(size / 1_000_000, 0.1):,.1f}".removesuffix(".0")
