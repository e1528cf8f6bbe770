"""Numbered questions with a topic in brackets before the number, `[STONES] 4. Which?`, -> `4. [STONES] Which?`.

A bracket may also stand above a whole chapter: it counts if the numbers of the lines next to it count on with its own.
"""

from __future__ import annotations

import re

from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_NUMBER = regex(r"(?P<lead>[ \t]{0,3})(?P<topic>\[[^\W\d_][^\[\]\n]{1,60}\][ \t]+)?(?P<number>\d{1,3}[.)][ \t]+)(?=\S)")


def with_numbers_before_topics(document: Document) -> Document:
    """The document with the numbers of such questions before their topics."""
    lines = document.lines
    tagged = {n for n in document.table.marked(frozenset("[")) if (match := _NUMBER.match(lines[n])) and match["topic"]}
    if not tagged:
        return document
    code = document.code_lines()
    counted = sorted({*tagged, *document.table.led_by(str.isdigit)})
    found = [(n, match) for n in counted if n not in code and (match := _NUMBER.match(lines[n]))]
    changes: dict[int, Change] = {}
    for place, (number, match) in enumerate(found):
        beside = [_count(other) for _, other in (*found[max(place - 1, 0) : place], *found[place + 1 : place + 2])]
        if number in tagged and not {_count(match) - 1, _count(match) + 1}.isdisjoint(beside):
            changes[number] = (match["lead"] + match["number"] + match["topic"] + lines[number][match.end() :], 0)
    return document.with_lines(changes)


def _count(match: re.Match[str]) -> int:
    return int(match["number"].rstrip(" \t.)"))
