"""What the author says about notes and entries of the lock -> the lock, so that the next build obeys it.

Each answer changes the line of the entry alone, so it merges as the lock does, and an earlier release of deckpress
reads it. "The same card" gives the entry the question of the note, by which the next build recognises it; "a new card"
adds a hash of that question to the entry, and the two are never compared again. Until the next build, the entry also
keeps what it had, so that an answer can be taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from deckpress.frozen import dataclass
from deckpress.history.described import Now, key_hash, own_id
from deckpress.history.lock import Entry, Had, Lock


@dataclass(frozen=True, slots=True)
class Doubt:
    """A note of the source, the entry that it may be, and how similar they are. `guid` is its guid as a new note.

    With `sure`, deckpress has decided that the two are the same; the author may say otherwise.
    """

    entry: Entry
    now: Now
    guid: str
    how: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the author says: a note is this entry (`same`), or is another note."""

    entry: Entry
    now: Now
    same: bool


def answered(lock: Lock, answers: Iterable[Answer]) -> Lock:
    """The lock with the answers in it."""
    entries = {entry.guid: entry for entry in lock.entries}
    for answer in answers:
        entry = entries[answer.entry.guid]
        entries[entry.guid] = _same(entry, answer.now) if answer.same else _another(entry, answer.now)
    return replace(lock, entries=tuple(entries.values()))


def undone(lock: Lock, guids: Collection[str]) -> Lock:
    """The lock without the answers about some entries, given by guid."""
    entries = (_as_before(entry) if entry.guid in guids else entry for entry in lock.entries)
    return replace(lock, entries=tuple(entries))


def _as_before(entry: Entry) -> Entry:
    if had := entry.had:
        entry = replace(entry, question=entry.was, was="", had=None)
        entry = replace(entry, path=had.path, answer=had.answer, id=had.id, nth=had.nth, at=had.at)
    return replace(entry, apart=())


def _same(entry: Entry, now: Now) -> Entry:
    """The entry, which the next build recognises as the note. Its hash stays, so the build updates the note."""
    return replace(
        entry,
        path=now.path,
        question=now.note.question.flat,
        answer=now.answer,
        id=own_id(now, entry.guid),
        nth=now.nth,
        apart=tuple(one for one in entry.apart if one not in (key_hash(now), key_hash(now, entry))),
        was=entry.was or entry.question,
        at=entry.at if entry.path == now.path else 0,
        had=entry.had or Had(entry.path, entry.answer, entry.id, entry.nth, entry.at),
    )


def _another(entry: Entry, now: Now) -> Entry:
    return replace(entry, apart=tuple(sorted({*entry.apart, key_hash(now, entry)})))
