"""Sources -> the packages of a build, in memory, and the lock that belongs to them, which is not written yet."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from deckpress.diagnostics import Diagnostics, Location
from deckpress.history.lock import Entry, Lock
from deckpress.history.lock_reading import read_lock
from deckpress.model import RenderedNote
from deckpress.project import Announce, Progress, Report, Request, run_through
from deckpress.project.memory import Memory, write_memory


@dataclass(frozen=True)
class Packaged:
    """The packages of a build: their names and bytes, the notes in them, and the lock before and after it."""

    report: Report
    memory: Memory
    packages: tuple[tuple[str, bytes], ...] = ()
    notes: tuple[RenderedNote, ...] = ()
    lock: str = ""
    """The text of the new lock."""

    @cached_property
    def new_lock(self) -> Lock:
        """The new lock as a value."""
        return read_lock(self.memory.shown, self.lock)[0] if self.lock else Lock()

    @cached_property
    def places(self) -> Mapping[str, Location]:
        """The place of each note in its file, by guid."""
        return {note.guid: note.note.location for note in self.notes}

    @cached_property
    def questions(self) -> Mapping[str, str]:
        """The question of each note, by guid."""
        return {note.guid: note.note.question.flat for note in self.notes}

    @cached_property
    def gone(self) -> tuple[Entry, ...]:
        """The entries of the notes that are no longer in the source."""
        return tuple(entry for entry in self.new_lock.entries if entry.gone)

    def keep_lock(self) -> Diagnostics:
        """Writes the new lock, as the build would have done. DP704 (warning) if it cannot be written."""
        return write_memory(self.memory, self.lock) if self.lock else ()


def package(request: Request, *, progress: Progress, announce: Announce) -> tuple[Packaged, Diagnostics]:
    """Builds the packages, as `build --to apkg` does, without writing files; no packages if there is an error."""
    with tempfile.TemporaryDirectory(prefix="deckpress-") as name:
        out = Path(name).resolve()
        outputs = replace(request.outputs, out=out, formats=("apkg",), file="", suffix="", pdf=False)
        held = replace(request, outputs=outputs, history=replace(request.history, hold=True))
        report, diagnostics, (memory, made) = run_through(held, write=True, progress=progress, announce=announce)
        files = sorted(out.rglob("*.apkg")) if report.written else []
        packages = tuple((path.relative_to(out).as_posix(), path.read_bytes()) for path in files)
    return Packaged(report, memory, packages, tuple(note for _, note in made.shipped), made.memory.text), diagnostics
