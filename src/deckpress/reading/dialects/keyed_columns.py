"""Tables without a header line whose last column names the right one among the columns of options before it.

Which is a metal?,oak,iron,wool,2          STONES | Which one floats? | slate | pumice | flint | 2
Which is soft?,wax,flint,slate,1           BIRDS | Which one sings? | a wren | a duck | a hen | 1

A first column that repeats holds sections. Most rows must ask or have a gap, and more than one option must be right.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.reading.dialects.columns import Columns, right_options
from deckpress.reading.parts.outline import leads_to_options
from deckpress.regex import regex

_FEWEST_ROWS = 3
_FEWEST_OPTIONS = 3
_MOST_OPTIONS = 8
_SHARE = 0.6
_KEY = regex(r"\(?(?:[1-9]|[A-Ha-h])[.)]?\Z")
_GAP = regex(r"_{2,}|\.{3,}|…")


def keyed_columns(rows: Sequence[Sequence[str]]) -> Columns | None:
    """The columns of rows without a header line; None if their last column does not name options."""
    width = len(rows[0]) if rows else 0
    if len(rows) < _FEWEST_ROWS or any(len(row) != width for row in rows):
        return None
    asked = int(_asks([row[1] for row in rows]) and _repeats([row[0] for row in rows])) if width > 1 else 0
    options = range(asked + 1, width - 1)
    if not _FEWEST_OPTIONS <= len(options) <= _MOST_OPTIONS or not _asks([row[asked] for row in rows]):
        return None
    named = [_named(row[-1], [row[index] for index in options]) for row in rows]
    if any(len(found) != 1 for found in named) or len({*named}) == 1:
        return None
    return Columns(asked, -1, options=tuple(options), correct=width - 1, deck=asked - 1)


def may_be_keyed(row: Sequence[str]) -> bool:
    """True for a row that is wide enough and ends in a letter or a number."""
    return len(row) > _FEWEST_OPTIONS + 1 and _KEY.match(row[-1].strip()) is not None


def _named(said: str, options: Sequence[str]) -> frozenset[int]:
    """The options that a letter, a number or a text names; none if a row lacks options or two of them are the same."""
    texts = [option.strip() for option in options]
    if not all(texts) or len({*texts}) < len(texts):
        return frozenset()
    key = said.strip()
    return right_options(key.strip("().") if _KEY.match(key) else key, options)


def _asks(cells: Sequence[str]) -> bool:
    asking = sum(1 for cell in cells if leads_to_options(cell.strip()) or _GAP.search(cell))
    return asking >= _SHARE * len(cells)


def _repeats(cells: Sequence[str]) -> bool:
    return 2 * len({*cells}) <= len(cells) and not any(map(leads_to_options, cells))
