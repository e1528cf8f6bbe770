"""A push and the state of Anki after it -> the record for the next one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from deckpress.foreign.values import ForeignType
from deckpress.live.fates import SENT, Fate
from deckpress.live.looks import LookChange, shipped_looks
from deckpress.live.packages import Sent
from deckpress.live.pushing import Ask, Plan
from deckpress.live.values import AnkiNote, BuiltNote, Pushed, Snapshot, Traces, fold_name


def arrived(note: BuiltNote, there: AnkiNote | None, sent: Sent) -> bool:
    """True if Anki has the note as it was sent. An older Anki gives it the time of the import."""
    if there is None or there.type_id != note.type_id:
        return False
    return there.mod == sent.mod or looks_so(note, there)


def looks_so(note: BuiltNote, there: AnkiNote | None) -> bool:
    """True if the note in Anki has the note type and the fields of the build."""
    return there is not None and there.type_id == note.type_id and there.digest == note.digest


def foreseen(ask: Ask, plan: Plan) -> dict[str, Pushed]:
    """The record to keep before a push, in case it is interrupted: who wrote the current text in Anki.

    The new lock no longer has the times by which the notes of the build before are known.
    """
    rows = dict(ask.pushed)
    for guid in plan.of(Fate.UPDATED):
        there, entry = ask.anki.notes[guid], ask.entries.get(guid)
        if guid not in rows and not ask.overwrite and entry:
            rows[guid] = Pushed(there.mod, there.digest, ask.deck_name(entry.home), note=there.id)
    return rows


def remembered(ask: Ask, plan: Plan, after: Snapshot) -> dict[str, Pushed]:
    """The record of this push for the next one: the notes that Anki and the build now have in common."""
    rows = {guid: row for guid, row in ask.pushed.items() if guid in after.notes}
    waiting = {one.guid for one in plan.stays if one.filtered}
    moved = frozenset(card for move in plan.moves for card in move.cards)
    for note in ask.built.notes:
        there, before = after.notes.get(note.guid), ask.pushed.get(note.guid)
        if there is None:
            continue
        fate = plan.fates.get(note.guid)
        if fate not in {Fate.SAME, *SENT}:
            if row := _left(ask, note, there, moved, conflict=fate is Fate.CONFLICT):
                rows[note.guid] = row
            continue
        if note.guid in plan.send and not arrived(note, there, plan.send[note.guid]):
            continue
        deck = note.deck
        if note.guid in waiting:  # its cards come back from the filtered deck to where they were
            entry = ask.entries.get(note.guid)
            deck = before.deck if before else ask.deck_name(entry.home if entry else deck)
        rows[note.guid] = Pushed(note.mod, there.digest, deck, note.tags, there.id)
    return rows


def _left(ask: Ask, note: BuiltNote, there: AnkiNote, moved: frozenset[int], *, conflict: bool) -> Pushed | None:
    """The record of a note whose fields a push left unchanged in Anki, if there is one.

    `moved` are the cards that the push moved.
    """
    row = ask.pushed.get(note.guid)
    if conflict:
        entry = ask.entries.get(note.guid)
        new = Pushed(entry.mod if entry else 0, "", ask.deck_name(entry.home if entry else ""), note=there.id)
        row = row or new
        if row.conflict[0] != there.digest:  # a push names the note; `pull` shows both versions
            row = replace(row, conflict=(there.digest, ""))
    wanted = fold_name(note.deck)
    if row and all(card.id in moved or fold_name(card.deck) == wanted for card in there.cards):
        row = replace(row, deck=note.deck)
    return row


def remembered_traces(
    ask: Ask, looks: Mapping[int, ForeignType], sent: Iterable[LookChange], pruned: Mapping[str, tuple[int, ...]]
) -> Traces:
    """The record of what this push changed besides notes: `looks` as Anki has them now, and the cards in `pruned`.

    A card that the learner unsuspended is forgotten, so that the next push leaves it to the learner.
    """
    built = {note.guid for note in ask.built.notes}
    still = {
        guid: tuple(card for card in cards if card in ask.suspended)
        for guid, cards in ask.traces.suspended.items()
        if guid not in built
    }
    suspended = {guid: (*still.get(guid, ()), *pruned.get(guid, ())) for guid in still.keys() | pruned.keys()}
    return Traces(shipped_looks(ask.built.kinds, looks, ask.traces.looks, tuple(sent)), suspended)
