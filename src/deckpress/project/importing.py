"""An export of Anki's -> Markdown files, one for each deck, with their media beside them; all or none are written."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from deckpress.diagnostics import Diagnostic, Diagnostics, Location, has_errors
from deckpress.diagnostics.catalogue import moving as rules
from deckpress.disk import refuse_detour
from deckpress.foreign.decks import MEDIA, ImportedDeck, decks_of, media_name, used_media
from deckpress.foreign.mapping import (
    FieldMap,
    MapError,
    field_maps,
    is_own,
    mapped,
    read_maps,
    words_of_template,
)
from deckpress.foreign.named_media import with_named_media
from deckpress.foreign.notes import Imported, media_of
from deckpress.foreign.values import ForeignCollection, ForeignNote, ForeignType
from deckpress.model import Note, Source
from deckpress.project.config import find_project
from deckpress.project.exports import read_export
from deckpress.project.import_jobs import import_notes, native_texts
from deckpress.project.jobs import jobs_here
from deckpress.project.paths import shown_path
from deckpress.project.writing import WriteError, staging

Ask = Callable[[ForeignType, FieldMap, ForeignNote], Iterable[str]]
"""Asks what the fields of a note type become: its guess and one of its notes are shown. Returns values of `--map`."""


@dataclass(frozen=True, slots=True)
class MovedNote:
    """A note of Anki's and what it became: what the lock needs to keep its progress."""

    foreign: ForeignNote
    type: ForeignType
    mapping: FieldMap
    note: Note
    file: str
    """The shown path of its file."""
    position: int
    """Its place among the notes of the file, from 0."""


@dataclass(frozen=True, slots=True)
class Import:
    """The result of an import; `texts` holds the written files by shown path, for quotes in diagnostics."""

    notes: tuple[MovedNote, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    media: int = 0
    maps: tuple[str, ...] = ()
    """What the fields of each note type became, as `--map` has it."""
    chosen: tuple[str, ...] = ()
    """Those that the user chose."""
    source: str = ""
    """The shown path of the export."""
    has_ids: bool = False
    """True if the export has the ids of Anki, so that its notes can keep their learning history."""

    @property
    def written(self) -> tuple[str, ...]:
        """The shown paths of the written files."""
        return tuple(self.texts)


def import_export(
    given: Path, out: Path, start: Path, maps: Sequence[str] = (), ask: Ask | None = None, jobs: int = 0
) -> tuple[Import, Diagnostics]:
    """Imports an export into a folder. Without `ask`, note types that are not clear are guessed (DP724).

    `jobs` says how many processes work on a large one; as many as are useful here, if it is 0.
    Errors: DP720 for a file that cannot be imported, DP721 for one that would be replaced, DP725 for a wrong `--map`,
    DP402 and DP601 for a folder that cannot be written.
    """
    project, problems = find_project(start)
    collection, unread = read_export(given, start)
    place = Location(shown_path(given, start), 0)
    problems = (*problems, *unread)
    if collection is None or has_errors(problems):
        return Import(), problems
    collection = with_named_media(collection)
    try:
        kept = read_maps(project.map)
    except MapError as error:
        return Import(), (*problems, rules.WRONG_MAP.at(project.place("map"), problem=str(error)))
    try:
        usual = field_maps(collection, kept, {})
        fieldmaps, doubts = _fieldmaps(collection, kept, maps, ask, place)
    except MapError as error:
        return Import(), (*problems, rules.WRONG_MAP.at(Location("", 0), problem=str(error)))
    media = used_media(collection, lambda kind: is_own(collection.types[kind]))
    jobs = jobs or jobs_here()
    notes = import_notes(collection, fieldmaps, media, jobs)
    decks = decks_of(notes, fieldmaps)
    problems = (*problems, *doubts, *_left(collection, notes, fieldmaps, place), *_lacking(collection, notes, place))
    if not decks:
        return Import(), (*problems, rules.IMPORT_WITHOUT_CARDS.at(place))
    texts, of_texts = _texts(decks, out, start, jobs)
    problems = (*problems, *of_texts)
    files = {
        f"{deck.file}.md": text.encode("utf-8", "replace") for deck, text in zip(decks, texts.values(), strict=True)
    }
    problems = (*problems, *_in_the_way(out, [*files, *(f"{MEDIA}/{name}" for name in media.values())], start))
    if has_errors(problems):
        return Import(), problems
    try:
        _write(files, {media[name]: collection.media[name] for name in media}, out, start)
    except WriteError as error:
        return Import(), (*problems, error.diagnostic)
    moved = tuple(_moved(decks, fieldmaps, list(texts)))
    kinds = {key: collection.types[key] for key, one in fieldmaps.items() if not one.own}
    said = {key: f"{kind.name}:{fieldmaps[key].said(kind)}" for key, kind in kinds.items()}
    chosen = tuple(text for key, text in said.items() if fieldmaps[key] != usual[key])
    made = Import(moved, texts, len(media), tuple(said.values()), chosen, place.path, collection.has_ids)
    return made, problems


def _moved(decks: Sequence[ImportedDeck], maps: Mapping[int, FieldMap], files: Sequence[str]) -> Iterator[MovedNote]:
    """Each note of Anki's with the note that it became, in the order of the files."""
    for deck, file in zip(decks, files, strict=True):
        for position, (one, note) in enumerate(zip(deck.notes, deck.deck.notes, strict=True)):
            yield MovedNote(one.foreign, one.type, maps[one.type.id], note, file, position)


# ---- note types ----------------------------------------------------------------------------------


def _fieldmaps(
    collection: ForeignCollection,
    kept: Mapping[str, Mapping[str, str]],
    given: Sequence[str],
    ask: Ask | None,
    place: Location,
) -> tuple[dict[int, FieldMap], Diagnostics]:
    """What the fields of each note type become, by its id, with the user's answers. Raises MapError."""
    found = field_maps(collection, kept, read_maps(given))
    problems: list[Diagnostic] = []
    for number, count in Counter(note.type_id for note in collection.notes).items():
        kind = collection.types[number]
        if number not in found:
            problems.append(rules.STAYS_IN_ANKI.at(place, notes=_count(count, "note"), name=kind.name))
            continue
        mapping = found[number]
        if not mapping.sure and ask is not None:
            sample = next(note for note in collection.notes if note.type_id == kind.id)
            answers = read_maps(f"{kind.name}:{text}" for text in ask(kind, mapping, sample))
            mapping = replace(mapped(kind, mapping, answers), sure=True)
        if not mapping.sure:
            problems.append(rules.UNSURE_FIELDS.at(place, name=kind.name, guess=mapping.said(kind)))
        found[number] = mapping
    return found, tuple(problems)


# ---- what is said --------------------------------------------------------------------------------


def _left(
    collection: ForeignCollection, made: Sequence[Imported], maps: Mapping[int, FieldMap], place: Location
) -> Iterator[Diagnostic]:
    """DP726 for each note that becomes no card, and DP727 for cards and words without a counterpart."""
    for one in made:
        if one.problem:
            words = " ".join(" ".join(one.foreign.fields).split())[:60]
            yield rules.NOT_IMPORTED.at(place, name=one.type.name, reason=one.problem, words=words or one.foreign.guid)
    for key, mapping in maps.items():
        kind = collection.types[key]
        if words := "" if mapping.own else words_of_template(kind):
            yield rules.WORDS_OF_TEMPLATE.at(place, name=kind.name, words=words[:60])
        cards = sum(
            ordinal in mapping.others for note in collection.notes if note.type_id == key for ordinal in note.cards
        )
        if cards:
            names = ", ".join(kind.templates[ordinal].name for ordinal in mapping.others)
            yield rules.CARDS_STAY.at(place, cards=_count(cards, "card"), name=kind.name, templates=names)


def _lacking(collection: ForeignCollection, made: Sequence[Imported], place: Location) -> Iterator[Diagnostic]:
    """DP729 if notes name files that the export lacks."""
    names = dict.fromkeys(
        name for one in made for name in media_of(one.foreign) if "//" not in name and ":" not in name
    )
    lacking = [name for name in names if not media_name(name, collection.media)]
    if lacking:
        yield rules.MEDIA_NOT_IN_PACKAGE.at(place, files=_count(len(lacking), "file"), name=lacking[0])


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


# ---- writing -------------------------------------------------------------------------------------


def _texts(decks: Sequence[ImportedDeck], out: Path, start: Path, jobs: int) -> tuple[dict[str, str], Diagnostics]:
    """The text of each file by its shown path, and DP722 and DP728 for what is in it."""
    from deckpress.reading.text.ledger import Reading

    texts: dict[str, str] = {}
    problems: list[Diagnostic] = []
    files = [shown_path(out / f"{one.file}.md", start) for one in decks]
    given: list[tuple[Reading, Source]] = []
    for one, shown in zip(decks, files, strict=True):
        notes = [replace(note, location=Location("", number)) for number, note in enumerate(one.deck.notes, 1)]
        given.append((Reading(replace(one.deck, notes=tuple(notes)), "", (), ()), Source(shown, "")))
    for one, shown, (text, changes) in zip(decks, files, native_texts(given, jobs), strict=True):
        texts[shown] = text
        problems += (_named(problem, one.deck.notes, shown) for problem in changes)
        problems += _told(one, shown)
    return texts, tuple(problems)


def _named(problem: Diagnostic, notes: Sequence[Note], shown: str) -> Diagnostic:
    """A diagnostic about the note whose number is its line, with the question in place of the line."""
    words = notes[problem.location.line - 1].question.flat[:60]
    return replace(problem, location=Location(shown, 0), message=f"{problem.message}: '{words}'")


def _told(deck: ImportedDeck, shown: str) -> Iterator[Diagnostic]:
    kept = Counter(name for one in deck.notes for name in one.kept)
    notes = sum(1 for one in deck.notes if one.kept)
    if notes:
        what = ", ".join(name[:60] for name, _ in kept.most_common(3))
        yield rules.KEPT_AS_HTML.at(Location(shown, 0), notes=_count(notes, "note"), what=what)
    for one, note in zip(deck.notes, deck.deck.notes, strict=True):
        if one.different:
            words = note.question.flat[:60]
            yield rules.LOOKS_DIFFERENT.at(Location(shown, 0), what=", ".join(one.different), words=words)


def _in_the_way(out: Path, names: Iterable[str], start: Path) -> Iterator[Diagnostic]:
    """DP721 for each file that would be replaced, DP402 for a way that leads out of the folder."""
    for name in names:
        target = out / name
        shown = shown_path(target, start)
        if os.path.lexists(target):
            yield rules.FILE_IN_THE_WAY.at(Location(shown, 0))
        yield from refuse_detour(target, out, shown)


def _write(files: Mapping[str, bytes], media: Mapping[str, Callable[[], bytes]], out: Path, start: Path) -> None:
    """Puts the files in their places. Raises WriteError."""
    with staging(out, shown_path(out, start)) as staged:
        for name, data in files.items():
            staged.add(name, data)
        for name, load in media.items():
            try:
                staged.add(f"{MEDIA}/{name}", load())
            except ValueError as error:
                raise WriteError(f"{shown_path(out, start)}/{MEDIA}/{name}", str(error)) from error
        staged.publish()
