"""Headings of sections right above numbered headings of their own level -> headings of the level above.

### True or false

### 1. Iron rusts.
"""

from __future__ import annotations

import re
from itertools import pairwise

from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.first_looks import may_begin
from deckpress.reading.words.labels import LABEL_HEADS
from deckpress.reading.words.vocabulary import QUESTION, TASK
from deckpress.reading.words.word_heads import TASK_HEADS
from deckpress.regex import regex

_NUMBERED = regex(
    rf"[ \t]{{0,3}}(?:(?P<level>#{{1,6}})[ \t]+)?(?:\*\*|__)?(?:(?:{QUESTION}|{TASK}|[^\W\d_])[ \t]?)?"
    r"\(?(?P<number>\d{1,3})[.):]",
    re.I,
)
_HEADS = TASK_HEADS | LABEL_HEADS
_FEWEST = 2


def numbered(line: str) -> re.Match[str] | None:
    """The number at the head of a question or of its heading, behind a word for a question or a letter."""
    head = line.lstrip(" \t#*_")
    may_count = any(map(str.isdigit, head[:4])) or may_begin(head, _HEADS)
    return _NUMBERED.match(line) if may_count else None


def with_raised(document: Document) -> Document:
    """The document, in which headings of sections have another level than those of their numbered questions."""
    raised: list[Block] = []
    count = 0
    for above, below in pairwise(document.blocks):
        if below.kind != "heading" or below.level < 2 or not numbered(document.lines[below.start]):
            continue
        count += 1
        line = document.lines[above.start]
        if above.kind == "heading" and above.level == below.level and line.startswith("#") and not numbered(line):
            raised.append(above)
        elif not raised:
            return document  # the first question has no such title
    if not _FEWEST <= len(raised) < count or len({block.level for block in raised}) > 1:
        return document
    return document.with_lines({block.start: (document.lines[block.start][1:], 1) for block in raised})
