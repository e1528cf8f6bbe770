"""Edits made in Anki -> the source: what differs, and with `write` the edited files and the lock, all or none."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from deckpress.compare import fold
from deckpress.diagnostics import Diagnostic, Diagnostics, Location, has_errors
from deckpress.diagnostics.catalogue import pulling as rules
from deckpress.disk import MOST_SOURCE, FileError, read_file, refuse_detour
from deckpress.exporters.anki.names import anki_decks
from deckpress.history.lock import Entry, write_lock
from deckpress.history.matching import Match
from deckpress.live.pull_anki import Ask
from deckpress.live.pull_export import Held, held_notes, is_covered
from deckpress.live.pull_lock import pulled_entry, with_entries
from deckpress.live.pull_media import names_in
from deckpress.live.pull_plan import CONTENT, OTHER, same_field
from deckpress.live.pull_reading import FilePull, Puller, in_anki
from deckpress.live.pull_report import Absent, PullReport
from deckpress.live.pull_values import Pulled, State, Tags
from deckpress.live.pull_writing import NewFile, new_bytes, write_all
from deckpress.model import Note, RenderedNote
from deckpress.project.identifying import identify
from deckpress.project.loading import find_inputs, load_all
from deckpress.project.memory import Memory, open_memory
from deckpress.project.paths import shown_path
from deckpress.project.remembering import own_types
from deckpress.project.request import Request
from deckpress.project.writing import WriteError
from deckpress.reading import inert_tags


def pull(request: Request, ask: Ask, *, write: bool, tags: Tags) -> tuple[PullReport, Diagnostics]:
    """Compares the sources of a request with the notes that `ask` finds in Anki; with `write`, takes over their edits.

    Raises AnkiError, as `ask` does.

    Errors: those of reading, DP851 without a lock, DP856 for a source that another program writes, DP601 for one that
    cannot be written. Warnings: DP852 for notes that were changed on both sides, DP853 for edits without a place.
    """
    loaded = load_all(find_inputs(request), request.inputs)
    memory, unread = open_memory(loaded, request)
    identified = identify(loaded.decks, memory)
    problems = (*loaded.problems, *unread, *identified.doubts, *loaded.of_files)
    if has_errors(problems):
        return PullReport(texts=loaded.texts), problems
    if memory.path is None or not memory.lock.entries:
        nothing = rules.NOTHING_BUILT.at(Location(memory.shown, 0), lock=memory.shown)
        return PullReport(texts=loaded.texts), (*problems, nothing)
    decks = anki_decks([deck.place for _, deck in loaded.decks]).values()
    anki = ask(memory)
    held = held_notes(anki.collection, memory.lock, own_types(memory, anki.collection.types), decks)
    files = tuple(Puller(request, loaded, identified, anki, held, tags).files())
    told = tuple(problem for one in files for problem in _told(one, held))
    kept, _, _ = loaded.silencer.split((*problems, *told))
    report = PullReport(
        tuple(note for one in files for note in one.notes if note.is_shown),
        sum(one.same for one in files),
        tuple(_absent(files, held, whole=anki.whole)),
        held.new,
        texts=loaded.texts,
    )
    edited = [one for one in files if one.pull.steps]
    if not write or not edited:
        return report, tuple(kept)
    try:
        written, copies, more = _write(request, memory, edited)
    except WriteError as error:
        return report, (*kept, error.diagnostic)
    start = request.inputs.start
    shown = tuple(shown_path(path, start) for path in written)
    copied = tuple(shown_path(path, start) for path in copies)
    return replace(report, written=shown, kept=copied), (*kept, *more)


# ---- what is said --------------------------------------------------------------------------------


def _told(found: FilePull, held: Held) -> Iterator[Diagnostic]:
    for match in found.matches:
        if match.entry is not None and match.entry.guid in held.other_type:
            yield rules.OTHER_TYPE_IN_ANKI.at(match.now.note.location)
    for one, note in zip(found.found, found.notes, strict=True):
        place = note.note.location
        if note.state is State.CONFLICT:
            yield rules.BOTH_CHANGED.at(place)
        if note.state is State.BEHIND:
            yield rules.ANKI_IS_BEHIND.at(place)
        if note.refused:
            yield rules.NOT_IN_PLACE.at(place, reason=note.refused)
        if one.verdict.other and note.state is State.EDITED:
            yield rules.NOT_PULLED.at(place, fields=" and ".join(one.verdict.other))


def _absent(files: Sequence[FilePull], held: Held, *, whole: bool) -> Iterator[Absent]:
    """The notes of the last build that are not in Anki, as far as the export would hold them."""
    for one in files:
        for match in one.matches:
            entry = match.entry
            if entry is None or entry.gone or entry.guid in held.notes or entry.guid in held.other_type:
                continue
            if whole or is_covered(entry, held):
                yield Absent(match.now.note.question.flat, match.now.note.location)


# ---- what is written -----------------------------------------------------------------------------


def _write(
    request: Request, memory: Memory, edited: Sequence[FilePull]
) -> tuple[tuple[Path, ...], tuple[Path, ...], Diagnostics]:
    """Writes the edited sources, the media that they need and the lock. Raises WriteError."""
    files: list[NewFile] = []
    changed: dict[str, Entry] = {}
    start = request.inputs.start
    for one in edited:
        try:
            data = read_file(one.file.path, MOST_SOURCE)
        except FileError as error:
            raise WriteError(one.file.shown, str(error)) from error
        made = new_bytes(data, one.text, one.pull.steps)
        if made is None:
            return (), (), (rules.SOURCE_CHANGED.at(Location(one.file.shown, 0)),)
        files.append(NewFile(one.file.path, made, data))
        for path, content in _media(one).items():
            target = one.file.path.parent / path
            shown = shown_path(target, start)
            if refused := refuse_detour(target, one.file.path.parent, shown):
                return (), (), refused
            if os.path.lexists(target):
                raise WriteError(shown, "a file of that name is in the way")
            files.append(NewFile(target, content))
        changed |= _entries(request, memory, one)
    lock = write_lock(with_entries(memory.lock, changed))
    return write_all(files, memory, lock, start)


def _media(found: FilePull) -> dict[str, bytes]:
    """The files of media that the written edits need, by their paths from the folder of the source."""
    names = found.pull.names
    needed = {
        names.path_of(name)
        for note in found.notes
        if note.written
        for name in names_in(in_anki(found, note.index).fields.values())
    }
    return {path: data for path, data in names.new.items() if path in needed}


def _entries(request: Request, memory: Memory, found: FilePull) -> dict[str, Entry]:
    """The new lines of the lock for the notes whose edits are written, by guid."""
    tags = inert_tags(request.inputs.tags)
    deck = found.pull.proof.deck
    notes = [_with_tags(note, tags) for note in found.pull.reading.deck.notes]
    described = memory.describe([(found.file, replace(deck, notes=tuple(notes)))])
    changed: dict[str, Entry] = {}
    for note in found.notes:
        match = found.matches[note.index]
        if not note.written or match.entry is None:
            continue
        made, fields = found.pull.proof.note(note.index, notes[note.index])
        if made is not None:
            complete = _has_all(note, made, fields, found) and in_anki(found, note.index).mod <= request.history.now
            now = Match(described[note.index], match.entry)
            changed[note.guid] = pulled_entry(now, made, in_anki(found, note.index).mod, complete=complete)
    return changed


def _with_tags(note: Note, tags: Sequence[str]) -> Note:
    return replace(note, tags=tuple(dict.fromkeys((*note.tags, *tags)))) if tags else note


def _has_all(note: Pulled, made: RenderedNote, fields: Mapping[str, str], found: FilePull) -> bool:
    """True if Anki has every field and every tag of a note."""
    theirs = in_anki(found, note.index)
    names = (*CONTENT[made.note.note_type], *OTHER)
    same = all(same_field(name, fields.get(name, ""), theirs.fields.get(name, "")) for name in names)
    return same and set(map(fold, made.note.tags)) <= set(map(fold, theirs.tags))
