"""Decks that were read -> the files of a build, put in their places with the lock, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostic, Diagnostics, Location, has_errors
from deckpress.diagnostics.catalogue.lock import LOCK_WOULD_CHANGE, OTHER_LOCK_LINES_WOULD_CHANGE
from deckpress.diagnostics.silencing import Silencer
from deckpress.disk import refuse_target
from deckpress.history.identity import BASE_TIME, Identity
from deckpress.history.matching import Match
from deckpress.history.plan import Plan, templates_hash
from deckpress.history.retire import Retired
from deckpress.inert import storable
from deckpress.model import Deck, Image, RenderedDeck, RenderedNote
from deckpress.project.clashes import output_name, output_stem, same_output
from deckpress.project.config import Project
from deckpress.project.job import Announce, Job, Progress
from deckpress.project.library import Library
from deckpress.project.memory import Memory
from deckpress.project.paths import shown_path
from deckpress.project.pdf import Printer
from deckpress.project.sources import SourceFile, output_folder
from deckpress.project.writing import Staging, WriteError, staging
from deckpress.reading import Reading

if TYPE_CHECKING:
    from deckpress.exporters.base import Exporter, ExportOptions
    from deckpress.project.cache import DiskCache
    from deckpress.templating.templates import Templates
    from deckpress.tex.drawing import TexEngine

DEFAULT_FORMATS = ("apkg", "csv", "sheet", "quiz")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build wrote, as (shown path, bytes), what its import will do, and what went wrong beyond the files."""

    written: tuple[tuple[str, int], ...] = ()
    plan: Plan = field(default_factory=Plan)
    problems: Diagnostics = ()


class Builder:
    """Renders and exports one deck after the other, so that the media of one at a time are in memory.

    What is wrong with a file is added to its diagnostics in `told`.
    """

    def __init__(
        self,
        job: Job,
        project: Project,
        memory: Memory,
        identities: Mapping[str, tuple[Identity, ...]],
        told: dict[str, Diagnostics],
        progress: Progress,
        announce: Announce = lambda _: None,
    ) -> None:
        self.job, self.project, self.memory, self.identities, self.told = job, project, memory, identities, told
        self.progress, self.done, self.total = progress, 0, 0
        self.announce = announce
        self.tex: TexEngine | None = None
        self.templates: Templates | None = None
        self.templates_state = ("", BASE_TIME)
        self.shipped: list[tuple[Match, RenderedNote]] = []
        self.cards: dict[str, int] = {}
        """How many cards Anki makes of each file, by its shown path."""
        self.out = self.job.out or output_folder(self.project, self.job.start)
        self.retired = Retired()
        self.library = Library()
        self.printer = Printer()
        self.silencer = Silencer()

    def run(self, readings: Sequence[tuple[SourceFile, Reading]], problems: Diagnostics, *, write: bool) -> Outcome:
        """Renders every deck, and writes what comes out of it if it may and nothing is wrong."""
        from deckpress.project.cache import DiskCache, cache_folder
        from deckpress.templating.templates import load_templates

        self.total = sum(len(reading.deck.notes) for _, reading in readings)
        folder = cache_folder()
        cache = DiskCache(folder) if folder else None
        if self.job.fetch:
            from deckpress.project.fetching import Fetcher, say_plan

            fetcher = Fetcher(folder, private=self.job.fetch_private)
            if plan := say_plan(fetcher.waiting(self.remote(readings))):
                self.announce(plan)
            self.library = Library(fetcher)
        with self.engine(cache):
            place = Location("--theme", 0) if self.job.theme else self.project.place("theme")
            theme = self.job.theme or self.project.theme
            self.templates, found = load_templates(
                self.project.templates, cache, theme, place, within=self.job.fence(self.project.root)
            )
            if self.templates is not None:
                digest = templates_hash(template_parts(self.templates))
                self.templates_state = (digest, self.memory.templates_mod(digest, self.job.now))
            if not write or self.stopped((*problems, *found)):
                for file, reading in readings:
                    self.rendered(file, reading)
                return Outcome(plan=self.memory.plan(self.shipped), problems=found)
            outcome = self.written(readings)
        return replace(outcome, problems=(*found, *outcome.problems))

    def stopped(self, problems: Diagnostics) -> bool:
        """True if something that is wrong keeps the outputs from being written."""
        everything = (*problems, *(d for found in self.told.values() for d in found))
        return self.job.stops(self.silencer.without_silenced(everything))

    @contextmanager
    def engine(self, cache: DiskCache | None) -> Iterator[None]:
        """The formula engine with its cache, for as long as the build takes."""
        from deckpress.tex.drawing import TexEngine

        self.tex = TexEngine(cache)
        try:
            yield
        finally:
            if cache:
                cache.close()

    def written(self, readings: Sequence[tuple[SourceFile, Reading]]) -> Outcome:
        """Puts the outputs and the lock in their places in one step."""
        shown = shown_path(self.out, self.job.start)
        try:
            with staging(self.out, shown) as staged:
                problems = self.staged(readings, staged)
                text, plan = self.memory.finish(self.shipped, self.templates_state)
                if self.job.locked and self.memory.path is not None and text != self.memory.text:
                    place = Location(self.memory.shown, 0)
                    if plan.changes:
                        problems = (*problems, LOCK_WOULD_CHANGE.at(place, changes=plan.summary()))
                    else:
                        problems = (*problems, OTHER_LOCK_LINES_WOULD_CHANGE.at(place))
                if not self.stopped(problems):
                    problems = (*problems, *self.memory.stage(text, staged))
                paths = () if self.stopped(problems) else staged.publish()
                problems = (*problems, *staged.problems)
        except WriteError as error:
            return Outcome(problems=(error.diagnostic,))
        sizes = tuple((shown_path(path, self.job.start), path.stat().st_size) for path in paths)
        return Outcome(sizes, plan, problems)

    def staged(self, readings: Sequence[tuple[SourceFile, Reading]], staged: Staging) -> Diagnostics:
        """Renders and exports every deck into the staging folder."""
        problems: list[Diagnostic] = []
        exporters = self.exporters()
        sources = {file.path.resolve(): file for file, _ in readings if file.data is None}
        if self.job.pdf and self.printer.missing:
            return (Diagnostic(Location("", 0), "DP614", self.printer.missing),)
        names: dict[str, tuple[SourceFile, int]] = {}
        for file, reading in readings:
            rendered = self.rendered(file, reading)
            if self.templates is None or has_errors(self.told[file.shown]):
                continue
            stem, options = output_stem(file), self.options(rendered.deck)
            for exporter in exporters:
                made, found = exporter.export(rendered, self.templates, options)
                problems += found
                files = exporter.files(made)
                if self.job.pdf and exporter.printable and not has_errors(found):
                    pdfs, failed = self.printer.printed(files, file.shown)
                    files, problems = (*files, *pdfs), [*problems, *failed]
                for suffix, data in files:
                    name = output_name(stem, suffix)
                    if read := sources.get((self.out / name).resolve()):
                        message = f"{read.shown} is a file that is read; it is not written over"
                        problems.append(Diagnostic(Location(read.shown, 0), "DP601", message))
                    problems += refuse_target(self.out / name, shown_path(self.out / name, self.job.start))
                    problems += same_output(name, data, file, names)
                    staged.add(name, data)
        if not names and any(problem.code == "DP616" for problem in problems):
            message = f"nothing is left to write of the formats {', '.join(self.formats)}"
            problems.append(Diagnostic(Location("", 0), "DP617", message))
        return tuple(dict.fromkeys(problems))

    def rendered(self, file: SourceFile, reading: Reading) -> RenderedDeck:
        """The deck as HTML."""
        from deckpress.project.media import media_loader
        from deckpress.render import render

        def step() -> None:
            self.done += 1
            self.progress(self.done, self.total)

        loader = media_loader(file, self.job.start, self.library, allow_outside=self.job.allow_outside)
        rendered, problems = render(
            reading.deck,
            self.memory.project,
            self.identities[file.shown],
            loader,
            source=storable(file.name),
            now=self.job.now,
            progress=step,
        )
        release = " ".join(part for part in (self.project.name, self.project.version) if part)
        rendered = self.with_retired(replace(rendered, mod=self.templates_state[1], release=release), file)
        matches = {id(found.now.note): found for found in self.memory.matches[file.shown]}
        self.cards[file.shown] = sum(len(note.cards) for note in rendered.notes)
        self.shipped += ((matches[id(note.note)], note) for note in rendered.notes)
        problems = (*problems, *self.checked(rendered))
        found = dict.fromkeys((*self.told[file.shown], *problems))
        self.told[file.shown] = tuple(sorted(found, key=lambda d: d.location))
        return rendered

    def remote(self, readings: Sequence[tuple[SourceFile, Reading]]) -> tuple[str, ...]:
        """The addresses of all media that lie on the internet: every deck is rendered to see them."""
        from deckpress.render import render

        found: dict[str, None] = {}

        def look(image: Image) -> tuple[None, Diagnostics]:
            if image.remote:
                found[image.src] = None
            return None, ()

        for file, reading in readings:
            render(reading.deck, self.memory.project, self.identities[file.shown], look)
        return tuple(found)

    def with_retired(self, rendered: RenderedDeck, file: SourceFile) -> RenderedDeck:
        """The deck with the gone notes that its package ships once more, and their pictures."""
        notes = self.retired.notes.get(file.shown, ())
        self.memory.retired.update((note.guid, note.mod) for note in notes)
        return replace(rendered, retired=notes, media={**self.retired.media, **rendered.media}) if notes else rendered

    def checked(self, rendered: RenderedDeck) -> Diagnostics:
        """What MathJax says of the formulas of a deck."""
        from deckpress.render import formulas
        from deckpress.tex.drawing import available, check
        from deckpress.tex.quick_check import is_sound

        found = tuple(formula for formula in formulas(rendered) if not is_sound(formula.tex))
        if not found or self.tex is None:
            return ()
        if available():
            return check(found, self.tex)
        return (Diagnostic(found[0].location, "DP302", "formulas were not checked: MathJax cannot be run here"),)

    def options(self, deck: Deck) -> ExportOptions:
        """What the user chose: the command line over the deck's front matter over the project."""
        from deckpress.exporters.base import ExportOptions

        typed = {key: value for key, value in self.job.export.items() if value is not None}
        values = {**self.project.export, **deck.settings, **typed}
        return replace(ExportOptions(tex=self.tex, count_pages=self.printer.count_pages), **values)  # type: ignore[arg-type]

    @property
    def formats(self) -> tuple[str, ...]:
        """The names of the formats that are wanted."""
        return self.job.formats or self.project.to or DEFAULT_FORMATS

    def exporters(self) -> tuple[Exporter, ...]:
        """The exporters of the formats that are wanted."""
        from deckpress.exporters import exporter

        return tuple(found for name in self.formats if (found := exporter(name)))


def template_parts(templates: Templates) -> list[object]:
    """The note types as nested lists: what their hash is made of."""
    return [
        [kind.key, list(kind.fields), [[card.name, card.front, card.back] for card in kind.cards], kind.css]
        for kind in templates.note_types
    ]
