"""A push, step by step: query Anki, plan, import and move, and query Anki again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue import live as rules
from deckpress.diagnostics.values import Rule
from deckpress.excerpts import excerpt
from deckpress.exporters.anki.names import anki_decks, note_type_ids
from deckpress.history.identity import BASE_TIME
from deckpress.history.lock import Lock
from deckpress.live.ankiconnect import AnkiClosed, AnkiConnect, AnkiSilent
from deckpress.live.asking import (
    Doubt,
    Wanted,
    ask_anki,
    card_decks,
    find_elsewhere,
    like_types,
    media_names,
    open_collection,
    suspended_cards,
    type_fields,
)
from deckpress.live.exchange import Exchange
from deckpress.live.memory import memory_file, read_pushed, write_pushed
from deckpress.live.packages import read_built, thinned
from deckpress.live.packaging import Packaged
from deckpress.live.pushing import (
    SENT,
    Ask,
    Fate,
    Gone,
    Move,
    Plan,
    arrived,
    foreseen,
    has_parts,
    looks_so,
    make_plan,
    remembered,
)
from deckpress.live.values import Built, Pushed, Snapshot, fold_name, with_names

SUSPEND, DELETE = "suspend", "delete"
WRITING = ("importPackage", "changeDeck", "suspend", "deleteNotes")
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
        turned = _foreign_types(self._anki, packaged.new_lock)
        wanted = _wanted(built, memory.project, packaged.new_lock, turned)
        there = self._ask(wanted, built)
        path = memory_file(cache, memory.path, self.profile)
        pushed = read_pushed(path)
        if doubt := _doubt(packaged, built, there, pushed):
            like = like_types(self._anki, built.kinds.values())
            elsewhere = find_elsewhere(self._anki, self._exchange, doubt, wanted.all_types, like)
            there = replace(there, elsewhere=elsewhere)
        gone = (there.notes[entry.guid] for entry in packaged.gone if entry.guid in there.notes)
        left = [card.id for note in gone for card in note.cards]
        suspended = suspended_cards(self._anki, left)
        ask = Ask(built, memory.lock, packaged.gone, there, pushed, suspended, overwrite, turned, _anki_name)
        plan = make_plan(ask)
        return Prepared(packaged, ask, plan, wanted, self.profile, path, tuple(_problems(packaged, ask, plan)))

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
            pruned = self._prune(prepared, prune)
        except AnkiSilent:
            raise
        except AnkiClosed as error:
            raise AnkiLeft(error.address) from error
        write_pushed(prepared.memory, remembered(ask, plan, after))
        outcome = _with_pruned(_outcome(ask, plan, after, moves), pruned, prune)
        refused = _refused(prepared.packaged, outcome.refused)
        return outcome, (*problems, *refused)

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
            cards = [card.id for one in pruned for card in one.note.cards if card.id not in prepared.ask.suspended]
            self._anki.call("suspend", cards=cards)
        return pruned


def expected(prepared: Prepared, prune: str = "") -> Outcome:
    """What a push would do, for a dry run."""
    plan = prepared.plan
    outcome = Outcome(plan.of(Fate.NEW), plan.of(Fate.UPDATED), (), plan.moves)
    return _with_pruned(outcome, to_prune(plan, prune), prune)


def to_prune(plan: Plan, prune: str) -> tuple[Gone, ...]:
    """The notes that are to be suspended or deleted."""
    if prune == SUSPEND:
        return tuple(one for one in plan.gone if not one.suspended)
    return plan.gone if prune == DELETE else ()


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


# ---- obstacles -----------------------------------------------------------------------------------


def _problems(packaged: Packaged, ask: Ask, plan: Plan) -> Iterator[Diagnostic]:
    """DP805 for each note type that was changed in Anki; DP806 and DP807 for notes that are not sent."""
    shown = ask.anki.profile
    for there in plan.altered:
        own = ask.built.kinds[there.id]
        for parts, pairs in (("fields", (own.fields, there.fields)), ("cards", (own.templates, there.templates))):
            missing = ", ".join(part.name for part in pairs[0] if not has_parts([part], pairs[1]))
            if missing:
                yield rules.TYPE_ALTERED.at(Location(shown, 0), name=there.name, parts=parts, missing=missing)
    reasons = {
        Fate.CONFLICT: rules.BOTH_CHANGED,
        Fate.NEWER: rules.NEWER_IN_ANKI,
        Fate.OTHER_TYPE: rules.TYPE_CHOSEN,
    }
    for guid, fate in plan.fates.items():
        if fate in reasons:
            yield _of_note(packaged, guid, reasons[fate])


def _refused(packaged: Packaged, guids: Iterable[str]) -> Iterator[Diagnostic]:
    rule = rules.NOT_TAKEN
    return (_of_note(packaged, guid, rule) for guid in guids)


def _of_note(packaged: Packaged, guid: str, rule: Rule) -> Diagnostic:
    question = packaged.questions.get(guid, guid)
    place = packaged.places.get(guid, Location("", 0))
    return rule.at(place, question=excerpt(question, 60))


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


def _wanted(built: Built, project: str, lock: Lock, turned: Mapping[int, frozenset[int]]) -> Wanted:
    """The notes that may be the project's: those of its note types, and those that it took over from elsewhere."""
    own = built.kinds.keys() | note_type_ids(project, lock.moved)
    foreign: dict[int, set[str]] = {}
    for entry in lock.entries:
        for number in turned.get(entry.moved, ()):
            foreign.setdefault(number, set()).update((entry.deck, entry.home))
    decks = {number: tuple(sorted(names)) for number, names in sorted(foreign.items()) if number not in own}
    return Wanted(tuple(sorted(own)), decks)


def _foreign_types(anki: AnkiConnect, lock: Lock) -> dict[int, frozenset[int]]:
    """The note types in Anki that an import turns into one of ours, by the number that the lock has for them."""
    if not lock.moved:
        return {}
    fields = type_fields(anki)
    names = {kind.id: {part.name for part in kind.fields} for kind in lock.moved}
    return {number: frozenset(n for n, own in fields.items() if set(own) == wanted) for number, wanted in names.items()}


def _anki_name(deck: str) -> str:
    return anki_decks([deck])[deck]


@contextmanager
def open_push(anki: AnkiConnect, profile: str = "") -> Iterator[Push]:
    """A push to an Anki that has all the actions it needs. Raises AnkiError, WrongProfile if another one is open."""
    with open_collection(anki, profile, WRITING) as (name, exchange):
        yield Push(anki, exchange, name)
