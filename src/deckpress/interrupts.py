"""The signals that end a command, delayed while a step runs that must not be interrupted."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Ctrl-C, `kill`, a closed terminal, Ctrl-Break. No system has all four."""
CLEANING = 5.0
"""How many seconds a command has for cleaning up before the next signal counts."""


class _State:
    depth = 0
    waiting = 0
    until = 0.0


_state = _State()


@contextmanager
def held() -> Iterator[None]:
    """Delays signals until the block ends. The signal handler must call `put_off`, as that of the command line does."""
    _state.depth += 1
    try:
        yield
    finally:
        _state.depth -= 1
        if not _state.depth and _state.waiting:
            number, _state.waiting = _state.waiting, 0
            signal.raise_signal(number)


def put_off(number: int) -> bool:
    """True if the signal handler must do nothing now.

    Either the signal is sent again at the end of `held`, or the command is already ending: pressing Ctrl-C five times
    ends it as cleanly as pressing it once.
    """
    if _state.depth:
        _state.waiting = _state.waiting or number
        return True
    if monotonic() < _state.until:
        return True
    _state.until = monotonic() + CLEANING
    return False
