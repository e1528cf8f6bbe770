"""The disk: sources read, decks built and their files written, all or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostic, Diagnostics, Location, Severity, has_errors
from deckpress.identity import project_id
from deckpress.model import Deck, RenderedDeck, Source
from deckpress.project.clashes import output_stem, same_notes, same_outputs
from deckpress.project.config import Project, find_project
from deckpress.project.paths import printable, shown_path
from deckpress.project.sources import SourceFile, find_sources
from deckpress.project.writing import Staging, WriteError, staging
from deckpress.reading import Reading, Use, read
from deckpress.reading.dialects import AUTO
from deckpress.reading.source import decode

if TYPE_CHECKING:
    from deckpress.exporters.base import Exporter, ExportOptions
    from deckpress.markup.tex import TexEngine
    from deckpress.project.cache import DiskCache
    from deckpress.templating import Templates

DEFAULT_FORMATS = ("apkg", "csv", "sheet")


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
    allow_outside: bool = False
    strict: bool = False
    dialect: str = AUTO

    def stops(self, diagnostics: Iterable[Diagnostic]) -> bool:
        """True if one of the diagnostics keeps the outputs from being written."""
        worst = Severity.WARNING if self.strict else Severity.ERROR
        return any(d.severity >= worst for d in diagnostics)


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of one source: its cards count, and how many questions have no answer."""

    path: str
    deck: str
    notes: int
    unanswered: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a build or check did. `texts` are the sources by shown path, for the lines that diagnostics quote."""

    files: tuple[FileReport, ...] = ()
    written: tuple[tuple[str, int], ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


Progress = Callable[[int, int], None]
"""Told how many notes are done, of how many."""


def load(file: SourceFile, dialect: str = AUTO) -> tuple[Reading | None, Source | None, Diagnostics]:
    """One source, read and understood. Errors: DP002 to DP005, and those of `reading.read`."""
    try:
        if file.path.exists() and not file.path.is_file():
            message = "this is no file that can be read to its end, but a pipe, a socket or a device"
            hint = "give a Markdown or text file"
            return None, None, (Diagnostic(Location(file.shown, 0), "DP005", message, hint),)
        data = file.path.read_bytes()
    except OSError as error:
        message = f"this file cannot be read: {error.strerror or error}"
        return None, None, (Diagnostic(Location(file.shown, 0), "DP005", message),)
    source, problems = decode(file.shown, data)
    if source is None:
        return None, None, problems
    reading, found = read(source, dialect)
    return reading, source, (*problems, *found)


def run(job: Job, *, write: bool, progress: Progress = lambda *_: None) -> tuple[Report, Diagnostics]:
    """Builds what the job asks for; without `write`, only to see what is wrong. With an error nothing is written."""
    project, problems = find_project(job.start)
    files, missing = find_sources(project, job.paths, job.start)
    problems = (*problems, *missing, *same_outputs(files))
    readings: list[tuple[SourceFile, Reading]] = []
    texts = {project.shown: project.text} if project.text else {}
    per_file: dict[str, Diagnostics] = {}
    for file in files:
        reading, source, found = load(file, job.dialect)
        per_file[file.shown] = found
        if source is not None:
            texts[file.shown] = source.text
        if reading is not None:
            readings.append((file, _overridden(reading, job)))
    for path, problem in same_notes(((file.shown, reading.deck) for file, reading in readings), project.id):
        per_file[path] = (*per_file[path], problem)
    from deckpress.project.cache import DiskCache, cache_folder
    from deckpress.templating import load_templates

    folder = cache_folder()
    cache = DiskCache(folder) if folder else None
    templates, template_problems = load_templates(project.templates, cache)
    problems = (*problems, *template_problems)
    builder = _Builder(job, project, templates, per_file, progress)
    builder.total = sum(len(reading.deck.notes) for _, reading in readings)
    failed = job.stops((*problems, *(d for found in per_file.values() for d in found)))
    with builder.engine(cache):
        written, more = builder.build(readings, write=write and not failed)
    reports = tuple(_file_report(file, reading, per_file[file.shown]) for file, reading in readings)
    diagnostics = (*problems, *(d for file in files for d in per_file[file.shown]), *more)
    return Report(reports, written, texts), diagnostics


class _Builder:
    """Renders and exports one deck after the other, so that the media of one at a time are in memory."""

    def __init__(
        self,
        job: Job,
        project: Project,
        templates: Templates | None,
        per_file: dict[str, Diagnostics],
        progress: Progress,
    ) -> None:
        self.job, self.project, self.templates, self.per_file = job, project, templates, per_file
        self.progress, self.done, self.total = progress, 0, 0
        self.tex: TexEngine | None = None

    @contextmanager
    def engine(self, cache: DiskCache | None) -> Iterator[None]:
        """The formula engine with its cache, for as long as the build takes."""
        from deckpress.markup.tex import TexEngine

        self.tex = TexEngine(cache)
        try:
            yield
        finally:
            if cache:
                cache.close()

    def build(
        self, readings: Sequence[tuple[SourceFile, Reading]], *, write: bool
    ) -> tuple[tuple[tuple[str, int], ...], Diagnostics]:
        """Renders every deck; writes what comes out if it may and nothing is wrong. Files as (shown path, bytes)."""
        if not write:
            for file, reading in readings:
                self.rendered(file, reading)
            return (), ()
        out = self.job.out or (self.project.root or self.job.start) / "build"
        shown = shown_path(out, self.job.start)
        try:
            with staging(out, shown) as staged:
                problems = self.staged(readings, staged)
                stopped = self.job.stops((*problems, *(d for found in self.per_file.values() for d in found)))
                paths = () if stopped else staged.publish()
        except WriteError as error:
            return (), (error.diagnostic,)
        return tuple((shown_path(path, self.job.start), path.stat().st_size) for path in paths), problems

    def staged(self, readings: Sequence[tuple[SourceFile, Reading]], staged: Staging) -> Diagnostics:
        problems: list[Diagnostic] = []
        options, exporters = self.options(), self.exporters()
        for file, reading in readings:
            rendered = self.rendered(file, reading)
            if self.templates is None or has_errors(self.per_file[file.shown]):
                continue
            stem = output_stem(file)
            for exporter in exporters:
                data, found = exporter.export(rendered, self.templates, options)
                problems += found
                staged.add(stem + exporter.suffix, data)
        return tuple(dict.fromkeys(problems))

    def rendered(self, file: SourceFile, reading: Reading) -> RenderedDeck:
        """The deck as HTML; what is wrong with it is added to the file's diagnostics."""
        from deckpress.markup.sound import is_sound
        from deckpress.markup.tex import available, check
        from deckpress.project.images import image_loader
        from deckpress.render import formulas, render

        def step() -> None:
            self.done += 1
            self.progress(self.done, self.total)

        loader = image_loader(file, self.job.start, allow_outside=self.job.allow_outside)
        identity = project_id(self.project.id, reading.deck)
        rendered, problems = render(reading.deck, identity, loader, source=printable(file.name), progress=step)
        found = tuple(formula for formula in formulas(rendered) if not is_sound(formula.tex))
        if found and self.tex is not None:
            if available():
                problems = (*problems, *check(found, self.tex))
            else:
                message = "formulas were not checked: MathJax cannot be run here"
                problems = (*problems, Diagnostic(found[0].location, "DP302", message))
        self.per_file[file.shown] = tuple(sorted({*self.per_file[file.shown], *problems}, key=lambda d: d.location))
        return rendered

    def options(self) -> ExportOptions:
        from deckpress.exporters.base import ExportOptions

        values: dict[str, object] = {}
        if self.project.paper:
            values["paper"] = self.project.paper
        if self.project.columns:
            values["columns"] = self.project.columns
        values.update({key: value for key, value in self.job.export.items() if value is not None})
        return replace(ExportOptions(tex=self.tex), **values)  # type: ignore[arg-type]

    def exporters(self) -> tuple[Exporter, ...]:
        from deckpress.exporters import exporter

        names = self.job.formats or self.project.to or DEFAULT_FORMATS
        return tuple(found for name in names if (found := exporter(name)))


def _overridden(reading: Reading, job: Job) -> Reading:
    """The reading with the deck name and tags that the user gave on the command line."""
    deck: Deck = reading.deck
    if job.deck:
        deck = replace(deck, name=job.deck)
    if job.tags:
        notes = (replace(note, tags=tuple(dict.fromkeys((*note.tags, *job.tags)))) for note in deck.notes)
        deck = replace(deck, notes=tuple(notes))
    return replace(reading, deck=deck)


def _file_report(file: SourceFile, reading: Reading, diagnostics: Diagnostics) -> FileReport:
    warnings = sum(1 for d in diagnostics if d.severity is Severity.WARNING)
    return FileReport(file.shown, reading.deck.name, len(reading.deck.notes), len(reading.of(Use.UNANSWERED)), warnings)
