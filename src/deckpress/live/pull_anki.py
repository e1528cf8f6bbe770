"""A running Anki, or an export from it -> the notes that a pull compares with the source."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from deckpress.exporters.anki.names import LABELS, deck_parents, note_type_id
from deckpress.foreign.packages import read_package
from deckpress.foreign.values import ForeignCollection, ForeignNote, ForeignType
from deckpress.history.lock import Lock
from deckpress.live.ankiconnect import AnkiConnect
from deckpress.live.asking import READING, Wanted, card_decks, find_notes, open_profile
from deckpress.live.exchange import Exchange, open_exchange
from deckpress.live.memory import memory_file, read_pushed, write_pushed
from deckpress.live.sending import WrongProfile
from deckpress.live.values import Pushed
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
    anki.require(READING)
    name, folder = open_profile(anki)
    if profile and profile != name:
        raise WrongProfile(anki.url, profile, name)
    with open_exchange(anki, folder) as exchange:

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
    """The notes in the decks that hold notes of the project's note types, with their media."""
    named = anki.call("modelNamesAndIds")
    there = {int(number) for number in named.values()} if isinstance(named, dict) else set()
    wanted = _wanted(memory.project, memory.lock, there)
    found = find_notes(anki, wanted.query) if wanted.all_types else ()
    cards: list[int] = []
    for start in range(0, len(found), _AT_ONCE):
        infos = anki.call("notesInfo", notes=list(found[start : start + _AT_ONCE]))
        cards += (int(card) for info in (infos if isinstance(infos, list) else ()) if info for card in info["cards"])
    notes: dict[str, ForeignNote] = {}
    types: dict[int, ForeignType] = {}
    media: dict[str, Callable[[], bytes]] = {}
    for deck in _outermost(card_decks(anki, cards).values()):
        content, _ = read_package(deck, exchange.fetch(deck))
        if content is not None:
            notes |= {note.guid: note for note in content.notes}
            types |= content.types
            media |= content.media
    return ForeignCollection(tuple(notes.values()), types, media, has_ids=True)


_AT_ONCE = 500


def _wanted(project: str, lock: Lock, there: Collection[int]) -> Wanted:
    """The notes of the project's note types, and those that still have the type from before the deck moved here."""
    kinds = (0, *(kind.id for kind in lock.moved))
    own = (note_type_id(project, key, moved) for moved in kinds for key in LABELS)
    foreign = {
        kind.id: tuple(sorted({entry.home for entry in lock.entries if entry.moved == kind.id}))
        for kind in lock.moved
        if kind.id in there
    }
    decks = {number: homes for number, homes in foreign.items() if homes}
    return Wanted(tuple(number for number in own if number in there), decks)


def _outermost(decks: Iterable[str]) -> tuple[str, ...]:
    """The decks that are not subdecks of others."""
    names = set(decks)
    return tuple(sorted(name for name in names if not names.intersection(deck_parents(name))))
