"""The edits of a pull -> the disk: the sources, the media that they need, and the lock."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from deckpress.compare import fold
from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue import pulling as rules
from deckpress.disk import MOST_SOURCE, FileError, read_file, refuse_detour
from deckpress.history.lock import Entry, write_lock
from deckpress.history.matching import Match
from deckpress.live.pull_lock import pulled_entry, with_entries
from deckpress.live.pull_media import names_in
from deckpress.live.pull_plan import CONTENT, OTHER, same_field
from deckpress.live.pull_reading import FilePull
from deckpress.live.pull_values import InAnki
from deckpress.live.pull_writing import NewFile, new_bytes, write_all
from deckpress.live.values import digest_of
from deckpress.model import Note, RenderedNote
from deckpress.project.memory import Memory
from deckpress.project.paths import shown_path
from deckpress.project.request import Request
from deckpress.project.writing import WriteError
from deckpress.reading import inert_tags


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written: the files, the copies of old texts, and the new lines of the lock by guid."""

    files: tuple[Path, ...] = ()
    copies: tuple[Path, ...] = ()
    entries: Mapping[str, Entry] = field(default_factory=dict)


def save(request: Request, memory: Memory, edited: Sequence[FilePull], latest: int) -> tuple[Saved, Diagnostics]:
    """Writes the edited sources, the media that they need and the lock. Raises WriteError.

    Times in Anki after `latest` are not kept.
    """
    files: list[NewFile] = []
    media: dict[Path, NewFile] = {}
    changed: dict[str, Entry] = {}
    start = request.inputs.start
    for one in edited:
        try:
            data = read_file(one.file.path, MOST_SOURCE)
        except FileError as error:
            raise WriteError(one.file.shown, str(error)) from error
        made = new_bytes(data, one.text, one.pull.steps)
        if made is None:
            return Saved(), (rules.SOURCE_CHANGED.at(Location(one.file.shown, 0)),)
        files.append(NewFile(one.file.path, made, data))
        for path, content in _media(one).items():
            target = one.file.path.parent / path
            shown = shown_path(target, start)
            if refused := refuse_detour(target, one.file.path.parent, shown):
                return Saved(), refused
            if os.path.lexists(target):
                raise WriteError(shown, "a file of that name is in the way")
            media[target.resolve()] = NewFile(target, content)
        changed |= _entries(request, memory, one, latest)
    lock = write_lock(with_entries(memory.lock, changed))
    written, copies, problems = write_all([*files, *media.values()], memory, lock, start)
    return Saved(written, copies, changed), problems


def _media(found: FilePull) -> dict[str, bytes]:
    """The files of media that the written edits need, by their paths from the folder of the source."""
    names = found.pull.names
    needed = {
        names.path_of(name)
        for one, note in zip(found.found, found.notes, strict=True)
        if note.written
        for name in names_in(one.theirs.fields.values())
    }
    return {path: data for path, data in names.new.items() if path in needed}


def _entries(request: Request, memory: Memory, found: FilePull, latest: int) -> dict[str, Entry]:
    """The new lines of the lock for the notes whose edits are written, by guid."""
    tags = inert_tags(request.inputs.tags)
    deck = found.pull.proof.deck
    notes = [_with_tags(note, tags) for note in found.pull.reading.deck.notes]
    described = memory.describe([(found.file, replace(deck, notes=tuple(notes)))])
    changed: dict[str, Entry] = {}
    for one, note in zip(found.found, found.notes, strict=True):
        match = found.matches[note.index]
        if not note.written or match.entry is None:
            continue
        made, fields = found.pull.proof.note(note.index, notes[note.index])
        if made is not None:
            mod = one.theirs.mod
            now = Match(described[note.index], match.entry)
            complete = _has_all(one.theirs, made, fields)
            seen = digest_of(one.theirs.named)
            changed[note.guid] = pulled_entry(now, made, mod if mod <= latest else 0, seen, complete=complete)
    return changed


def _with_tags(note: Note, tags: Sequence[str]) -> Note:
    return replace(note, tags=tuple(dict.fromkeys((*note.tags, *tags)))) if tags else note


def _has_all(theirs: InAnki, made: RenderedNote, fields: Mapping[str, str]) -> bool:
    """True if Anki has every field and every tag of a note."""
    names = (*CONTENT[made.note.note_type], *OTHER)
    same = all(same_field(name, fields.get(name, ""), theirs.fields.get(name, "")) for name in names)
    return same and set(map(fold, made.note.tags)) <= set(map(fold, theirs.tags))
