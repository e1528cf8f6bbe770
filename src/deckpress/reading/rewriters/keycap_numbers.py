"""Questions numbered in keycaps, `### 1️⃣2️⃣ **What is iron?**`, -> the same questions with plain numbers.

The numbers count on, and most of these lines are headings or ask; options and steps restart at 1 more often.
"""

from __future__ import annotations

import re
from itertools import pairwise

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_KEYCAP = "\u20e3"
_TEN = "🔟"
_HEAD = regex(
    rf"(?P<lead>[ \t]*(?:#{{1,6}}[ \t]+)?(?:\*\*|__)?)(?P<keys>(?:\d\ufe0f?{_KEYCAP}){{1,3}}|{_TEN})[ \t]*[.:)]?[ \t]*"
)
_ALONE = regex(r"(\*\*|__)[ \t]*")
_FEWEST = 4
_SHARE = 0.7


def with_numbers_for_keycaps(document: Document) -> Document:
    """The document, with such numbers at the heads of its questions."""
    if not _may_count(document.table.text):
        return document
    found = [
        (number, match)
        for number in range(document.first, len(document.lines))
        if _may_count(document.lines[number][:_WIDTH]) and (match := _HEAD.match(document.lines[number]))
    ]
    if len(found) < _FEWEST or not _count_on([_number(match) for _, match in found]):
        return document
    sure = sum(1 for _, m in found if "#" in m["lead"] or looks_like_question(m.string[m.end() :].rstrip(" *_")))
    if sure < _SHARE * len(found):
        return document
    return document.with_lines({number: _plain(match) for number, match in found})


_WIDTH = 30


def _may_count(head: str) -> bool:
    return _KEYCAP in head or _TEN in head


def _number(match: re.Match[str]) -> int:
    return 10 if match["keys"] == _TEN else int("".join(filter(str.isdigit, match["keys"])))


def _count_on(numbers: list[int]) -> bool:
    """True for numbers most of which are one more than the number above."""
    steps = sum(1 for above, below in pairwise(numbers) if below == above + 1)
    return max(numbers) > _FEWEST and steps >= _SHARE * (len(numbers) - 1)


def _plain(match: re.Match[str]) -> Change:
    """The line with a plain number; bold print around the number alone goes."""
    lead, text, cut = match["lead"], match.string, match.end()
    marks = lead[-2:] if lead.endswith(("**", "__")) else ""
    if marks and (closing := _ALONE.match(text, cut)) and closing[1] == marks:
        lead, cut = lead[:-2], closing.end()
    head = f"{lead}{_number(match)}. "
    return head + text[cut:], cut - len(head)
