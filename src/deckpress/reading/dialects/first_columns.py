"""First columns that are no terms: times and dates, as in a chat or a calendar, numbers of rows, and codes of notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.regex import regex

_TIME = regex(r"[\[(]?\d{1,2}:\d{2}(?P<seconds>:\d{2}(?:[.,]\d{1,3})?)?(?:[ ]?[ap]\.?m\.?)?[\])]?\Z", re.I)
_DATE = regex(
    r"[\[(]?(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2}))"
    r"(?:[T, ]+\d{1,2}:\d{2}(?::\d{2})?)?[\])]?\Z"
)
_FEWEST = 3
_WIDE = 2


def holds_moments(rows: Sequence[Sequence[str]], *, fewest: int = _FEWEST) -> bool:
    """True if all rows begin with a time or all with a date.

    A time of day without seconds may be a term in two columns: `8:15`, a quarter past eight.
    """
    first = [row[0].strip() for row in rows if row]
    if len(first) < fewest:
        return False
    if all(map(_DATE.match, first)):
        return True
    times = [_TIME.match(cell) for cell in first]
    wide = all(len(row) > _WIDE for row in rows)
    return all(match is not None and (wide or match["seconds"] is not None) for match in times)


def counts(rows: Sequence[Sequence[str]]) -> bool:
    """True if the rows begin with the numbers from 1 on."""
    return len(rows) >= _FEWEST and all(row[0].strip(" .)") == str(n) for n, row in enumerate(rows, 1) if row)


def begins_with_code(rows: Sequence[Sequence[str]]) -> bool:
    """True if the first of three columns or more alone holds codes: `song_001`, or letters that count, `q1`, `q2`."""
    if len(rows) < _FEWEST or min(map(len, rows)) <= _WIDE:
        return False
    found = [_COUNTED.match(row[0].strip()) for row in rows]
    words = {match["word"].lower() for match in found if match}
    numbers = [int(match["number"]) for match in found if match]
    counted = len(words) == 1 and numbers == list(range(numbers[0], numbers[0] + len(rows)))
    return counted or count_codes(rows) == 1


def count_codes(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first columns hold codes of the notes, such as `song_001`, the name of the file, or a number.

    The first column must be such a code, another one in each row, and two columns of words must remain.
    """
    width = min(map(len, rows), default=0)
    columns = [[row[index].strip() for row in rows] for index in range(width)]
    if len(rows) < _FEWEST or width <= _WIDE or not all(map(_CODE.match, columns[0])):
        return 0
    if len(set(columns[0])) < len(rows):
        return 0
    codes = 1
    while codes < width - _WIDE and _are_codes(columns[codes]):
        codes += 1
    return codes


def _are_codes(cells: Sequence[str]) -> bool:
    return len(set(cells)) == 1 or all(map(_CODE.match, cells)) or all(map(str.isdecimal, cells))


_CODE = regex(r"(?=\w*?[A-Za-z])[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*[_-]\d+\Z")
_COUNTED = regex(r"(?P<word>[A-Za-z]{1,8})(?P<number>\d{1,4})\Z")
