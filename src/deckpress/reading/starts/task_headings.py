"""Headings that number the tasks of a lecture, `Exercise 2: Joins`, apart from the other headings of their level.

The tasks of a plan of work are no questions: they hold steps with boxes, `- [ ] **Step 1: Write the test**`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from deckpress.frozen import replace
from deckpress.reading.parts.furniture import is_break
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document
from deckpress.reading.words.first_looks import may_hold
from deckpress.reading.words.vocabulary import TASK
from deckpress.reading.words.word_heads import TASK_HEADS
from deckpress.regex import regex

FORM = "task"
_STEP = regex(
    r"[ \t]*[-*+][ \t]+\[[ xX]\][ \t]+[*_]{0,3}"
    r"(?:step|schritt|étape|paso|passo|stap|krok|шаг|крок|adım|steg|trin|bước|langkah|步骤|步驟|手順|ステップ|단계)"
    r"[ \t]*\d",
    re.I,
)
_TASK = regex(rf"[\W_]*(?:{TASK})[ \t]*(?:no\.?|nr\.?|n°|#)?[ \t]*(\d{{1,3}})(?!\d|\.\d)", re.I)
_FEWEST = 3
_SIGN = 0.85
_MOST_HOLDING = 1 / 3
"""The share of tasks that may hold questions of their own; if more do, the tasks are sections."""


def with_tasks(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, with numbered tasks as a form of their own if the other headings of their level only tell."""
    end = len(document.lines)
    headings = [start for start in starts if start.is_heading]
    evident = sorted(s.start for s in starts if s.evident and not (s.is_heading and _number(s)))
    tasks: dict[int, Start] = {}
    for level in {heading.level for heading in headings}:
        group = [heading for heading in headings if heading.level == level]
        own = [heading for heading in group if _number(heading) and heading.body]
        others = [heading for heading in group if not _number(heading)]
        counted = all(_number(below) == _number(above) + 1 for above, below in pairwise(own))
        telling = 2 * sum(1 for heading in others if heading.evident) < len(others)
        if len(own) < _FEWEST or not counted or not telling or _is_plan(document, own):
            continue
        if not _are_sections(own, headings, evident, end):
            tasks.update({id(s): replace(s, form=FORM, sign=_SIGN) for s in own})
    return [tasks.get(id(start), start) for start in starts] if tasks else list(starts)


def answer_gap(document: Document, start: int, end: int) -> tuple[int, int]:
    """Where the blank space before the solution of a task begins and ends: a block of line breaks in HTML; or zeros."""
    blocks = document.blocks_on(start, end)
    gap = next((block for block in blocks[1:-1] if block.start >= start and is_break(block)), None)
    return (gap.start, gap.end) if gap else (0, 0)


def _number(start: Start) -> int:
    found = _TASK.match(start.title) if may_hold(start.title.replace("_", " "), TASK_HEADS) else None
    return int(found.group(1)) if found else 0


def _is_plan(document: Document, tasks: Sequence[Start]) -> bool:
    """True if there are as many steps with boxes as tasks."""
    return sum(1 for line in document.lines if "[" in line and _STEP.match(line)) >= len(tasks)


def _are_sections(tasks: Sequence[Start], headings: Sequence[Start], evident: Sequence[int], end: int) -> bool:
    """True if too many of the tasks hold candidates that clearly are questions."""
    holding = 0
    for task in tasks:
        first = bisect_right(headings, task.start, key=lambda heading: heading.start)
        below = (headings[number] for number in range(first, len(headings)))
        stop = next((heading.start for heading in below if heading.level <= task.level), end)
        holding += bisect_left(evident, task.end) < bisect_left(evident, stop)
    return holding > _MOST_HOLDING * len(tasks)
