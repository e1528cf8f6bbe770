"""Headings that are sentences, `Write a program that sorts a list.`, beside headings of their level that ask.

If nearly all headings of a level are one or the other, the sentences set tasks, in whatever language.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.signs import ASKS

_FEWEST = 5
_FEWEST_ASKING = 2
_SHARE = 0.8
_FEWEST_WORDS = 5
_FEWEST_SIGNS = 12
"""The fewest characters of a sentence without blanks, as Chinese and Japanese write it."""


def with_told_headings(starts: Sequence[Start]) -> list[Start]:
    """The candidates, with these sentences as likely questions."""
    headings = [start for start in starts if start.is_heading and not start.labelled]
    told = {id(start) for start in headings if _is_sentence(start.title)}
    likely: set[int] = set()
    for level in {heading.level for heading in headings} if told else ():
        group = [heading for heading in headings if heading.level == level]
        asking = sum(1 for heading in group if heading.asks)
        own = [heading for heading in group if id(heading) in told and not heading.asks]
        if len(group) >= _FEWEST and asking >= _FEWEST_ASKING and asking + len(own) >= _SHARE * len(group):
            likely.update(id(heading) for heading in own if heading.body and not heading.evident)
    return [replace(start, sign=ASKS) if id(start) in likely else start for start in starts]


def _is_sentence(title: str) -> bool:
    words = title.rstrip(" *_")
    if words.endswith("。"):
        return len(words) >= _FEWEST_SIGNS
    return words.endswith(".") and not words.endswith("..") and len(words.split()) >= _FEWEST_WORDS
