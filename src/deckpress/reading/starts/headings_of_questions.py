"""Numbered headings below a title that names questions, `# Exam questions`: those that do not ask are questions, too.

    # Exam questions

    ## 1. The layers of the network model

    There are seven.

    ## 2. What does a router do?

They count on from 1 in each section, and several of them ask or set a task.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from deckpress.frozen import replace
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.text.tree import Document
from deckpress.reading.words.exam_tasks import is_exam_task
from deckpress.reading.words.title_words import QUESTIONS
from deckpress.regex import regex

_NAMES = regex(rf"(?<!\w)(?:{QUESTIONS}|\w{{3,20}}fragen)(?!\w)|题目|問題|질문", re.I)
_MOST_WORDS = 6
_NUMBER = regex(r"[\W_]*(\d{1,3})(?![\d.]*\d)")
_FEWEST = 5
_FEWEST_ASKING = 2
_ASKING = 0.2


def with_headings_of_questions(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, with these headings as questions, whether or not text is below them."""
    numbered = [start for start in starts if start.is_heading and start.numbered]
    if len(numbered) < _FEWEST:
        return list(starts)
    titles = [block for block in document.blocks if block.kind == "heading" and _titles_questions(block.text)]
    likely: set[int] = set()
    for level in {heading.level for heading in numbered} if titles else ():
        group = [heading for heading in numbered if heading.level == level]
        if _is_alone(document, level, group) and _asks(group) and _count_on(group):
            likely.update(id(heading) for heading in group)
    return [replace(start, asks=True, labelled=True) if id(start) in likely else start for start in starts]


def _titles_questions(title: str) -> bool:
    """True for a short title that names questions and does not ask: `Exam questions`, `Вопросы к экзамену`."""
    return len(title.split()) <= _MOST_WORDS and _NAMES.search(title) is not None and not looks_like_question(title)


def _is_alone(document: Document, level: int, group: Sequence[Start]) -> bool:
    """True if every heading of a higher level names questions, and no heading of a lower level asks."""
    headings = [block for block in document.blocks if block.kind == "heading"]
    above = [block for block in headings if block.level < level]
    below = [block for block in headings if block.level > level]
    return (
        bool(above)
        and all(_titles_questions(block.text) for block in above)
        and not any(looks_like_question(block.text) for block in below)
        and above[0].start < group[0].start
    )


def _asks(group: Sequence[Start]) -> bool:
    asking = sum(1 for start in group if start.asks or is_task(start.text.flat) or is_exam_task(start.title))
    return len(group) >= _FEWEST and asking >= max(_FEWEST_ASKING, _ASKING * len(group))


def _count_on(group: Sequence[Start]) -> bool:
    """True if the numbers begin with 1 and count on, but may begin again."""
    numbers = [int(found.group(1)) if (found := _NUMBER.match(start.title)) else 0 for start in group]
    return numbers[0] == 1 and all(below in (above + 1, 1) for above, below in pairwise(numbers))
