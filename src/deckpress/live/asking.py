"""A running Anki -> what it has of a project. Asking changes nothing in it.

AnkiConnect says everything about a note but its guid. That is in a package, so the decks with notes of the project's
note types are exported and read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from deckpress.exporters.anki.names import deck_parents
from deckpress.foreign.packages import read_package
from deckpress.foreign.values import ForeignNote
from deckpress.live.ankiconnect import AnkiConnect, AnkiRefused
from deckpress.live.exchange import Exchange
from deckpress.live.packages import kind_of, named_fields
from deckpress.live.values import AnkiCard, AnkiNote, Kind, Part, Snapshot

READING = (
    *("findNotes", "notesInfo", "getDecks", "getDeckConfig", "getMediaDirPath", "getMediaFilesNames"),
    *("modelNamesAndIds", "modelFieldNames", "modelTemplates", "exportPackage", "areSuspended"),
)
"""The actions by which this module asks."""
_AT_ONCE = 500
"""Notes or cards of one request: Anki's window stands still while it answers."""
_MOST_EXPORTS = 8


def open_profile(anki: AnkiConnect) -> tuple[str, Path | None]:
    """The name of the open profile, and its folder if this machine has it."""
    folder = str(anki.call("getMediaDirPath"))
    path = PureWindowsPath(folder) if "\\" in folder else PurePosixPath(folder)
    here = Path(folder).parent
    return path.parent.name, here if here.is_dir() else None


def media_names(anki: AnkiConnect) -> frozenset[str]:
    """The names of all files in Anki's folder of media."""
    return frozenset(map(str, _list(anki.call("getMediaFilesNames", pattern="*"))))


def ask_anki(anki: AnkiConnect, exchange: Exchange, profile: str, types: Sequence[int]) -> Snapshot:
    """What Anki has of the note types with these ids. Raises AnkiError."""
    names = {int(number): str(name) for name, number in _dict(anki.call("modelNamesAndIds")).items()}
    own = [number for number in types if number in names]
    ids = find_notes(anki, own)
    infos = dict(_infos(anki, ids))
    decks = dict(_decks(anki, [card for info in infos.values() for card in info["cards"]]))
    found: dict[int, ForeignNote] = {}
    kinds: dict[int, Kind] = {}
    fields: dict[int, Mapping[str, str]] = {}
    wanted = {number for number, info in infos.items() if info["cards"]}
    for deck in _exports(decks[card] for number in wanted for card in infos[number]["cards"]):
        content, _ = read_package(deck, exchange.fetch(deck))
        if content is None:
            continue
        kinds.update({number: kind_of(kind) for number, kind in content.types.items() if number in own})
        for note in content.notes:
            found[note.id] = note
            fields[note.id] = named_fields(note, content.types[note.type_id])
    if missing := wanted - found.keys():
        raise AnkiRefused(anki.url, "exportPackage", f"{len(missing)} notes are not in the decks that it exported")
    kinds.update({number: _kind(anki, number, names[number]) for number in own if number not in kinds})
    notes = {
        found[number].guid: AnkiNote(
            number,
            found[number].guid,
            found[number].type_id,
            {name: str(value["value"]) for name, value in infos[number]["fields"].items()},
            tuple(map(str, infos[number]["tags"])),
            found[number].mod,
            tuple(AnkiCard(card, decks[card]) for card in infos[number]["cards"]),
        )
        for number in sorted(wanted)
    }
    filtered = frozenset(deck for deck in set(decks.values()) if _is_filtered(anki, deck))
    return Snapshot(profile, notes, kinds, filtered, {number: found[number].guid for number in sorted(wanted)})


def find_notes(anki: AnkiConnect, types: Iterable[int]) -> tuple[int, ...]:
    """The ids of all notes of these note types."""
    query = " OR ".join(f"mid:{number}" for number in types)
    return tuple(map(int, _list(anki.call("findNotes", query=query)))) if query else ()


def card_decks(anki: AnkiConnect, cards: Sequence[int]) -> dict[int, str]:
    """The deck of each card."""
    return dict(_decks(anki, cards))


def suspended_cards(anki: AnkiConnect, cards: Sequence[int]) -> frozenset[int]:
    """Those of the cards that are suspended."""
    states = ((part, _list(anki.call("areSuspended", cards=part))) for part in _parts(cards))
    return frozenset(card for part, own in states for card, state in zip(part, own, strict=True) if state)


def _infos(anki: AnkiConnect, ids: Sequence[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    for part in _parts(ids):
        for info in _list(anki.call("notesInfo", notes=part)):
            if info:  # it is empty for a note that was deleted meanwhile
                yield int(info["noteId"]), info


def _decks(anki: AnkiConnect, cards: Sequence[int]) -> Iterator[tuple[int, str]]:
    for part in _parts(cards):
        for deck, own in _dict(anki.call("getDecks", cards=part)).items():
            yield from ((int(card), str(deck)) for card in own)


def _is_filtered(anki: AnkiConnect, deck: str) -> bool:
    config = anki.call("getDeckConfig", deck=deck)
    return isinstance(config, dict) and bool(config.get("dyn"))


def _kind(anki: AnkiConnect, number: int, name: str) -> Kind:
    """A note type without notes, whose parts have no ids here."""
    fields = _list(anki.call("modelFieldNames", modelName=name))
    templates = _dict(anki.call("modelTemplates", modelName=name))
    return Kind(number, name, tuple(Part(str(one)) for one in fields), tuple(Part(str(one)) for one in templates))


def _exports(decks: Iterable[str]) -> tuple[str, ...]:
    """The decks to export, so that each of `decks` is one of them or a subdeck of one."""
    roots = set(decks)
    while True:
        roots = {name for name in roots if not roots.intersection(deck_parents(name))}
        deepest = max((name.count("::") for name in roots), default=0)
        if len(roots) <= _MOST_EXPORTS or not deepest:
            return tuple(sorted(roots))
        roots = {name.rpartition("::")[0] if name.count("::") == deepest else name for name in roots}


def _parts(numbers: Sequence[int]) -> Iterator[list[int]]:
    return (list(numbers[start : start + _AT_ONCE]) for start in range(0, len(numbers), _AT_ONCE))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
