"""Tables with all options of a question in one cell, `A) Mars B) Venus`, -> their rows as questions with options.

| Question          | Options              | Answer |
|-------------------|----------------------|--------|
| Which one is hot? | A) Mars<br>B) Venus  | B      |

Below a header such as `Options`, pieces without letters count as well, `Mars; Venus` or `1. Mars; 2. Venus`, if the
cells of the key name one of them each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.model import Text
from deckpress.reading.parts.option_lines import options_filling
from deckpress.reading.parts.option_tables import Row, asks_in_rows, key_column, rows_with_options
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.words.vocabulary import OPTION
from deckpress.regex import regex

_BREAK = regex(r"<br[ \t]*/?>", re.I)
_BETWEEN = (_BREAK, regex(r";"))
_SECOND = regex(r"[BbБбВвΒβ②][.)）．、]")
_NAMED = regex(rf"\W*(?:(?:{OPTION})(?:[ ]*\([^()]*\))?)\W*\Z", re.I)
_NUMBER = regex(r"(?P<number>[1-8])[.)][ \t]+(?=\S)")
_NUMBERS = regex(r"[1-8](?:[ ]*[,;&+][ ]*[1-8])*")
"""The numbers of the right ones: `2` or `1, 3`."""
_SHARE = 0.8


def column_of_options(rows: Sequence[Row], names: Sequence[str]) -> int:
    """The column in which nearly all cells that are not empty hold options, in a table that asks; -1 without one."""
    found = (column for column in range(len(names)) if _holds_options(rows, names, column))
    column = next(found, -1)
    return column if column >= 0 and asks_in_rows(rows, names) else -1


def rows_beside_options(rows: Sequence[Row], names: Sequence[str], column: int) -> list[Start]:
    """The rows of such a table as candidates."""
    lettered = [_parts(row[column]) for _, row in rows]
    if any(lettered):
        return rows_with_options(rows, names, [column], lettered)
    pieces = [_pieces(row[column]) for _, row in rows]
    numbered = any(map(_are_numbered, pieces))
    return rows_with_options(rows, names, [column], list(map(_without_numbers, pieces)), numbered=numbered)


def _holds_options(rows: Sequence[Row], names: Sequence[str], column: int) -> bool:
    filled = [row for _, row in rows if row[column]]
    if len(filled) < _FEWEST:
        return False
    lettered = sum(1 for row in filled if _parts(row[column]))
    if lettered or not _NAMED.match(names[column]):
        return lettered >= _SHARE * len(filled)
    key = key_column(names, [column])
    return key >= 0 and sum(1 for row in filled if _is_keyed(row[column], row[key])) >= _SHARE * len(filled)


_FEWEST = 2


def _is_keyed(cell: Text, key: Text) -> bool:
    """True for a cell with several pieces, of which a key names one by its number or its words."""
    pieces = _pieces(cell)
    said = key.flat.strip().rstrip(".)").casefold()
    if len(pieces) < _FEWEST or not said:
        return False
    if _are_numbered(pieces) and (numbers := _NUMBERS.fullmatch(said)):
        return all(1 <= int(number) <= len(pieces) for number in re.findall(r"[0-9]+", numbers.group()))
    return said in {piece.flat.casefold().rstrip(".)") for piece in (*pieces, *_without_numbers(pieces))}


def _pieces(cell: Text) -> tuple[Text, ...]:
    """What is between the breaks in a cell, or between its semicolons if it has none."""
    text = cell.markdown
    cuts = next((found for pattern in _BETWEEN if (found := list(pattern.finditer(text)))), [])
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(text)]
    pieces = (cell.slice(start, end).strip() for start, end in zip(starts, ends, strict=True))
    return tuple(piece for piece in pieces if piece)


def _are_numbered(pieces: Sequence[Text]) -> bool:
    """True for pieces that begin with 1, 2, 3."""
    numbers = [found["number"] if (found := _NUMBER.match(piece.markdown)) else "" for piece in pieces]
    return bool(numbers) and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _without_numbers(pieces: Sequence[Text]) -> tuple[Text, ...]:
    return tuple(piece.slice(len("1. ")).strip() for piece in pieces) if _are_numbered(pieces) else tuple(pieces)


def _parts(cell: Text) -> tuple[Text, ...]:
    """The options that fill a cell; none if other text begins it."""
    if not _SECOND.search(cell.markdown):
        return ()
    unbroken = _BREAK.sub(lambda found: " " * len(found.group()), cell.markdown)
    return options_filling(Text(unbroken, cell.path, cell.origin))
