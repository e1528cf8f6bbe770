"""Rows whose questions are not in the first column -> their columns: numbers, topics or answers come before them.

ID,theme,text,word               Topic,Level,Prompt,Reply
1,Rain,It falls,Drop             Rain,1,What falls?,Water
2,Rain,It shines,Bow             Snow,2,What melts?,Snow
"""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.reading.dialects.columns import ANSWERING, Columns, role_of
from deckpress.reading.dialects.first_columns import begins_with_code
from deckpress.reading.dialects.section_columns import begins_with_sections
from deckpress.reading.parts.outline import looks_like_question

_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_NEARLY_ALL = 0.8
_FEW = 0.2
_NUMBERS = ("number", "guid")
_FEWEST_WITHOUT_NAME = 4
"""The fewest rows in which a column may hold the answers only because its cells differ."""


def later_columns(rows: Sequence[Sequence[str]], names: Sequence[str]) -> Columns | None:
    """The columns of rows without a known header line; None if the first column may hold the questions.

    `names` are the words of the header line, which is not among the rows; there may be none.
    """
    width = min(map(len, rows), default=0)
    if len(rows) < _FEWEST_ROWS or width < _FEWEST_COLUMNS:
        return None
    columns = list(zip(*(row[:width] for row in rows), strict=True))
    if (ahead := _with_answers_ahead(columns, names)) is not None:
        return ahead
    numbered = _are_numbers(columns[0]) and (not names or role_of(names[0]) in _NUMBERS)
    asking = _asking(columns)
    if asking is not None and (names or asking > 1 or not (numbered or begins_with_code(rows))):
        deck = asking - 1 if asking > numbered and _repeats(columns[asking - 1]) else -1
        skipped = numbered or begins_with_code(rows)
        return None if not numbered and begins_with_sections(rows) else _from(asking, deck, width, skipped)
    if not (numbered and names):
        return None
    in_sections = width > _FEWEST_COLUMNS and begins_with_sections([row[1:] for row in rows])
    return _from(2, 1, width, numbered) if in_sections else _from(1, -1, width, numbered)


def _from(question: int, deck: int, width: int, numbered: bool) -> Columns:
    """The columns, the questions first; columns before them that hold neither numbers nor sections come last."""
    ahead = (index for index in range(numbered, question) if index != deck)
    return Columns(question, question + 1, deck=deck, rest=(*range(question + 2, width), *ahead))


def _asking(columns: Sequence[Sequence[str]]) -> int | None:
    """The first inner column in which nearly all cells ask; None if the very first column asks, too."""
    if sum(map(looks_like_question, columns[0])) > _FEW * len(columns[0]):
        return None
    for index, cells in enumerate(columns[1:-1], 1):
        if sum(map(looks_like_question, cells)) >= _NEARLY_ALL * len(cells):
            return index
    return None


def _with_answers_ahead(columns: Sequence[Sequence[str]], names: Sequence[str]) -> Columns | None:
    """The columns if only the last one asks, and the answers are in a column before it: `spine,Sea,What is a keel?`.

    A header line names this column, or it alone has another text in each row, beside names that repeat.
    """
    *ahead, last = columns
    if sum(map(looks_like_question, last)) < _NEARLY_ALL * len(last):
        return None
    if any(sum(map(looks_like_question, cells)) > _FEW * len(cells) for cells in ahead):
        return None
    words = [index for index, cells in enumerate(ahead) if not all(cell.strip().isdecimal() for cell in cells)]
    found = [index for index in words if names and role_of(names[index]) in ANSWERING]
    if not found and len(last) >= _FEWEST_WITHOUT_NAME:
        found = [index for index in words if not _repeats(ahead[index])]
        found = [] if len(found) == len(words) or any(len({*ahead[index]}) < len(last) for index in found) else found
        found = [] if 0 in found and begins_with_code(list(zip(*columns, strict=True))) else found
    if len(found) != 1:
        return None
    deck = next((index for index in words if index not in found and _repeats(ahead[index])), -1)
    rest = (index for index in words if index not in found and index != deck)
    return Columns(len(ahead), found[0], deck=deck, rest=tuple(rest))


def _are_numbers(cells: Sequence[str]) -> bool:
    return len({*cells}) == len(cells) and all(cell.strip().isdecimal() for cell in cells)


def _repeats(cells: Sequence[str]) -> bool:
    return 2 * len({*cells}) <= len(cells)
