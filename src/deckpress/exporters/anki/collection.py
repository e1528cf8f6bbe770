"""Builds Anki's collection with genanki.

The mixins add what genanki does not support: a modification time for each note, the exact cards of a note, their order,
and permanent ids of fields and templates.
"""

from __future__ import annotations

import functools
import importlib
import itertools
import json
import sqlite3
import sys
import types
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any, NamedTuple

# Written over the version of SQLite in the database's header (bytes 96 to 99).
_SQLITE_STAMP = (3_040_000).to_bytes(4, "big")
_PAGE = 4096


class _ModelMixin:
    """A note type with its own modification time. `req` is empty, since no importer reads it."""

    _req: tuple[Any, ...] = ()
    mod = 0

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        del timestamp
        stock: Any = super()
        made: dict[str, Any] = stock.to_json(self.mod, deck_id)
        return made


class _NoteMixin:
    """A note with its own modification time, exact cards, ids and place.

    Its rows are not written by `genanki.Note.write_to_db`, which searches for broken tags with a regular expression in
    quadratic time on `a < b < c ...`; the fields of a rendered deck are sanitised already.
    """

    ordinals: tuple[int, ...] = ()
    mod = 0
    due = 0
    note_id = 0
    card_ids: tuple[int, ...] = ()

    def place(self, note_id: int, position: int, card_ids: Iterator[int]) -> None:
        """Sets the ids (milliseconds) and the place among the new cards of the package, from 0."""
        self.note_id, self.due = note_id, position
        self.card_ids = tuple(itertools.islice(card_ids, len(self.ordinals)))

    def row(self: Any) -> tuple[Any, ...]:
        """The row of table `notes`: id, guid, mid, mod, usn, tags, flds, sfld, csum, flags, data."""
        start = (self.note_id, self.guid, self.model.model_id, self.mod, -1)
        return (*start, self._format_tags(), self._format_fields(), self.sort_field, 0, 0, "")

    def card_rows(self, deck_id: int) -> Iterator[tuple[Any, ...]]:
        """The rows of table `cards`, all new: id, nid, did, ord, mod, usn, type, queue, due, eight zeros, data."""
        for card_id, ordinal in zip(self.card_ids, self.ordinals, strict=True):
            yield (card_id, self.note_id, deck_id, ordinal, self.mod, -1, 0, 0, self.due, *(0,) * 8, "")


class _PackageMixin:
    """A package built in memory: each table in one statement, and the JSON of decks and note types once."""

    decks: list[Any]

    def to_database(self, models: Iterable[tuple[Any, int]], notes: Iterable[tuple[Any, int]]) -> bytearray:
        """The collection as the bytes of an SQLite file: its note types and its notes, each with the id of its deck.

        The notes are in the order of their ids, and each is made when it is its turn: the rows of a large deck fill as
        much memory as all that was read.
        """
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            cursor = connection.cursor()
            for setting in (f"page_size = {_PAGE}", "encoding = 'UTF-8'", "auto_vacuum = NONE", "secure_delete = ON"):
                cursor.execute(f"PRAGMA {setting}")
            self._fill(cursor, models, notes)
            cursor.execute("VACUUM")
            image = bytearray(connection.serialize())
        _settle(image)
        return image

    def _fill(
        self, cursor: sqlite3.Cursor, models: Iterable[tuple[Any, int]], notes: Iterable[tuple[Any, int]]
    ) -> None:
        tables, mark, indexes = importlib.import_module("genanki.apkg_schema").APKG_SCHEMA.partition("CREATE INDEX")
        cursor.executescript(tables + importlib.import_module("genanki.apkg_col").APKG_COL)
        cursor.execute("BEGIN")
        self._write_collection(cursor, {model.model_id: (model, deck_id) for model, deck_id in models})
        add_card, cards = _insert("cards", 18), cursor.connection.cursor()

        def rows() -> Iterator[tuple[Any, ...]]:
            for note, deck_id in notes:
                cards.executemany(add_card, note.card_rows(deck_id))
                yield note.row()

        cursor.executemany(_insert("notes", 11), rows())
        cursor.execute("COMMIT")
        cursor.executescript(mark + indexes)

    def _write_collection(self, cursor: sqlite3.Cursor, models: Mapping[int, tuple[Any, int]]) -> None:
        (default,) = cursor.execute("SELECT decks FROM col").fetchone()
        decks = json.loads(default) | {str(deck.deck_id): deck.to_json() for deck in self.decks}
        types_ = {str(number): model.to_json(0, deck_id) for number, (model, deck_id) in sorted(models.items())}
        cursor.execute("UPDATE col SET models = ?, decks = ?", (json.dumps(types_), json.dumps(decks)))


def _settle(image: bytearray) -> None:
    """Removes what depends on the version of SQLite from a database: its number, and leftovers in free space.

    After VACUUM the free part is one gap, between a page's list of cells and its cells; up to SQLite 3.40 at least,
    secure_delete leaves old bytes there in pages that were split. A page whose first byte is one of these four is part
    of a table or an index, since all others begin with a page number (SQLite, "Database File Format", 1.6).
    """
    image[96:100] = _SQLITE_STAMP
    for start in range(0, len(image), _PAGE):
        head = start or 100
        if image[head] in (2, 5, 10, 13):
            cells = int.from_bytes(image[head + 3 : head + 5], "big")
            gap = head + (12 if image[head] < 10 else 8) + 2 * cells
            content = start + int.from_bytes(image[head + 5 : head + 7], "big")
            image[gap:content] = bytes(content - gap)


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({','.join('?' * columns)})"


class Kit(NamedTuple):
    """The classes of genanki with our mixins."""

    model: Any
    note: Any
    deck: Any
    package: Any


@functools.cache
def kit_of_genanki() -> Kit:
    """The classes, made when the first package is."""
    with _light_imports():
        genanki = importlib.import_module("genanki")
    return Kit(
        model=type("Model", (_ModelMixin, genanki.Model), {}),
        note=type("Note", (_NoteMixin, genanki.Note), {}),
        deck=genanki.Deck,
        package=type("Package", (_PackageMixin, genanki.Package), {}),
    )


@contextmanager
def _light_imports() -> Iterator[None]:
    """Gives genanki Python's own `cached_property` while it is imported, and other packages once it uses them.

    The package `cached_property` does the same but imports asyncio, which takes half of the import time of genanki. It
    needs yaml and chevron only for note types in other forms than ours.
    """
    property_module = types.ModuleType("cached_property")
    property_module.__dict__["cached_property"] = functools.cached_property
    light = {"cached_property": property_module, "yaml": _late("yaml"), "chevron": _late("chevron")}
    light = {name: module for name, module in light.items() if name not in sys.modules}
    sys.modules.update(light)
    try:
        yield
    finally:
        for name in light:
            del sys.modules[name]


def _late(name: str) -> types.ModuleType:
    """A module that imports the package of this name when something in it is used (PEP 562)."""
    module = types.ModuleType(name)
    module.__dict__["__getattr__"] = lambda wanted: getattr(importlib.import_module(name), wanted)
    return module
