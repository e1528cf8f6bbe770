"""A table in a key -> the answers in it, by the number or the words of the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.model import NO_TEXT, Text
from deckpress.reading.parts.tables import Row, cells_of
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.vocabulary import ANSWER, CORRECT, EXPLANATION, SHORT_ANSWER
from deckpress.regex import regex

_NUMBER = regex(r"\W*(?:[^\W\d]{1,12}[ .#]*)?(\d{1,4})\W*\Z")
_SAYS = regex(rf"\W*(?:{ANSWER}|{CORRECT}|{SHORT_ANSWER}|keys?)\W*\Z", re.I)
_EXPLAINS = regex(rf"\W*(?:{EXPLANATION}|notes?|comments?|remarks?)\W*\Z", re.I)


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One answer in a table, and its line; `number` is 0 if `title` has the words of the question instead."""

    line: int
    number: int
    title: str
    answer: Text
    remark: Text = NO_TEXT
    whole: bool = True
    """False if the row says more than that."""


def rows_of_key(document: Document, block: Block) -> list[KeyRow]:
    """The answers in a table."""
    rows = cells_of(document, block)
    names = [cell.markdown.strip(" *_`") for cell in rows[0][1]]
    says = [column for column, name in enumerate(names) if _SAYS.match(name)]
    if cells := _by_cells(rows):
        return cells
    if len(rows) > 1 and (across := _across(rows)):
        return across
    if len(says) == 1 and says[0] > 0:
        return _by_header(rows[1:], names, says[0])
    return _by_pairs(rows)


def _number(cell: Text) -> int:
    match = _NUMBER.match(cell.markdown)
    return int(match.group(1)) if match else 0


_CELL = regex(r"[\s*_]*\(?(\d{1,4})\)?[ \t]*[.):：=–—-][*_]*[ \t]*(?=\S)")


def _by_cells(rows: Sequence[Row]) -> list[KeyRow]:
    """A table with a number and an answer in each cell: `| 1. A | 2. B |`, with or without a header."""
    for kept in (rows, rows[1:]):
        cells = [(line, cell) for line, row in kept for cell in row if cell]
        found = [_CELL.match(cell.markdown) for _, cell in cells]
        if len(cells) > 1 and all(found):
            pairs = zip(cells, found, strict=True)
            return [KeyRow(line, int(m.group(1)), "", cell.slice(m.end()).strip()) for (line, cell), m in pairs if m]
    return []


def _across(rows: Sequence[Row]) -> list[KeyRow]:
    """A table with numbers in the first row, and answers in the second."""
    found: list[KeyRow] = []
    for (_, above), (line, below) in zip(rows[::2], rows[1::2], strict=False):
        numbers = [_number(cell) for cell in above]
        counted = [number for number in numbers if number]
        if len(counted) < max(2, len(numbers) - 1) or not _count_up(counted, below):
            return []
        found += [KeyRow(line, n, "", cell) for n, cell in zip(numbers, below, strict=False) if n and cell]
    return found


def _count_up(numbers: Sequence[int], below: Sequence[Text]) -> bool:
    """True for numbers without gaps, or for rising ones above answers none of which is a number."""
    if list(numbers) == list(range(numbers[0], numbers[0] + len(numbers))):
        return True
    rising = all(first < second for first, second in pairwise(numbers))
    return rising and any(below) and not any(map(_number, below))


def _by_header(rows: Sequence[Row], names: Sequence[str], says: int) -> list[KeyRow]:
    """A table whose header names the column of answers; explanations are in a named column, or in the next one.

    A next column of nothing but numbers, such as sections or points, is not an explanation.
    """
    remark = next((c for c, name in enumerate(names) if c != says and _EXPLAINS.match(name)), -1)
    remark = says + 1 if remark < 0 and says == len(names) - 2 else remark
    told = any(_WORD.search(row[remark].markdown) for _, row in rows) if remark >= 0 else False
    counted = next((c for c in range(says) if any(_number(row[c]) for _, row in rows)), -1)
    worded = next((c for c in range(says) if c not in (counted, remark)), -1)
    found = []
    for line, row in rows:
        number = _number(row[counted]) if counted >= 0 else 0
        title = row[worded].markdown if worded >= 0 else ""
        whole = not any(cell for c, cell in enumerate(row) if c not in (counted, worded, says, remark))
        if row[says] and (number or title):
            found.append(KeyRow(line, number, title, row[says], row[remark] if told else NO_TEXT, whole))
    return found


_WORD = regex(r"[^\W\d_]")


def _by_pairs(rows: Sequence[Row]) -> list[KeyRow]:
    """A table whose columns are numbers and answers in turn; a single last column holds explanations."""
    found = []
    for line, row in rows:
        pairs = [(_number(cell), said) for cell, said in zip(row[::2], row[1::2], strict=False)]
        whole = all(number or not (cell or said) for cell, (number, said) in zip(row[::2], pairs, strict=False))
        remark = row[-1] if len(row) % 2 and len(row) > 1 else NO_TEXT
        for index, (number, said) in enumerate(pairs):
            if number and said:
                found.append(KeyRow(line, number, "", said, remark if index == len(pairs) - 1 else NO_TEXT, whole))
    return found
