"""Lines of separated fields -> rows of texts with their places, quotation marks undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from deckpress.model import Text
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_REMARK = regex(r"#+(?:[ \t]|\Z)")


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its fields, and its lines `start` to `end` (from 0, end excluded)."""

    start: int
    end: int
    cells: tuple[Text, ...]


def rows_of(document: Document, first: int, separator: str, *, comments: bool = False) -> Iterator[Row]:
    """The records from line `first` on; blank lines are skipped, and with `comments` also lines that begin with `#`.

    A field in quotation marks may hold the separator, line ends and doubled quotation marks (RFC 4180). If the
    quotation mark is never closed, or text follows the closing one, it is an ordinary character.
    """
    number = first
    while number < len(document.lines):
        line = document.lines[number]
        if not line.strip() or (comments and line.startswith("#")):
            number += 1
            continue
        row = _row(document, number, separator)
        yield row
        number = row.end


def remarks_among(document: Document, rows: Sequence[Row]) -> frozenset[int]:
    """The first lines of remarks among the rows: they begin with `#` and a space and are not as wide as most rows.

    Remarks below each other count as one, so that one of them may have as many cells as a row.
    """
    hashed = {row.start for row in rows if _REMARK.match(document.lines[row.start])}
    if not hashed or 2 * len(hashed) > len(rows):
        return frozenset()
    width = Counter(len(row.cells) for row in rows if row.start not in hashed).most_common(1)[0][0]
    found: set[int] = set()
    for is_hashed, run in groupby(rows, key=lambda row: row.start in hashed):
        near = list(run)
        if is_hashed and any(len(row.cells) != width for row in near):
            found |= {row.start for row in near}
    return frozenset(found)


def _row(document: Document, start: int, separator: str) -> Row:
    cells: list[Text] = []
    number, column = start, 0
    while True:
        closed = _quoted(document, number, column, separator)
        if closed is not None:
            text, number, column = closed
        else:
            line = document.lines[number]
            end = line.find(separator, column)
            end = len(line) if end < 0 else end
            text = _text(document, [line[column:end]], number, column)
            column = end
        cells.append(text)
        if column >= len(document.lines[number]):
            return Row(start, number + 1, tuple(cells))
        column += len(separator)


def _quoted(document: Document, number: int, column: int, separator: str) -> tuple[Text, int, int] | None:
    """The field in quotation marks that starts at a place, the line it ends on, and the column after it."""
    if not document.lines[number].startswith('"', column):
        return None
    parts: list[str] = []
    line_number, position = number, column + 1
    while line_number < len(document.lines):
        line = document.lines[line_number]
        begin = position
        while (quote := line.find('"', position)) >= 0:
            if not line.startswith('""', quote):
                behind = line[quote + 1 :]
                if behind and not behind.startswith(separator):
                    return None
                parts.append(line[begin:quote].replace('""', '"'))
                return _text(document, parts, number, column + 1), line_number, quote + 1
            position = quote + 2
        parts.append(line[begin:].replace('""', '"'))
        line_number, position = line_number + 1, 0
    return None


def _text(document: Document, lines: list[str], number: int, column: int) -> Text:
    """Lines from a place on as a text, blanks and blank lines round it left out."""
    (line, offset), *following = document.origin[number : number + len(lines)]
    return Text("\n".join(lines), document.path, ((line, offset + column), *following)).strip()
