"""List items such as `Rounding: which rule applies at the till?` -> no terms: they are open questions about topics.

    - Rounding: which rule applies at the till?
    - Refunds: who may give them, and until when?

The words before the colon name a topic, those behind it ask, and there is no answer. A list in which both sides ask,
or with short meanings, holds phrases in two languages, and an item with text below it has its answer there.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document
from deckpress.reading.words.line_marks import QUESTION_MARKS

_FORMS = frozenset((":", "–"))
_SHAPES = frozenset(("pair", "lead"))
_FEWEST = 4
_MOST = 0.6
"""The share of all such items of a document that must ask."""
_LONG = 30
"""The fewest characters that a question must have on average; wide letters count twice."""


def without_open_points(document: Document, starts: Sequence[Start]) -> Sequence[Start]:
    """The candidates without such items, if most items of the document with a colon or dash are like them."""
    points = [start for start in starts if _is_point(start)]
    if len(points) < _FEWEST or any(start.asks or start.marked for start in points):
        return starts
    asking = [words for start in points if _asks(words := document.lines[start.start][start.column :])]
    if len(asking) < max(_FEWEST, _MOST * len(points)) or sum(map(_width, asking)) < _LONG * len(asking):
        return starts
    gone = {id(start) for start in points}
    return [start for start in starts if id(start) not in gone]


def _is_point(start: Start) -> bool:
    if start.shape not in _SHAPES or start.item is None or start.item.nested:
        return False
    return start.shape == "lead" or start.form in _FORMS


def _asks(words: str) -> bool:
    return any(mark in words for mark in QUESTION_MARKS)


def _width(words: str) -> int:
    return len(words) if words.isascii() else sum(2 if letter > "\u2e80" else 1 for letter in words)
