"""Matches and rendered notes -> the new lock, and the plan: what an import of the new package will do."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from deckpress.compare import fold
from deckpress.diagnostics import NOWHERE, Location
from deckpress.frozen import dataclass, replace
from deckpress.history.answering import Doubt
from deckpress.history.described import current_entry
from deckpress.history.differing import Edit, edits_of
from deckpress.history.lock import Entry, Lock
from deckpress.history.matching import Match
from deckpress.history.places import new_places
from deckpress.history.retire import SEARCH, TAG
from deckpress.history.search import find_note
from deckpress.model import RenderedNote

NONE_RETIRED: Mapping[str, int] = {}
Edits = tuple[Edit, ...]
NO_EDITS: Mapping[str, Edits] = {}


class Fate(StrEnum):
    """What an import will do with a note."""

    NEW = "new"
    UPDATED = "updated"
    MOVED = "moved"
    GONE = "gone"
    BACK = "back"
    RETIRED = "retired"
    CONFLICT = "conflict"


_SUMMARY = {
    Fate.NEW: ("new", "new"),
    Fate.UPDATED: ("updated", "updated"),
    Fate.MOVED: ("moved", "moved"),
    Fate.GONE: ("no longer in the source (Anki keeps it)", "no longer in the source (Anki keeps them)"),
    Fate.RETIRED: ("retired", "retired"),
    Fate.BACK: ("back in the source", "back in the source"),
    Fate.CONFLICT: ("of another note type", "of another note type"),
}
"""How one note and how several of each fate are summarised, in the order of the summary."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an import does with one note: its fate, its question and place, a detail, and a search in Anki."""

    fate: Fate
    question: str
    location: Location = NOWHERE
    detail: str = ""
    search: str = ""
    """What to type into Anki's browser to find the cards that Anki does not move or delete."""
    edits: Edits = ()
    """What changed in its question and its answer."""
    guid: str = ""


@dataclass(frozen=True, slots=True)
class DeckMove:
    """A renamed deck, and how many of its notes have cards that Anki leaves in the old deck."""

    old: str
    new: str
    notes: int
    search: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import of this build will do for learners who imported the last one."""

    changes: tuple[Change, ...] = ()
    decks: tuple[DeckMove, ...] = ()
    unchanged: int = 0
    first: bool = False
    """True if nothing was shipped before."""
    doubts: tuple[Doubt, ...] = ()
    """The notes that count as new and may be edited ones, which the author is asked."""
    merges: bool = False
    """True if learners have notes of other note types, which Anki moves to ours if "Merge note types" is ticked."""
    merged: bool = False
    """True if an earlier build said so already; whether all learners have ticked it is unknown."""

    def counts(self) -> Mapping[Fate, int]:
        """How many notes have each fate."""
        return Counter(change.fate for change in self.changes)

    def summary(self) -> str:
        """`3 new, 2 updated, 1 no longer in the source (Anki keeps it)`, or `nothing changes`."""
        counts = self.counts()
        parts = [f"{counts[fate]:,} {phrases[counts[fate] > 1]}" for fate, phrases in _SUMMARY.items() if counts[fate]]
        return ", ".join(parts) or "nothing changes"


def new_lock(
    old: Lock,
    shipped: Sequence[tuple[Match, RenderedNote]],
    *,
    project: str,
    templates: tuple[str, int],
    gone: Iterable[str],
    retired: Mapping[str, int] = NONE_RETIRED,
) -> Lock:
    """The lock after a build. `gone` are the guids of entries whose notes are no longer in the source.

    `retired` are the times (seconds since 1970), by guid, of those that were shipped once more; they get a hash
    that no note has. Entries that are neither shipped nor gone stay as they are: their files were not built.
    """
    entries = {entry.guid: entry for entry in old.entries}
    places = _places(shipped)
    for match, note in shipped:
        entries[note.guid] = shipped_entry(match, note, places[match.now.position])
    for guid in gone:
        entries[guid] = replace(entries[guid], gone=True)
    for guid, mod in retired.items():
        entries[guid] = replace(entries[guid], gone=True, retired=True, hash=Fate.RETIRED, mod=mod)
    ordered = tuple(sorted(entries.values(), key=lambda e: (e.path, e.guid)))
    return Lock(project, templates[0], templates[1], ordered, old.moved)


def _places(shipped: Sequence[tuple[Match, RenderedNote]]) -> Mapping[int, int]:
    """The place of each note in its file, by its position."""
    files: dict[str, list[Match]] = {}
    for match, _ in shipped:
        files.setdefault(match.now.path, []).append(match)
    found: dict[int, int] = {}
    for path, own in files.items():
        old = [one.entry.at if one.entry and one.entry.path == path else 0 for one in own]
        found.update(zip((one.now.position for one in own), new_places(old), strict=True))
    return found


def shipped_entry(match: Match, note: RenderedNote, place: int) -> Entry:
    """The line of the lock for a note that is shipped."""
    now, old = match.now, match.entry
    gaps = {gap.text: gap.numbers[0] for html in note.fields.values() for gap in html.gaps if gap.text}
    remembered = {text: n for text, n in old.clozes if n not in gaps.values()} if old else {}
    remembered.update(gaps)
    home = old.home if old else note.deck
    stays, moved = "" if home == note.deck else home, old.moved if old else 0
    entry = current_entry(now, note.guid, deck=note.deck, content=note.content, mod=note.mod, clozes=remembered)
    pulled = old.pulled if old and old.mod == note.mod else ""
    return replace(entry, cards=note.cards, stays=stays, moved=moved, at=place, pulled=pulled)


def make_plan(
    old: Lock,
    shipped: Sequence[tuple[Match, RenderedNote]],
    gone: Sequence[Entry],
    retired: Mapping[str, int] = NONE_RETIRED,
    edits: Mapping[str, Edits] = NO_EDITS,
) -> Plan:
    """What an import will do with the notes of a build; `edits` are those that are known better than from the lock."""
    changes: list[Change] = []
    unchanged = 0
    used = {note.deck for _, note in shipped}
    here = {note.guid for _, note in shipped} | {entry.guid for entry in gone}
    used |= {entry.deck for entry in old.entries if entry.guid not in here and not entry.gone}
    decks = tuple(find_renamed_decks(shipped, used))
    for match, note in shipped:
        found = [replace(change, guid=note.guid) for change in _changes(match, note, decks, edits)]
        changes += found
        unchanged += not found
    changes += (
        replace(_left(entry, retired=entry.guid in retired), guid=entry.guid)
        for entry in gone
        if not entry.gone or entry.guid in retired
    )
    types = {fold(entry.question): entry for entry in gone if not entry.gone}
    for match, note in shipped:
        before = types.get(match.now.key) if match.entry is None else None
        if before is not None and before.note_type != match.now.note_type:
            question = match.now.note.question.flat
            detail = "another note type; Anki keeps the old note with its history, and adds this one"
            changes.append(
                Change(
                    Fate.CONFLICT,
                    question,
                    note.note.location,
                    detail,
                    find_note(before.home, before.question),
                    guid=note.guid,
                )
            )
    doubts = (Doubt(match.maybe, match.now, note.guid, match.how) for match, note in shipped if match.maybe)
    waiting = {kind.id for kind in old.moved if not kind.shipped}
    kinds = {match.entry.moved for match, _ in shipped if match.entry and match.entry.moved}
    merges, merged = bool(kinds & waiting), bool(kinds)
    first = not old.entries
    return Plan(tuple(changes), decks, unchanged, first=first, doubts=tuple(doubts), merges=merges, merged=merged)


def find_renamed_decks(shipped: Sequence[tuple[Match, RenderedNote]], used: set[str]) -> Iterator[DeckMove]:
    """The decks that are empty because all their notes moved to one other deck, named by their highest such ancestors.

    `used` are the decks of the current notes.
    """
    moves: Counter[tuple[str, str]] = Counter()
    for match, note in shipped:
        old = match.entry
        if old and old.deck != note.deck and (home := old.home) != note.deck:
            moves[_highest(home, note.deck, used)] += 1
    targets = Counter(old for old, _ in moves)
    for (old_name, new_name), notes in moves.items():
        if targets[old_name] == 1 and not _is_used(old_name, used):
            yield DeckMove(old_name, new_name, notes, find_note(old_name, ""))


def _highest(old: str, new: str, used: set[str]) -> tuple[str, str]:
    """The highest ancestors of two decks that are named alike below them, as long as the old one is not `used`."""
    while "::" in old and "::" in new and old.rpartition("::")[2] == new.rpartition("::")[2]:
        above = old.rpartition("::")[0]
        if _is_used(above, used):
            break
        old, new = above, new.rpartition("::")[0]
    return old, new


def _is_used(deck: str, used: set[str]) -> bool:
    return any(_within(name, deck) for name in used)


def _within(deck: str, above: str) -> bool:
    """True if `deck` is the deck `above` or one of its subdecks."""
    return deck == above or deck.startswith(f"{above}::")


def _left(entry: Entry, *, retired: bool) -> Change:
    """The change for a note that left the source."""
    place = Location(entry.path, 0)
    if retired:
        return Change(Fate.RETIRED, entry.question, place, f"shipped once more with the tag {TAG}", SEARCH)
    search = find_note(entry.home, entry.question)
    return Change(Fate.GONE, entry.question, place, "no longer in the source; Anki keeps it", search)


def _changes(
    match: Match, note: RenderedNote, decks: Sequence[DeckMove], edits: Mapping[str, Edits]
) -> Iterator[Change]:
    now, old = match.now, match.entry
    question, place = now.note.question.flat, now.note.location
    if old is None:
        yield Change(Fate.NEW, question, place)
        return
    if old.gone:
        yield Change(Fate.BACK, question, place, "back in the source")
    edited = f"question edited ({match.how})" if match.how else "the same card, as you decided" if old.was else ""
    home = old.home
    if (old.path, old.section, old.deck) != (now.path, now.note.section, note.deck):
        before = " › ".join((old.path, *old.section))
        moved = f"moved from {before}" if (old.path, old.section) != (now.path, now.note.section) else ""
        deck = f"its cards stay in the deck {home}" if home != note.deck != old.deck else ""
        known = any(_within(home, move.old) and _within(note.deck, move.new) for move in decks)
        search = find_note(home, question, leave_out=note.deck) if deck and not known else ""
        yield Change(Fate.MOVED, question, place, "; ".join(part for part in (moved, deck) if part), search)
    if note.mod != old.mod:
        lost = sorted(set(old.cards) - set(note.cards))
        empty = f"{len(lost)} of its cards {'is' if len(lost) == 1 else 'are'} empty now: Tools > Empty Cards"
        detail = "; ".join(part for part in (edited, empty if lost else "") if part)
        search = find_note(home, question, cards=lost) if lost else ""
        before, sketched = old.was or old.question, old.had.answer if old.had else old.answer
        shown = edits[note.guid] if note.guid in edits else edits_of(now.note, before, sketched, now.answer)
        yield Change(Fate.UPDATED, question, place, detail, search, shown)


def templates_hash(parts: object) -> str:
    """A hash of the note types, given as nested lists of their names, fields, templates and style sheets."""
    return hashlib.blake2b(json.dumps(parts).encode(), digest_size=10).hexdigest()
