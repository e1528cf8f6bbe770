"""The rows of a table in a text file -> notes: open questions, or multiple choice if a header names the options."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from deckpress.diagnostics.catalogue.reading import (
    FIRST_LINE_TAKEN,
    HEADER_GUESSED,
    LATER_COLUMNS,
    NO_COLUMN_ASKS,
    NO_SUCH_OPTION,
    SECTIONS_GUESSED,
)
from deckpress.inert import csv_cell
from deckpress.model import NO_TEXT, Choice, Kind, Note, Text
from deckpress.reading.dialects.columns import (
    Columns,
    columns_of,
    counts_from_zero,
    right_options,
    role_of,
    split_choices,
    unnamed,
    with_meaning,
)
from deckpress.reading.dialects.common import book_note, deck_paths, own_id, refuse
from deckpress.reading.dialects.first_columns import begins_with_code, counts, holds_moments
from deckpress.reading.dialects.header_shape import header_sign, may_be_header
from deckpress.reading.dialects.later_columns import later_columns
from deckpress.reading.dialects.rows import Row, remarks_among, rows_of
from deckpress.reading.dialects.section_columns import (
    asks_last,
    begins_with_sections,
    names_questions,
    unnamed_in_sections,
)
from deckpress.reading.dialects.texts import from_words, with_line_breaks
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.settings.attributes import points_of
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_WIDE = 2
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
    columns = columns_of([cell.markdown for cell in rows[0].cells]) if rows else None
    if columns is None and (held := _data_in(rows)):
        ledger.report(document, NO_COLUMN_ASKS, rows[0].start, held=held)
        for row in rows:
            ledger.book(document, Use.PROSE, row.start, row.end)
        return 0
    guessed = max((len(row.cells) for row in rows), default=0) if columns is None else 0
    texts = [[cell.flat for cell in row.cells] for row in rows] if columns is None else []
    sign = header_sign(texts) if texts else ""
    asked_alone = bool(texts) and names_questions(texts[0][-1])
    later = _later(texts, header=asked_alone or bool(sign))
    answered = later is not None and later.question == guessed - 1
    if columns is None and not answered and (alone := asks_last(texts, header=asked_alone or bool(sign))):
        columns, guessed, sign = alone, 0, sign or "named" * asked_alone
    elif columns is None and later is not None:
        named = f"column {later.question + 1} is read as questions, column {later.answer + 1} as answers"
        ledger.report(document, LATER_COLUMNS, rows[0].start, count=guessed, named=named)
        columns, guessed, sign = later, _WIDE, sign or "named" * asked_alone
    elif columns is None and begins_with_sections(texts[1:] if sign else texts):
        ledger.report(document, SECTIONS_GUESSED, rows[0].start, count=guessed)
        columns, guessed = unnamed_in_sections(guessed), _WIDE
    elif columns is None and guessed > _WIDE and (counts(texts) or begins_with_code(texts)):
        columns = unnamed_in_sections(guessed)
        columns = replace(columns, deck=-1)
    elif columns is None and sign:
        columns = _below_header(texts, guessed)
        asked, said = _ORDINALS[columns.question : columns.question + _WIDE]
        more = "".join(f" and '{texts[0][index]}'" for index in columns.more)
        hint = f"write {_names(separator)} in its place, or above it if it is a card"
        ledger.report(document, HEADER_GUESSED, rows[0].start, hint=hint, why=sign, first=asked, second=said, more=more)
        guessed = _WIDE
    elif columns is None:
        columns = unnamed(guessed)
        if guessed == _WIDE < len(rows) and document.path.lower().endswith(_TABLES) and may_be_header(texts[0]):
            hint = f"if it is one, write {_names(separator)} in its place; if not, write that above it"
            ledger.report(document, FIRST_LINE_TAKEN, rows[0].start, hint=hint, words=texts[0][0])
    if columns.named or sign:
        ledger.book(document, Use.SETTINGS, rows[0].start, rows[0].end)
        rows = rows[1:]
    table = _Table(ledger, settings, columns, rows)
    for index in range(len(rows)):
        table.book(index)
    return guessed


def _later(texts: Sequence[Sequence[str]], *, header: bool) -> Columns | None:
    """The columns if the questions are further right, unless only a named column of numbers comes before them."""
    if not header:
        return later_columns(texts, ())
    later = later_columns(texts[1:], texts[0])
    return None if later is not None and later.question == 1 and counts(texts[1:]) else later


def _below_header(texts: Sequence[Sequence[str]], width: int) -> Columns:
    """The columns in their order below a line that looks like a header line; numbers in front are not questions."""
    if width > _WIDE and (role_of(texts[0][0]) in ("number", "guid") or counts(texts[1:])):
        return replace(unnamed_in_sections(width), deck=-1)
    asking = any(looks_like_question(row[0]) for row in texts if row)
    return unnamed(width) if asking else with_meaning(unnamed(width), texts[0])


def _without_remarks(ledger: Ledger, rows: Sequence[Row]) -> list[Row]:
    """The rows without remarks, which count as text between the cards."""
    remarks = remarks_among(ledger.document, rows)
    for row in rows if remarks else ():
        if row.start in remarks:
            ledger.book(ledger.document, Use.PROSE, row.start, row.end)
    return [row for row in rows if row.start not in remarks]


def _data_in(rows: Sequence[Row]) -> str:
    """What a table without questions holds, in words for a message; empty if it may hold some."""
    return _DATES if _hold_moments(rows) else _NUMBERS if _holds_data(rows) else ""


_DATES, _NUMBERS = "dates or times", "numbers"


def _hold_moments(rows: Sequence[Row]) -> bool:
    """True if all rows, or all below a header line, begin with a time or a date."""
    texts = [[cell.flat for cell in row.cells] for row in rows]
    if holds_moments(texts) or holds_moments(texts[1:]):
        return True
    return (
        len(texts) == _FEWEST_BELOW_HEADER + 1
        and bool(header_sign(texts))
        and holds_moments(texts[1:], fewest=_FEWEST_BELOW_HEADER)
    )


_FEWEST_BELOW_HEADER = 2


def _names(separator: str) -> str:
    """The header line of two columns, for a message."""
    return "question, a tab and answer" if separator == "\t" else f"question{separator}answer"


def _holds_data(rows: Sequence[Row]) -> bool:
    """True for three columns or more that mostly hold numbers and dates: measurements, not questions."""
    wide = [row for row in rows if len(row.cells) > _WIDE]
    cells = [cell.flat for row in wide[1:] for cell in row.cells]
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
