"""The state of Anki and a build -> what a push does, as a value. Nothing here talks to Anki."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from deckpress.history.identity import BASE_TIME
from deckpress.history.lock import Entry, Lock
from deckpress.live.packages import Sent
from deckpress.live.values import AnkiNote, Built, BuiltNote, Kind, Part, Pushed, Snapshot, digest_of, fold_name


class Fate(StrEnum):
    """What a push does with a note, or why it leaves it as it is."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "unchanged"
    EDITED = "edited in Anki"
    CONFLICT = "conflict"
    NEWER = "newer in Anki"
    OTHER_TYPE = "other note type"


SENT = frozenset({Fate.NEW, Fate.UPDATED})


@dataclass(frozen=True, slots=True)
class Move:
    """Cards of one note that go from the deck where an earlier build put them to that of this build."""

    guid: str
    cards: tuple[int, ...]
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Stay:
    """Cards that the source moved and a push leaves: in a filtered deck, or in a deck that the learner chose."""

    guid: str
    deck: str
    new: str
    filtered: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """A note that was removed from the source but is still in Anki."""

    entry: Entry
    note: AnkiNote
    suspended: bool = False
    """True if all its cards are suspended."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a push does: the fate of each note of the build, how to send notes, the moves, and removed notes."""

    fates: Mapping[str, Fate] = field(default_factory=dict)
    send: Mapping[str, Sent] = field(default_factory=dict)
    moves: tuple[Move, ...] = ()
    stays: tuple[Stay, ...] = ()
    gone: tuple[Gone, ...] = ()
    kept_tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The tags of the learner that updated notes keep, by guid."""
    altered: tuple[Kind, ...] = ()
    """The note types that lack fields or templates in Anki: nothing can be sent."""

    def of(self, fate: Fate) -> tuple[str, ...]:
        """The guids of the notes with this fate, in the order of the build."""
        return tuple(guid for guid, own in self.fates.items() if own is fate)


@dataclass(frozen=True, slots=True)
class Ask:
    """What a push compares: the build, the lock before it, the removed notes, and what is known of this Anki."""

    built: Built
    lock: Lock
    gone: tuple[Entry, ...]
    anki: Snapshot
    pushed: Mapping[str, Pushed] = field(default_factory=dict)
    suspended: frozenset[int] = frozenset()
    """The suspended cards of the removed notes."""
    overwrite: bool = False
    """Also sends notes that were edited in Anki."""
    turned: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """The note types in Anki that an import turns into ours, by the number of the foreign type in the lock."""
    deck_name: Callable[[str], str] = str
    """A deck's name in the source -> its name in Anki."""


def make_plan(ask: Ask) -> Plan:
    """What the push of a build does in this Anki."""
    entries = {entry.guid: entry for entry in ask.lock.entries}
    times = frozenset({BASE_TIME, *(entry.mod for entry in ask.lock.entries)})
    fates: dict[str, Fate] = {}
    send: dict[str, Sent] = {}
    kept: dict[str, tuple[str, ...]] = {}
    moves: list[Move] = []
    stays: list[Stay] = []
    for note in ask.built.notes:
        there, before = ask.anki.notes.get(note.guid), ask.pushed.get(note.guid)
        turned = ask.turned.get(entries[note.guid].moved, frozenset()) if note.guid in entries else frozenset[int]()
        if note.guid in ask.anki.elsewhere:
            fate = Fate.OTHER_TYPE
        else:
            own_time = entries[note.guid].mod if note.guid in entries else BASE_TIME
            known = frozenset({BASE_TIME, own_time}) if before else times
            fate = fate_of(note, there, before, known, turned=turned, overwrite=ask.overwrite)
        fates[note.guid] = fate
        own = own_tags(note, there, before) if there else ()
        if fate in SENT:
            send[note.guid] = Sent((*note.tags, *own), max(note.mod, there.mod + 1) if there else note.mod)
        if fate is Fate.UPDATED and own:
            kept[note.guid] = own
        if there and fate is not Fate.OTHER_TYPE:
            found = tuple(_moves(note, there, _put(ask, note.guid, entries), ask.anki.filtered))
            moves += (one for one in found if isinstance(one, Move))
            stays += (one for one in found if isinstance(one, Stay))
    gone = tuple(_gone(one, ask.anki.notes[one.guid], ask.suspended) for one in ask.gone if one.guid in ask.anki.notes)
    kinds = ask.built.kinds.values()
    altered = tuple(one for kind in kinds if (one := ask.anki.kinds.get(kind.id)) and not _is_whole(kind, one))
    return Plan(fates, send, tuple(moves), tuple(stays), gone, kept, altered)


def _gone(entry: Entry, there: AnkiNote, suspended: frozenset[int]) -> Gone:
    return Gone(entry, there, all(card.id in suspended for card in there.cards))


# ---- notes ---------------------------------------------------------------------------------------


def fate_of(
    note: BuiltNote,
    there: AnkiNote | None,
    before: Pushed | None,
    known: frozenset[int],
    *,
    turned: frozenset[int] = frozenset(),
    overwrite: bool = False,
) -> Fate:
    """What a push does with a note that Anki has as `there`, and that an earlier push left there as `before`.

    `known` are the times at which builds changed the note or, without `before`, any note: with another time, it was
    changed in Anki. `turned` are the note types that an import turns into ours: the note had one of them before its
    deck moved to deckpress.

    The author resolves a note that both sides changed: once both versions were shown, the next change in the source
    wins.
    """
    if there is None:
        return Fate.NEW
    if there.type_id != note.type_id and there.type_id not in turned:
        return Fate.OTHER_TYPE
    seen = digest_of(there.fields)
    if there.type_id == note.type_id and there.mod == note.mod and (before is None or before.seen == seen):
        return Fate.SAME
    newer = note.mod < before.mod if before else there.mod in known and note.mod < there.mod
    if there.type_id == note.type_id and seen == digest_of(note.fields):
        fate = _fate_of_tags(note, there, before)
    else:
        touched = not _is_settled(note, seen, before)
        if touched and before:
            touched = before.seen != seen and (there.mod not in known or there.mod == before.mod)
        elif touched:
            touched = there.mod not in known
        changed = note.mod != before.mod if before else note.mod > there.mod
        fate = (Fate.CONFLICT if changed else Fate.EDITED) if touched else Fate.UPDATED
    if newer and fate is not Fate.SAME:
        fate = Fate.NEWER
    return Fate.UPDATED if overwrite and fate is not Fate.SAME else fate


def _is_settled(note: BuiltNote, seen: str, before: Pushed | None) -> bool:
    """True if the author saw the version in Anki, and changed the source after that."""
    return before is not None and before.conflict[0] == seen and before.conflict[1] != digest_of(note.fields)


def _fate_of_tags(note: BuiltNote, there: AnkiNote, before: Pushed | None) -> Fate:
    """The fate of a note whose fields are the same in Anki: updated if the author gives it other tags than before."""
    wanted, has = set(map(fold_name, note.tags)), set(map(fold_name, there.tags))
    given = set(map(fold_name, before.tags)) if before else set[str]()
    if wanted <= has and not (given - wanted) & has:
        return Fate.SAME
    changed = wanted != given if before else note.mod > there.mod
    return Fate.UPDATED if changed else Fate.EDITED


def own_tags(note: BuiltNote, there: AnkiNote, before: Pushed | None) -> tuple[str, ...]:
    """The learner's tags in Anki: all except the author's, both current and at the last push."""
    authors = set(map(fold_name, (*note.tags, *(before.tags if before else ()))))
    return tuple(tag for tag in there.tags if fold_name(tag) not in authors)


def _is_whole(kind: Kind, there: Kind) -> bool:
    return has_parts(kind.fields, there.fields) and has_parts(kind.templates, there.templates)


def has_parts(own: Iterable[Part], there: Iterable[Part]) -> bool:
    """True if each field or template is in Anki, too, by its id or, if that is not known there, by its name.

    Those that the learner added do no harm: AnkiConnect lets Anki merge the two note types.
    """
    there = tuple(there)
    ids, names = {part.id for part in there if part.id}, {part.name for part in there if not part.id}
    return all(part.id in ids or part.name in names for part in own)


# ---- decks ---------------------------------------------------------------------------------------


def _put(ask: Ask, guid: str, entries: Mapping[str, Entry]) -> frozenset[str]:
    """The decks in which the last push or, if there was none, earlier builds put the cards of a note."""
    if guid in ask.pushed:
        return frozenset({fold_name(ask.pushed[guid].deck)})
    if guid not in entries:
        return frozenset()
    entry = entries[guid]
    return frozenset(fold_name(ask.deck_name(name)) for name in (entry.deck, entry.home))


def _moves(note: BuiltNote, there: AnkiNote, put: frozenset[str], filtered: frozenset[str]) -> Iterator[Move | Stay]:
    """The moves of the cards of a note, by the deck that they are in."""
    wanted = fold_name(note.deck)
    decks: dict[str, list[int]] = {}
    for card in there.cards:
        if fold_name(card.deck) != wanted:
            decks.setdefault(card.deck, []).append(card.id)
    for deck, cards in decks.items():
        if deck in filtered:
            if put and wanted not in put:
                yield Stay(note.guid, deck, note.deck, filtered=True)
        elif fold_name(deck) in put:
            yield Move(note.guid, tuple(cards), deck, note.deck)
        elif wanted not in put:
            yield Stay(note.guid, deck, note.deck, filtered=False)


# ---- afterwards ----------------------------------------------------------------------------------


def arrived(note: BuiltNote, there: AnkiNote | None, sent: Sent) -> bool:
    """True if Anki has the note as it was sent. An older Anki gives it the time of the import."""
    if there is None or there.type_id != note.type_id:
        return False
    return there.mod == sent.mod or looks_so(note, there)


def looks_so(note: BuiltNote, there: AnkiNote | None) -> bool:
    """True if the note in Anki has the note type and the fields of the build."""
    return there is not None and there.type_id == note.type_id and digest_of(there.fields) == digest_of(note.fields)


def foreseen(ask: Ask, plan: Plan) -> dict[str, Pushed]:
    """The record to keep before a push, in case it is interrupted: who wrote the current text in Anki.

    The new lock no longer has the times that identify notes of the build before.
    """
    rows = dict(ask.pushed)
    homes = {entry.guid: entry.home for entry in ask.lock.entries}
    for guid in plan.of(Fate.UPDATED):
        there = ask.anki.notes[guid]
        if guid not in rows and not ask.overwrite and guid in homes:
            rows[guid] = Pushed(there.mod, digest_of(there.fields), ask.deck_name(homes[guid]), note=there.id)
    return rows


def remembered(ask: Ask, plan: Plan, after: Snapshot) -> dict[str, Pushed]:
    """What this push leaves in Anki, for the next one: the notes that Anki has as the build has them."""
    rows = {guid: row for guid, row in ask.pushed.items() if guid in after.notes}
    homes = {entry.guid: entry.home for entry in ask.lock.entries}
    waiting = {one.guid for one in plan.stays if one.filtered}
    for note in ask.built.notes:
        there, before = after.notes.get(note.guid), ask.pushed.get(note.guid)
        if there is None:
            continue
        if plan.fates.get(note.guid) not in {Fate.SAME, *SENT}:
            if row := _left(ask, plan, note, there):
                rows[note.guid] = row
            continue
        if note.guid in plan.send and not arrived(note, there, plan.send[note.guid]):
            continue
        deck = note.deck
        if note.guid in waiting:  # its cards come back from the filtered deck to where they were
            deck = before.deck if before else ask.deck_name(homes.get(note.guid, deck))
        rows[note.guid] = Pushed(note.mod, digest_of(there.fields), deck, note.tags, there.id)
    return rows


def _left(ask: Ask, plan: Plan, note: BuiltNote, there: AnkiNote) -> Pushed | None:
    """The record of a note whose fields a push leaves as they are in Anki; None if there is none."""
    row = ask.pushed.get(note.guid)
    if plan.fates.get(note.guid) is Fate.CONFLICT:
        if row is None:
            entry = next((entry for entry in ask.lock.entries if entry.guid == note.guid), None)
            row = Pushed(entry.mod if entry else 0, "", ask.deck_name(entry.home if entry else ""), note=there.id)
        row = replace(row, conflict=(digest_of(there.fields), digest_of(note.fields)))
    moved = {card for move in plan.moves if move.guid == note.guid for card in move.cards}
    if row is not None and all(
        card.id in moved or fold_name(card.deck) == fold_name(note.deck) for card in there.cards
    ):
        row = replace(row, deck=note.deck)
    return row
