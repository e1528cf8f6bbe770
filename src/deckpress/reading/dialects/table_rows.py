"""The rows of a table in a text file -> notes: open questions, or multiple choice if a header names the options."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from deckpress.diagnostics.catalogue.reading import (
    NO_COLUMN_ASKS,
    NO_SUCH_OPTION,
)
from deckpress.inert import csv_cell
from deckpress.model import NO_TEXT, Choice, Kind, Note, Text
from deckpress.reading.dialects.columns import (
    Columns,
    columns_of,
    counts_from_zero,
    letters_ahead,
    right_options,
    split_choices,
)
from deckpress.reading.dialects.common import book_note, deck_paths, own_id, refuse
from deckpress.reading.dialects.first_columns import holds_moments
from deckpress.reading.dialects.found_columns import find_columns, known_columns
from deckpress.reading.dialects.header_shape import header_sign
from deckpress.reading.dialects.rows import Row, remarks_among, rows_of
from deckpress.reading.dialects.texts import from_words, with_line_breaks
from deckpress.reading.settings.attributes import points_of
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_WIDE = 2
_FEWEST_BELOW_HEADER = 2
_ORDINALS = ("first", "second", "third")
_TABLES = (".csv", ".tsv", ".tab")
"""The ends of the names of files that often have a header line; a list of words in another file rarely has one."""
_DATUM = regex(r"[-+~<>=]?[$€£]?\d[\d.,:/ T-]*(?:%|[A-Za-z°]{1,3})?\Z")
"""A number or a date, with its unit."""


def read_rows(ledger: Ledger, settings: Settings, separator: str, first: int | None = None) -> int:
    """Books each row from line `first` on as a note; a header line is a setting.

    Returns the number of columns whose roles follow from their order because no header line names them; 0 if one
    does, or if no row is a question. Rows that begin with a section, and a first row that only looks like a header
    line, are reported; such rows count as pairs.
    """
    document = ledger.document
    rows = _without_remarks(ledger, list(rows_of(document, document.first if first is None else first, separator)))
    texts = [[cell.flat for cell in row.cells] for row in rows]
    names = [cell.markdown for cell in rows[0].cells] if rows else []
    known = known_columns(texts, names)
    if known is None and (held := _data_in(texts)):
        ledger.report(document, NO_COLUMN_ASKS, rows[0].start, held=held)
        for row in rows:
            ledger.book(document, Use.PROSE, row.start, row.end)
        return 0
    found = find_columns(texts, known, separator, in_table_file=document.path.lower().endswith(_TABLES))
    if found.rule:
        ledger.report(document, found.rule, rows[0].start, hint=found.hint, **found.parts)
    if found.header:
        ledger.book(document, Use.SETTINGS, rows[0].start, rows[0].end)
        rows = rows[1:]
    table = _Table(ledger, settings, found.columns, rows)
    for index in range(len(rows)):
        table.book(index)
    return found.guessed


def _without_remarks(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """The rows without remarks, which count as text between the cards."""
    remarks = remarks_among(ledger.document, rows)
    for row in rows if remarks else ():
        if row.start in remarks:
            ledger.book(ledger.document, Use.PROSE, row.start, row.end)
    return [row for row in rows if row.start not in remarks]


def _data_in(rows: Sequence[Sequence[str]]) -> str:
    """What a table without questions holds, in words for a message; empty if it may hold some."""
    return "dates or times" if _hold_moments(rows) else "numbers" if _hold_data(rows) else ""


def _hold_moments(rows: Sequence[Sequence[str]]) -> bool:
    """True if all rows, or all below a header line, begin with a time or a date."""
    if holds_moments(rows) or holds_moments(rows[1:]):
        return True
    few = len(rows) == _FEWEST_BELOW_HEADER + 1 and bool(header_sign(rows))
    return few and holds_moments(rows[1:], fewest=_FEWEST_BELOW_HEADER)


def _hold_data(rows: Sequence[Sequence[str]]) -> bool:
    """True for three columns or more that mostly hold numbers and dates: measurements, not questions."""
    wide = [row for row in rows if len(row) > _WIDE]
    cells = [cell for row in wide[1:] for cell in row]
    return len(wide) * 2 > len(rows) and sum(1 for cell in cells if _DATUM.match(cell)) * 2 > len(cells)


class _Table:
    """The rows of a table, and the roles of its columns."""

    def __init__(self, ledger: Ledger, settings: Settings, columns: Columns, rows: Sequence[Row]) -> None:
        self.ledger, self.settings, self.columns, self.rows = ledger, settings, columns, rows
        self.shown: Callable[[Text], Text] = _from_own if columns.own else with_line_breaks
        ledger.deck, self.paths = deck_paths([self._words(row, columns.deck) for row in rows])
        self.from_zero = columns.correct >= 0 and counts_from_zero(
            (self._words(row, columns.correct), [option.markdown for option in options])
            for row in rows
            if (options := self._options(row))
        )
        self.guids = Counter(self._words(row, columns.guid) for row in rows)

    def _cell(self, row: Row, index: int) -> Text:
        return row.cells[index] if 0 <= index < len(row.cells) else NO_TEXT

    def _words(self, row: Row, index: int) -> str:
        return self._cell(row, index).flat

    def book(self, index: int) -> None:
        """Books a row as a note, or reports why it does not make one."""
        row, columns, document = self.rows[index], self.columns, self.ledger.document
        guid = self._words(row, columns.guid)
        note = Note(
            self.shown(self._cell(row, columns.question)),
            Text.join(*(self.shown(self._cell(row, number)) for number in (columns.answer, *columns.more))),
            explanation=Text.join(*(self.shown(self._cell(row, number)) for number in columns.rest)),
            hint=self.shown(self._cell(row, columns.hint)),
            section=self.paths[index],
            tags=tuple(dict.fromkeys((*self.settings.tags, *self._tags(row)))),
            id=own_id(guid, self.guids),
            points=points_of(self._words(row, columns.points)),
            location=document.place(row.start),
        )
        options = self._options(row)
        if options:
            said = self._cell(row, columns.correct).markdown
            texts = [option.markdown for option in options]
            right = right_options(said, texts, from_zero=self.from_zero)
            if columns.right_first:
                right = frozenset({0} if said else ())
            if said and not right:
                refuse(self.ledger, document, row.start, row.end, NO_SUCH_OPTION, letters=" ".join(said.split())[:90])
                return
            choices = tuple(Choice(self.shown(option), number in right) for number, option in enumerate(options))
            answer = NO_TEXT if columns.own else note.answer
            note = replace(note, kind=Kind.CHOICE, choices=choices, answer=answer, shuffle=columns.right_first)
        elif accepted := self._accepted(row):
            note = replace(note, typed=True, accepted=accepted)
        elif columns.correct >= 0 and not note.answer:
            note = replace(note, answer=self.shown(self._cell(row, columns.correct)))
        book_note(self.ledger, document, note, row.start, row.end, right="a letter in a column named correct")

    def _options(self, row: Row) -> list[Text]:
        found = [cell for index in self.columns.options if (cell := self._cell(row, index))]
        cell = self._cell(row, self.columns.choices)
        listed = [cell.reword(part) for part in split_choices(cell.markdown)]
        if len(found) > 1 and not self.columns.own:
            ahead = letters_ahead([option.markdown for option in found])
            found = [option.slice(cut) for option, cut in zip(found, ahead, strict=True)]
        return found if len(found) > 1 else listed if len(listed) > 1 or (listed and self.columns.own) else []

    def _accepted(self, row: Row) -> tuple[str, ...]:
        """What may be typed, in a file of deckpress: the right answers, where they say more than the answer."""
        right = _without_apostrophe(self._cell(row, self.columns.correct)) if self.columns.own else NO_TEXT
        answer = _without_apostrophe(self._cell(row, self.columns.answer))
        lines = tuple(dict.fromkeys(filter(None, (line.strip() for line in right.markdown.split("\n")))))
        return lines if len(lines) > 1 or right.markdown != answer.markdown else ()

    def _tags(self, row: Row) -> list[str]:
        cell = self._words(row, self.columns.tags)
        parts = re.split("[,;]", cell) if re.search("[,;]", cell) else cell.split()
        return ["_".join(part.lstrip("#").split()) for part in parts if part.strip("# ")]


def _from_own(text: Text) -> Text:
    """A cell that deckpress wrote: without the apostrophe that keeps a spreadsheet from running it."""
    return from_words(_without_apostrophe(text))


def _without_apostrophe(text: Text) -> Text:
    return text.slice(1) if text.markdown.startswith("'") and csv_cell(text.markdown[1:]) == text.markdown else text


def is_table(document: Document, separator: str) -> bool:
    """True if the first row names the columns, and all rows are equally long."""
    rows = rows_of(document, document.first, separator)
    head = next(rows, None)
    if head is None or columns_of([cell.markdown for cell in head.cells]) is None:
        return False
    widths = [len(row.cells) for row in (head, *rows)]
    return len(widths) > 1 and len(set(widths)) == 1
