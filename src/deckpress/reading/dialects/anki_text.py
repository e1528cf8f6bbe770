"""Anki's text files, as it exports and imports them: lines `#key:value`, then one note on each line.

    #separator:tab
    #html:true
    #guid column:1
    #tags column:4
    Gx!,7	What carries light?	Nothing but itself.	optics waves

Columns that are not the guid, the note type, the deck or the tags are fields: the first asks, the second answers, the
others are a remark. Codes of the notes in the first columns, such as `song_001`, ask nothing. Of Anki's own note types
the cloze, the reversed and the typed one are known by their names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from deckpress.model import NO_TEXT, Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note, deck_paths, note_of_fields, own_id
from deckpress.reading.dialects.first_columns import count_codes
from deckpress.reading.dialects.rows import Row, rows_of
from deckpress.reading.dialects.texts import from_html, from_plain
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_HEADER = regex(r"#(?P<key>[a-z][a-z ]*):(?P<value>.*)\Z", re.I)
_COLUMNS = ("guid", "notetype", "deck", "tags")
_KEYS = frozenset(
    {"separator", "html", "columns", "tags", "notetype", "deck", "if matches", "match scope"}
    | {f"{name} column" for name in _COLUMNS}
)
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}


def _headers(document: Document) -> tuple[dict[str, str], int]:
    """The values of the header lines, and the line after the last of them."""
    found: dict[str, str] = {}
    number = 0
    while number < len(document.lines):
        match = _HEADER.match(document.lines[number])
        if match is None or match.group("key").lower() not in _KEYS:
            break
        found[match.group("key").lower()] = match.group("value")
        number += 1
    return found, number


def _signs(document: Document) -> str:
    headers, _ = _headers(document)
    sure = {"separator", "html", "columns", *(key for key in _KEYS if key.endswith(" column"))}
    return "header lines as Anki writes them" if sure & headers.keys() else ""


def _separator(headers: Mapping[str, str], lines: Sequence[str]) -> str:
    named = headers.get("separator", "")
    if named.strip():
        return _SEPARATORS.get(named.strip().lower(), named.strip()[:1])
    if named:
        return named[:1]
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    return next((mark for mark in "\t|;:," if mark in first), "\t")


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    headers, first = _headers(document)
    ledger.book(document, Use.SETTINGS, 0, first)
    for number in range(first, len(document.lines)):
        if document.lines[number].startswith("#"):
            ledger.book(document, Use.FURNITURE, number, number + 1)
    rows = list(rows_of(document, first, _separator(headers, document.lines[first:]), comments=True))
    columns = {name: _column(headers, f"{name} column") for name in _COLUMNS}
    guids = Counter(_cell(row, columns["guid"]).markdown for row in rows)
    usual = headers.get("deck", "").strip()
    ledger.deck, paths = deck_paths([_cell(row, columns["deck"]).markdown or usual for row in rows])
    convert = _converter(headers, rows)
    written = [[cell for index, cell in enumerate(row.cells) if index not in columns.values()] for row in rows]
    codes = count_codes([[cell.markdown for cell in cells] for cells in written])
    for row, path, cells in zip(rows, paths, written, strict=True):
        fields = [convert(cell) for cell in (*cells[codes:], *cells[:codes])]
        guid = _cell(row, columns["guid"]).markdown
        note = note_of_fields(
            fields,
            _cell(row, columns["notetype"]).markdown or headers.get("notetype", ""),
            section=path,
            tags=_tags(settings, headers.get("tags", ""), _cell(row, columns["tags"]).markdown),
            note_id=own_id(guid, guids),
        )
        book_note(ledger, document, replace(note, location=document.place(row.start)), row.start, row.end)


def _column(headers: Mapping[str, str], key: str) -> int:
    """The index of a column, from 0; -1 if there is none."""
    value = headers.get(key, "").strip()
    return int(value) - 1 if value.isascii() and value.isdigit() and len(value) < 5 else -1


def _cell(row: Row, index: int) -> Text:
    return row.cells[index] if 0 <= index < len(row.cells) else NO_TEXT


def _converter(headers: Mapping[str, str], rows: Sequence[Row]) -> Callable[[Text], Text]:
    """How a field becomes Markdown; without a header it is HTML if the first rows hold a tag, as Anki guesses."""
    said = headers.get("html", "").strip().lower()
    looks = any(re.search(r"</?[a-z][^<>]*>|&[a-z]+;", cell.markdown, re.I) for row in rows[:5] for cell in row.cells)
    return from_html if said == "true" or (not said and looks) else from_plain


def _tags(settings: Settings, *written: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*settings.tags, *(tag for text in written for tag in text.split()))))


DIALECT = Dialect(
    "anki-text",
    "Anki's text file: '#separator:tab' and the like, then a note on each line",
    _signs,
    _read,
    markdown=False,
)
