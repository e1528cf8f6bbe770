"""What the user asked for -> the sources read and understood, and each note with its identity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from deckpress import inert
from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.silencing import Silencer, find_ignores
from deckpress.disk import MOST_SOURCE, FileError, read_file, too_large
from deckpress.history.identity import Identity, project_id
from deckpress.model import Deck, Source
from deckpress.project.clashes import other_names, same_notes, same_outputs
from deckpress.project.config import Project, find_project
from deckpress.project.job import Job
from deckpress.project.macros import MacroFiles
from deckpress.project.memory import Memory, lock_path, open_memory
from deckpress.project.paths import shown_path
from deckpress.project.sources import SourceFile, find_sources, output_folder
from deckpress.project.undoing import UndoError, recover
from deckpress.project.writing import TRY_AGAIN
from deckpress.reading import Reading, changed_tag, inert_tags, read
from deckpress.reading.dialects import AUTO
from deckpress.reading.source import decode


@dataclass(slots=True)
class Loaded:
    """The sources of a job. `texts` are theirs by shown path; `told` is what is wrong with each, by shown path, too."""

    project: Project
    memory: Memory
    files: tuple[SourceFile, ...] = ()
    readings: list[tuple[SourceFile, Reading]] = field(default_factory=list)
    identities: Mapping[str, tuple[Identity, ...]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    told: dict[str, Diagnostics] = field(default_factory=dict)
    problems: Diagnostics = ()
    """What is wrong with the project, the paths or the lock."""
    doubts: Diagnostics = ()
    """Where a note could not be matched with certainty."""
    silencer: Silencer = field(default_factory=Silencer)
    """The diagnostics that the sources and the project silence."""

    @property
    def decks(self) -> list[tuple[SourceFile, Deck]]:
        """Each file with its deck."""
        return [(file, reading.deck) for file, reading in self.readings]

    @property
    def diagnostics(self) -> Diagnostics:
        """All that is to be told so far."""
        return (*self.problems, *self.doubts, *(d for file in self.files for d in self.told[file.shown]))


def load(file: SourceFile, dialect: str = AUTO) -> tuple[Reading | None, Source | None, Diagnostics]:
    """One source, read and understood. Errors: DP002 to DP005, DP009, DP010, and those of `reading.read`."""
    try:
        data = read_file(file.path, MOST_SOURCE) if file.data is None else file.data
        if len(data) > MOST_SOURCE:
            raise too_large(len(data), MOST_SOURCE)
    except FileError as error:
        hint = "to read from a pipe, name the standard input: -" if error.code == "DP010" else ""
        return None, None, (error.at(file.shown, hint=hint),)
    source, problems = decode(file.shown, data)
    if source is None:
        return None, None, problems
    reading, found = read(source, dialect)
    return reading, source, (*problems, *found)


def load_all(job: Job, *, write: bool = False) -> Loaded:
    """Every source of a job, and the lock; the notes have no identities yet.

    With `write`, a build that was interrupted is undone before the lock is read.
    """
    project, problems = find_project(job.start, allow_outside=job.allow_outside)
    files, missing = find_sources(
        project, job.paths, job.start, job.out, allow_outside=job.allow_outside, stdin=job.stdin
    )
    undone = _recovered(job, project, files) if write else ()
    tags = tuple(changed_tag(tag, Location("--tag", 0)) for tag in job.tags if inert.tag(tag) != tag)
    names = (*other_names(files), *same_outputs(files))
    found = Loaded(project, Memory(None), files, problems=(*problems, *tags, *missing, *undone, *names))
    if project.text:
        found.texts[project.shown] = project.text
    macros = MacroFiles(job.start, job.allow_outside)
    for file in files:
        reading, source, found.told[file.shown] = load(file, job.dialect)
        if source is not None:
            found.texts[file.shown] = source.text
        if reading is not None:
            own = {**macros.macros(file, project.root), **reading.deck.macros}
            reading = replace(reading, deck=replace(reading.deck, macros=own)) if own else reading
            found.readings.append((file, _overridden(reading, file, project, job)))
    found.texts.update(macros.texts)
    found.silencer = _silencer(found)
    for path, problem in same_notes((file.shown, deck) for file, deck in found.decks):
        found.told[path] = (*found.told[path], problem)
    found.memory, problems = open_memory(
        files,
        project.root,
        job.start,
        lock=job.lock,
        use=job.use_lock,
        paths=job.paths,
        allow_outside=job.allow_outside,
    )
    found.problems = (*found.problems, *problems, *macros.problems)
    found.memory.project = project_id(project.id, found.memory.lock.project, [deck for _, deck in found.decks])
    return found


def _silencer(found: Loaded) -> Silencer:
    files = {
        file.shown: find_ignores(
            file.shown, found.texts[file.shown], sorted(note.location.line for note in reading.deck.notes)
        )
        for file, reading in found.readings
    }
    kept = {path: ignores for path, ignores in files.items() if ignores}
    return Silencer(kept, frozenset(found.project.ignore), found.project.place("ignore"))


def _recovered(job: Job, project: Project, files: Sequence[SourceFile]) -> Diagnostics:
    """Undoes a build that was interrupted: DP710, DP711; DP601 if that cannot be done."""
    out = job.out or output_folder(project, job.start)
    lock = lock_path(files, project.root, lock=job.lock, use=job.use_lock)
    shown = shown_path(out, job.start)
    try:
        return recover(out, lock, shown)
    except UndoError as error:
        place, reason = shown_path(error.path, job.start), error.error.strerror or str(error.error)
    except TimeoutError as error:
        place, reason = shown, error.strerror or ""
    message = f"an interrupted build cannot be undone: {reason}"
    return (Diagnostic(Location(place, 0), "DP601", message, TRY_AGAIN),)


def identify(found: Loaded) -> None:
    """Gives every note its identity: that of the lock, or a new one."""
    found.identities, found.doubts = found.memory.identify(found.decks)


def _overridden(reading: Reading, file: SourceFile, project: Project, job: Job) -> Reading:
    """The reading with what project and command line say of the deck: its name, its words, the tags of its notes."""
    deck: Deck = reading.deck
    subdecks = deck.subdecks or project.subdecks
    deck = replace(deck, name=_deck_name(deck, file, subdecks, project, job), subdecks=subdecks, words=project.words)
    if job.tags:
        notes = (replace(note, tags=tuple(dict.fromkeys((*note.tags, *inert_tags(job.tags))))) for note in deck.notes)
        deck = replace(deck, notes=tuple(notes))
    return replace(reading, deck=deck)


def _deck_name(deck: Deck, file: SourceFile, subdecks: tuple[str, ...], project: Project, job: Job) -> str:
    """The deck that the user names, else the one of its front matter, else the project's; folders and file below it."""
    path = PurePosixPath(file.name)
    named = deck.named and not job.deck
    root = deck.name if named else job.deck or project.deck
    own = (deck.title or path.stem) if deck.named else deck.name
    parts = [root] if root else []
    if "folders" in subdecks and not named:
        parts += (part.replace("::", ": ") for part in path.parts[:-1])
    if not parts or ("files" in subdecks and own != root):
        parts.append(own)
    return "::".join(parts)
