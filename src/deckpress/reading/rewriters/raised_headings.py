"""Headings of sections right above numbered headings of their own level -> headings of the level above.

### True or false

### 1. Iron rusts.
"""

from __future__ import annotations

import re
from itertools import pairwise

from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.vocabulary import QUESTION, TASK
from deckpress.regex import regex

NUMBERED = regex(
    rf"[ \t]{{0,3}}(?:(?P<level>#{{1,6}})[ \t]+)?(?:\*\*|__)?(?:(?:{QUESTION}|{TASK}|[^\W\d_])[ \t]?)?"
    r"\(?(?P<number>\d{1,3})[.):]",
    re.I,
)
"""The number at the head of a question or of its heading."""
_FEWEST = 2


def with_raised(document: Document) -> Document:
    """The document, in which headings of sections have another level than those of their numbered questions."""
    raised: list[Block] = []
    numbered = 0
    for above, below in pairwise(document.blocks):
        if below.kind != "heading" or below.level < 2 or not NUMBERED.match(document.lines[below.start]):
            continue
        numbered += 1
        line = document.lines[above.start]
        if above.kind == "heading" and above.level == below.level and line.startswith("#") and not NUMBERED.match(line):
            raised.append(above)
        elif not raised:
            return document  # the first question has no such title
    if not _FEWEST <= len(raised) < numbered or len({block.level for block in raised}) > 1:
        return document
    return document.with_lines({block.start: (document.lines[block.start][1:], 1) for block in raised})
