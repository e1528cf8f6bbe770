"""What a user asks for, and what a build reports: the values that pass between the command line and a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from pathlib import Path

from deckpress.diagnostics import Diagnostic, Diagnostics, Location, Severity
from deckpress.diagnostics.catalogue.media import BUILD_OUTSIDE
from deckpress.disk import is_folder, is_inside
from deckpress.frozen import public_dataclass
from deckpress.history.identity import BASE_TIME
from deckpress.history.plan import Plan
from deckpress.model import Deck
from deckpress.project.config import Project
from deckpress.project.paths import shown_path
from deckpress.project.sources import Given, output_folder
from deckpress.reading.dialects import AUTO, Dialect

DEFAULT_FORMATS = ("apkg", "csv", "sheet", "quiz")


@public_dataclass(frozen=True, slots=True)
class Inputs:
    """What to read: files and folders, or without `paths` the project around `start`, the current folder."""

    start: Path
    paths: tuple[str, ...] = ()
    stdin: Given | None = None
    """The text for the path `-`."""
    dialect: str | Dialect = AUTO
    deck: str = ""
    """The name of every deck, in place of the one in the front matter."""
    one: str = ""
    """The deck of one package, sheet, quiz and exam that all files are built into."""
    tags: tuple[str, ...] = ()
    """Tags for every note."""
    guess: bool = False
    """Also reads files in folders in which only headings suggest questions, and tables without a header line."""
    allow_outside: bool = False
    """Allows media and other files from outside the project."""

    def fence(self, root: Path | None) -> Path | None:
        """The folder that files of a project must lie in; None if they may lie anywhere."""
        return None if self.allow_outside else root


@public_dataclass(frozen=True, slots=True)
class Outputs:
    """What to write, and where."""

    out: Path | None = None
    formats: tuple[str, ...] = ()
    export: Mapping[str, object] = field(default_factory=dict)
    """The settings of the exporters, by their names in Python; None for one that was not given."""
    theme: str = ""
    pdf: bool = False
    """Writes each printable page as PDF, too."""
    fetch: bool = False
    """Downloads media from the internet and puts them into the deck."""
    file: str = ""
    """The name of the one file to write, in `out`; it ends in `suffix`."""
    suffix: str = ""
    fetch_private: bool = False
    """Also downloads from this machine and its local networks."""
    strict: bool = False
    """Writes nothing if there is a warning, as if it were an error."""
    jobs: int = 1
    """The number of processes for large decks. It does not affect the outputs."""

    @property
    def stem(self) -> str:
        """The name of the one file without the suffix of its format."""
        return self.file[: -len(self.suffix)] if self.suffix else self.file

    def folder(self, project: Project, start: Path) -> Path:
        """The output folder."""
        return self.out or output_folder(project, start)

    def refuse_link(self, project: Project, inputs: Inputs) -> Diagnostics:
        """DP402 if the default output folder is a link that leads outside the project, unless that is allowed."""
        folder, root = self.folder(project, inputs.start), project.root or inputs.start
        if self.out is not None or inputs.allow_outside or is_inside(folder, root):
            return ()
        return (BUILD_OUTSIDE.at(Location(shown_path(folder, inputs.start), 0)),)

    def format_names(self, project: Project) -> tuple[str, ...]:
        """The names of the formats: those that were asked for, else the project's, else the default ones."""
        return self.formats or project.to or DEFAULT_FORMATS

    def stop(self, diagnostics: Iterable[Diagnostic]) -> bool:
        """True if one of the diagnostics is serious enough that nothing is written."""
        worst = Severity.WARNING if self.strict else Severity.ERROR
        return any(d.severity >= worst for d in diagnostics)


@public_dataclass(frozen=True, slots=True)
class History:
    """What to remember of this build, and what to compare it with."""

    lock: Path | None = None
    """The lock file; None for the one beside the project or the first file."""
    use_lock: bool = True
    locked: bool = False
    """Makes it an error if the build would change the lock."""
    against: tuple[Path, ...] = ()
    """Released packages: what to compare with instead of the lock or, with `retire`, the source of deleted notes."""
    adopt: bool = False
    """Writes a new lock from the packages `against`."""
    retire: bool = False
    """Ships deleted notes one last time, with a tag."""
    hold: bool = False
    """Leaves the lock as it is: the caller writes the new one (see `packaging`)."""
    now: int = BASE_TIME
    """The time of the build in seconds since 1970, which becomes the time of each note that changed."""


@public_dataclass(frozen=True, slots=True)
class Request:
    """One build, check or plan that a user asks for."""

    inputs: Inputs
    outputs: Outputs = Outputs()
    history: History = History()

    @property
    def target(self) -> Path | None:
        """The output folder or the one file that the user names."""
        outputs = self.outputs
        return outputs.out / outputs.file if outputs.out and outputs.file else outputs.out

    def deck_of_all(self, project: Project) -> str:
        """The deck that all decks go into, or an empty text."""
        return self.inputs.one or project.one

    def joins(self, project: Project) -> bool:
        """True if all files are built into one. The project's `one` does not join files that the user names."""
        if self.outputs.file or self.inputs.one:
            return True
        return bool(project.one) and (not self.inputs.paths or any(map(_is_folder, self.inputs.paths)))

    def settings(self, project: Project, deck: Deck) -> Mapping[str, object]:
        """The output settings of a deck: the command line over its front matter over the project."""
        typed = {key: value for key, value in self.outputs.export.items() if value is not None}
        return {**project.export, **deck.settings, **typed}


def _is_folder(path: str) -> bool:
    try:
        return is_folder(Path(path))
    except OSError:
        return False


@public_dataclass(frozen=True, slots=True)
class FileReport:
    """One source: its notes, the cards that Anki makes of them, its unanswered questions and its warnings."""

    path: str
    deck: str
    notes: int
    cards: int
    unanswered: int
    warnings: int


@public_dataclass(frozen=True, slots=True)
class Report:
    """What a build or check did. `texts` holds the sources by shown path, for the lines that diagnostics quote."""

    files: tuple[FileReport, ...] = ()
    written: tuple[tuple[str, int], ...] = ()
    """The shown path of each output, and its size in bytes."""
    texts: Mapping[str, str] = field(default_factory=dict)
    plan: Plan = field(default_factory=Plan)
    media: frozenset[Path] = frozenset()
    """The media files that notes use."""
    again: tuple[Report, Diagnostics] | None = None
    """What the same request will report if nothing changes; None if that is not known (see `cache.seen`)."""


Progress = Callable[[int, int], None]
"""Called after each note with the number of notes done, and of all notes."""

Announce = Callable[[str], None]
"""Shows the user a line before something that takes long, or that others can see."""
