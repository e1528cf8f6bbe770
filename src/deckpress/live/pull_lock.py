"""Notes that were pulled -> the lock in which they count as shipped, since Anki has them already.

A note whose fields all look as in Anki gets Anki's time: later imports leave it alone there, so the learner's tags
stay, and other learners get the edit. If a build would change another field, such as the answer to type, the next
build updates the note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from deckpress.history.lock import Entry, Lock
from deckpress.history.matching import Match
from deckpress.history.plan import shipped_entry
from deckpress.model import RenderedNote


def pulled_entry(match: Match, note: RenderedNote, mod: int, seen: str, *, complete: bool) -> Entry:
    """The entry of a pulled note; `mod` is its time in Anki, or 0; `complete` is true if Anki has all of it.

    With Anki's time and `seen`, the digest of its fields there, a push knows that nothing else was edited there.
    """
    old = match.entry
    assert old is not None
    made = shipped_entry(match, note, old.at)
    made = replace(made, deck=old.deck, stays=old.stays, section=old.section, path=old.path, apart=old.apart)
    if complete and mod > old.mod:
        return replace(made, hash=note.content, mod=mod, was=old.was, pulled=seen)
    was = old.was or (old.question if old.question != made.question else "")
    pulled = seen if mod > old.mod else old.pulled
    return replace(made, hash=old.hash, mod=max(mod, old.mod), was=was, pulled=pulled)


def with_entries(lock: Lock, changed: Mapping[str, Entry]) -> Lock:
    """The lock with other entries for some notes, by guid."""
    return replace(lock, entries=tuple(changed.get(entry.guid, entry) for entry in lock.entries))
