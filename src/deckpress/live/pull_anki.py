"""A running Anki, or an export from it -> the notes that a pull compares with the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from deckpress.foreign.values import ForeignCollection, ForeignNote, ForeignType
from deckpress.live.ankiconnect import AnkiConnect
from deckpress.live.asking import find_notes, open_collection, packages_with, turned_types
from deckpress.live.exchange import Exchange
from deckpress.live.memory import memory_file, read_pushed, write_pushed
from deckpress.live.values import Pushed
from deckpress.live.wanted import wanted_notes
from deckpress.project.memory import Memory


@dataclass(frozen=True, slots=True)
class FromAnki:
    """What Anki has. `whole` is true if all of its decks were looked at; `pushed` is what the last push left there."""

    collection: ForeignCollection
    whole: bool = False
    pushed: Mapping[str, Pushed] = field(default_factory=dict)
    keep: Callable[[Mapping[str, Pushed]], None] = lambda _: None
    """Records that the source and Anki now agree, so that a later edit back counts as an edit."""


Ask = Callable[[Memory], FromAnki]
"""What Anki has of the project with this lock. Raises AnkiError."""


@contextmanager
def running(anki: AnkiConnect, profile: str, cache: Path | None) -> Iterator[Ask]:
    """Asks a running Anki. Raises AnkiError, WrongProfile if a different profile is open."""
    with open_collection(anki, profile) as (name, exchange):

        def ask(memory: Memory) -> FromAnki:
            path = memory_file(cache, memory.path, name)
            pushed = read_pushed(path)

            def keep(pulled: Mapping[str, Pushed]) -> None:
                if pulled:
                    pushed.update(pulled)
                    write_pushed(path, pushed)

            return FromAnki(_collection(anki, exchange, memory), True, pushed, keep)

        yield ask


def _collection(anki: AnkiConnect, exchange: Exchange, memory: Memory) -> ForeignCollection:
    """The notes in the decks that hold notes of the project, with their media."""
    wanted = wanted_notes(memory.project, memory.lock, turned_types(anki, memory.lock))
    notes: dict[str, ForeignNote] = {}
    types: dict[int, ForeignType] = {}
    media: dict[str, Callable[[], bytes]] = {}
    for content in packages_with(anki, exchange, find_notes(anki, wanted.query)):
        notes |= {note.guid: note for note in content.notes}
        types |= content.types
        media |= content.media
    return ForeignCollection(tuple(notes.values()), types, media, has_ids=True)
