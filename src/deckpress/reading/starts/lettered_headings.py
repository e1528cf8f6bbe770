"""Headings that count with letters, `### a. Which?`, `### b. Describe ..`: they count as numbered."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.starts.numbered_runs import LIKELY
from deckpress.regex import regex

_LETTER = regex(r"[*_]{0,2}\(?(?P<letter>[a-zA-Zа-яА-Я])[.)][ \t]+\S")
_FIRST = frozenset("aAаА")
_SECOND = frozenset("bBбБ")
_FEWEST = 3
_SHARE = 0.8


def with_lettered_headings(starts: Sequence[Start]) -> list[Start]:
    """The candidates, with headings as numbered ones if nearly all of their level begin with a letter."""
    numbered: set[int] = set()
    parts: set[int] = set()
    """Headings whose letters begin anew, as in each exercise of an exam, if some of them ask."""
    for level in {start.level for start in starts if start.is_heading}:
        own = [start for start in starts if start.is_heading and start.level == level]
        found = [(start, match) for start in own if (match := _LETTER.match(start.title))]
        letters = {match.group("letter") for _, match in found}
        again = sum(1 for _, match in found if match.group("letter") in _FIRST) > 1
        asking = sum(1 for start in own if start.asks)
        if len(found) < max(_FEWEST, _SHARE * len(own)) or not (letters & _FIRST and letters & _SECOND):
            continue
        numbered |= {id(start) for start, _ in found if again or 2 * asking >= len(own)}
        parts |= {id(start) for start, _ in found if again and asking}
    return [_lettered(start, part=id(start) in parts) if id(start) in numbered else start for start in starts]


def _lettered(start: Start, *, part: bool) -> Start:
    """A heading as a numbered one; a `part` of an exercise is likely to be a question."""
    return replace(start, numbered=True, sign=LIKELY if part and not (start.asks or start.evident) else start.sign)
