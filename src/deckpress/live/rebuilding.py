"""A request -> its build, and another one each time that a file changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic, sleep

from deckpress.diagnostics import Diagnostics
from deckpress.live.places import places_of, written_by
from deckpress.live.related import is_related
from deckpress.live.watching import Difference, Places, Watcher
from deckpress.project.config import CONFIG
from deckpress.project.loading import Sources, find_inputs
from deckpress.project.request import Report, Request
from deckpress.project.warm import Warm

CARDS = "cards"
"""A folder of this name makes a project, even without settings."""
Build = Callable[[Request, Warm], tuple[Report, Diagnostics]]
"""Builds a request with what earlier builds kept."""


@dataclass(frozen=True, slots=True)
class Round:
    """One build: the files that changed before it, what it did, and how many seconds it took."""

    changed: Difference
    report: Report
    diagnostics: Diagnostics
    seconds: float


@dataclass(slots=True)
class Rebuilder:
    """Builds a request, and builds it again when a file changes.

    `request` gives the request with the time of each build. A change during a build leads to another build.
    """

    request: Callable[[], Request]
    build: Build
    sleep: Callable[[float], None] = sleep
    clock: Callable[[], float] = monotonic
    own: frozenset[int] = frozenset()
    """The numbers of the files that this program prints into."""
    warm: Warm = field(default_factory=Warm)

    def rounds(self) -> Iterator[Round]:
        """The first build, and one for each change, without end."""
        request = self.request()
        watcher = Watcher(self._places(request), clock=self.clock)
        changed = Difference()
        while True:
            done = self._build(request, changed)
            yield done
            request = self.request()
            sources = find_inputs(request)
            watcher.accept(written_by(request, sources, done.report))
            watcher.watch(self._places(request, done.report.media, sources))
            changed = self._wait(watcher, done.report.texts)

    def _wait(self, watcher: Watcher, texts: Mapping[str, str]) -> Difference:
        """Waits for a change that a build of these texts may use."""
        while True:
            changed = watcher.wait(self.sleep)
            if is_related(changed, watcher.places, texts.values()):
                return changed

    def _build(self, request: Request, changed: Difference) -> Round:
        began = self.clock()
        report, diagnostics = self.build(request, self.warm)
        self.warm.forget_others({file.path for file in report.files})
        return Round(changed, report, diagnostics, self.clock() - began)

    def _places(self, request: Request, media: Iterable[Path] = (), sources: Sources | None = None) -> Places:
        """What to watch; if the project was removed, the place where it may return."""
        start = request.inputs.start
        places = places_of(request, media, sources) or Places((start / CONFIG, start / CARDS))
        return replace(places, own=self.own)
