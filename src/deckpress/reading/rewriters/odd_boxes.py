"""Ticked boxes in other forms beside empty ones, `[x ] Iron`, `[ x ] Iron`, `[√] Iron`, -> `[x] Iron`.

Places in the file do not change.
"""

from __future__ import annotations

from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_SIGN = regex(r"\[(?:[xX] \]| [xX]|[*√vV+]\])")
_LEAD = r"(?P<lead>[ \t>]*(?:(?:[-*+]|\d{1,2}[.)])[ \t]+)?)"
_TICKED = regex(rf"{_LEAD}\[(?:[xX][ \t]+|[ \t]+[xX][ \t]*|[*√vV+])\](?=[ \t]+\S)")
_EMPTY = regex(rf"{_LEAD}\[[ \t]*\][ \t]+\S")
_COUNT = "0123456789 \t"
_NEAR = 6
"""How many lines away from a box another one may be."""


def with_plain_boxes(document: Document) -> Document:
    """The document with plain boxes in place of others that have an empty box near them."""
    if not _SIGN.search(document.source.text):
        return document
    lines = document.lines
    ticked = {n: match for n in document.table.led_by(_leads) if (match := _TICKED.match(lines[n]))}
    code = document.code_lines() if ticked else frozenset()
    changes: dict[int, Change] = {}
    for number, found in ticked.items():
        if number in code:
            continue
        near = lines[max(number - _NEAR, document.first) : number + _NEAR + 1]
        lead = found["lead"]
        others = [box["lead"] for line in near if (box := _EMPTY.match(line))]
        if any(other.strip(_COUNT) == lead.strip(_COUNT) for other in others):
            changes[number] = (f"{lead}[x]{lines[number][found.end() :]}", found.end() - len(lead) - 3)
    return document.with_lines(changes)


def _leads(sign: str) -> bool:
    """True for what a box, or the number of its item, begins with."""
    return sign == "[" or sign.isdigit()
