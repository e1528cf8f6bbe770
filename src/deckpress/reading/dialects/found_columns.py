"""The rows of a table in a text file -> what its columns hold: by a header line, by their cells, or by their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_uppercase

from deckpress.diagnostics.catalogue.reading import (
    FIRST_LINE_TAKEN,
    HEADER_GUESSED,
    LATER_COLUMNS,
    OPTIONS_GUESSED,
    SECTIONS_GUESSED,
)
from deckpress.diagnostics.values import Rule
from deckpress.reading.dialects.columns import Columns, columns_of, role_of, unnamed, with_meaning
from deckpress.reading.dialects.first_columns import begins_with_code, counts
from deckpress.reading.dialects.header_shape import header_sign, may_be_header
from deckpress.reading.dialects.keyed_columns import is_guess, keyed_columns
from deckpress.reading.dialects.later_columns import later_columns
from deckpress.reading.dialects.section_columns import (
    asks_last,
    begins_with_sections,
    names_questions,
    unnamed_in_sections,
)
from deckpress.reading.parts.outline import looks_like_question

_PAIR = 2
_ORDINALS = ("first", "second", "third")


@dataclass(frozen=True, slots=True)
class FoundColumns:
    """The columns of a table, and the diagnostic that says how they were found, if it needs one."""

    columns: Columns
    guessed: int = 0
    """How many columns have their role only from their order; 0 if a header line names them."""
    header: bool = False
    """True if the first row is a header line."""
    rule: Rule | None = None
    parts: Mapping[str, str | int] = field(default_factory=dict)
    hint: str = ""

    def told(self, rule: Rule, hint: str, **parts: str | int) -> FoundColumns:
        """The same with a diagnostic, what to do about it, and the parts of its sentence."""
        return replace(self, rule=rule, hint=hint, parts=parts)


@dataclass(frozen=True, slots=True)
class _Table:
    """The texts of the cells of rows without a known header line, and what shows that the first is one."""

    rows: Sequence[Sequence[str]]
    width: int
    """How many cells the longest row has."""
    sign: str
    asks: bool
    """True if the last cell of the first row names questions."""
    separator: str
    example: str
    """A header line, for a message."""
    in_table_file: bool
    """True if the name of the file is that of a table; a list of words in another file rarely has a header line."""

    @property
    def header(self) -> bool:
        return bool(self.sign) or self.asks

    @property
    def below(self) -> Sequence[Sequence[str]]:
        """The rows without the first one if a sign shows that it is a header line."""
        return self.rows[1:] if self.sign else self.rows


def known_columns(rows: Sequence[Sequence[str]], names: Sequence[str]) -> Columns | None:
    """The columns that a header line names, or those of rows that each name the right one of their options.

    `rows` are the texts of cells, and `names` the cells of the first row with their Markdown.
    """
    return (columns_of(names) if names else None) or keyed_columns(rows)


def find_columns(
    rows: Sequence[Sequence[str]], known: Columns | None, separator: str, *, in_table_file: bool
) -> FoundColumns:
    """The columns of the texts of cells, unless they are known already."""
    if known is not None:
        if known.named or not is_guess(rows, known):
            return FoundColumns(known, header=known.named)
        sections = ("section",) * (known.deck + 1)
        names = (*sections, "question", *ascii_uppercase[: len(known.options)], "correct")
        line = ", ".join(names) + " with tabs between them" if separator == "\t" else separator.join(names)
        return FoundColumns(known).told(OPTIONS_GUESSED, hint=f"write a header line such as {line} above the rows")
    width = max(map(len, rows), default=0)
    example = "question, a tab and answer" if separator == "\t" else f"question{separator}answer"
    sign, asks = (header_sign(rows), names_questions(rows[0][-1])) if rows else ("", False)
    table = _Table(rows, width, sign, asks, separator, example, in_table_file)
    return next(found for way in _WAYS if (found := way(table)))


def _asked_alone(table: _Table) -> FoundColumns | None:
    """Questions without answers in the last column, if no other column may hold the answers."""
    later = _later(table)
    if not table.rows or (later is not None and later.question == table.width - 1):
        return None
    columns = asks_last(table.rows, header=table.header)
    return FoundColumns(columns, header=table.header) if columns else None


def _further_right(table: _Table) -> FoundColumns | None:
    columns = _later(table)
    if columns is None:
        return None
    named = f"column {columns.question + 1} is read as questions, column {columns.answer + 1} as answers"
    found = FoundColumns(columns, _PAIR, table.header)
    return found.told(LATER_COLUMNS, hint=_header_hint(table, columns), count=table.width, named=named)


def _in_sections(table: _Table) -> FoundColumns | None:
    if not begins_with_sections(table.below):
        return None
    columns = unnamed_in_sections(table.width)
    found = FoundColumns(columns, _PAIR, bool(table.sign))
    return found.told(SECTIONS_GUESSED, hint=_header_hint(table, columns), count=table.width)


def _header_hint(table: _Table, columns: Columns) -> str:
    """The header line to write so that the columns are read in the same way, for a message."""
    names = dict.fromkeys(range(table.width), "number") | dict.fromkeys((*columns.rest, *columns.more), "explanation")
    names |= {columns.deck: "section", columns.question: "question", columns.answer: "answer"}
    words = [names[index] for index in range(table.width)]
    tabs = ", with tabs between the names" if table.separator == "\t" else ""
    where = "in place of the first row" if table.header else "above the rows"
    return f"write the header line {(', ' if tabs else table.separator).join(words)} {where}{tabs}"


def _below_numbers(table: _Table) -> FoundColumns | None:
    if table.width <= _PAIR or not (counts(table.rows) or begins_with_code(table.rows)):
        return None
    return FoundColumns(_behind_numbers(table.width), table.width, bool(table.sign))


def _below_header(table: _Table) -> FoundColumns | None:
    """The columns in their order below what looks like a header line; numbers in front are not questions."""
    if not table.sign:
        return None
    names = table.rows[0]
    if table.width > _PAIR and (role_of(names[0]) in ("number", "guid") or counts(table.below)):
        columns = _behind_numbers(table.width)
    else:
        asking = any(looks_like_question(row[0]) for row in table.rows if row)
        columns = unnamed(table.width) if asking else with_meaning(unnamed(table.width), names)
    asked, said = _ORDINALS[columns.question : columns.question + _PAIR]
    more = "".join(f" and '{names[index]}'" for index in columns.more)
    hint = f"write {table.example} in its place, or above it if it is a card"
    found = FoundColumns(columns, _PAIR, header=True)
    return found.told(HEADER_GUESSED, hint=hint, why=table.sign, first=asked, second=said, more=more)


def _in_order(table: _Table) -> FoundColumns:
    found = FoundColumns(unnamed(table.width), table.width)
    if table.width == _PAIR < len(table.rows) and table.in_table_file and may_be_header(table.rows[0]):
        hint = f"if it is one, write {table.example} in its place; if not, write that above it"
        return found.told(FIRST_LINE_TAKEN, hint=hint, words=table.rows[0][0])
    return found


_WAYS: tuple[Callable[[_Table], FoundColumns | None], ...] = (
    _asked_alone,
    _further_right,
    _in_sections,
    _below_numbers,
    _below_header,
    _in_order,
)
"""The ways to find the columns of a table without a known header line, in order; the last one never fails."""


def _later(table: _Table) -> Columns | None:
    """The columns if the questions are further right, unless only a named column of numbers comes before them."""
    if not table.header:
        return later_columns(table.rows, ())
    later = later_columns(table.rows[1:], table.rows[0])
    return None if later is not None and later.question == 1 and counts(table.rows[1:]) else later


def _behind_numbers(width: int) -> Columns:
    """The columns in their order behind a column of numbers or codes, which is not shown."""
    return replace(unnamed_in_sections(width), deck=-1)
