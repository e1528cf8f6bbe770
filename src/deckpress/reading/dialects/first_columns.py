"""First columns that are no terms: times and dates, as a chat or a calendar has them, and the numbers of the rows."""

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


def holds_moments(rows: Sequence[Sequence[str]]) -> bool:
    """True if all rows begin with a time or all with a date.

    A time of day without seconds may be a term in two columns: `8:15`, a quarter past eight.
    """
    first = [row[0].strip() for row in rows if row]
    if len(first) < _FEWEST:
        return False
    if all(map(_DATE.match, first)):
        return True
    times = [_TIME.match(cell) for cell in first]
    wide = all(len(row) > _WIDE for row in rows)
    return all(match is not None and (wide or match["seconds"] is not None) for match in times)


def counts(rows: Sequence[Sequence[str]]) -> bool:
    """True if the rows begin with the numbers from 1 on."""
    return len(rows) >= _FEWEST and all(row[0].strip(" .)") == str(n) for n, row in enumerate(rows, 1) if row)
