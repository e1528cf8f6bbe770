"""Lines -> standard output and standard error, in colour where that helps; and the exit status of a command."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, NoReturn, TextIO

import click

if TYPE_CHECKING:
    from deckpress.diagnostics import Diagnostics


Heard = list[tuple[str | bytes, bool]]
"""Printed lines, each with whether it goes to standard error."""
_HEARD: ContextVar[Heard | None] = ContextVar("heard", default=None)


@contextmanager
def listening() -> Iterator[Heard]:
    """Collects the lines of the block instead of printing them."""
    heard: Heard = []
    token = _HEARD.set(heard)
    try:
        yield heard
    finally:
        _HEARD.reset(token)


def say_again(heard: Iterable[tuple[str | bytes, bool]]) -> None:
    """Prints what was collected."""
    for line, err in heard:
        say([line], err=err)


def is_terminal(stream: TextIO | None) -> bool:
    """True for a terminal. A stream is None if the calling program closed it."""
    return stream is not None and stream.isatty()


def is_unicode(stream: TextIO | None) -> bool:
    """True for a stream that can print every character."""
    return "utf" in (getattr(stream, "encoding", None) or "").lower()


def is_colourful(stream: TextIO | None) -> bool:
    """True for a terminal that shows colours and moves its cursor, unless $NO_COLOR is set (no-color.org)."""
    import os

    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def printed_into() -> frozenset[int]:
    """The inode numbers of the files that the output goes to, which a watching command leaves out."""
    import os
    import stat

    found = set()
    for stream in (sys.stdout, sys.stderr):
        try:
            status = os.fstat(stream.fileno())
        except (OSError, ValueError, AttributeError):  # closed, or no file
            continue
        if stat.S_ISREG(status.st_mode):
            found.add(status.st_ino)
    return frozenset(found)


def say(lines: Iterable[str | bytes], *, err: bool = False) -> None:
    """Prints lines, with colours on a terminal; characters that deceive are named (see `inert.visible_line`).

    Bytes are printed as they are. Click handles a pipe that the reader closed.
    """
    import errno

    heard = _HEARD.get()
    stream = sys.stderr if err else sys.stdout
    if stream is None and heard is None:
        return
    try:
        for line in lines:
            printed = line if isinstance(line, bytes) else _visible(line)
            if heard is not None:
                heard.append((printed, err))
                continue
            click.echo(printed, err=err, color=is_colourful(stream))
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        _cannot_print(error)


def _visible(line: str) -> str:
    """The line with deceptive characters named; a plain line needs no table of those."""
    if line.isascii() and line.isprintable():
        return line
    from deckpress.inert import visible_line

    return visible_line(line)


def _cannot_print(error: OSError) -> NoReturn:
    with suppress(OSError):
        click.echo(f"deckpress: cannot print: {error.strerror or error}", err=True)
    raise SystemExit(1) from None


def leave(diagnostics: Diagnostics, *, strict: bool = False) -> None:
    """Ends the program with status 1 if there is an error or, with `strict`, a warning."""
    from deckpress.diagnostics import Severity

    worst = max((d.severity for d in diagnostics), default=Severity.NOTE)
    if worst is Severity.ERROR or (strict and worst is Severity.WARNING):
        raise SystemExit(1)
