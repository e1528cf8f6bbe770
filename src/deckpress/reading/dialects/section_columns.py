"""Tables without a header line whose first column repeats a few names: it holds sections.

Sea,What is a knot?,one nautical mile an hour          Sea,Ships,Which ship has two masts?
Sea,What is a keel?,the spine of a boat                Sea,Ships,What is a jib?
Sky,Which planet has rings?,Saturn                     Sky,Stars,Which star is the nearest?

The next two columns hold the questions and answers, or the last one questions alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deckpress.reading.dialects.columns import ANSWERING, Columns, role_of
from deckpress.reading.parts.outline import looks_like_question

_FEWEST_ROWS = 3
_MOST_DIFFER = 0.9
_MOST_ASK = 0.6
_MOST_WORDS = 3


def unnamed_in_sections(width: int) -> Columns:
    """The columns of a table without a header line whose first column holds sections."""
    return Columns(1, 2, deck=0, rest=tuple(range(3, width)))


def begins_with_sections(rows: Sequence[Sequence[str]]) -> bool:
    """True if the first of at least three columns repeats few names in runs, beside questions or terms that differ."""
    if len(rows) < _FEWEST_ROWS or any(len(row) < 3 or not row[0] or not row[1] for row in rows):
        return False
    sections, asked = [row[0] for row in rows], [row[1] for row in rows]
    if any(map(looks_like_question, sections)) or len(set(asked)) < _MOST_DIFFER * len(asked):
        return False
    runs = 1 + sum(1 for above, own in pairwise(sections) if above != own)
    if sum(map(looks_like_question, asked)) >= _MOST_ASK * len(asked):
        return runs < len(rows)
    return runs == len(set(sections)) and 2 * runs <= len(rows)


def asks_last(rows: Sequence[Sequence[str]], header: bool) -> Columns | None:
    """The columns of a table without answers: the last one holds the questions, the others names that repeat.

    A header line says that the last column holds questions, or most of its cells ask. If both are true, names need not
    repeat, unless one of the other columns may hold the answers by its name.
    """
    below = rows[1:] if header else rows
    width = len(rows[0]) if rows else 0
    if width < 2 or not below or any(len(row) != width for row in rows):
        return None
    asking = sum(1 for row in below if looks_like_question(row[-1])) >= _MOST_ASK * len(below)
    named = header and names_questions(rows[0][-1])
    names = list(zip(*(row[:-1] for row in below), strict=True))
    if named and asking and width > 2 and not any(role_of(name) in ANSWERING for name in rows[0]):
        asks = any(looks_like_question(name) for column in names for name in column)
        return None if asks else Columns(width - 1, -1, deck=0, rest=tuple(range(1, width - 1)))
    if len(below) < _FEWEST_ROWS or not (named or asking):
        return None
    if 2 * len(set(names[0])) > len(below) or any(len(set(column)) == len(below) for column in names):
        return None
    if any(looks_like_question(name) for column in names for name in column):
        return None
    return Columns(width - 1, -1, deck=0, rest=tuple(range(1, width - 1)))


def names_questions(name: str) -> bool:
    """True for the name of a column of questions: `Specific question`, `debate_question`."""
    words = name.replace("_", " ").split()
    return len(words) <= _MOST_WORDS and any(role_of(word) == "question" for word in words)
