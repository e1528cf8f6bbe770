"""The bytes of an Anki package that deckpress built -> the notes in it. The bytes are not trusted.

Only the layout that deckpress writes is read (`collection.anki2`, schema 11), and only notes that have the fields of
its note types. Sizes are limited, and SQLite may only read.
"""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue.lock import (
    PACKAGE_OF_ANKI,
    PACKAGE_UNREADABLE,
    PACKAGE_WITHOUT_COLLECTION,
    PACKAGE_WITHOUT_NOTES,
)
from deckpress.history.identity import LATEST_TIME
from deckpress.model import FIELDS_CLOZE, FIELDS_QA, MovedType

MovedOf = Callable[[int, Mapping[str, Any]], MovedType | None]
"""Recognises a note type of a deck that moved to deckpress, from its id and its row in a package."""
MOST_BYTES = 1 << 29
"""The largest collection that is read, unpacked: 0.5 GB, a hundred times that of 10,000 notes."""
MOST_CARDS = 500
"""The highest ordinal of a card that Anki makes."""
_MOST_STEPS = 20_000
"""The most steps of SQLite's virtual machine, in units of 100,000; a million notes take a fraction of that."""
_KINDS = {FIELDS_QA: "qa", FIELDS_CLOZE: "cloze"}
BROKEN: tuple[type[Exception], ...] = (
    *(zipfile.BadZipFile, zlib.error, sqlite3.Error, EOFError, OSError),
    *(ValueError, LookupError, TypeError, AttributeError, RuntimeError, ArithmeticError, MemoryError),
)
"""What reading raises if the file is damaged or not a package."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """A note in a package: its fields as Anki's HTML by name, the ordinals of its cards, the deck of the first one."""

    guid: str
    note_type: str
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    cards: tuple[int, ...]
    mod: int
    deck: str
    moved: int = 0
    """The id of its note type, if the note is from before the deck moved to deckpress."""


@dataclass(frozen=True, slots=True)
class ShippedType:
    """A note type in a package; `cards` are its templates as (name, front, back).

    `moved` says which parts of the learners' earlier note type it replaces, if they had one.
    """

    id: int
    key: str
    mod: int
    cards: tuple[tuple[str, str, str], ...]
    css: str
    moved: MovedType | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """What deckpress put into a package. `media` are the numbers of its files in the package, by name."""

    notes: tuple[Shipped, ...] = ()
    types: tuple[ShippedType, ...] = ()
    media: Mapping[str, str] | None = None
    altered: tuple[int, ...] = ()
    """The ids of the note types that have other fields: if one is a deckpress id, Anki would refuse each update."""


def read_release(shown: str, data: bytes, moved_of: MovedOf | None = None) -> tuple[Release | None, Diagnostics]:
    """The release in a package, which messages call `shown`. Error DP706 if deckpress did not build the package.

    `moved_of` recognises the note types of a deck that moved to deckpress; without it, their notes are left out.
    """
    place = Location(shown, 0)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "collection.anki2" not in names:
                return None, (PACKAGE_WITHOUT_COLLECTION.at(place),)
            if names & {"collection.anki21", "collection.anki21b", "meta"}:
                return None, (PACKAGE_OF_ANKI.at(place),)
            database = member(archive, "collection.anki2", MOST_BYTES)
            media = _media(member(archive, "media", MOST_BYTES)) if "media" in names else {}
        notes, types, altered = _collection(database, moved_of)
    except BROKEN as error:
        return None, (PACKAGE_UNREADABLE.at(place, reason=reason_of(error)),)
    if not notes:
        return None, (PACKAGE_WITHOUT_NOTES.at(place),)
    return Release(notes, types, media, altered), ()


def member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A file of an archive. Raises ValueError if it has more than `most` bytes, whatever size the archive claims."""
    with archive.open(name) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise ValueError(f"{name} is larger than {most >> 20} MB")
    return data


def _media(data: bytes) -> dict[str, str]:
    listed = json.loads(data)
    return {text_of(name): number for number, name in listed.items() if isinstance(name, str)}


def _collection(
    data: bytes, moved_of: MovedOf | None
) -> tuple[tuple[Shipped, ...], tuple[ShippedType, ...], tuple[int, ...]]:
    """The notes and note types of a database, and the ids of types with other fields; raises one of `BROKEN`."""
    with opened(data) as connection:
        models, decks = connection.execute("select models, decks from col").fetchone()
        listed = json.loads(models)
        types = {row.id: row for row in _types(listed, moved_of)}
        fields = {number: _KINDS_OF[types[number].key] for number in types}
        names = {int(number): text_of(deck["name"]) for number, deck in json.loads(decks).items()}
        cards: dict[int, list[tuple[int, int]]] = {}
        for note, ordinal, deck in connection.execute("select nid, ord, did from cards"):
            cards.setdefault(int(note), []).append((number_of(ordinal, MOST_CARDS), int(deck)))
        notes: dict[str, Shipped] = {}
        for row_id, guid, kind, mod, tags, values in connection.execute(
            "select id, guid, mid, mod, tags, flds from notes"
        ):
            if kind in types:
                own = sorted(cards.get(row_id, ()))
                moved = types[kind].moved
                texts = dict(zip(fields[kind], str(values).split("\x1f"), strict=moved is None))
                deck = names.get(own[0][1], "") if own else ""
                ordinals = tuple(ordinal for ordinal, _ in own)
                tags = tuple(str(tags).split())
                seconds = number_of(mod, LATEST_TIME)
                number = moved.id if moved else 0
                shipped = Shipped(str(guid), types[kind].key, texts, tags, ordinals, seconds, deck, number)
                notes.setdefault(shipped.guid, shipped)
    return tuple(notes.values()), tuple(types.values()), tuple(int(n) for n in listed if int(n) not in types)


_KINDS_OF = {"qa": FIELDS_QA, "cloze": FIELDS_CLOZE}


def number_of(value: Any, most: int) -> int:
    """A whole number of the database. Raises ValueError if it is negative or larger than `most`."""
    number = int(value)
    if not 0 <= number <= most:
        raise ValueError(f"it contains the number {number:.6g}, which is not in 0 to {most}")
    return number


def text_of(value: Any) -> str:
    """A text of JSON in the database, with a question mark for each lone surrogate."""
    return str(value).encode("utf-8", "replace").decode()


def _types(models: Any, moved_of: MovedOf | None) -> Iterator[ShippedType]:
    """The note types with exactly the fields of one of deckpress's note types, and those of decks that moved."""
    for number, model in models.items():
        moved = moved_of(int(number), model) if moved_of else None
        key = moved.key if moved else _KINDS.get(tuple(str(field["name"]) for field in model["flds"]))
        if key is not None:
            rows = model["tmpls"]
            cards = tuple((text_of(row["name"]), text_of(row["qfmt"]), text_of(row["afmt"])) for row in rows)
            mod, css = number_of(model["mod"], LATEST_TIME), text_of(model["css"])
            yield ShippedType(int(number), key, mod, cards, css, moved)


def reason_of(error: Exception) -> str:
    """What a message says about one of `BROKEN`: its text, on one line, where that tells a reader anything."""
    words = " ".join(str(error).split())[:200]
    if isinstance(error, MemoryError):
        return "it needs more memory than there is"
    if not words or isinstance(error, (LookupError, TypeError, AttributeError)):  # such as the name of a missing key
        return f"a part is missing or of the wrong kind ({words or type(error).__name__})"
    return words[:1].lower() + words[1:] if isinstance(error, zipfile.BadZipFile) else words


@contextmanager
def opened(data: bytes) -> Iterator[sqlite3.Connection]:
    """A database in memory that is closed at the end, which SQLite may only read. Raises one of `BROKEN`."""
    if not data:
        raise ValueError("its collection is empty")
    if data[18:20] == bytes((2, 2)):  # a write-ahead log, which SQLite cannot keep beside a database in memory
        data = data[:18] + bytes((1, 1)) + data[20:]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        _restrict(connection)
        yield connection


def _restrict(connection: sqlite3.Connection) -> None:
    """Lets SQLite only read, and for a limited number of steps: a database can contain views that never end."""
    steps = iter(range(_MOST_STEPS))
    reading = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    connection.execute("pragma trusted_schema = off")
    connection.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in reading else sqlite3.SQLITE_DENY)
    connection.set_progress_handler(lambda: next(steps, None) is None, 100_000)
