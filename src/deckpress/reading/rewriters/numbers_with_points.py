"""Headings that are only a number with points, `### 3 (2 points)`, -> labels: `### Question 3 (2 points)`.

Such headings stand above the text that asks. Lines keep their numbers.
"""

from __future__ import annotations

import re

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.vocabulary import POINTS
from deckpress.regex import regex

_HEADING = regex(
    rf"(?P<marks> {{0,3}}#{{1,6}}[ \t]+)(?:n[°º]|№|#)?[ \t]*(?P<number>\d{{1,3}})[ \t]*[.):]?"
    rf"(?P<points>[ \t]*[(\[/–—-][ \t]*\d{{1,3}}(?:[.,]\d{{1,2}})?[ \t]*(?:{POINTS})\.?[ \t]*[)\]]?)[ \t#]*\Z",
    re.I,
)
_FEWEST = 2
_LONGEST = 40


def with_question_labels(document: Document) -> Document:
    """The document with such headings as labels: there must be two or more."""
    found = [
        (block.start, match)
        for block in document.blocks
        if block.kind == "heading"
        and len(block.text) < _LONGEST
        and any(sign in block.text for sign in "([/–—-")
        and (match := _HEADING.match(document.lines[block.start]))
    ]
    if len(found) < _FEWEST:
        return document
    changes: dict[int, Change] = {}
    for line, match in found:
        points = match.group("points").strip(" \t()[]/–—-")
        head = f"{match.group('marks')}Question {match.group('number')} ("
        changes[line] = (f"{head}{points})", match.start("points") - len(head))
    return document.with_lines(changes)
