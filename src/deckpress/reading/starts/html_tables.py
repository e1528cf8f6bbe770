"""Tables and definition lists of HTML -> their rows as questions with answers, or terms with meanings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.model import NO_TEXT, Text
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.signs import TABLE_OF_TERMS
from deckpress.reading.parts.tables import KNOWN, Row, starts_of_rows, table_of
from deckpress.reading.text.tree import Block, Document, Slice
from deckpress.regex import regex

_OPENS = regex(r"\s*(?:<(?:div|center|figure|section)\b[^<>]*>\s*)*<(table|dl)\b", re.I)
_TAG = regex(r"<(/?)(table|tr|th|td|dl|dt|dd)\b([^<>]*)>", re.I)
_SPANS = regex(r"\b(?:col|row)span[ \t]*=[ \t]*[\"']?[2-9]", re.I)
_PARAGRAPH = regex(r"<p\b[^<>]*>((?:(?!</?p\b).)*)</p>\Z", re.S | re.I)


@dataclass(slots=True)
class _Line:
    """A row as it is read: its first line, the line after its last, and its cells."""

    start: int
    end: int = 0
    cells: list[Text] = field(default_factory=list)
    heads: int = 0
    answered: bool = False


def html_rows(document: Document, block: Block) -> list[Start]:
    """The rows of a table, or the terms of a definition list, that begins in a block of HTML, as candidates.

    A table with merged cells, or with two rows on one line, has none.
    """
    opened = _OPENS.match(block.text)
    if opened is None:
        return []
    name = opened.group(1).lower()
    rows = _rows(document, block.start, name)
    if rows is None or any(above.end > below.start for above, below in pairwise(rows)):
        return []
    ends = {row.start: row.end for row in rows}
    if name == "dl":
        starts = [_term(row) for row in rows if len(row.cells) > 1]
    else:
        starts = starts_of_rows(_with_header([row for row in rows if row.cells]))
    return [replace(start, end=ends[start.start], limit=ends[start.start]) for start in starts]


def _term(row: _Line) -> Start:
    term, *said = row.cells
    return Start(
        "row", row.start, row.end, term, row.end, body=True, answer=Text.join(*said), form="of terms",
        sign=TABLE_OF_TERMS,
    )  # fmt: skip


def _with_header(rows: Sequence[_Line]) -> list[Row]:
    """The rows of a table of equal width, below a header, which is empty if the table has none."""
    if not rows:
        return []
    width = max(len(row.cells) for row in rows)
    cells: list[Row] = [(row.start, (*row.cells, *[NO_TEXT] * (width - len(row.cells)))) for row in rows]
    headed = rows[0].heads == len(rows[0].cells) or table_of(cells).sign >= KNOWN
    return cells if headed else [(rows[0].start, (NO_TEXT,) * width), *cells]


def _rows(document: Document, first: int, name: str) -> list[_Line] | None:
    """The rows from a line on, up to the end of the table; None if it is more than a plain table."""
    rows: list[_Line] = []
    opened = 0
    cell: list[Slice] | None = None
    for number in range(first, len(document.lines)):
        line, position = document.lines[number], 0
        for tag in _TAG.finditer(line):
            closing, kind = bool(tag.group(1)), tag.group(2).lower()
            if kind in ("td", "th", "dt", "dd", "tr", "table", "dl") and cell is not None:
                cell.append((number, position, tag.start()))
                rows[-1].cells.append(_content(document, cell))
                rows[-1].end = number + 1
                cell = None
            if kind in ("table", "dl"):
                opened += -1 if closing else 1
                if not opened and kind == name:
                    return rows
                if opened > 1 or kind != name:
                    return None
            elif _SPANS.search(tag.group(3)):
                return None
            elif kind == "tr":
                _edge(rows, number, closing=closing)
            elif not closing and ((kind in ("td", "th") and rows) or kind in ("dt", "dd")):
                cell, position = [], tag.end()
                _begin(rows, kind, number)
        if cell is not None:
            cell.append((number, position, None))
    return None


def _edge(rows: list[_Line], number: int, *, closing: bool) -> None:
    """Notes that a row of a table begins or ends."""
    if not closing:
        rows.append(_Line(number))
    if rows:
        rows[-1].end = number + 1


def _begin(rows: list[_Line], kind: str, number: int) -> None:
    """Notes that a cell begins; a term after a meaning begins a row."""
    if not rows or (kind == "dt" and rows[-1].answered):
        rows.append(_Line(number, number + 1))
    rows[-1].heads += kind == "th"
    rows[-1].answered = rows[-1].answered or kind == "dd"


def _content(document: Document, cell: Sequence[Slice]) -> Text:
    """A cell as a text, without the blanks at the heads of its lines and a paragraph that only frames it."""
    kept = []
    for number, start, end in cell:
        line = document.lines[number][start:end]
        kept.append((number, start + len(line) - len(line.lstrip()), end))
    text = document.cut_text(kept).strip()
    framed = _PARAGRAPH.match(text.markdown)
    return text.slice(framed.start(1), framed.end(1)).strip() if framed else text
