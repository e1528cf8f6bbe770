"""A first row whose names nobody knows -> whether it looks like a header line: it differs from the rows below it.

Concept;Remark                  item,info                   Element,Found
Water;A liquid without taste.   What is water?,A liquid.    Iron,2000 BC
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from deckpress.reading.dialects.columns import role_of
from deckpress.reading.dialects.first_columns import counts
from deckpress.reading.parts.outline import looks_like_question
from deckpress.regex import regex

_FEWEST = 2
"""The fewest rows below a first row that differs from them."""
_LOOKED_AT = 200
_MOST_LETTERS = 24
_MOST_WORDS = 3
_WORDY = 4
"""Cells of so many words are no names of columns."""
_PLAIN = regex(r"[^\W\d_][^\d.!?;:\n]*\Z")
_IDENTIFIER = regex(r"[^\W\d]\w*\Z")
_UNDERSCORED = regex(r"[^\W\d_]+(?:_[^\W_]+)+\Z")
_DIGIT = regex(r"\d")
_STOP = regex(r"[^?]*[.!。]\Z")
_ALL = 0.9
"""The share of the rows that have what the first row lacks."""
_ROLES = frozenset(
    ("question", "answer", "term", "meaning", "explanation", "tags", "hint", "points", "asked", "said", "example")
)
"""What the name of a column may say; letters, numbers and languages are left out, since a list may hold them."""


def header_sign(rows: Sequence[Sequence[str]]) -> str:
    """What shows that the first row is a header line, in words for a message; empty if nothing does."""
    head, below = rows[0], [row for row in islice(rows, 1, _LOOKED_AT) if len(row) == len(rows[0])]
    if counts(below) and len(head) > 1 and not _DIGIT.search(head[0]) and max(map(len, head)) <= _MOST_LETTERS:
        return "the lines below it are numbered"
    if len(below) < _FEWEST or not _may_name_columns(head):
        return ""
    if _differs(head[0], [row[0] for row in below], looks_like_question):
        return "the lines below it begin with questions"
    for index, name in enumerate(head):
        cells = [row[index] for row in below]
        if _differs(name, cells, lambda cell: _DIGIT.search(cell) is not None):
            return f"all cells below '{name}' hold numbers"
        if _differs(name, cells, _is_sentence):
            return f"the cells below '{name}' are sentences"
    if any(map(_UNDERSCORED.match, head)) and all(map(_IDENTIFIER.match, head)):
        under = next(index for index, name in enumerate(head) if _UNDERSCORED.match(name))
        if not any(_UNDERSCORED.match(row[under]) for row in below):
            return f"'{head[under]}' is the name of a column"
    roles = {role for name in head if (role := role_of(name)) in _ROLES}
    return "its words name columns" if len(roles) > 1 else ""


def may_be_header(row: Sequence[str]) -> bool:
    """True if the cells of a row are a few words that begin with capital letters."""
    return _may_name_columns(row) and all(cell[0].isupper() for cell in row)


def _may_name_columns(row: Sequence[str]) -> bool:
    return len(row) > 1 and all(
        len(cell) <= _MOST_LETTERS and len(cell.split()) <= _MOST_WORDS and _PLAIN.match(cell) for cell in row
    )


def _differs(name: str, cells: Sequence[str], has: Callable[[str], bool]) -> bool:
    return not has(name) and sum(map(has, cells)) >= _ALL * len(cells)


def _is_sentence(cell: str) -> bool:
    return len(cell.split()) >= _WORDY or _STOP.match(cell) is not None
