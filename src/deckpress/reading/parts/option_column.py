"""Tables with all options of a question in one cell, `A) Mars B) Venus`, -> their rows as questions with options.

| Question          | Options              | Answer |
|-------------------|----------------------|--------|
| Which one is hot? | A) Mars<br>B) Venus  | B      |
"""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.model import Text
from deckpress.reading.parts.option_lines import options_filling
from deckpress.reading.parts.option_tables import Row, asks_in_rows, rows_with_options
from deckpress.reading.parts.question_starts import Start
from deckpress.regex import regex

_BREAK = regex(r"<br[ \t]*/?>")
_SECOND = regex(r"[BbБбВвΒβ②][.)）．、]")
_SHARE = 0.8


def column_of_options(rows: Sequence[Row], names: Sequence[str]) -> int:
    """The column in which nearly all cells that are not empty hold options, in a table that asks; -1 without one."""
    found = (column for column in range(1, len(names)) if _holds_options([row[column] for _, row in rows]))
    column = next(found, -1)
    return column if column > 0 and asks_in_rows(rows, names) else -1


def rows_beside_options(rows: Sequence[Row], names: Sequence[str], column: int) -> list[Start]:
    """The rows of such a table as candidates."""
    return rows_with_options(rows, names, [column], [_parts(row[column]) for _, row in rows])


def _holds_options(cells: Sequence[Text]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and sum(1 for cell in filled if _parts(cell)) >= _SHARE * len(filled)


def _parts(cell: Text) -> tuple[Text, ...]:
    """The options that fill a cell; none if other text begins it."""
    if not _SECOND.search(cell.markdown):
        return ()
    unbroken = _BREAK.sub(lambda found: " " * len(found.group()), cell.markdown)
    return options_filling(Text(unbroken, cell.path, cell.origin))
