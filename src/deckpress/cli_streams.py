"""Lines -> the two streams of the command: colours, a progress bar, what to do where a stream is gone; and the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

if TYPE_CHECKING:
    from deckpress.diagnostics import Diagnostics


class Bar:
    """A progress bar that shows itself only when there is something to wait for."""

    DELAY = 0.5

    def __init__(self) -> None:
        import time

        self._clock: Callable[[], float] = time.monotonic
        self._began = self._clock()
        self._bar: Any = None

    def step(self, done: int, total: int) -> None:
        """Shows how many of `total` are done."""
        if self._bar is None:
            if self._clock() - self._began < self.DELAY or done == total:
                return
            self._bar = click.progressbar(length=total, label="Rendering", file=sys.stderr, update_min_steps=20)
            self._bar.__enter__()
            self._bar.update(done)
        else:
            self._bar.update(1)

    def close(self) -> None:
        """Ends the bar and its line."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)


def is_terminal(stream: TextIO | None) -> bool:
    """True for a terminal; a stream that was closed by who started us is None."""
    return stream is not None and stream.isatty()


def is_unicode(stream: TextIO | None) -> bool:
    """True for a stream that takes every character."""
    return "utf" in (getattr(stream, "encoding", None) or "").lower()


def is_colourful(stream: TextIO | None) -> bool:
    """True for a terminal that may be written to with colours and moves of the cursor (no-color.org)."""
    import os

    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say(lines: Iterable[str | bytes], *, err: bool = False) -> None:
    """Prints lines, coloured on a terminal, with nothing in them that could deceive (see `inert.visible_line`).

    Bytes are printed as they are. Readers that have gone are left to click.
    """
    import errno

    from deckpress.inert import visible_line

    stream = sys.stderr if err else sys.stdout
    if stream is None:
        return
    try:
        for line in lines:
            shown = line if isinstance(line, bytes) else visible_line(line)
            click.echo(shown, err=err, color=is_colourful(stream))
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        _cannot_print(error)


def _cannot_print(error: OSError) -> NoReturn:
    with suppress(OSError):
        click.echo(f"deckpress: cannot print: {error.strerror or error}", err=True)
    raise SystemExit(1) from None


def leave(diagnostics: Diagnostics, *, strict: bool = False) -> None:
    """Ends the program with 1 if something is wrong with the input; with `strict`, warnings count."""
    from deckpress.diagnostics import Severity

    worst = max((d.severity for d in diagnostics), default=Severity.NOTE)
    if worst is Severity.ERROR or (strict and worst is Severity.WARNING):
        raise SystemExit(1)
