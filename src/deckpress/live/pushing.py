"""The state of Anki and a build -> what a push does, as a value. Nothing here talks to Anki."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from deckpress.foreign.values import ForeignField, ForeignTemplate, ForeignType
from deckpress.history.identity import BASE_TIME
from deckpress.history.lock import Entry, Lock
from deckpress.live.fates import SENT, Fate, fate_of, own_tags
from deckpress.live.looks import LookChange, look_changes
from deckpress.live.packages import Sent
from deckpress.live.values import AnkiNote, Built, BuiltNote, Pushed, Snapshot, Traces, fold_name

Part = ForeignField | ForeignTemplate


@dataclass(frozen=True, slots=True)
class Move:
    """Cards of one note that go from the deck where an earlier build put them to that of this build."""

    guid: str
    cards: tuple[int, ...]
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Stay:
    """Cards that the source moved but a push does not: in a filtered deck, or in one that the learner chose."""

    guid: str
    deck: str
    filtered: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """A note that was removed from the source but is still in Anki."""

    entry: Entry
    note: AnkiNote
    suspended: bool = False
    """True if all its cards are suspended."""


@dataclass(frozen=True, slots=True)
class Woken:
    """The cards of a note that came back into the source, which an earlier push suspended."""

    guid: str
    cards: tuple[int, ...]


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
    altered: tuple[ForeignType, ...] = ()
    """The note types that lack fields or templates in Anki: nothing can be sent."""
    looks: tuple[LookChange, ...] = ()
    woken: tuple[Woken, ...] = ()
    asleep: tuple[str, ...] = ()
    """The guids of notes that came back into the source, and that the learner suspended."""

    def of(self, fate: Fate) -> tuple[str, ...]:
        """The guids of the notes with this fate, in the order of the build."""
        return tuple(guid for guid, own in self.fates.items() if own is fate)


@dataclass(frozen=True)
class Ask:
    """What a push compares: the build, the lock before it, the removed notes, and what is known of this Anki."""

    built: Built
    lock: Lock
    gone: tuple[Entry, ...]
    anki: Snapshot
    pushed: Mapping[str, Pushed] = field(default_factory=dict)
    suspended: frozenset[int] = frozenset()
    """The suspended cards of the notes that were removed, and of those that came back."""
    overwrite: bool = False
    """Also sends notes that were edited in Anki."""
    turned: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """The note types in Anki that an import turns into ours, by the number of the foreign type in the lock."""
    deck_name: Callable[[str], str] = str
    """A deck's name in the source -> its name in Anki."""
    traces: Traces = field(default_factory=Traces)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The entries of the lock, by guid."""
        return {entry.guid: entry for entry in self.lock.entries}

    @property
    def back(self) -> Iterator[AnkiNote]:
        """The notes in Anki that came back into the source, or that an earlier push suspended."""
        for note in self.built.notes:
            entry, there = self.entries.get(note.guid), self.anki.notes.get(note.guid)
            if there and (note.guid in self.traces.suspended or (entry and entry.gone)):
                yield there


def make_plan(ask: Ask) -> Plan:
    """What the push of a build does in this Anki."""
    times = frozenset({BASE_TIME, *(entry.mod for entry in ask.lock.entries if not entry.pulled)})
    fates: dict[str, Fate] = {}
    send: dict[str, Sent] = {}
    kept: dict[str, tuple[str, ...]] = {}
    found: list[Move | Stay] = []
    for note in ask.built.notes:
        there, before = ask.anki.notes.get(note.guid), ask.pushed.get(note.guid)
        fate = fates[note.guid] = _fate(ask, note, times)
        own = own_tags(note, there, before) if there else ()
        if fate in SENT:
            send[note.guid] = Sent((*note.tags, *own), max(note.mod, there.mod + 1) if there else note.mod)
        if fate is Fate.UPDATED and own:
            kept[note.guid] = own
        if there and fate is not Fate.OTHER_TYPE:
            found += _moves(note, there, _put(ask, note.guid), ask.anki.filtered)
    moves = tuple(one for one in found if isinstance(one, Move))
    stays = tuple(one for one in found if isinstance(one, Stay))
    gone = tuple(_gone(one, ask.anki.notes[one.guid], ask.suspended) for one in ask.gone if one.guid in ask.anki.notes)
    kinds = ask.built.kinds.values()
    altered = tuple(one for kind in kinds if (one := ask.anki.kinds.get(kind.id)) and not _is_whole(kind, one))
    marks = frozenset({BASE_TIME, ask.lock.templates_mod})
    looks = look_changes(ask.built.kinds, ask.anki.kinds, ask.traces.looks, marks, overwrite=ask.overwrite)
    return Plan(fates, send, moves, stays, gone, kept, altered, looks, tuple(_woken(ask)), tuple(_asleep(ask)))


def _fate(ask: Ask, note: BuiltNote, times: frozenset[int]) -> Fate:
    """The fate of a note; `times` are those at which builds changed any note."""
    if note.guid in ask.anki.elsewhere:
        return Fate.OTHER_TYPE
    before, entry, there = ask.pushed.get(note.guid), ask.entries.get(note.guid), ask.anki.notes.get(note.guid)
    known = frozenset({BASE_TIME}) if before else times
    is_pulled_text = bool(entry and there and there.digest == entry.pulled)
    if entry and (is_pulled_text or not entry.pulled):
        known |= {entry.mod}
    elif entry and there and there.mod == entry.mod and there.digest != note.digest and not ask.overwrite:
        return Fate.EDITED if note.mod == entry.mod else Fate.CONFLICT  # edited in the second of the pulled edit
    turned = ask.turned.get(entry.moved, frozenset()) if entry else frozenset[int]()
    if entry and there and not before and _is_in_one_second(note, there, entry):
        return Fate.UPDATED if ask.overwrite else Fate.CONFLICT
    fate = fate_of(note, there, before, known, turned=turned, overwrite=ask.overwrite)
    return Fate.AGAIN if fate is Fate.NEW and before else fate


def _is_in_one_second(note: BuiltNote, there: AnkiNote, entry: Entry) -> bool:
    """True if this build changes the note, and somebody changed it in Anki in the very second of the build."""
    is_changed = entry.mod != note.mod and there.digest != note.digest
    return is_changed and there.mod == note.mod and there.type_id == note.type_id


def _gone(entry: Entry, there: AnkiNote, suspended: frozenset[int]) -> Gone:
    return Gone(entry, there, all(card.id in suspended for card in there.cards))


def _woken(ask: Ask) -> Iterator[Woken]:
    for note in ask.back:
        own = ask.traces.suspended.get(note.guid, ())
        if cards := tuple(card.id for card in note.cards if card.id in own and card.id in ask.suspended):
            yield Woken(note.guid, cards)


def _asleep(ask: Ask) -> Iterator[str]:
    """The guids of the notes of which a card stays suspended."""
    for note in ask.back:
        own = ask.traces.suspended.get(note.guid, ())
        if any(card.id in ask.suspended and card.id not in own for card in note.cards):
            yield note.guid


# ---- note types -----------------------------------------------------------------------------------


def _is_whole(kind: ForeignType, there: ForeignType) -> bool:
    return has_parts(kind.fields, there.fields) and has_parts(kind.templates, there.templates)


def has_parts(own: Iterable[Part], there: Iterable[Part]) -> bool:
    """True if each field or template is in Anki, too, by its id or, if that is not known there, by its name.

    Those that the learner added do no harm: AnkiConnect lets Anki merge the two note types.
    """
    there = tuple(there)
    ids, names = {part.id for part in there if part.id}, {part.name for part in there if not part.id}
    return all(part.id in ids or part.name in names for part in own)


# ---- decks ---------------------------------------------------------------------------------------


def _put(ask: Ask, guid: str) -> frozenset[str]:
    """The decks in which the last push or, if there was none, earlier builds put the cards of a note."""
    if guid in ask.pushed:
        return frozenset({fold_name(ask.pushed[guid].deck)})
    entry = ask.entries.get(guid)
    return frozenset(fold_name(ask.deck_name(name)) for name in (entry.deck, entry.home)) if entry else frozenset()


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
                yield Stay(note.guid, deck, filtered=True)
        elif fold_name(deck) in put:
            yield Move(note.guid, tuple(cards), deck, note.deck)
        elif wanted not in put:
            yield Stay(note.guid, deck, filtered=False)
