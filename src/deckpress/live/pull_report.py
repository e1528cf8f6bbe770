"""What `pull` reports: for each file the notes that differ in Anki, and what was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from deckpress.diagnostics import Location
from deckpress.live.pull_export import Stranger
from deckpress.live.pull_values import Pulled, State


@dataclass(frozen=True, slots=True)
class Absent:
    """A note that a build shipped and that is not in Anki: its question and its place."""

    question: str
    location: Location


@dataclass(frozen=True, slots=True)
class PullReport:
    """What `pull` found and did. `texts` holds the sources by shown path, for quotes in diagnostics."""

    notes: tuple[Pulled, ...] = ()
    same: int = 0
    """How many notes are in Anki as in the source, or were changed in the source alone."""
    absent: tuple[Absent, ...] = ()
    new: tuple[Stranger, ...] = ()
    written: tuple[str, ...] = ()
    """The shown paths of the files that were written."""
    kept: tuple[str, ...] = ()
    """The shown paths of the copies of old texts."""
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def edits(self) -> tuple[Pulled, ...]:
        """The notes whose edits are written, or would be."""
        return tuple(note for note in self.notes if note.state is State.EDITED and note.written)
