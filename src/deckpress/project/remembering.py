"""Notes that were just imported -> the lock with which a build updates the learners' notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from deckpress.diagnostics import Diagnostic, Diagnostics, Location, has_errors
from deckpress.diagnostics.catalogue.lock import OTHER_NOTE_TYPE
from deckpress.diagnostics.catalogue.moving import NO_IDS, TYPE_STAYS
from deckpress.exporters.anki.names import note_type_ids
from deckpress.foreign.moving import move_types, with_own_cards
from deckpress.foreign.values import ForeignCollection, ForeignType
from deckpress.history.described import describe
from deckpress.history.lock import Entry, Lock, write_lock
from deckpress.history.moved import Pair, moved_lock
from deckpress.project.importing import Import
from deckpress.project.loading import Loaded, find_inputs
from deckpress.project.memory import Memory, open_memory, write_memory
from deckpress.project.paths import printable
from deckpress.project.request import Request


def remember_imported(request: Request, made: Import) -> tuple[str, Diagnostics]:
    """Writes the lock for files that were just imported, so that a build updates the notes in Anki; its shown path.

    DP730 (warning) for a note type that stays as it is: its notes become new ones.
    """
    if not made.notes:
        return "", ()
    if not made.has_ids:
        return "", (NO_IDS.at(Location(made.source, 0)),)
    sources = find_inputs(request)
    memory, problems = open_memory(Loaded(sources.project, sources.files), request)
    if has_errors(problems):
        return "", problems
    names = {file.shown: memory.name(file) for file in sources.files}
    notes = describe((one.note, names.get(one.file, one.file), one.foreign.deck) for one in made.notes)
    kinds = {one.type.id: one.type for one in made.notes}
    types, stay = move_types(ForeignCollection((), kinds), {one.type.id: one.mapping for one in made.notes})
    pairs = (
        Pair(with_own_cards(one.foreign, one.type, one.mapping), now)
        for one, now in zip(made.notes, notes, strict=True)
    )
    lock, refused = moved_lock(memory.project, types, pairs, own_types(memory, kinds))
    place = Location(memory.shown, 0)
    ids = {kind.id for kind in stay}
    problems = (*staying(stay, place), *refused_notes([one for one in refused if one.old.type_id not in ids]))
    if not lock.entries:
        return "", problems
    failed = write_memory(memory, write_lock(joined(lock, memory, frozenset())))
    return ("" if failed else memory.shown), (*problems, *failed)


def own_types(memory: Memory, types: Mapping[int, ForeignType]) -> frozenset[int]:
    """The ids of the note types that the project itself has."""
    return note_type_ids(memory.project) & types.keys()


def staying(kinds: Sequence[ForeignType], place: Location) -> Iterator[Diagnostic]:
    """DP730 for each note type that stays as it is."""
    return (TYPE_STAYS.at(place, name=printable(kind.name)[:60]) for kind in kinds)


def joined(lock: Lock, memory: Memory, replaced: frozenset[str]) -> Lock:
    """The lock with the entries of earlier builds, except those that are replaced.

    A note that has moved before, or that deckpress made, keeps its entry, so that the next build neither updates it nor
    asks for another merge.
    """
    old = memory.lock
    before = {entry.guid: entry for entry in old.entries}
    found = {entry.guid: _earlier(before.get(entry.guid), entry) for entry in lock.entries}
    taken = replaced - found.keys()
    entries = tuple({**{guid: one for guid, one in before.items() if guid not in taken}, **found}.values())
    moved = {kind.id: kind for kind in (*lock.moved, *old.moved)}
    used = {entry.moved for entry in entries}
    moved = {number: kind for number, kind in moved.items() if number in used}
    ordered = tuple(sorted(entries, key=lambda entry: (entry.path, entry.guid)))
    return replace(old, project=lock.project, entries=ordered, moved=tuple(moved.values()))


def _earlier(before: Entry | None, now: Entry) -> Entry:
    return before if before is not None and (before.moved or not now.moved) else now


def refused_notes(refused: Sequence[Pair]) -> Iterator[Diagnostic]:
    """DP703 for each note that Anki cannot change."""
    for pair in refused:
        yield OTHER_NOTE_TYPE.at(pair.now.note.location, before="note in Anki", after=pair.now.note_type)
