"""Packages of an earlier release on the disk -> the memory that their build would have left, in place of the lock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostic, Diagnostics, Location, has_errors
from deckpress.disk import FileError, read_file
from deckpress.exporters.anki.names import anki_decks, anki_tags, note_type_id
from deckpress.history.adopt import Current, entry_of, find_released, latest, numbers_of, plain
from deckpress.history.identity import BASE_TIME, Identity
from deckpress.history.lock import Lock, write_lock
from deckpress.history.matching import Match, Now
from deckpress.history.plan import templates_hash
from deckpress.history.release import Release, Shipped, ShippedType, read_release
from deckpress.html.anki import anki_fields
from deckpress.inert import storable
from deckpress.model import RenderedDeck
from deckpress.project.building import template_parts
from deckpress.project.job import Job
from deckpress.project.loading import Loaded
from deckpress.project.media import media_loader
from deckpress.project.paths import shown_path

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates

MOST_BYTES = 1_000_000_000
"""The largest package that is read: 1 GB."""


def read_packages(paths: Sequence[Path], start: Path) -> tuple[tuple[Release, ...], Diagnostics]:
    """The releases in some packages. Errors: DP706 for each that cannot be read, DP009, DP010."""
    releases: list[Release] = []
    problems: list[Diagnostic] = []
    for path in paths:
        shown = shown_path(path, start)
        try:
            data = read_file(path, MOST_BYTES)
        except FileError as error:
            problems.append(error.at(shown, "DP706", "this package"))
            continue
        release, found = read_release(shown, data)
        problems += found
        if release is not None:
            releases.append(release)
    return tuple(releases), tuple(problems)


def adopt(found: Loaded, job: Job) -> str:
    """Puts what the packages of a job shipped in the place of the lock; the text of the lock that they come to.

    Every note gets its identity. What is wrong is added to the problems of `found`; then the text is empty.
    """
    releases, problems = read_packages(job.against, job.start)
    found.problems = (*(p for p in found.problems if p.code != "DP701" or found.memory.path is None), *problems)
    if problems or has_errors(found.diagnostics):
        return ""
    types = [kind for release in releases for kind in release.types]
    shipped = latest(release.notes for release in releases)
    project = next((name for name in _names_of_project(found, shipped) if fits(name, types)), None)
    if project is None:
        message = "this package is of another project than these files"
        hint = "set the project's id in deckpress.toml as it was then, or name the files that it was built from"
        shown = shown_path(job.against[0], job.start)
        found.problems = (*found.problems, Diagnostic(Location(shown, 0), "DP706", message, hint))
        return ""
    memory = found.memory
    memory.project = project
    names, notes = _file_names(found), memory.described(found.decks)
    current = _current(found, job, notes, {})
    pairs, left, doubts = find_released(project, current, shipped, names)
    numbers = {one.now.position: _identity(one, old) for one, old, _ in pairs if old is not None}
    again = {one.now.position: one for one in _current(found, job, notes, numbers)}
    known: dict[int, Match] = {}
    entries = list(left)
    for one, old, how in pairs:
        if old is not None and one.now.position in again:
            source = plain(old.fields["Source"])
            entry = entry_of(again[one.now.position], old, names.get(source, source))
            entries.append(entry)
            known[one.now.position] = Match(one.now, entry, how)
    digest, mod = _templates_state(found, job, types)
    memory.lock = Lock(project, digest, mod, tuple(sorted(entries, key=lambda entry: (entry.path, entry.guid))))
    matches = tuple(known.get(now.position, Match(now, None)) for now in notes)
    found.identities, found.doubts = memory.identify(found.decks, (matches, doubts))
    return write_lock(memory.lock)


def _identity(one: Current, old: Shipped) -> Identity:
    return Identity(old.guid, numbers=numbers_of(one, old), cards=old.cards)


def _names_of_project(found: Loaded, shipped: Sequence[Shipped]) -> Iterator[str]:
    """What the project may have been called when the release was built."""
    if found.project.id:
        yield found.project.id
        return
    if found.memory.lock.project:
        yield found.memory.lock.project
    yield from (f"deck:{deck.name}" for _, deck in found.decks)
    for deck in dict.fromkeys(note.deck for note in shipped):
        parts = deck.split("::")
        yield from ("deck:" + "::".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def fits(project: str, types: Sequence[ShippedType]) -> bool:
    """True if the note types of a package are those of a project."""
    return any(note_type_id(project, kind.key) == kind.id for kind in types)


def _file_names(found: Loaded) -> Mapping[str, str]:
    """The names of files in the lock by what their notes say of them in the field Source."""
    return {storable(file.name): found.memory.name(file) for file, _ in found.readings}


def _current(found: Loaded, job: Job, notes: Sequence[Now], identities: Mapping[int, Identity]) -> tuple[Current, ...]:
    """Every note as it would be shipped; with identities by its position, where they are known."""
    from deckpress.render import render

    now = iter(notes)
    made: list[Current] = []
    for file, reading in found.readings:
        own = [next(now) for _ in reading.deck.notes]
        loader = media_loader(file, job.start, allow_outside=job.allow_outside)
        chosen = [identities.get(one.position, Identity("")) for one in own]
        deck, _ = render(reading.deck, found.memory.project, chosen, loader, source=storable(file.name), now=job.now)
        made += _in_anki(deck, own)
    return tuple(made)


def _in_anki(deck: RenderedDeck, own: Sequence[Now]) -> Iterator[Current]:
    decks = anki_decks([deck.deck.name, *(note.deck for note in deck.notes)])
    by_note = {id(now.note): now for now in own}
    for note in deck.notes:
        fields = anki_fields(note, deck.media)
        yield Current(by_note[id(note.note)], note, fields, anki_tags(note.note.tags), decks[note.deck])


def _templates_state(found: Loaded, job: Job, types: Sequence[ShippedType]) -> tuple[str, int]:
    """The hash of the note types and when they changed: today's hash if those of the release are the same."""
    from deckpress.templating.templates import load_templates

    templates, _ = load_templates(found.project.templates, None, within=job.fence(found.project.root))
    mod = max((kind.mod for kind in types), default=BASE_TIME)
    if templates is None:
        return "", mod
    same = all(_is_same(templates, kind) for kind in types)
    return (templates_hash(template_parts(templates)) if same else "of-a-release"), mod


def _is_same(templates: Templates, kind: ShippedType) -> bool:
    today = templates.note_type(kind.key)
    return kind.css == today.css and kind.cards == tuple((card.name, card.front, card.back) for card in today.cards)
