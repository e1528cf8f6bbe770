"""Tables without a header line whose last column names the right one among the columns of options before it.

Which is a metal?,oak,iron,wool,2          STONES | Which one floats? | slate | pumice | flint | 2
Which is soft?,wax,flint,slate,1           BIRDS | Which one sings? | a wren | a duck | a hen | 1

A first column that repeats holds sections. Most rows must ask or have a gap, and more than one option must be right.
The last column may also hold levels from 1 to 3, behind a question, its answer, an example and a topic. So columns of
options hold words of one kind, none of them the same few again and again, and none asks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import permutations

from deckpress.reading.dialects.columns import Columns, letters_ahead, right_options
from deckpress.reading.parts.outline import leads_to_options, looks_like_question
from deckpress.regex import regex

_FEWEST_ROWS = 3
_FEWEST_OPTIONS = 3
_MOST_OPTIONS = 8
_SHARE = 0.6
_LONGER = 2.5
"""Words that are so much longer than those of another column in every row are of another kind."""
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
    columns = Columns(asked, -1, options=tuple(options), correct=width - 1, deck=asked - 1)
    alike = _alike([[row[index].strip() for row in rows] for index in options])
    return columns if alike or not is_guess(rows, columns) else None


def is_guess(rows: Sequence[Sequence[str]], columns: Columns) -> bool:
    """True if nothing but letters or numbers in the last column shows that the columns before it hold options.

    The last column may repeat the right options, and options may begin with their letters.
    """
    lettered = all(any(letters_ahead([row[index] for index in columns.options])) for row in rows)
    return not lettered and all(_KEY.match(row[columns.correct].strip()) for row in rows)


def _alike(columns: Sequence[Sequence[str]]) -> bool:
    """True if columns may hold options: words of one kind, which differ from row to row, and no questions."""
    rows = len(columns[0])
    if any(2 * sum(map(looks_like_question, column)) > rows for column in columns):
        return False
    same = [2 * Counter(column).most_common(1)[0][1] > rows for column in columns]
    if any(same):
        return all(same)
    return not any(_differ(one, other) for one, other in permutations(columns, 2))


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """True if the words of one column are of another kind than those of the other one, in every row."""
    longer = all(len(cell) >= _LONGER * len(beside) for cell, beside in zip(one, other, strict=True))
    return longer or any(all(map(is_so, one)) and not any(map(is_so, other)) for is_so in _KINDS)


_KINDS: tuple[Callable[[str], bool], ...] = (
    lambda cell: cell.endswith((".", "!", "。")),
    lambda cell: cell[:1].isupper(),
    lambda cell: cell[:1].isdecimal(),
    lambda cell: cell.isascii(),
)
"""What all words of one column are, and none of another one if their columns are of different kinds."""


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
