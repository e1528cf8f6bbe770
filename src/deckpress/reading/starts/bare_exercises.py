"""Exercises without solutions, `**Exercise 3**: ..` above numbered steps: these texts are tasks, not terms or cards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document
from deckpress.reading.words.first_looks import may_begin
from deckpress.reading.words.labels import is_answer_heading, label_kind
from deckpress.reading.words.vocabulary import TASK
from deckpress.reading.words.word_heads import TASK_HEADS
from deckpress.regex import regex

_EXERCISE = regex(rf"[ \t]{{0,3}}(?:\*\*|__)(?:{TASK})[ \t]*(?:no\.?|nr\.?|n°|#)?[ \t]*\d{{1,3}}(?!\d)", re.I)
_MARKS = frozenset("*_")
_AHEAD = " \t*_"
_INNER = frozenset(("item", "pair", "lead", "term", "item-bold", "bold"))
_FEWEST = 2
_SHARE = 0.5
"""The share of the exercises that must have such steps."""


def without_exercises(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates without such tasks and the steps below them, if nothing in the document is an answer."""
    marked = [n for n in document.table.marked(_MARKS) if may_begin(document.lines[n], TASK_HEADS, _AHEAD)]
    found = [number for number in marked if _EXERCISE.match(document.lines[number])]
    if len(found) < _FEWEST or any(start.labelled or start.marked for start in starts) or _is_solved(document):
        return list(starts)
    ends = [*found[1:], len(document.lines)]
    if sum(1 for line, end in zip(found, ends, strict=True) if _has_steps(document, line, end)) < _SHARE * len(found):
        return list(starts)
    return [s for s in starts if s.start < found[0] or s.shape not in _INNER or s.asks]


def _has_steps(document: Document, start: int, end: int) -> bool:
    """True for an exercise that does not ask itself, above a numbered list."""
    below = document.blocks_on(start + 1, end)
    return not looks_like_question(document.lines[start]) and any(b.kind == "list" and b.ordered for b in below)


def _is_solved(document: Document) -> bool:
    headings = (block.text for block in document.blocks if block.kind == "heading")
    if any(map(is_answer_heading, headings)):
        return True
    return any(label_kind(document.lines[number]) in ("answer", "explanation") for number in document.table.labelled)
