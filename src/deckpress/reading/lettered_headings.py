"""Headings that count with letters, `### a. Which?`, `### b. Describe ..`: they are numbered as much as `### 1. ..`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckpress.reading.question_starts import Start
from deckpress.regex import regex

_LETTER = regex(r"[*_]{0,2}\(?(?P<letter>[a-zA-Zа-яА-Я])[.)][ \t]+\S")
_FIRST = frozenset("aAаА")
_SECOND = frozenset("bBбБ")
_FEWEST = 3
_SHARE = 0.8


def with_lettered_headings(starts: Sequence[Start]) -> list[Start]:
    """The candidates, with headings as numbered ones if nearly all of their level begin with a letter."""
    numbered: set[int] = set()
    for level in {start.level for start in starts if start.is_heading}:
        own = [start for start in starts if start.is_heading and start.level == level]
        found = [(start, match) for start in own if (match := _LETTER.match(start.title))]
        letters = {match.group("letter") for _, match in found}
        if len(found) >= max(_FEWEST, _SHARE * len(own)) and letters & _FIRST and letters & _SECOND:
            numbered |= {id(start) for start, _ in found}
    return [replace(start, numbered=True) if id(start) in numbered else start for start in starts]
