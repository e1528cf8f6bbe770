"""An export of Anki, and files that hold the same notes -> the lock with which a build updates the learners' notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from deckpress.diagnostics import Diagnostic, Diagnostics, Location, has_errors
from deckpress.diagnostics.catalogue.lock import OTHER_NOTE_TYPE
from deckpress.diagnostics.catalogue.moving import IMPORT_UNKNOWN, IMPORT_UNREADABLE, TYPE_STAYS
from deckpress.disk import FileError, read_file
from deckpress.exporters.anki.names import note_type_id
from deckpress.foreign.packages import is_package, read_package
from deckpress.foreign.texts import is_text_export, read_text_export
from deckpress.foreign.values import ForeignCollection, ForeignNote, ForeignType
from deckpress.history.adopt import numbers_of, plain
from deckpress.history.adopt_foreign import Adopted, find_foreign
from deckpress.history.identity import Identity
from deckpress.history.lock import Lock, write_lock
from deckpress.history.moved import Pair, as_shipped, moved_lock, moved_type
from deckpress.model import MovedType
from deckpress.project.adopting import MOST_BYTES, current_notes
from deckpress.project.identifying import identify
from deckpress.project.loading import Loaded, find_inputs, load_all
from deckpress.project.memory import Memory, open_memory, write_memory
from deckpress.project.paths import printable, shown_path
from deckpress.project.request import Request

FieldsOf = Callable[[ForeignType], Mapping[str, str]]
"""Which foreign field each of our fields takes, by name; empty for a note type that stays in Anki."""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A note of one side alone: its question, and its deck in Anki or its place in the source."""

    question: str
    place: str


@dataclass(frozen=True, slots=True)
class AdoptReport:
    """What `deckpress adopt` did. `texts` holds the sources by shown path, for quotes in diagnostics."""

    found: int = 0
    edited: int = 0
    """How many of them were recognised although their text differs."""
    new: tuple[Unmatched, ...] = ()
    left: tuple[Unmatched, ...] = ()
    written: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


def adopt_export(request: Request, path: Path, fields_of: FieldsOf, *, write: bool) -> tuple[AdoptReport, Diagnostics]:
    """Finds the notes of the source in an export, and writes the lock, unless there is an error.

    DP720 (error) for an export that cannot be read; DP729 (warning) for a note type that stays as it is, DP703
    (warning) for a note that Anki cannot change, DP702 (warning) for one that may be the same.
    """
    loaded = load_all(find_inputs(request), request.inputs)
    memory, problems = open_memory(loaded, request)
    problems = (*loaded.problems, *problems, *loaded.of_files)
    collection, unread = read_export(path, request.inputs.start)
    if collection is None or has_errors((*problems, *unread)):
        return AdoptReport(texts=loaded.texts), (*problems, *unread)
    shown = shown_path(path, request.inputs.start)
    own = frozenset(note_type_id(memory.project, key) for key in ("qa", "cloze")) & collection.types.keys()
    types, stay = _types(collection, fields_of, shown)
    adopted = _find(request, loaded, memory, collection, types)
    pairs = [Pair(one.old, one.one.now, numbers_of(one.one, one.shipped)) for one in adopted.found]
    lock, refused = moved_lock(memory.project, types, pairs, own)
    report = AdoptReport(
        len(pairs) - len(refused),
        sum(1 for one in adopted.found if one.how),
        tuple(Unmatched(one.now.note.question.flat, str(one.now.note.location)) for one in adopted.new),
        tuple(_left(note, collection, types) for note in adopted.left),
        texts=loaded.texts,
    )
    problems = (*problems, *unread, *stay, *_refused(refused), *adopted.doubts)
    if not write or has_errors(problems) or not lock.entries:
        return report, problems
    failed = write_memory(memory, write_lock(_joined(lock, loaded, memory)))
    return (report if failed else replace(report, written=memory.shown)), (*problems, *failed)


def read_export(path: Path, start: Path) -> tuple[ForeignCollection | None, Diagnostics]:
    """The collection in an export of Anki. Errors: DP720, DP009, DP010."""
    shown = shown_path(path, start)
    try:
        data = read_file(path, MOST_BYTES)
    except FileError as error:
        return None, (error.at(shown, otherwise=IMPORT_UNREADABLE),)
    if is_package(data):
        return read_package(shown, data)
    text = data.decode("utf-8", "replace")
    if is_text_export(text):
        return read_text_export(shown, text)
    return None, (IMPORT_UNKNOWN.at(Location(shown, 0)),)


def _types(collection: ForeignCollection, fields_of: FieldsOf, shown: str) -> tuple[dict[int, MovedType], Diagnostics]:
    """The note types that can be moved, by their ids; DP726 for the others that have notes."""
    types: dict[int, MovedType] = {}
    stay: list[Diagnostic] = []
    used = {note.type_id for note in collection.notes}
    for number in sorted(used & collection.types.keys()):
        kind = collection.types[number]
        fields = fields_of(kind)
        moved = moved_type(kind, fields) if fields else None
        if moved is None:
            stay.append(TYPE_STAYS.at(Location(shown, 0), name=printable(kind.name)[:60]))
        else:
            types[number] = moved
    return types, tuple(stay)


def _find(
    request: Request, loaded: Loaded, memory: Memory, collection: ForeignCollection, types: Mapping[int, MovedType]
) -> Adopted:
    """Which note of the collection each note of the source is, as it is rendered with the numbers of its gaps there."""
    notes = memory.describe(loaded.decks)
    first = find_foreign(current_notes(request, loaded, memory.project, notes, {}), collection, types)
    numbers = {
        one.one.now.position: Identity(one.old.guid, numbers=numbers_of(one.one, one.shipped), cards=one.old.cards)
        for one in first.found
    }
    again = {one.now.position: one for one in current_notes(request, loaded, memory.project, notes, numbers)}
    found = (replace(one, one=again.get(one.one.now.position, one.one)) for one in first.found)
    return replace(first, found=tuple(found))


def _joined(lock: Lock, loaded: Loaded, memory: Memory) -> Lock:
    """The lock with the entries of earlier builds, except those of the notes that were found in the export."""
    old, found = memory.lock, {(entry.path, entry.question, entry.nth) for entry in lock.entries}
    identified = identify(loaded.decks, memory)
    replaced = {
        match.entry.guid
        for matches in identified.matches.values()
        for match in matches
        if match.entry and (match.now.path, match.now.note.question.flat, match.now.nth) in found
    }
    taken = replaced | {entry.guid for entry in lock.entries}
    entries = (*lock.entries, *(entry for entry in old.entries if entry.guid not in taken))
    moved = {kind.id: kind for kind in (*old.moved, *lock.moved)}
    ordered = tuple(sorted(entries, key=lambda entry: (entry.path, entry.guid)))
    return replace(old, project=lock.project, entries=ordered, moved=tuple(moved.values()))


def _left(note: ForeignNote, collection: ForeignCollection, types: Mapping[int, MovedType]) -> Unmatched:
    shipped = as_shipped(note, collection.types[note.type_id], types[note.type_id])
    question = plain(shipped.fields["Text" if shipped.note_type == "cloze" else "Question"])
    return Unmatched(printable(question), printable(note.deck))


def _refused(refused: Sequence[Pair]) -> Iterator[Diagnostic]:
    for pair in refused:
        yield OTHER_NOTE_TYPE.at(pair.now.note.location, before="note in Anki", after=pair.now.note_type)
