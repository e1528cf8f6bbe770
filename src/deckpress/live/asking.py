"""A running Anki -> the notes of a project in it. Nothing here changes Anki.

AnkiConnect reports everything about a note except its guid. Only a package contains that, so this module exports and
reads the decks with notes of the project's note types.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from deckpress.exporters.anki.names import deck_parents
from deckpress.foreign.packages import read_package
from deckpress.foreign.values import ForeignCollection, ForeignField, ForeignTemplate, ForeignType
from deckpress.history.lock import Lock
from deckpress.history.search import find_question
from deckpress.live.ankiconnect import AnkiConnect, AnkiRefused, WrongProfile
from deckpress.live.exchange import Exchange, open_exchange
from deckpress.live.values import AnkiCard, AnkiNote, Snapshot
from deckpress.live.wanted import Wanted

READING = (
    *("findNotes", "notesInfo", "getDecks", "getDeckConfig", "getMediaDirPath", "getMediaFilesNames"),
    *("modelNamesAndIds", "modelFieldNames", "modelTemplates", "modelStyling", "exportPackage", "areSuspended"),
)
"""The actions that this module uses."""
_AT_ONCE = 500
"""Notes or cards in one request: Anki's window freezes while it answers."""
_MOST_EXPORTS = 8
_MOST_SEARCHES = 50
_MOST_AT_A_TIME = 1_000_000
"""The ids of imported notes begin with the time of their note types in milliseconds, and count from there."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Notes of earlier builds that have none of the project's note types in Anki: deleted, or of another type."""

    questions: Mapping[str, str]
    """Their questions by guid."""
    ids: Mapping[str, int]
    """Their ids in Anki, by guid, if an earlier push recorded them."""
    times: frozenset[int]
    """When the project's note types changed, in seconds since 1970."""


@contextmanager
def open_collection(anki: AnkiConnect, profile: str, actions: Sequence[str] = ()) -> Iterator[tuple[str, Exchange]]:
    """The name of the open profile, and the exchange of packages with it. The add-on must also have `actions`.

    Raises AnkiError; WrongProfile if the open profile is not the wanted one.
    """
    anki.require((*READING, *actions))
    name, folder = open_profile(anki)
    if profile and profile != name:
        raise WrongProfile(anki.url, profile, name)
    with open_exchange(anki, folder) as exchange:
        yield name, exchange


def open_profile(anki: AnkiConnect) -> tuple[str, Path | None]:
    """The name of the open profile, and its folder if this machine has it."""
    folder = str(anki.call("getMediaDirPath"))
    path = PureWindowsPath(folder) if "\\" in folder else PurePosixPath(folder)
    here = Path(folder).parent
    return path.parent.name, here if here.is_dir() else None


def media_names(anki: AnkiConnect) -> frozenset[str]:
    """The names of all files in Anki's folder of media."""
    return frozenset(map(str, _list(anki.call("getMediaFilesNames", pattern="*"))))


def ask_anki(
    anki: AnkiConnect, exchange: Exchange, profile: str, wanted: Wanted, known: Snapshot | None = None
) -> Snapshot:
    """The notes of a project in Anki. Raises AnkiError.

    With a `known` snapshot, decks are exported only if it lacks some of the notes; the times and note types of the
    others come from the snapshot.
    """
    names = _type_names(anki)
    own = sorted(wanted.all_types & names.keys())
    infos = {number: info for number, info in _infos(anki, find_notes(anki, wanted.query)) if info["cards"]}
    decks = card_decks(anki, [card for info in infos.values() for card in info["cards"]])
    found = {note.id: (note.guid, note.type_id, note.mod) for note in known.notes.values()} if known else {}
    kinds = dict(known.kinds) if known else {}
    if infos.keys() - found.keys():
        packages = list(_packages(exchange, (decks[c] for i in infos.values() for c in i["cards"])))
        found = {note.id: (note.guid, note.type_id, note.mod) for content in packages for note in content.notes}
        kinds = {kind.id: kind for content in packages for kind in content.types.values() if kind.id in own}
    if missing := infos.keys() - found.keys():
        raise AnkiRefused(anki.url, "exportPackage", f"{len(missing)} notes are not in the decks that it exported")
    kinds.update({number: _kind(anki, number, names[number]) for number in own if number not in kinds})
    notes = (_note(number, found[number], info, decks) for number, info in sorted(infos.items()))
    filtered = frozenset(deck for deck in set(decks.values()) if _is_filtered(anki, deck))
    return Snapshot(profile, {note.guid: note for note in notes}, kinds, filtered)


def packages_with(anki: AnkiConnect, exchange: Exchange, notes: Sequence[int]) -> Iterator[ForeignCollection]:
    """What is in the decks of some notes, and in their subdecks."""
    cards = [card for _, info in _infos(anki, notes) for card in info["cards"]]
    return _packages(exchange, card_decks(anki, cards).values())


def _packages(exchange: Exchange, decks: Iterable[str]) -> Iterator[ForeignCollection]:
    for deck in _exports(decks):
        content, _ = read_package(deck, exchange.fetch(deck))
        if content is not None:
            yield content


def _note(number: int, found: tuple[str, int, int], info: Mapping[str, Any], decks: Mapping[int, str]) -> AnkiNote:
    """A note: guid, note type and time from a package, the rest from AnkiConnect."""
    guid, type_id, mod = found
    fields = {name: str(value["value"]) for name, value in info["fields"].items()}
    cards = tuple(AnkiCard(card, decks[card]) for card in info["cards"])
    return AnkiNote(number, guid, type_id, fields, tuple(map(str, info["tags"])), mod, cards)


def _type_names(anki: AnkiConnect) -> dict[int, str]:
    """The name of every note type, by its id."""
    return {int(number): str(name) for name, number in _dict(anki.call("modelNamesAndIds")).items()}


def type_fields(anki: AnkiConnect) -> dict[int, tuple[str, ...]]:
    """The names of the fields of every note type, by its id."""
    names = _type_names(anki)
    return {n: tuple(_list(anki.call("modelFieldNames", modelName=name))) for n, name in names.items()}


def turned_types(anki: AnkiConnect, lock: Lock) -> dict[int, frozenset[int]]:
    """The note types in Anki that an import turns into one of ours, by the number that the lock has for them."""
    kinds = type_fields(anki) if lock.moved else {}
    names = {moved.id: {kept.name for kept in moved.fields} for moved in lock.moved}
    return {number: frozenset(n for n, own in kinds.items() if set(own) == wanted) for number, wanted in names.items()}


def like_types(anki: AnkiConnect, kinds: Iterable[ForeignType]) -> frozenset[int]:
    """The ids of all note types that have the fields of one of ours, such as the `Q&A (Physics)+` of an import."""
    wanted = [{part.name for part in kind.fields} for kind in kinds]
    return frozenset(n for n, own in type_fields(anki).items() if any(one <= set(own) for one in wanted))


def find_elsewhere(
    anki: AnkiConnect, exchange: Exchange, doubt: Doubt, types: frozenset[int], like: frozenset[int]
) -> frozenset[str]:
    """The guids of the doubtful notes that have a note type in Anki other than `types`, types in `like` first.

    An import of such a note would change every note of both types (Anki merges them), so it must not be sent.
    """
    ids = {number for number in doubt.ids.values() if number}
    kept = {int(info["noteId"]) for info in dict(_infos(anki, sorted(ids))).values()}
    found = {guid for guid, number in doubt.ids.items() if number in kept}
    unknown = {guid: question for guid, question in doubt.questions.items() if not doubt.ids.get(guid)}
    if not unknown:
        return frozenset(found)
    other = " ".join(f"-mid:{number}" for number in sorted(types))
    numbers = find_notes(anki, other)
    near = {number for number in numbers if any(0 <= number - time * 1000 < _MOST_AT_A_TIME for time in doubt.times)}
    near.update(find_notes(anki, Wanted(tuple(like - types)).query))
    if len(unknown) <= _MOST_SEARCHES:
        for question in filter(None, map(find_question, unknown.values())):
            near.update(find_notes(anki, f"{other} {question}"))
    for content in packages_with(anki, exchange, sorted(near)):
        own = (note.guid for note in content.notes if note.type_id not in types)
        found.update(guid for guid in own if guid in unknown)
    return frozenset(found)


def find_notes(anki: AnkiConnect, query: str) -> tuple[int, ...]:
    """The ids of all notes that a search finds; none for an empty one."""
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
            if info:  # empty for a note that was deleted in the meantime
                yield int(info["noteId"]), info


def _decks(anki: AnkiConnect, cards: Sequence[int]) -> Iterator[tuple[int, str]]:
    for part in _parts(cards):
        for deck, own in _dict(anki.call("getDecks", cards=part)).items():
            yield from ((int(card), str(deck)) for card in own)


def _is_filtered(anki: AnkiConnect, deck: str) -> bool:
    config = anki.call("getDeckConfig", deck=deck)
    return isinstance(config, dict) and bool(config.get("dyn"))


def _kind(anki: AnkiConnect, number: int, name: str) -> ForeignType:
    """A note type without notes: its parts without their ids, which AnkiConnect does not report."""
    fields = (ForeignField(str(one)) for one in _list(anki.call("modelFieldNames", modelName=name)))
    return look_in_anki(anki, ForeignType(number, name, False, tuple(fields), ()))


def look_in_anki(anki: AnkiConnect, kind: ForeignType) -> ForeignType:
    """The note type with the templates and the style that it has in Anki now."""
    ids = {one.name: one.id for one in kind.templates}
    sides = _dict(anki.call("modelTemplates", modelName=kind.name)).items()
    templates = (ForeignTemplate(name, ids.get(name, 0), str(own["Front"]), str(own["Back"])) for name, own in sides)
    css = _dict(anki.call("modelStyling", modelName=kind.name)).get("css", "")
    return replace(kind, templates=tuple(templates), css=str(css))


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
