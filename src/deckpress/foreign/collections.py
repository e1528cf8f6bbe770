"""The database in a package -> the notes and note types in it. The bytes are not trusted.

Two layouts are read: schema 11, which keeps note types and decks as JSON in one row, and schema 15 and later, which
have a table for each and settings as Protocol Buffers (rslib/src/notetype and proto/anki/notetypes.proto of Anki).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from deckpress.foreign.protobuf import number_in, text_in
from deckpress.foreign.values import ForeignField, ForeignNote, ForeignTemplate, ForeignType
from deckpress.history.identity import LATEST_TIME
from deckpress.history.release import MOST_CARDS, number_of, opened, text_of

MOST_NOTES = 1_000_000
MOST_FIELD = 5_000_000
"""The most characters in the fields of one note. The text of a long book has 1 million."""
_CLOZE = 1
_KIND, _CSS = 1, 3
_FRONT, _BACK = 1, 2
_FIELD_ID, _TEMPLATE_ID = 9, 8


def read_collection(data: bytes) -> tuple[tuple[ForeignNote, ...], dict[int, ForeignType]]:
    """The notes and note types of a database. Raises one of `release.BROKEN`."""
    with opened(data) as connection:
        tables = {row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")}
        if "notetypes" in tables:
            types, decks = dict(_types_of_tables(connection)), _decks_of_table(connection)
        else:
            models, named = connection.execute("select models, decks from col").fetchone()
            types = dict(_types_of_json(json.loads(models)))
            decks = {int(number): text_of(deck["name"]) for number, deck in json.loads(named).items()}
        return tuple(_notes(connection, types, decks)), types


def _notes(
    connection: sqlite3.Connection, types: Mapping[int, ForeignType], decks: Mapping[int, str]
) -> Iterator[ForeignNote]:
    """The notes in the order of their ids, which is that in which they were made."""
    cards: dict[int, list[tuple[int, int]]] = {}
    for note, ordinal, deck, home in connection.execute("select nid, ord, did, odid from cards"):
        cards.setdefault(int(note), []).append((number_of(ordinal, MOST_CARDS), int(home) or int(deck)))
    rows = connection.execute("select id, guid, mid, mod, tags, flds from notes order by id")
    for count, (number, guid, kind, mod, tags, values) in enumerate(rows):
        if count >= MOST_NOTES:
            raise ValueError(f"it contains more than {MOST_NOTES:,} notes")
        if kind not in types:
            raise ValueError(f"the note {number} has a note type that is not in the package")
        if len(str(values)) > MOST_FIELD:
            raise ValueError(f"the note {number} has more than {MOST_FIELD:,} characters")
        own = sorted(cards.get(number, ()))
        wanted = len(types[kind].fields)
        texts = (*str(values).split("\x1f"), *[""] * wanted)[:wanted]
        yield ForeignNote(
            int(number),
            str(guid),
            int(kind),
            texts,
            tuple(str(tags).split()),
            decks.get(own[0][1], "") if own else "",
            tuple(ordinal for ordinal, _ in own),
            number_of(mod, LATEST_TIME),
        )


# ---- note types and decks ------------------------------------------------------------------------


def _types_of_json(models: Any) -> Iterator[tuple[int, ForeignType]]:
    for number, model in models.items():
        fields = sorted(model["flds"], key=lambda row: int(row.get("ord", 0)))
        cards = sorted(model["tmpls"], key=lambda row: int(row.get("ord", 0)))
        yield (
            int(number),
            ForeignType(
                int(number),
                text_of(model["name"]),
                int(model.get("type", 0)) == _CLOZE,
                tuple(ForeignField(text_of(row["name"]), int(row.get("id") or 0)) for row in fields),
                tuple(
                    ForeignTemplate(
                        text_of(row["name"]),
                        int(row.get("id") or 0),
                        text_of(row["qfmt"]),
                        text_of(row.get("afmt", "")),
                    )
                    for row in cards
                ),
                text_of(model.get("css", "")),
                _time(model.get("mod")),
            ),
        )


def _types_of_tables(connection: sqlite3.Connection) -> Iterator[tuple[int, ForeignType]]:
    fields: dict[int, list[ForeignField]] = {}
    for kind, _, name, config in connection.execute("select ntid, ord, name, config from fields order by 1, 2"):
        fields.setdefault(int(kind), []).append(ForeignField(text_of(name), _signed(number_in(config, _FIELD_ID))))
    cards: dict[int, list[ForeignTemplate]] = {}
    for kind, _, name, config in connection.execute("select ntid, ord, name, config from templates order by 1, 2"):
        own = ForeignTemplate(
            text_of(name), _signed(number_in(config, _TEMPLATE_ID)), text_in(config, _FRONT), text_in(config, _BACK)
        )
        cards.setdefault(int(kind), []).append(own)
    for number, name, config, mod in connection.execute("select id, name, config, mtime_secs from notetypes"):
        yield (
            int(number),
            ForeignType(
                int(number),
                text_of(name),
                number_in(config, _KIND) == _CLOZE,
                tuple(fields.get(number, ())),
                tuple(cards.get(number, ())),
                text_in(config, _CSS),
                _time(mod),
            ),
        )


def _decks_of_table(connection: sqlite3.Connection) -> dict[int, str]:
    rows = connection.execute("select id, name from decks")
    return {int(number): text_of(name).replace("\x1f", "::") for number, name in rows}


def _time(value: Any) -> int:
    """The time of a note type; 0 if another program wrote something that is not a time."""
    try:
        return number_of(value, LATEST_TIME)
    except (ValueError, TypeError, OverflowError):
        return 0


def _signed(number: int) -> int:
    """A 64-bit number of a message as the signed number that it is."""
    return number - (1 << 64) if number >> 63 else number
