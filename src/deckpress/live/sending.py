"""A push, step by step: query Anki, plan, import and move, and query Anki again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from deckpress.diagnostics import Diagnostics
from deckpress.diagnostics.catalogue import live as rules
from deckpress.exporters.anki.names import anki_decks
from deckpress.history.identity import BASE_TIME
from deckpress.live.ankiconnect import AnkiClosed, AnkiConnect, AnkiSilent
from deckpress.live.asking import (
    Doubt,
    ask_anki,
    card_decks,
    find_elsewhere,
    like_types,
    look_in_anki,
    media_names,
    open_collection,
    suspended_cards,
    turned_types,
)
from deckpress.live.exchange import Exchange
from deckpress.live.fates import SENT, Fate
from deckpress.live.looks import LookChange
from deckpress.live.memory import memory_file, read_pushed, read_traces, write_pushed, write_traces
from deckpress.live.packages import read_built, thinned
from deckpress.live.packaging import Packaged
from deckpress.live.push_problems import push_problems, refused
from deckpress.live.pushing import Ask, Gone, Move, Plan, Woken, make_plan
from deckpress.live.remembering import arrived, foreseen, looks_so, remembered, remembered_traces
from deckpress.live.values import Built, Pushed, Snapshot, fold_name, with_names
from deckpress.live.wanted import Wanted, wanted_notes

SUSPEND, DELETE = "suspend", "delete"
WRITING = (
    *("importPackage", "changeDeck", "suspend", "unsuspend", "deleteNotes"),
    *("updateModelStyling", "updateModelTemplates"),
)
"""The actions that change something."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a push did, as Anki reports afterwards; for a dry run, what it would do."""

    new: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    """The guids of notes that were sent but did not arrive unchanged."""
    moves: tuple[Move, ...] = ()
    suspended: tuple[Gone, ...] = ()
    deleted: tuple[Gone, ...] = ()
    looks: tuple[LookChange, ...] = ()
    woken: tuple[Woken, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A push before it changes anything."""

    packaged: Packaged
    ask: Ask
    plan: Plan
    wanted: Wanted
    profile: str
    memory: Path | None
    problems: Diagnostics = ()


class AnkiLeft(AnkiClosed):
    """Anki closed after a push began."""

    rule = rules.ANKI_LEFT


class Push:
    """A push to an Anki that is open: `prepare` only asks, `carry_out` changes."""

    def __init__(self, anki: AnkiConnect, exchange: Exchange, profile: str) -> None:
        self._anki, self._exchange, self.profile = anki, exchange, profile

    def prepare(self, packaged: Packaged, cache: Path | None, *, overwrite: bool) -> Prepared:
        """Asks Anki what it has, and plans. Raises AnkiError. Errors: DP805; warnings: DP806, DP807."""
        memory, built = packaged.memory, read_built(packaged.packages)
        turned = turned_types(self._anki, packaged.new_lock)
        wanted = wanted_notes(memory.project, packaged.new_lock, turned, built.kinds)
        there = self._ask(wanted, built)
        path = memory_file(cache, memory.path, self.profile)
        pushed = read_pushed(path)
        if doubt := _doubt(packaged, built, there, pushed):
            like = like_types(self._anki, built.kinds.values())
            elsewhere = find_elsewhere(self._anki, self._exchange, doubt, wanted.all_types, like)
            there = replace(there, elsewhere=elsewhere)
        ask = Ask(built, memory.lock, packaged.gone, there, pushed, frozenset(), overwrite, turned, _anki_name)
        ask = self._with_suspended(replace(ask, traces=read_traces(path)))
        plan = make_plan(ask)
        return Prepared(packaged, ask, plan, wanted, self.profile, path, tuple(push_problems(packaged, ask, plan)))

    def _with_suspended(self, ask: Ask) -> Ask:
        """Asks which cards are suspended: of notes that were removed, or came back, and those of earlier pushes."""
        gone = (ask.anki.notes[entry.guid] for entry in ask.gone if entry.guid in ask.anki.notes)
        cards = {card.id for note in (*gone, *ask.back) for card in note.cards}
        known = (ask.anki.notes[guid] for guid in ask.traces.suspended if guid in ask.anki.notes)
        cards.update(card.id for note in known for card in note.cards)
        return replace(ask, suspended=suspended_cards(self._anki, sorted(cards)))

    def carry_out(self, prepared: Prepared, prune: str = "") -> tuple[Outcome, Diagnostics]:
        """Sends what the plan says. Raises AnkiError. Warnings: DP807, and DP704 if the lock cannot be written.

        The lock comes first: if Anki closes halfway through, the next push finds the notes by it.
        """
        ask, plan = prepared.ask, prepared.plan
        problems = prepared.packaged.keep_lock()
        write_pushed(prepared.memory, foreseen(ask, plan))
        try:
            sent = self._send(prepared)
            moves = self._move(plan.moves)
            after = self._ask_again(prepared) if sent else ask.anki
            self._wake(plan.woken)
            looks = self._restyle(prepared, after, prune)
            pruned = self._prune(prepared, prune)
        except AnkiSilent:
            raise
        except AnkiClosed as error:
            raise AnkiLeft(error.address) from error
        write_pushed(prepared.memory, remembered(ask, plan, after))
        outcome = _with_pruned(_outcome(ask, plan, after, moves), pruned, prune)
        outcome = replace(outcome, looks=looks, woken=plan.woken)
        return outcome, (*problems, *refused(prepared.packaged, outcome.refused))

    def _ask(self, wanted: Wanted, built: Built, known: Snapshot | None = None) -> Snapshot:
        return with_names(ask_anki(self._anki, self._exchange, self.profile, wanted, known), built.kinds)

    def _ask_again(self, prepared: Prepared) -> Snapshot:
        """What Anki has now. If a note does not look as sent, only its time can tell, so this queries all notes."""
        ask, plan = prepared.ask, prepared.plan
        after = self._ask(prepared.wanted, ask.built, ask.anki)
        sent = (note for note in ask.built.notes if note.guid in plan.send)
        if all(looks_so(note, after.notes.get(note.guid)) for note in sent):
            return after
        return self._ask(prepared.wanted, ask.built)

    def _send(self, prepared: Prepared) -> bool:
        """Imports the notes to send from each package. False if there is nothing to send."""
        send = prepared.plan.send
        known = media_names(self._anki) if send and prepared.ask.built.media else frozenset[str]()
        for _, data in prepared.packaged.packages if send else ():
            if package := thinned(data, send, known):
                self._exchange.send(package)
        return bool(send)

    def _move(self, moves: Sequence[Move]) -> tuple[Move, ...]:
        """Moves cards. Returns the moves that Anki confirms."""
        for deck, group in groupby(sorted(moves, key=lambda move: move.new), key=lambda move: move.new):
            self._anki.call("changeDeck", cards=[card for move in group for card in move.cards], deck=deck)
        decks = card_decks(self._anki, [card for move in moves for card in move.cards])
        return tuple(m for m in moves if all(fold_name(decks.get(c, "")) == fold_name(m.new) for c in m.cards))

    def _prune(self, prepared: Prepared, prune: str) -> tuple[Gone, ...]:
        """Suspends or deletes notes that were removed from the source."""
        pruned = to_prune(prepared.plan, prune)
        if pruned and prune == DELETE:
            self._anki.call("deleteNotes", notes=[one.note.id for one in pruned])
        elif pruned:
            self._anki.call("suspend", cards=[card for cards in _awake(prepared, pruned).values() for card in cards])
        return pruned

    def _restyle(self, prepared: Prepared, after: Snapshot, prune: str) -> tuple[LookChange, ...]:
        """Gives the note types their new looks, and records the looks that Anki has then, and what `prune` suspends."""
        ask, changes = prepared.ask, tuple(one for one in prepared.plan.looks if one.replaced)
        for one in changes:
            if one.css is not None:
                self._anki.call("updateModelStyling", model={"name": one.there.name, "css": one.css})
            if one.templates:
                sides = {name: {"Front": front, "Back": back} for name, (front, back) in one.templates.items()}
                self._anki.call("updateModelTemplates", model={"name": one.there.name, "templates": sides})
        kinds = {
            number: look_in_anki(self._anki, kind) for number, kind in after.kinds.items() if number in ask.built.kinds
        }
        pruned = _awake(prepared, to_prune(prepared.plan, prune)) if prune == SUSPEND else {}
        write_traces(prepared.memory, remembered_traces(ask, kinds, changes, pruned))
        return changes

    def _wake(self, woken: Sequence[Woken]) -> None:
        """Unsuspends cards whose notes came back into the source."""
        if cards := [card for one in woken for card in one.cards]:
            self._anki.call("unsuspend", cards=cards)


def expected(prepared: Prepared, prune: str = "") -> Outcome:
    """What a push would do, for a dry run."""
    plan = prepared.plan
    added = (*plan.of(Fate.NEW), *plan.of(Fate.AGAIN))
    looks = tuple(one for one in plan.looks if one.replaced)
    outcome = Outcome(added, plan.of(Fate.UPDATED), (), plan.moves, looks=looks, woken=plan.woken)
    return _with_pruned(outcome, to_prune(plan, prune), prune)


def to_prune(plan: Plan, prune: str) -> tuple[Gone, ...]:
    """The notes that are to be suspended or deleted."""
    if prune == SUSPEND:
        return tuple(one for one in plan.gone if not one.suspended)
    return plan.gone if prune == DELETE else ()


def _awake(prepared: Prepared, gone: tuple[Gone, ...]) -> dict[str, tuple[int, ...]]:
    """The cards of removed notes that are not suspended yet, by guid."""
    suspended = prepared.ask.suspended
    return {one.entry.guid: tuple(c.id for c in one.note.cards if c.id not in suspended) for one in gone}


def _with_pruned(outcome: Outcome, gone: tuple[Gone, ...], prune: str) -> Outcome:
    if prune == DELETE:
        return replace(outcome, deleted=gone)
    return replace(outcome, suspended=gone) if prune == SUSPEND else outcome


def _outcome(ask: Ask, plan: Plan, after: Snapshot, moves: tuple[Move, ...]) -> Outcome:
    """The results for the notes that were sent."""
    sent = [note for note in ask.built.notes if plan.fates[note.guid] in SENT]
    took = {note.guid for note in sent if arrived(note, after.notes.get(note.guid), plan.send[note.guid])}
    return Outcome(
        tuple(note.guid for note in sent if note.guid in took and note.guid not in ask.anki.notes),
        tuple(note.guid for note in sent if note.guid in took and note.guid in ask.anki.notes),
        tuple(note.guid for note in sent if note.guid not in took),
        moves,
    )


# ---- what to ask for -----------------------------------------------------------------------------


def _doubt(packaged: Packaged, built: Built, there: Snapshot, pushed: Mapping[str, Pushed]) -> Doubt | None:
    """The notes that were built or pushed before, and are not where they should be in Anki; None if there are none.

    Without a lock, this applies to every note.
    """
    lock = packaged.memory.lock
    known = {entry.guid for entry in lock.entries} | pushed.keys()
    new = (note.guid for note in built.notes if note.guid not in there.notes)
    guids = [guid for guid in new if guid in known or not lock.entries]
    if not guids:
        return None
    ids = {guid: pushed[guid].note for guid in guids if guid in pushed}
    times = frozenset({BASE_TIME, lock.templates_mod, packaged.new_lock.templates_mod})
    return Doubt({guid: packaged.questions[guid] for guid in guids}, ids, times)


def _anki_name(deck: str) -> str:
    return anki_decks([deck])[deck]


@contextmanager
def open_push(anki: AnkiConnect, profile: str = "") -> Iterator[Push]:
    """A push to an Anki that has all the actions it needs. Raises AnkiError; WrongProfile if another is open."""
    with open_collection(anki, profile, WRITING) as (name, exchange):
        yield Push(anki, exchange, name)
