"""A request -> the build that it asks for, with a progress bar on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from deckpress.cli import streams

if TYPE_CHECKING:
    from deckpress.diagnostics import Diagnostics
    from deckpress.project import Report, Request
    from deckpress.project.warm import Warm


class Bar:
    """A progress bar that appears only if the work takes longer than `DELAY` seconds."""

    DELAY = 0.5

    def __init__(self) -> None:
        import time

        self._clock: Callable[[], float] = time.monotonic
        self._began = self._clock()
        self._bar: Any = None

    def step(self, done: int, total: int) -> None:
        """Shows that `done` of `total` notes are rendered."""
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


def run_request(request: Request, *, write: bool, quiet: bool, warm: Warm | None = None) -> tuple[Report, Diagnostics]:
    """Builds what is asked for; with `quiet`, without a progress bar or announcements.

    `warm` has what earlier builds in this process have kept.
    """
    from deckpress.project import run
    from deckpress.project.warm import COLD

    def announce(line: str) -> None:
        if not quiet:
            streams.say([line], err=True)

    if quiet or not streams.is_colourful(sys.stderr):
        return run(request, write=write, announce=announce, warm=warm or COLD)
    bar = Bar()
    try:
        return run(request, write=write, progress=bar.step, announce=announce, warm=warm or COLD)
    finally:
        bar.close()
