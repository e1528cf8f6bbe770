"""Exports an Anki package (.apkg); genanki builds the collection in it.

The package has the legacy layout (`collection.anki2`, schema 11), which every version of Anki reads. The mixins below
add what genanki does not support: a modification time for each note, the exact cards of a note, their order, and
permanent ids of fields and templates. The same deck gives the same bytes in every run and with every SQLite.
"""

from __future__ import annotations

import functools
import html
import importlib
import itertools
import json
import sqlite3
import sys
import types
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from deckpress.diagnostics import Diagnostic
from deckpress.diagnostics.catalogue.output import PLAIN_WORDS
from deckpress.exporters.anki.moved_types import shape_of
from deckpress.exporters.anki.names import (
    FIELD_IDS,
    TEMPLATE_IDS,
    anki_decks,
    anki_tags,
    deck_parents,
    note_type_id,
    note_type_name,
    stable_id,
)
from deckpress.exporters.archive import Entry, is_packed, write_zip
from deckpress.exporters.base import Exporter, ExportOptions
from deckpress.html.anki import anki_fields
from deckpress.model import Media, MovedType, RenderedDeck, RenderedNote

if TYPE_CHECKING:
    from deckpress.templating.templates import NoteType, Templates

# Written over the version of SQLite in the database's header (bytes 96 to 99).
_SQLITE_STAMP = (3_040_000).to_bytes(4, "big")
_PAGE = 4096


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The bytes of the package, and DP605 if Anki's comparison of typed answers is stricter than the author's."""
    del options
    kit = _kit()
    notes = (*deck.notes, *deck.retired)
    names = anki_decks([deck.deck.place, *(note.deck for note in notes)])
    types_ = {(note.note.note_type, _moved_id(deck, note)): deck.moved.get(note.guid) for note in notes}
    whole = names[deck.deck.place]
    models = {key: _model(kit, deck, whole, templates.note_type(key[0]), types_[key]) for key in sorted(types_)}
    decks = _decks(kit, deck, names)
    first_id = max(deck.mod, 1) * 1000  # Anki cannot load a note with the id 0

    def made() -> Iterator[tuple[Any, int]]:
        card_ids = itertools.count(first_id)
        for position, note in enumerate(notes):
            own = _note(kit, note, models[note.note.note_type, _moved_id(deck, note)], deck.media)
            own.place(first_id + position, position, card_ids)
            yield own, decks[names[note.deck]].deck_id

    used = {(note.note.note_type, _moved_id(deck, note)): decks[names[note.deck]].deck_id for note in notes}
    collection = kit.package(list(decks.values()))
    database = collection.to_database([(models[key], number) for key, number in used.items()], made())
    return _package(database, (*deck.media.values(), *templates.media)), tuple(_stricter(deck.notes))


EXPORTER = Exporter("apkg", ".apkg", "Anki package: notes, cards, pictures and styling in one file", export)


def _stricter(notes: Iterable[RenderedNote]) -> Iterator[Diagnostic]:
    """DP605 for notes with several accepted answers, a tolerance or a unit: Anki compares with one text."""
    those = [note for note in notes if len(note.accepted.spellings) > 1 or note.accepted.is_tolerant]
    if those:
        what = "several accepted answers, tolerances and units (it compares what is typed with the first answer)"
        cards = f"{len(those)} note{'' if len(those) == 1 else 's'}"
        yield PLAIN_WORDS.at(those[0].note.location, form="Anki", what=what, cards=cards)


# ---- what genanki cannot say ---------------------------------------------------------------------


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


class _Kit(NamedTuple):
    """The classes of genanki with our mixins."""

    model: Any
    note: Any
    deck: Any
    package: Any


@functools.cache
def _kit() -> _Kit:
    with _light_imports():
        genanki = importlib.import_module("genanki")
    return _Kit(
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


# ---- from rendered values to genanki's ------------------------------------------------------------


def _moved_id(deck: RenderedDeck, note: RenderedNote) -> int:
    """The id of the note type that a note had before the deck moved to deckpress; 0 if it had none."""
    return deck.moved[note.guid].id if note.guid in deck.moved else 0


def _model(kit: _Kit, deck: RenderedDeck, deck_name: str, note_type: NoteType, moved: MovedType | None) -> Any:
    key = note_type.key
    shape = shape_of(note_type, FIELD_IDS[key], TEMPLATE_IDS[key], moved)
    model = kit.model(
        moved.id if moved else note_type_id(deck.project, key),
        note_type_name(deck_name, key, moved.name if moved else ""),
        fields=[{"name": name, "id": number} for name, number in shape.fields],
        templates=[{"name": card.name, "id": card.id, "qfmt": card.front, "afmt": card.back} for card in shape.cards],
        css=note_type.css,
        model_type=int(note_type.cloze),
    )
    model.mod = deck.mod
    return model


def _note(kit: _Kit, note: RenderedNote, model: Any, media: Mapping[str, Media]) -> Any:
    fields = anki_fields(note, media)
    texts = [fields[name] for name in note.field_names]
    texts += [""] * (len(model.fields) - len(texts))  # fields of the note type that learners had before
    made = kit.note(model=model, fields=texts, tags=anki_tags(note.note.tags), guid=note.guid)
    made.ordinals, made.mod = note.cards, note.mod
    return made


def _decks(kit: _Kit, deck: RenderedDeck, names: Mapping[str, str]) -> dict[str, Any]:
    """Every deck with cards, and every parent of one, each with its description.

    Anki creates missing parents itself, but takes their descriptions only from the package.
    """
    filled = {
        row for note in (*deck.notes, *deck.retired) for row in (*deck_parents(names[note.deck]), names[note.deck])
    }
    rows = (row for name in names.values() for row in (*deck_parents(name), name))
    wanted = dict.fromkeys(row for row in rows if row in filled or not filled)
    cards = Counter(
        row for note in deck.notes for row in (*deck_parents(names[note.deck]), names[note.deck]) for _ in note.cards
    )
    whole = names[deck.deck.place] if names[deck.deck.place] in wanted else ""
    made: dict[str, Any] = {}
    taken: set[int] = set()
    for name in wanted:
        number = stable_id("deck", deck.project, name)
        while number in taken:
            number += 1
        taken.add(number)
        made[name] = kit.deck(number, name, _description(deck, name, whole, cards[name]))
    return made


def _description(deck: RenderedDeck, name: str, whole: str, cards: int) -> str:
    """The description that Anki shows for a deck: HTML in which line ends count.

    That of the document's deck, `whole`, starts with its title. A parent may hold cards of other packages, too. `whole`
    is empty if the package holds the decks of several documents, in none of their own.
    """
    title = deck.deck.title or name.split("::")[-1]
    words = deck.deck.wording
    counted = words.count(cards, "cards")
    if deck.source:
        counted = words.say("cards_from", cards=counted, source=deck.source)
    if name == whole:
        lines = [title, deck.release, counted]
    else:
        lines = [counted, deck.release] if not whole or name.startswith(f"{whole}::") else [deck.release]
    return html.escape("\n".join(line for line in lines if line), quote=False)


# ---- the file ------------------------------------------------------------------------------------


def _package(database: bytes | bytearray, media: Iterable[Media]) -> bytes:
    """The zip file, with the media in the order of their names."""
    files = sorted({item.name: item for item in media}.items())
    return package_of(database, [(name, item.data, is_packed(item.mime)) for name, item in files])


def package_of(database: bytes | bytearray, files: Sequence[tuple[str, bytes, bool]]) -> bytes:
    """The zip file: the collection, the list of media, and the media, numbered.

    Each file has a name, its bytes, and whether these are packed already.
    """
    listed = json.dumps({str(number): name for number, (name, _, _) in enumerate(files)})
    media = (Entry(str(number), content, packed=packed) for number, (_, content, packed) in enumerate(files))
    return write_zip([Entry("collection.anki2", database), Entry("media", listed.encode()), *media])
