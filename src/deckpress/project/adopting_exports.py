"""An export of Anki, and files that hold the same notes -> the lock with which a build updates the learners' notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from deckpress.diagnostics import Diagnostics, Location, has_errors
from deckpress.diagnostics.catalogue.moving import ADOPT_WITHOUT_IDS, WRONG_MAP
from deckpress.foreign.mapping import FieldMap, MapError, field_maps, read_maps
from deckpress.foreign.moving import move_types, with_own_cards
from deckpress.foreign.values import ForeignCollection, ForeignNote
from deckpress.history.adopt import numbers_of, plain
from deckpress.history.adopt_foreign import Adopted, find_foreign
from deckpress.history.identity import Identity
from deckpress.history.lock import Lock, write_lock
from deckpress.history.moved import Pair, as_shipped, moved_lock
from deckpress.model import MovedType
from deckpress.project.adopting import current_notes
from deckpress.project.exports import read_export
from deckpress.project.identifying import identify
from deckpress.project.loading import Loaded, find_inputs, load_all
from deckpress.project.memory import Memory, open_memory, write_memory
from deckpress.project.paths import printable, shown_path
from deckpress.project.remembering import joined, own_types, refused_notes, staying
from deckpress.project.request import Request


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A note that is only on one side: its question, and its deck in Anki or its place in the source."""

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


def adopt_export(
    request: Request, path: Path, given: Sequence[str] = (), *, write: bool
) -> tuple[AdoptReport, Diagnostics]:
    """Finds the notes of the source in an export, and writes the lock, unless there is an error.

    `given` are values of `--map`, which say what the fields of the export's note types become.

    Errors: DP720 for an export that cannot be read, DP725 for a wrong `--map`. Warnings: DP730 for a note type that
    stays as it is, DP703 for a note that Anki cannot change, DP702 for one that may be the same.
    """
    collection, unread = read_export(path, request.inputs.start)
    if collection is None:
        return AdoptReport(), unread
    loaded = load_all(find_inputs(request), request.inputs)
    memory, problems = open_memory(loaded, request)
    problems = (*loaded.problems, *problems, *loaded.of_files, *unread)
    if has_errors(problems):
        return AdoptReport(texts=loaded.texts), problems
    place = Location(shown_path(path, request.inputs.start), 0)
    if not collection.has_ids:
        return AdoptReport(texts=loaded.texts), (*problems, ADOPT_WITHOUT_IDS.at(place))
    try:
        kept = read_maps(loaded.project.map)
    except MapError as error:
        wrong = WRONG_MAP.at(loaded.project.place("map"), problem=str(error))
        return AdoptReport(texts=loaded.texts), (*problems, wrong)
    try:
        maps = field_maps(collection, kept, read_maps(given))
    except MapError as error:
        return AdoptReport(texts=loaded.texts), (*problems, WRONG_MAP.at(place, problem=str(error)))
    types, stay = move_types(collection, maps)
    collection = replace(collection, notes=tuple(_with_own_cards(collection, maps)))
    adopted = _find(request, loaded, memory, collection, types)
    pairs = [Pair(one.old, one.one.now, numbers_of(one.one, one.shipped)) for one in adopted.found]
    lock, refused = moved_lock(memory.project, types, pairs, own_types(memory, collection.types))
    report = AdoptReport(
        len(pairs) - len(refused),
        sum(1 for one in adopted.found if one.how),
        tuple(Unmatched(one.now.note.question.flat, str(one.now.note.location)) for one in adopted.new),
        tuple(_left(note, collection, types) for note in adopted.left),
        texts=loaded.texts,
    )
    problems = (*problems, *staying(stay, place), *refused_notes(refused), *adopted.doubts)
    if not write or has_errors(problems) or not lock.entries:
        return report, problems
    failed = write_memory(memory, write_lock(joined(lock, memory, _found_before(lock, loaded, memory))))
    return (report if failed else replace(report, written=memory.shown)), (*problems, *failed)


def _with_own_cards(collection: ForeignCollection, maps: Mapping[int, FieldMap]) -> Iterator[ForeignNote]:
    for note in collection.notes:
        if note.type_id in maps:
            yield with_own_cards(note, collection.types[note.type_id], maps[note.type_id])


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


def _found_before(lock: Lock, loaded: Loaded, memory: Memory) -> frozenset[str]:
    """The guids that earlier builds gave to notes which are in the export."""
    found = {(entry.path, entry.question, entry.nth) for entry in lock.entries}
    matches = (match for matches in identify(loaded.decks, memory).matches.values() for match in matches)
    return frozenset(
        match.entry.guid
        for match in matches
        if match.entry and (match.now.path, match.now.note.question.flat, match.now.nth) in found
    )


def _left(note: ForeignNote, collection: ForeignCollection, types: Mapping[int, MovedType]) -> Unmatched:
    shipped = as_shipped(note, collection.types[note.type_id], types[note.type_id])
    question = plain(shipped.fields["Text" if shipped.note_type == "cloze" else "Question"])
    return Unmatched(printable(question), printable(note.deck))
