"""Headings and lines that are only a number with points, `### 3 (2 points)`, -> labels: `### Question 3 (2 points)`.

They stand above the text that asks. A line, `**3.** (2 points)`, becomes a heading below all others near it. Lines keep
their numbers.
"""

from __future__ import annotations

import re
from itertools import pairwise

from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.vocabulary import POINTS
from deckpress.regex import regex

_WITH_POINTS = (
    rf"(?P<points>[ \t]*[(\[/–—-][ \t]*\d{{1,3}}(?:[.,]\d{{1,2}})?[ \t]*(?:{POINTS})\.?[ \t]*[)\]]?)[*_.: \t]{{0,5}}"
)
_HEADING = regex(
    rf"(?P<marks> {{0,3}}#{{1,6}}[ \t]+)(?:n[°º]|№|#)?[ \t]*(?P<number>\d{{1,3}})[ \t]*[.):]?{_WITH_POINTS}#*[ \t]*\Z",
    re.I,
)
_LINE = regex(rf" {{0,3}}(?:\*\*|__)?(?P<number>\d{{1,3}})(?:[.):]|(?=\*\*|__))(?:\*\*|__)?{_WITH_POINTS}\Z", re.I)
_SIGNS = "([/–—-"
_FEWEST = 2
_LONGEST = 40
_LOWEST = 6
"""The lowest level of a heading."""


def with_question_labels(document: Document) -> Document:
    """The document with such headings or lines as labels: there must be two or more of a kind."""
    headings = _found(document, ("heading",), _HEADING)
    lines = [] if len(headings) >= _FEWEST else _lines(document)
    if len(headings) < _FEWEST and not lines:
        return document
    changes: dict[int, Change] = {}
    for line, match in headings if len(headings) >= _FEWEST else ():
        changes[line] = _label(match.group("marks"), match)
    for line, match in lines:
        changes[line] = _label("#" * _level(document, lines[0][0], lines[-1][0]) + " ", match)
    return document.with_lines(changes)


_Found = list[tuple[int, re.Match[str]]]


def _found(document: Document, kinds: tuple[str, ...], pattern: re.Pattern[str]) -> _Found:
    return [
        (block.start, match)
        for block in document.blocks
        if block.kind in kinds
        and len(line := document.lines[block.start]) < _LONGEST
        and any(sign in line for sign in _SIGNS)
        and (match := pattern.match(line))
    ]


def _lines(document: Document) -> _Found:
    """The lines with a number and points alone, if their numbers count up and each has text below it."""
    found = _found(document, ("paragraph", "list"), _LINE)
    places = {line for line, _ in found}
    texts = {above.start for above, below in pairwise(document.blocks) if _is_text(below) and below.start not in places}
    ends = {block.start: block.end for block in document.blocks}
    if len(found) < _FEWEST or any(line not in texts or ends[line] > line + 1 for line in places):
        return []
    numbers = [int(match.group("number")) for _, match in found]
    counted = all(own in (above + 1, 1) for above, own in pairwise(numbers))
    return found if counted else []


def _is_text(block: Block) -> bool:
    return block.kind not in ("heading", "rule")


def _level(document: Document, first: int, last: int) -> int:
    """The level of a heading below the headings among these lines and the one above them."""
    above = [block.level for block in document.blocks if block.kind == "heading" and block.start < first][-1:]
    among = [block.level for block in document.blocks if block.kind == "heading" and first < block.start < last]
    return min(max([*above, *among], default=0) + 1, _LOWEST)


def _label(marks: str, match: re.Match[str]) -> Change:
    points = match.group("points").strip(" \t()[]/–—-")
    head = f"{marks}Question {match.group('number')} ("
    return f"{head}{points})", match.start("points") - len(head)
