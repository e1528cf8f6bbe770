"""Anki's text export -> the notes in it: lines `#key:value`, then one note on each line.

The file names its note types and no fields; those of Anki's own note types are known, those of others are numbered.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue.moving import IMPORT_UNREADABLE, IMPORT_WITHOUT_NOTES
from deckpress.foreign.collections import MOST_FIELD
from deckpress.foreign.values import ForeignCollection, ForeignField, ForeignNote, ForeignTemplate, ForeignType
from deckpress.regex import regex

_HEADER = regex(r"#([a-z][a-z ]*):(.*)\Z", re.I)
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}
_COLUMNS = ("guid", "notetype", "deck", "tags")
_KEYS = frozenset(
    {"separator", "html", "columns", "tags", "notetype", "deck", *(f"{name} column" for name in _COLUMNS)}
)
_STOCK = {
    "basic": ("Front", "Back"),
    "basic (and reversed card)": ("Front", "Back"),
    "basic (optional reversed card)": ("Front", "Back", "Add Reverse"),
    "basic (type in the answer)": ("Front", "Back"),
    "cloze": ("Text", "Back Extra"),
}


def is_text_export(text: str) -> bool:
    """True for a text whose first line is a header as Anki writes it."""
    found = _HEADER.match(text.split("\n", 1)[0])
    return found is not None and found[1].lower() in _KEYS


def read_text_export(shown: str, text: str) -> tuple[ForeignCollection | None, Diagnostics]:
    """The notes of a text export, which messages call `shown`. Error DP720 if it cannot be read."""
    place = Location(shown, 0)
    headers, body = _headers(text)
    before = csv.field_size_limit(MOST_FIELD)
    try:
        rows = list(_rows(body, headers))
    except csv.Error as error:
        return None, (IMPORT_UNREADABLE.at(place, reason=str(error)),)
    finally:
        csv.field_size_limit(before)
    table = _Table(headers, {name: _column(headers, f"{name} column") for name in _COLUMNS})
    notes = tuple(table.note(number, row) for number, row in enumerate(rows, 1))
    if not notes:
        return None, (IMPORT_WITHOUT_NOTES.at(place),)
    return ForeignCollection(notes, {row.id: row for row in table.types.values()}), ()


def _headers(text: str) -> tuple[dict[str, str], str]:
    """The values of the header lines, and the text after them without comments at its head."""
    found: dict[str, str] = {}
    while text.startswith("#"):
        line, _, text = text.partition("\n")
        if (match := _HEADER.match(line)) and match[1].lower() in _KEYS:
            found[match[1].lower()] = match[2].strip() or match[2]
    return found, text


def _rows(body: str, headers: Mapping[str, str]) -> Iterator[list[str]]:
    for row in csv.reader(io.StringIO(body, newline=""), delimiter=_separator(headers)):
        if any(cell.strip() for cell in row) and not row[0].startswith("#"):
            yield row


def _separator(headers: Mapping[str, str]) -> str:
    named = headers.get("separator", "\t")
    sign = _SEPARATORS.get(named.lower(), named[:1])
    return sign if sign not in ('"', "\n", "\r", "") else "\t"


def _column(headers: Mapping[str, str], key: str) -> int:
    value = headers.get(key, "")
    return int(value) - 1 if value.isascii() and value.isdigit() and len(value) < 5 else -1


@dataclass(slots=True)
class _Table:
    """The columns of a text export, and the note types that its rows name."""

    headers: Mapping[str, str]
    columns: Mapping[str, int]
    types: dict[tuple[str, int], ForeignType] = field(default_factory=dict)

    def note(self, number: int, row: Sequence[str]) -> ForeignNote:
        special = set(self.columns.values())
        values = [cell for index, cell in enumerate(row) if index not in special]
        if self.headers.get("html", "true").lower() != "true":
            values = [html.escape(cell, quote=False).replace("\n", "<br>") for cell in values]
        kind = self._type(self._cell(row, "notetype") or self.headers.get("notetype", "") or "Basic", len(values))
        tags = f"{self._cell(row, 'tags')} {self.headers.get('tags', '')}".split()
        deck = self._cell(row, "deck") or self.headers.get("deck", "")
        fields = (*values, *[""] * len(kind.fields))[: len(kind.fields)]
        guid = self._cell(row, "guid")
        return ForeignNote(number, guid, kind.id, fields, tuple(dict.fromkeys(tags)), deck.strip(), (), 0)

    def _cell(self, row: Sequence[str], name: str) -> str:
        index = self.columns[name]
        return row[index].strip() if 0 <= index < len(row) else ""

    def _type(self, name: str, count: int) -> ForeignType:
        known = self.types.get((name, count))
        if known is None:
            fields = tuple(map(ForeignField, self._field_names(name, count)))
            known = self.types[name, count] = _stock(len(self.types) + 1, name, fields)
        return known

    def _field_names(self, name: str, count: int) -> Sequence[str]:
        stock = _STOCK.get(name.lower(), ())
        said = self.headers.get("columns", "").split(_separator(self.headers))
        special = set(self.columns.values())
        named = [cell.strip() for index, cell in enumerate(said) if index not in special and cell.strip()]
        known = stock or tuple(named)
        return (*known[:count], *(f"Field {index}" for index in range(len(known) + 1, count + 1)))


def _stock(number: int, name: str, fields: tuple[ForeignField, ...]) -> ForeignType:
    """A note type with the templates that a stock note type of that name has."""
    lower = name.lower()
    first, second = (*(row.name for row in fields), "", "")[:2]
    if "cloze" in lower:
        back = f"{{{{cloze:{first}}}}}\n{{{{{second}}}}}"
        return ForeignType(number, name, True, fields, (ForeignTemplate("Cloze", 0, f"{{{{cloze:{first}}}}}", back),))
    typed = "type:" if "type" in lower else ""
    cards = [
        ForeignTemplate(
            "Card 1",
            0,
            f"{{{{{first}}}}}{{{{{typed}{second}}}}}" if typed else f"{{{{{first}}}}}",
            f"{{{{FrontSide}}}}<hr id=answer>{{{{{typed}{second}}}}}",
        )
    ]
    if "reversed" in lower:
        front = f"{{{{{second}}}}}"
        if len(fields) > 2:
            front = f"{{{{#{fields[2].name}}}}}{front}{{{{/{fields[2].name}}}}}"
        cards.append(ForeignTemplate("Card 2", 0, front, f"{{{{FrontSide}}}}<hr id=answer>{{{{{first}}}}}"))
    return ForeignType(number, name, False, fields, tuple(cards))
