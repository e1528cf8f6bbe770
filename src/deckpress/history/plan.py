"""What was matched and what was rendered -> the new lock, and what an import of the new package will do."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from deckpress.diagnostics import NOWHERE, Location
from deckpress.history.lock import Entry, Lock
from deckpress.history.matching import Match
from deckpress.history.search import find_note
from deckpress.identity import content_hash
from deckpress.model import RenderedNote


class Fate(StrEnum):
    """What an import will do with a note, or what it won't."""

    NEW = "new"
    UPDATED = "updated"
    MOVED = "moved"
    GONE = "gone"
    BACK = "back"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Change:
    """One note that an import touches, or should: its question, its place, what happened, and what to do in Anki."""

    fate: Fate
    question: str
    location: Location = NOWHERE
    detail: str = ""
    search: str = ""
    """What to type into Anki's browser to find the cards that Anki leaves where they are."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import of a build will do, against what was shipped before."""

    changes: tuple[Change, ...] = ()
    unchanged: int = 0
    first: bool = False
    """True if nothing was shipped before."""

    def counts(self) -> Mapping[Fate, int]:
        """How many notes have each fate."""
        return Counter(change.fate for change in self.changes)

    def summary(self) -> str:
        """One line: `3 new, 2 updated, 1 moved, 1 gone, 0 conflicts`."""
        counts = self.counts()
        shown = [f"{counts[fate]} {fate}" for fate in (Fate.NEW, Fate.UPDATED, Fate.MOVED, Fate.GONE)]
        if counts[Fate.BACK]:
            shown.append(f"{counts[Fate.BACK]} back")
        return ", ".join([*shown, f"{counts[Fate.CONFLICT]} conflict{'' if counts[Fate.CONFLICT] == 1 else 's'}"])


def new_lock(
    old: Lock,
    shipped: Sequence[tuple[Match, RenderedNote]],
    *,
    project: str,
    templates: tuple[str, int],
    gone: Iterable[str],
) -> Lock:
    """The lock after a build. `gone` are the guids of entries whose notes are no longer in the source.

    Entries that are neither shipped nor gone stay as they are: they belong to files that were not built.
    """
    entries = dict(old.by_guid())
    for match, note in shipped:
        entries[note.guid] = _entry(match, note)
    for guid in gone:
        entries[guid] = replace(entries[guid], gone=True)
    return Lock(project, templates[0], templates[1], tuple(sorted(entries.values(), key=lambda e: (e.path, e.guid))))


def _entry(match: Match, note: RenderedNote) -> Entry:
    now, old = match.now, match.entry
    remembered = dict(old.clozes) if old else {}
    for html in note.fields.values():
        remembered.update({gap.text: gap.numbers[0] for gap in html.gaps if gap.text})
    return Entry(
        note.guid,
        now.note_type,
        now.path,
        old.deck if old else note.deck,
        " ".join(now.note.question.markdown.split()),
        now.answer,
        content_hash(note.fields, note.note.tags, note.cards),
        note.mod,
        now.note.id if now.note.id != note.guid else "",
        now.note.section,
        tuple(sorted(remembered.items(), key=lambda item: (item[1], item[0]))),
        note.cards,
    )


def make_plan(old: Lock, shipped: Sequence[tuple[Match, RenderedNote]], gone: Sequence[Entry]) -> Plan:
    """What an import will do with the notes of a build."""
    changes: list[Change] = []
    unchanged = 0
    for match, note in shipped:
        found = list(_changes(match, note))
        changes += found
        unchanged += not found
    changes += (
        Change(
            Fate.GONE, entry.question, Location(entry.path, 0), "no longer in the source; Anki keeps it",
            find_note(entry.deck, entry.question),
        )
        for entry in gone
        if not entry.gone
    )  # fmt: skip
    types = {_folded(entry.question): entry for entry in gone if not entry.gone}
    for match, note in shipped:
        before = types.get(_folded(match.now.note.question.markdown)) if match.entry is None else None
        if before is not None and before.note_type != match.now.note_type:
            question = " ".join(match.now.note.question.markdown.split())
            detail = "another note type: Anki keeps the old note with its history, and adds this one"
            changes.append(Change(Fate.CONFLICT, question, note.note.location, detail, find_note(before.deck, before.question)))
    return Plan(tuple(changes), unchanged, first=not old.entries)


def _folded(question: str) -> str:
    return " ".join(question.casefold().split())


def _changes(match: Match, note: RenderedNote) -> Iterator[Change]:
    now, old = match.now, match.entry
    question, place = " ".join(now.note.question.markdown.split()), now.note.location
    if old is None:
        yield Change(Fate.NEW, question, place)
        return
    if old.gone:
        yield Change(Fate.BACK, question, place, "it is in the source again")
    edited = f"question edited ({match.how})" if match.how else ""
    if (old.path, old.section) != (now.path, now.note.section):
        before = " › ".join((old.path, *old.section))
        deck = f"its cards stay in the deck {old.deck}" if old.deck != note.deck else ""
        detail = "; ".join(part for part in (f"moved from {before}", deck) if part)
        search = find_note(old.deck, question, leave_out=note.deck) if deck else ""
        yield Change(Fate.MOVED, question, place, detail, search)
    if content_hash(note.fields, note.note.tags, note.cards) != old.hash:
        lost = sorted(set(old.cards) - set(note.cards))
        empty = f"{len(lost)} of its cards {'is' if len(lost) == 1 else 'are'} empty now: Tools > Empty Cards"
        detail = "; ".join(part for part in (edited, empty if lost else "") if part)
        yield Change(Fate.UPDATED, question, place, detail, find_note(old.deck, question, cards=lost) if lost else "")


def templates_hash(parts: object) -> str:
    """A hash of the note types, given as nested lists of their names, fields, templates and style sheets."""
    return hashlib.blake2b(json.dumps(parts).encode(), digest_size=10).hexdigest()
