"""Packages of an earlier release -> the identities of notes that they hold, in place of the lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.lock import (
    PACKAGE_NOT_READ,
    PACKAGE_OF_ANOTHER_ID,
    PACKAGE_OF_ANOTHER_PROJECT,
    PACKAGE_WITH_OTHER_FIELDS,
)
from deckpress.disk import FileError, read_file
from deckpress.exporters.anki.moved_types import moved_from, shape_of
from deckpress.exporters.anki.names import FIELD_IDS, TEMPLATE_IDS, anki_decks, anki_tags, note_type_id, note_type_ids
from deckpress.history.adopt import Current, edits_since, entry_of, find_released, latest, numbers_of, plain
from deckpress.history.identity import BASE_TIME, NO_ID, Identity
from deckpress.history.lock import Lock
from deckpress.history.matching import Match, Now
from deckpress.history.places import with_places
from deckpress.history.plan import templates_hash
from deckpress.history.release import Release, Shipped, ShippedType, read_release
from deckpress.html.anki import anki_fields
from deckpress.inert import storable
from deckpress.markdown.surroundings import Surroundings
from deckpress.model import MovedType, RenderedDeck
from deckpress.project.diagrams import Drawer
from deckpress.project.identifying import Identified, identify_matched, pair_rendered
from deckpress.project.library import Library
from deckpress.project.loading import Loaded
from deckpress.project.media import media_loader
from deckpress.project.memory import Memory, other_id
from deckpress.project.notes import Notes, vault_of
from deckpress.project.paths import shown_path
from deckpress.project.rendering import template_parts
from deckpress.project.request import Request

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
            problems.append(error.at(shown, otherwise=PACKAGE_NOT_READ))
            continue
        release, unfit = read_release(shown, data, moved_from)
        problems += unfit
        if release is not None:
            releases.append(release)
    return tuple(releases), tuple(problems)


def adopt(
    request: Request, loaded: Loaded, memory: Memory, releases: Sequence[Release]
) -> tuple[Identified | None, Diagnostics]:
    """The notes with their identities in packages that were released, in place of those in the lock.

    None with DP706 if the packages belong to another project, or if Anki would refuse what is built now.
    """
    types = [kind for release in releases for kind in release.types]
    shipped = latest(release.notes for release in releases)
    project = next((name for name in _project_ids(loaded, memory, shipped) if fits(name, types)), None)
    if project is None and any(kind.moved for kind in types):  # whose ids do not contain that of the project
        project = memory.project
    unfit = _refuse(request, memory, releases, project)
    if project is None or unfit:
        return None, unfit
    path_of, notes = _paths(loaded, memory), memory.describe(loaded.decks)
    pairs, left, doubts = find_released(project, current_notes(request, loaded, project, notes, {}), shipped, path_of)
    same_types = project != NO_ID and fits(project, types)  # by the ids of note types
    if not same_types and not any(old for _, old, _ in pairs):
        return None, _refuse(request, memory, releases, None)
    numbers = {one.now.position: _identity(one, old) for one, old, _ in pairs if old is not None}
    again = {one.now.position: one for one in current_notes(request, loaded, project, notes, numbers)}
    known: dict[int, tuple[str, str]] = {}
    entries, edits = list(left), {}
    for one, old, how in pairs:
        if old is not None and one.now.position in again:
            path = path_of(old) if old.fields["Source"] else one.now.path
            entries.append(entry_of(again[one.now.position], old, path))
            edits[old.guid] = edits_since(again[one.now.position], old)
            known[one.now.position] = (old.guid, how)
    placed = {entry.guid: entry for entry in with_places(entries, [old.guid for old in shipped])}
    digest, mod = _templates_state(request, loaded, types)
    kinds = {entry.guid: entry.moved for entry in memory.lock.entries if entry.moved}
    kinds |= {old.guid: old.moved for old in shipped if old.moved}
    placed = {guid: replace(entry, moved=kinds.get(guid, 0)) for guid, entry in placed.items()}
    ordered = tuple(sorted(placed.values(), key=lambda entry: (entry.path, entry.guid)))
    lock = Lock(project, digest, mod, ordered, _moved_types(memory, types))
    nothing = ("", "")
    pairs_now = ((now, *known.get(now.position, nothing)) for now in notes)
    matches = tuple(Match(now, placed.get(guid), how) for now, guid, how in pairs_now)
    anew = f"delete {memory.shown} and build again"
    late = other_id(loaded.project, project, anew) if project != memory.project else ()
    memory = replace(memory, project=project, lock=lock)
    return replace(identify_matched(loaded.decks, memory, matches, doubts), edits=edits), late


def _refuse(request: Request, memory: Memory, releases: Sequence[Release], project: str | None) -> Diagnostics:
    """DP706 if the notes of a package are not those that a build would update; `project` is its project, if known."""
    place = Location(shown_path(request.history.against[0], request.inputs.start), 0)
    if project is None:
        return (PACKAGE_OF_ANOTHER_PROJECT.at(place),)
    own = note_type_ids(project)
    if own & {number for release in releases for number in release.altered}:
        return (PACKAGE_WITH_OTHER_FIELDS.at(place),)
    if project != memory.project and not request.history.adopt:
        return (PACKAGE_OF_ANOTHER_ID.at(place),)
    return ()


def _identity(one: Current, old: Shipped) -> Identity:
    return Identity(old.guid, numbers=numbers_of(one, old), cards=old.cards)


def _project_ids(loaded: Loaded, memory: Memory, shipped: Sequence[Shipped]) -> Iterator[str]:
    """The ids that the project may have had when the release was built."""
    yield memory.project
    yield from filter(None, (loaded.project.id, memory.lock.project))
    yield NO_ID
    yield from (f"deck:{deck.name}" for _, deck in loaded.decks)
    for deck in dict.fromkeys(note.deck for note in shipped):
        parts = deck.split("::")
        yield from ("deck:" + "::".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def fits(project: str, types: Sequence[ShippedType]) -> bool:
    """True if the note types of a package are those of a project."""
    return any(note_type_id(project, kind.key) == kind.id for kind in types)


def _moved_types(memory: Memory, types: Sequence[ShippedType]) -> tuple[MovedType, ...]:
    """The types that notes had before the deck moved: those of the lock, else as the packages have them."""
    moved = {kind.moved.id: kind.moved for kind in types if kind.moved}
    moved |= {kind.id: replace(kind, shipped=kind.shipped or kind.id in moved) for kind in memory.lock.moved}
    return tuple(moved.values())


def _paths(loaded: Loaded, memory: Memory) -> Callable[[Shipped], str]:
    """Gives the file of a shipped note, as the lock names it: by the name on its card, else by its deck.

    An empty path stands for an unknown file.
    """
    names = {storable(file.name): memory.name(file) for file, _ in loaded.readings}
    decks = {anki_decks([deck.place])[deck.place]: memory.name(file) for file, deck in loaded.decks}

    def path(old: Shipped) -> str:
        if source := plain(old.fields["Source"]):
            return names.get(source, source)
        parts = old.deck.split("::")
        above = ("::".join(parts[:depth]) for depth in range(len(parts), 0, -1))
        return next((decks[name] for name in above if name in decks), "")

    return path


def current_notes(
    request: Request, loaded: Loaded, project: str, notes: Sequence[Now], identities: Mapping[int, Identity]
) -> tuple[Current, ...]:
    """Every note as it would be shipped now; `identities` has those that are known, by position."""
    from deckpress.render import render

    inputs = request.inputs
    remaining = iter(notes)
    current: list[Current] = []
    library = Library()
    embedded = Notes(inputs.start, library, inputs.allow_outside, Surroundings(draw=Drawer().draw))
    for file, reading in loaded.readings:
        own = [next(remaining) for _ in reading.deck.notes]
        loader = media_loader(file, inputs.start, library, allow_outside=inputs.allow_outside, notes=embedded.files)
        vault = vault_of(loaded.project.export, reading.deck.settings, request.outputs.export)
        chosen = [identities.get(now.position, Identity("")) for now in own]
        source = storable(file.name)
        context = str(request.settings(loaded.project, reading.deck).get("card_context", "title"))
        around = embedded.around(file, vault)
        deck, _ = render(
            reading.deck,
            project,
            chosen,
            loader,
            surroundings=around,
            source=source,
            context=context,
            now=request.history.now,
        )
        current += _in_anki(deck, own)
    return tuple(current)


def _in_anki(deck: RenderedDeck, own: Sequence[Now]) -> Iterator[Current]:
    decks = anki_decks([deck.deck.name, *(note.deck for note in deck.notes)])
    for now, note in pair_rendered(deck.notes, own, lambda now: now.note):
        fields = anki_fields(note, deck.media)
        yield Current(now, note, fields, anki_tags(note.note.tags), decks[note.deck])


def _templates_state(request: Request, loaded: Loaded, types: Sequence[ShippedType]) -> tuple[str, int]:
    """The hash of the note types, which is today's if those of the release are the same, and when they changed."""
    from deckpress.templating.templates import load_templates

    project = loaded.project
    templates, _ = load_templates(project.templates, None, within=request.inputs.fence(project.root))
    mod = max((kind.mod for kind in types), default=BASE_TIME)
    if templates is None:
        return "", mod
    same = all(_is_same(templates, kind) for kind in types)
    return (templates_hash(template_parts(templates)) if same else "of-a-release"), mod


def _is_same(templates: Templates, kind: ShippedType) -> bool:
    today = templates.note_type(kind.key)
    shape = shape_of(today, FIELD_IDS[kind.key], TEMPLATE_IDS[kind.key], kind.moved)
    return kind.css == today.css and kind.cards == tuple((card.name, card.front, card.back) for card in shape.cards)
