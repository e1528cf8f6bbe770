"""Tables with cells separated by commas or semicolons, as spreadsheets write them, with or without a header line.

    question,answer,tags
    What is a knot?,"one nautical mile an hour, no more",sea
    Which planet has rings?,Saturn,sky

`Front` and `Back`, `term` and `definition`, the names of two languages and the like are header lines, too; columns
`A` to `D` or `choices` with `correct` make a multiple choice. A deckpress file `--csv plain` is read back.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from deckpress.diagnostics.catalogue.reading import COLUMNS_GUESSED
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.keyed_columns import keyed_columns, may_be_keyed
from deckpress.reading.dialects.rows import rows_of
from deckpress.reading.dialects.table_rows import is_table, read_rows
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_SEPARATORS = (",", ";", "\t", "|")
_NAMED = regex(r"sep=(\\t|[,;|\t])[ \t]*\Z", re.I)
"""The first line in which Excel names the separator."""
_PAIR = 2
_LOOKED_AT = 200
"""The number of rows that decide what the separator is."""


def separator_of(document: Document) -> str:
    """The character that a first line `sep=;` names, else the one that gives most rows the same number of cells."""
    if named := _NAMED.match(document.lines[document.first]):
        return "\t" if named.group(1) == "\\t" else named.group(1)
    best, found = 0, ","
    for separator in _SEPARATORS:
        rows = islice(rows_of(document, document.first, separator), _LOOKED_AT)
        widths = Counter(len(row.cells) for row in rows if len(row.cells) > 1)
        count = max(widths.values(), default=0)
        if count > best:
            best, found = count, separator
    return found


def _signs(document: Document) -> str:
    if document.first:
        return ""
    separator = separator_of(document)
    if separator != "|" and is_table(document, separator):
        return "a header line that names its columns"
    head = next(rows_of(document, document.first, separator), None)
    if head is None or not may_be_keyed([cell.flat for cell in head.cells]):
        return ""
    rows = [[cell.flat for cell in row.cells] for row in rows_of(document, document.first, separator)]
    return "the last column names the right option" if keyed_columns(rows) else ""


def _read(ledger: Ledger, settings: Settings) -> None:
    document, separator = ledger.document, separator_of(ledger.document)
    named = _NAMED.match(document.lines[document.first]) is not None
    if named:
        ledger.book(document, Use.SETTINGS, document.first, document.first + 1)
    first = document.first + named
    guessed = read_rows(ledger, settings, separator, first)
    ledger.guessed = guessed > 0
    if guessed > _PAIR and ledger.notes:
        ledger.report(document, COLUMNS_GUESSED, first, count=guessed)


DIALECT = Dialect(
    "csv", "cells apart by commas or semicolons, with or without a header line", _signs, _read, markdown=False
)
