"""What a user asks for, and what is reported back: the values that pass between the command line and a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from deckpress.diagnostics import Diagnostic, Severity
from deckpress.history.identity import BASE_TIME
from deckpress.history.plan import Plan
from deckpress.project.sources import Given
from deckpress.reading.dialects import AUTO


@dataclass(frozen=True, slots=True)
class Job:
    """What the user asked for. `start` is the current folder; the rest is as on the command line.

    With `strict`, a warning keeps the outputs from being written, as an error does.
    """

    start: Path
    paths: tuple[str, ...] = ()
    out: Path | None = None
    formats: tuple[str, ...] = ()
    deck: str = ""
    tags: tuple[str, ...] = ()
    export: Mapping[str, object] = field(default_factory=dict)
    theme: str = ""
    pdf: bool = False
    """With `pdf`, each page that is made to be printed gets a PDF beside it."""
    allow_outside: bool = False
    fetch: bool = False
    """With `fetch`, media of the net are fetched and travel with the deck."""
    fetch_private: bool = False
    """With `fetch_private`, media are fetched from this machine and its local networks, too."""
    strict: bool = False
    dialect: str = AUTO
    lock: Path | None = None
    """The lock to use instead of the one beside the project or the first file."""
    use_lock: bool = True
    locked: bool = False
    """With `locked`, a build that would change the lock is an error."""
    against: tuple[Path, ...] = ()
    """Packages of an earlier release: what a plan is made against instead of the lock."""
    adopt: bool = False
    """With `adopt`, the lock is written anew from the packages `against`."""
    retire: bool = False
    """With `retire`, notes that are gone are shipped once more, as the packages `against` or of the last build have
    them, with a tag."""
    now: int = BASE_TIME
    """The time of the build, in seconds since 1970: what notes get that changed."""
    stdin: Given | None = None
    """What the path `-` stands for."""

    def fence(self, root: Path | None) -> Path | None:
        """The folder that files of a project must lie in; None if they may lie anywhere."""
        return None if self.allow_outside else root

    def stops(self, diagnostics: Iterable[Diagnostic]) -> bool:
        """True if one of the diagnostics keeps the outputs from being written."""
        worst = Severity.WARNING if self.strict else Severity.ERROR
        return any(d.severity >= worst for d in diagnostics)


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of one source: its notes and the cards that Anki makes of them, and the questions without an answer."""

    path: str
    deck: str
    notes: int
    cards: int
    unanswered: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a build or check did. `texts` are the sources by shown path, for the lines that diagnostics quote."""

    files: tuple[FileReport, ...] = ()
    written: tuple[tuple[str, int], ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    plan: Plan = field(default_factory=Plan)


Progress = Callable[[int, int], None]
"""Told how many notes are done, of how many."""

Announce = Callable[[str], None]
"""Shows the user a line before something is done that takes long, or that others can see."""
