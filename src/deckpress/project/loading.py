"""A request -> the sources that it names, each read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from functools import partial
from pathlib import PurePosixPath

from deckpress import inert
from deckpress.cache.store import Store
from deckpress.compare import composed
from deckpress.diagnostics import Diagnostics, Location, Severity, has_errors
from deckpress.diagnostics.catalogue.files import NO_QUESTIONS, NOT_A_FILE
from deckpress.diagnostics.catalogue.reading import NO_CARD_OF_BUILD
from deckpress.diagnostics.silencing import Silencer, find_ignores, find_unused
from deckpress.disk import MOST_SOURCE, FileError, read_file, too_large
from deckpress.frozen import public_dataclass
from deckpress.model import Deck, Macro, Source
from deckpress.project.clashes import other_names, same_notes, same_outputs
from deckpress.project.config import Project, find_project
from deckpress.project.dialects import Manner
from deckpress.project.leaving_out import Readings, has_tag, is_guess, leave_out, without_questions
from deckpress.project.macros import MacroFiles
from deckpress.project.own_outputs import is_output, outputs_among
from deckpress.project.request import Inputs, Request
from deckpress.project.shelf import Shelf, Single
from deckpress.project.sources import SourceFile, find_sources
from deckpress.project.warm import COLD, Same, Warm
from deckpress.reading import Reading, changed_tag, inert_tags, read
from deckpress.reading.notes.kept import read_once
from deckpress.reading.text.source import decode


@public_dataclass(frozen=True, slots=True)
class Sources:
    """The project and the files that a request names, not yet read."""

    project: Project
    files: tuple[SourceFile, ...] = ()
    problems: Diagnostics = ()
    joined: bool = False
    """True if all files are built into one."""
    above: str = ""
    """The deck that all decks go into."""


@public_dataclass(frozen=True, slots=True)
class Loaded:
    """The sources of a request, read. Mappings have the shown paths of files as keys."""

    project: Project
    files: tuple[SourceFile, ...] = ()
    readings: tuple[tuple[SourceFile, Reading], ...] = ()
    """The files that could be read."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The text of each source, deckpress.toml and macros.tex."""
    file_problems: Mapping[str, Diagnostics] = field(default_factory=dict)
    """The diagnostics of each file."""
    problems: Diagnostics = ()
    """The diagnostics of the project and of paths."""
    silencer: Silencer = field(default_factory=Silencer)
    """The diagnostics that the sources and the project silence."""

    @property
    def decks(self) -> tuple[tuple[SourceFile, Deck], ...]:
        """Each file with its deck."""
        return tuple((file, reading.deck) for file, reading in self.readings)

    @property
    def of_files(self) -> Diagnostics:
        """The diagnostics of all files, in their order."""
        return tuple(d for file in self.files for d in self.file_problems[file.shown])

    @property
    def diagnostics(self) -> Diagnostics:
        """All diagnostics."""
        return (*self.problems, *self.of_files)

    def reported(self, first: Diagnostics, by_file: Mapping[str, Diagnostics], last: Diagnostics) -> Diagnostics:
        """What a build reports: `first`, then all diagnostics of each file, then `last`, without the silenced ones.

        `by_file` has the diagnostics of the files that were rendered, those of reading them among them.
        """
        whole = {**self.file_problems, **by_file}
        of_files = (d for file in self.files for d in whole[file.shown])
        kept, used, codes = self.silencer.split((*first, *of_files, *last))
        return (*kept, *find_unused(self.silencer, used, codes))


def load(
    file: SourceFile, manner: Manner, tagged: tuple[str, ...] = (), store: Store | None = None, warm: Warm = COLD
) -> tuple[Reading | None, Source | None, Diagnostics]:
    """Reads one source; if it has no tag in `tagged`, returns nothing, without a problem.

    The store has what was read before.

    Errors: DP002 to DP005, DP009, DP010, and those of `reading.read`. A CSV or TSV file that was found in a folder and
    cannot be read contains data: it has the note DP015 instead.
    """
    reading, source, problems = _load(file, manner, tagged, store, warm)
    of_build = any(problem.code == NO_CARD_OF_BUILD.code for problem in problems)
    if source is None and not file.named and file.is_table and has_errors(problems) and not of_build:
        problems = (NO_QUESTIONS.at(Location(file.shown)),)
    return reading, source, problems


def _load(
    file: SourceFile, manner: Manner, tagged: tuple[str, ...], store: Store | None, warm: Warm
) -> tuple[Reading | None, Source | None, Diagnostics]:
    try:
        data = read_file(file.path, MOST_SOURCE) if file.data is None else file.data
        if len(data) > MOST_SOURCE:
            raise too_large(len(data), MOST_SOURCE)
    except FileError as error:
        hint = "to read a pipe, connect it to standard input and name the path -" if error.rule is NOT_A_FILE else ""
        return None, None, (error.at(file.shown, hint=hint),)
    if not file.named and is_output(data):
        return None, None, (NO_CARD_OF_BUILD.at(Location(file.shown)),)
    key = (file, manner, tagged, data)
    return warm.once("reading", file.shown, key, lambda: _decoded(file, data, manner, tagged, store))


def _decoded(
    file: SourceFile, data: bytes, manner: Manner, tagged: tuple[str, ...], store: Store | None
) -> tuple[Reading | None, Source | None, Diagnostics]:
    source, problems = decode(file.shown, data)
    if source is None:
        return None, None, problems
    if tagged and not has_tag(source, tagged):
        return None, None, ()
    reading, more = _read(source, file, manner, store)
    return reading, source, (*problems, *more)


def _read(source: Source, file: SourceFile, manner: Manner, store: Store | None) -> tuple[Reading, Diagnostics]:
    """What a source says, with as little work as the store allows."""
    if store is None:
        return read(source, *manner)

    def read_chunks() -> tuple[Reading, Diagnostics]:
        shelf = Shelf(store, file.path.absolute(), "chunks")
        found = read(source, *manner, kept=shelf)
        shelf.close()
        return found

    return read_once(Single(store), source, manner, read_chunks)


def _load_asked(
    file: SourceFile, project: Project, inputs: Inputs, store: Store | None = None, warm: Warm = COLD
) -> tuple[Reading | None, Source | None, Diagnostics]:
    """Reads one source as the user and the project say, if it has one of the project's tags."""
    tagged = () if file.named else project.tagged
    return load(file, project.manner(file.name, inputs.dialect, guess=inputs.guess), tagged, store, warm)


def find_inputs(request: Request) -> Sources:
    """Finds the project and the files of a request."""
    inputs = request.inputs
    project, problems = find_project(inputs.start, allow_outside=inputs.allow_outside)
    files, missing = find_sources(
        project,
        inputs.paths,
        inputs.start,
        request.target,
        allow_outside=inputs.allow_outside,
        stdin=inputs.stdin,
    )
    tags = tuple(changed_tag(tag, Location("--tag", 0)) for tag in inputs.tags if inert.tag(tag) != tag)
    joined, above = request.joins(project), request.deck_of_all(project)
    return Sources(project, files, (*problems, *tags, *missing), joined, above)


def load_all(sources: Sources, inputs: Inputs, store: Store | None = None, warm: Warm = COLD) -> Loaded:
    """Reads every source with its macro files.

    The store has what was read before, and `warm` the readings of an earlier build in this process.
    """
    project = sources.project
    texts: dict[str, str] = {project.shown: project.text} if project.text else {}
    problems: dict[str, Diagnostics] = {}
    readings: list[tuple[SourceFile, Reading]] = []
    macros = MacroFiles(inputs.start, inputs.allow_outside)
    for file in sources.files:
        reading, source, problems[file.shown] = _load_asked(file, project, inputs, store, warm)
        if source is not None:
            texts[file.shown] = source.text
        if reading is not None:
            given = macros.macros(file, project.root)
            key = (Same(reading), dict(macros.texts), file, project, inputs, sources.above)
            make = partial(_completed, reading, file, given, sources, inputs)
            readings.append((file, warm.once("deck", file.shown, key, make)))
    texts |= macros.texts
    kept, problems, left_out = leave_out(readings, problems, sources.files, guess=inputs.guess or project.guess)
    built = [file for file, _ in kept]
    clashing = () if sources.joined else (*other_names(built), *same_outputs(built))
    names = (*clashing, *left_out)
    for path, problem in same_notes((file.shown, reading.deck) for file, reading in kept):
        problems[path] = (*problems[path], problem)
    return Loaded(
        project,
        sources.files,
        tuple(kept),
        texts,
        problems,
        (*sources.problems, *names, *macros.problems),
        _silencer(project, kept, texts),
    )


@public_dataclass(frozen=True, slots=True)
class Surveyed:
    """One file of a folder: its cards, how it was read, and why a build leaves it out."""

    path: str
    cards: int
    dialect: str
    left_out: str
    problems: Diagnostics

    @property
    def worst(self) -> Severity | None:
        """The severity of its most serious diagnostic."""
        return max((problem.severity for problem in self.problems), default=None)


def survey(request: Request) -> tuple[tuple[Surveyed, ...], Diagnostics]:
    """Each file that a request names, read by itself, and the diagnostics of the project and its paths."""
    sources, inputs = find_inputs(request), request.inputs
    read = [(file, *_load_asked(file, sources.project, inputs)) for file in sources.files]
    outputs = outputs_among([(file, reading) for file, reading, _, _ in read if reading])
    found = []
    for file, reading, source, problems in read:
        if source is None and not problems:
            continue
        left_out = ""
        if file.shown in outputs:
            left_out, problems = "output of a build", ()
        elif reading and is_guess(file, reading, guess=inputs.guess or sources.project.guess):
            left_out, problems = "guess", without_questions(problems) or problems
        elif not file.named and (fewer := without_questions(problems)):
            left_out, problems = "no questions", fewer
        cards, dialect = (len(reading.deck.notes), reading.dialect) if reading else (0, "")
        found.append(Surveyed(file.shown, cards, dialect, left_out, problems))
    return tuple(found), sources.problems


def _silencer(project: Project, readings: Readings, texts: Mapping[str, str]) -> Silencer:
    files = {
        file.shown: find_ignores(
            file.shown, texts[file.shown], sorted(note.location.line for note in reading.deck.notes)
        )
        for file, reading in readings
    }
    kept = {path: ignores for path, ignores in files.items() if ignores}
    return Silencer(kept, frozenset(project.ignore), project.place("ignore"))


def _completed(
    reading: Reading, file: SourceFile, given: Mapping[str, Macro], sources: Sources, inputs: Inputs
) -> Reading:
    """The reading with the macros that are `given`, and with what project and command line set for the deck."""
    own = {**given, **reading.deck.macros}
    reading = replace(reading, deck=replace(reading.deck, macros=own)) if own else reading
    reading = _overridden(reading, file, sources.project, inputs)
    return replace(reading, deck=replace(reading.deck, above=sources.above))


def _overridden(reading: Reading, file: SourceFile, project: Project, inputs: Inputs) -> Reading:
    """The reading with what project and command line set for the deck: its name, its words, the tags of its notes."""
    deck: Deck = reading.deck
    subdecks = deck.subdecks or project.subdecks
    deck = replace(deck, name=_deck_name(deck, file, subdecks, project, inputs), subdecks=subdecks, words=project.words)
    if inputs.tags:
        tags = inert_tags(inputs.tags)
        notes = (replace(note, tags=tuple(dict.fromkeys((*note.tags, *tags)))) for note in deck.notes)
        deck = replace(deck, notes=tuple(notes))
    return replace(reading, deck=deck)


def _deck_name(deck: Deck, file: SourceFile, subdecks: tuple[str, ...], project: Project, inputs: Inputs) -> str:
    """The deck that the user names, else the one of its front matter, else the project's; folders and file below it."""
    path = PurePosixPath(file.name)
    named = deck.named and not inputs.deck
    root = deck.name if named else inputs.deck or project.deck
    own = (deck.title or path.stem) if deck.named else deck.name
    parts = [root] if root else []
    if "folders" in subdecks and not named:
        parts += (part.replace("::", ": ") for part in path.parts[:-1])
    if not parts or ("files" in subdecks and own != root):
        parts.append(own)
    return composed("::".join(parts))
