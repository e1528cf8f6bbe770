"""The tables of an Org file whose header names terms and meanings, or questions and answers -> their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from deckpress.reading.dialects.org_text import from_org
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.reference_tables import LINKS, OPTIONS
from deckpress.reading.parts.tables import KNOWN, Row, cells_of, starts_of_rows
from deckpress.reading.text.tree import Document, make_document
from deckpress.regex import regex

_ROW = regex(r"[ \t]*\|")
_RULE = regex(r"[ \t]*\|-[-+|: \t]*\Z")
_BOLD = regex(r"\*\*[^*]+\*\*\Z")
_LIKELY = 0.55
"""The sign of tables whose header names meanings; a title that names terms or commands makes them certain."""
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class OrgTable:
    """A table on lines `start` to `end`, and its rows if they hold terms, and most of them their meanings, too."""

    start: int
    end: int
    rows: tuple[Start, ...]
    sure: bool

    def rows_for(self, *, named: bool) -> Sequence[Start]:
        """The rows that are cards; `named` if a title above them names terms, questions or commands."""
        return self.rows if self.sure or named else ()


def tables_of(document: Document, free: Callable[[int], bool]) -> Iterator[OrgTable]:
    """The tables with a header on lines that are free."""
    number = document.first
    while number < len(document.lines):
        end = number
        while end < len(document.lines) and _ROW.match(document.lines[end]) and free(end):
            end += 1
        if end - number > _FEWEST_ROWS and _RULE.match(document.lines[number + 1]):
            rows = tuple(_rows(document, number, end))
            yield OrgTable(number, end, rows, all(row.sign >= KNOWN for row in rows))
        number = max(end, number + 1)


def _rows(document: Document, start: int, end: int) -> Sequence[Start]:
    text = from_org(document.cut_text((number, 0, None) for number in range(start, end)))
    made = make_document(document.source, text.markdown.split("\n"), text.origin, document.references)
    cells = cells_of(made, made.blocks[0]) if made.blocks and made.blocks[0].kind == "table" else []
    filled = _without_titles([(line, row) for line, row in cells if any(row)])
    if len(filled) <= _FEWEST_ROWS or not all(row[0] for _, row in filled):
        return ()  # a row without its first cell goes on with the one above
    rows = starts_of_rows(filled)
    plain = all(row.shape == "row" and row.form not in (LINKS, OPTIONS) for row in rows)
    answered = sum(1 for row in rows if row.answer)
    if not plain or answered < _FEWEST_ROWS or 2 * answered <= len(rows):
        return ()
    return rows if rows[0].sign >= _LIKELY else ()


def _without_titles(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows without those that hold nothing but a title in bold print, which the terms are not in."""
    bold = [_BOLD.match(row[0].markdown) is not None for _, row in rows]
    titles = [is_bold and not any(row[1:]) for is_bold, (_, row) in zip(bold, rows, strict=True)]
    if sum(bold) > sum(titles):
        return rows
    return [row for row, is_title in zip(rows, titles, strict=True) if not is_title]
