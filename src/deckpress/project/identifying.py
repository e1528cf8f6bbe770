"""Notes that were read, and the lock -> each note with its identity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import TypeVar

from deckpress.diagnostics import Diagnostics
from deckpress.frozen import public_dataclass
from deckpress.history.identity import Identity, Taken, new_identity
from deckpress.history.lock import Entry, Lock
from deckpress.history.matching import Match, Now, match
from deckpress.history.plan import Edits, Plan, make_plan, new_lock
from deckpress.model import Deck, MovedType, Note, RenderedNote
from deckpress.project.memory import Memory
from deckpress.project.sources import SourceFile

Decks = Sequence[tuple[SourceFile, Deck]]
Shipped = Sequence[tuple[Match, RenderedNote]]
T = TypeVar("T")


@public_dataclass(frozen=True, slots=True)
class Identified:
    """The notes of a build with their identities. Mappings have the shown paths of files as keys."""

    memory: Memory
    matches: Mapping[str, tuple[Match, ...]] = field(default_factory=dict)
    """For each note of a file, the entry of the lock that it matches, if any."""
    identities: Mapping[str, tuple[Identity, ...]] = field(default_factory=dict)
    left: tuple[Entry, ...] = ()
    """The entries of deleted notes: no note matches them, and their file was built or no longer exists."""
    doubts: Diagnostics = ()
    """Notes whose match is not certain."""
    edits: Mapping[str, Edits] = field(default_factory=dict)
    """What changed in the notes of which an earlier package has the text, by guid."""

    def plan(self, shipped: Shipped, retired: Mapping[str, int]) -> Plan:
        """What importing the build will change; `retired` has the time of each note that is retired, by guid."""
        return make_plan(self.memory.lock, shipped, self.left, retired, self.edits)

    def moved_types(self, guids: Iterable[str]) -> Mapping[str, MovedType]:
        """The note types that some notes had before the deck moved to deckpress, by guid."""
        lock = self.memory.lock
        if not lock.moved:
            return {}
        kinds, wanted = {kind.id: kind for kind in lock.moved}, set(guids)
        return {entry.guid: kinds[entry.moved] for entry in lock.entries if entry.moved and entry.guid in wanted}

    def new_lock(
        self, shipped: Shipped, templates: tuple[str, int], retired: Mapping[str, int], *, packaged: bool
    ) -> Lock:
        """The new lock; `templates` is the hash of the note types, and when they changed.

        `packaged` is true if the build makes packages for Anki.
        """
        memory, gone = self.memory, [entry.guid for entry in self.left]
        lock = new_lock(
            memory.lock,
            shipped,
            project=memory.project,
            templates=templates,
            gone=gone,
            retired=retired,
        )
        moved = tuple(replace(kind, shipped=kind.shipped or packaged) for kind in lock.moved)
        return replace(lock, moved=moved)


def identify(decks: Decks, memory: Memory) -> Identified:
    """Gives each note the identity that the lock has for it, or a new one."""
    return identify_described(decks, memory, memory.describe(decks))


def identify_described(decks: Decks, memory: Memory, notes: Sequence[Now]) -> Identified:
    """As `identify`, with the notes in the form in which they are compared."""
    eligible = memory.eligible(decks)
    matches, doubts = match(notes, eligible)
    return _identified(decks, memory, eligible, matches, doubts)


def identify_matched(decks: Decks, memory: Memory, matches: Sequence[Match], doubts: Diagnostics = ()) -> Identified:
    """As `identify`, with the match of each note already known, in the order of the decks."""
    return _identified(decks, memory, memory.eligible(decks), matches, doubts)


def _identified(
    decks: Decks, memory: Memory, eligible: Sequence[Entry], matches: Sequence[Match], doubts: Diagnostics
) -> Identified:
    taken = Taken(entry.guid for entry in memory.lock.entries)
    by_file: dict[str, tuple[Match, ...]] = {}
    identities: dict[str, tuple[Identity, ...]] = {}
    position = 0
    for file, deck in decks:
        own = tuple(matches[position : position + len(deck.notes)])
        position += len(deck.notes)
        by_file[file.shown] = own
        identities[file.shown] = tuple(_identity(memory.project, one, taken) for one in own)
    used = {one.entry.guid for one in matches if one.entry}
    known = {memory.name(file) for file, _ in decks} | {one.entry.path for one in matches if one.entry}
    left = tuple(
        entry for entry in eligible if entry.guid not in used and (entry.path in known or memory.covers(entry.path))
    )
    return Identified(memory, by_file, identities, left, doubts)


def _identity(project: str, matched: Match, taken: Taken) -> Identity:
    if matched.entry is None:
        return new_identity(project, matched.now.deck, matched.now.note, taken)
    entry = matched.entry
    return Identity(entry.guid, entry.hash, entry.mod, dict(entry.clozes), entry.cards)


def pair_rendered(
    notes: Sequence[RenderedNote], items: Sequence[T], note_of: Callable[[T], Note]
) -> Iterator[tuple[T, RenderedNote]]:
    """Each rendered note with the item of its note. Both are in the order of the deck; some items may have no card."""
    remaining = iter(items)
    for rendered in notes:
        yield next(item for item in remaining if note_of(item) is rendered.note), rendered
