"""A second process that makes a part of the values, where the system can fork. Every process makes the same values.

A helper is a copy of this process. It sends what it made as JSON through a pipe and ends. If it fails, runs out of
memory or is killed, its values are lost, and this process makes them itself.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import field
from itertools import accumulate
from typing import Any, NoReturn

from deckpress.frozen import dataclass
from deckpress.helpers import Made
from deckpress.interrupts import ENDING, held

LEAST = 200
"""The fewest values for which a helper is worthwhile."""
_OWN = 0.9
"""The share of this process, which also reads what the helpers send; that of a helper is 1."""


def jobs_here() -> int:
    """How many processes work on a build here if the user does not say: two where two can run at the same time."""
    return 2 if hasattr(os, "fork") and _cores() > 1 else 1


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Jobs:
    """The processes of a build, this one among them."""

    count: int = 1
    least: int = 0
    """The fewest values that have a helper, if not `LEAST`."""

    @contextmanager
    def ahead(self, make: Callable[[int], Any], sizes: Sequence[int]) -> Iterator[Made]:
        """Begins to make values in other processes; see `Helpers`. They end with the block."""
        helpers: list[_Helper] = []
        try:
            if len(sizes) >= (self.least or LEAST) and can_fork():
                for share in filter(None, _shares(sizes, self.count)[1:]):
                    with held():  # Ctrl-C finds each helper in the list, and no helper that still acts as its parent
                        if helper := _start(make, share):
                            helpers.append(helper)
            yield lambda number: next((h.value(number) for h in helpers if number in h.numbers), None)
        finally:
            for helper in helpers:
                helper.end()


def can_fork() -> bool:
    """True if a copy of this process can work: a copy has no threads, and would wait for them forever."""
    return hasattr(os, "fork") and threading.active_count() == 1


def _shares(sizes: Sequence[int], count: int) -> list[range]:
    """The numbers in runs of about equal work, the first one for this process."""
    ends = list(accumulate(size + 1 for size in sizes))
    total = ends[-1] if ends else 0
    shares: list[range] = []
    start = 0
    for number in range(count):
        wanted = total * (_OWN + number) / (_OWN + count - 1)
        end = next((i for i in range(start, len(ends)) if ends[i] >= wanted), len(ends) - 1) + 1
        end = len(ends) if number == count - 1 else end
        shares.append(range(start, end))
        start = end
    return shares


@dataclass(slots=True)
class _Helper:
    """A process that makes the values of some numbers."""

    numbers: range
    process: int
    pipe: int
    """What the helper sends comes out here; -1 once it was read."""
    values: list[Any] = field(default_factory=list)

    def value(self, number: int) -> Any:
        """The value of a number, or None; waits until the helper has made all of its values."""
        if self.pipe >= 0:
            self.values = self._receive()
        place = number - self.numbers.start
        return self.values[place] if place < len(self.values) else None

    def _receive(self) -> list[Any]:
        pipe, self.pipe = self.pipe, -1
        with open(pipe, "rb") as sent:  # noqa: PTH123 - an open pipe
            data = sent.read()
        try:
            values = json.loads(data)
        except ValueError:
            return []
        return values if isinstance(values, list) else []

    def end(self) -> None:
        """Ends the process, also before it has made its values."""
        if self.pipe >= 0:
            os.close(self.pipe)
            self.pipe = -1
        with suppress(OSError):
            os.kill(self.process, signal.SIGKILL)
        with suppress(OSError):
            os.waitpid(self.process, 0)


def _start(make: Callable[[int], Any], numbers: range) -> _Helper | None:
    """A new helper; None if the system gives no more processes."""
    try:
        out, into = os.pipe()
    except OSError:
        return None
    try:
        process = os.fork()
    except OSError:
        os.close(out)
        os.close(into)
        return None
    if not process:
        _help(make, numbers, out, into)
    os.close(into)
    return _Helper(numbers, process, out)


def _help(make: Callable[[int], Any], numbers: range, out: int, into: int) -> NoReturn:
    """The work of a helper. It only sends its values: it cleans up, prints and raises nothing."""
    try:
        gc.disable()
        for name in ENDING:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, signal.SIG_DFL)
        os.close(out)
        data = json.dumps([make(number) for number in numbers]).encode()
        with open(into, "wb") as pipe:
            pipe.write(data)
    finally:
        os._exit(0)
