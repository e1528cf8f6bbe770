"""A numbered heading that has slipped to another level -> a heading at the level of the others.

    # 1. What is iron?

    ## 2. What is tin?

    ## 3. What is zinc?

Its number must be the one that the others lack at that place. A chapter with a number has other numbers below it. Three
headings are enough if all of them count on and ask, and most are at one level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_NUMBERED = regex(
    r"(?P<marks>#{1,6})[ \t]+(?:\*\*|__)?(?:第)?(?:(?P<digits>\d{1,3})|(?P<cjk>[一二三四五六七八九十]{1,3}))"
    r"(?:[ \t]?[.):、．：题題]|[ \t])(?![\d.])"
)
_CJK = {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)}
_FEWEST = 4
"""How many headings at one level show that it is the level of the questions."""

_FEWEST_ASKING = 3


class _Heading(NamedTuple):
    line: int
    level: int
    number: int


def with_counted_at_one_level(document: Document) -> Document:
    """The document with the marks of such headings changed."""
    found = [
        heading for block in document.blocks if block.kind == "heading" and (heading := _read(document, block.start))
    ]
    level, count = Counter(heading.level for heading in found).most_common(1)[0] if found else (0, 0)
    if count == len(found):
        return document
    if _count_on(document, found) and 2 * count > len(found):
        strays = [heading for heading in found if heading.level != level]
    elif count >= _FEWEST:
        strays = [h for index, h in enumerate(found) if h.level != level and _fits(found, index, level)]
    else:
        return document
    return document.with_lines(
        {stray.line: ("#" * level + document.lines[stray.line][stray.level :], stray.level - level) for stray in strays}
    )


def _read(document: Document, line: int) -> _Heading | None:
    match = _NUMBERED.match(document.lines[line])
    if match is None:
        return None
    number = int(match["digits"]) if match["digits"] else _value(match["cjk"])
    return _Heading(line, len(match["marks"]), number)


def _value(numeral: str) -> int:
    """The value of a Chinese numeral up to 99."""
    tens, ten, ones = numeral.rpartition("十")
    return (_CJK.get(tens, 1) * 10 if ten else 0) + _CJK.get(ones, 0)


def _count_on(document: Document, found: Sequence[_Heading]) -> bool:
    """True if each number is one more than that above; three must ask, four need not."""
    if len(found) < _FEWEST_ASKING or any(below.number != above.number + 1 for above, below in pairwise(found)):
        return False
    return len(found) >= _FEWEST or all(looks_like_question(document.lines[heading.line]) for heading in found)


def _fits(found: Sequence[_Heading], index: int, level: int) -> bool:
    """True if the numbered headings right above and below are at a level, one less and one more."""
    own = found[index].number
    above, below = found[index - 1] if index else None, found[index + 1] if index + 1 < len(found) else None
    before = above is None or (above.level == level and above.number == own - 1)
    after = below is None or (below.level == level and below.number == own + 1)
    return before and after and (own == 1 or above is not None)
