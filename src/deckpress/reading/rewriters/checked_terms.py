"""Check lists of questions or terms with their answers, `- [ ] **What is HTTP?** — A protocol.`, -> plain lists.

The boxes are for those who learn. They are options if a text above them asks, if many are ticked or if nothing in them
asks: `- [ ] **Tests** — write them` is a list of tasks. Lines keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_BOX = regex(r"(?P<item>[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+)\[(?P<tick>[ xX]?)\][ \t]+(?=\S)")
_TERM = regex(
    r"(?P<mark>\*\*|__)(?P<term>[^*\n]{1,200}?)(?P=mark)[ \t]*(?:[—–:：]|-{1,2}(?=[ \t]))[ \t]*[^\s\d]"
    r"|(?P<asked>[^\n]{1,200}?[?？])[ \t]+(?:[—–]|-{1,2}(?=[ \t]))[ \t]*\S"
)
_FEWEST = 3
_SHARE = 0.7
_MOST_TICKED = 0.4
_LEAST_ASKING = 0.1
_FEWEST_ASKING = 2


def with_plain_terms(document: Document) -> Document:
    """The document without the boxes of such lists."""
    if not are_checked_terms(document.source.text):
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    for number in range(document.first, len(document.lines)):
        box = _BOX.match(document.lines[number]) if number not in code else None
        if box is not None:
            rest = document.lines[number][box.end() :]
            changes[number] = (box["item"] + rest, box.end() - len(box["item"]))
    return document.with_lines(changes)


def are_checked_terms(text: str) -> bool:
    """True for a text most of whose boxes are in front of a question or a term with its answer."""
    if text.count("[ ] ") < _FEWEST - 1:
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    boxes = [(number, box) for number, line in enumerate(lines) if "]" in line and (box := _BOX.match(line))]
    terms = [term for number, box in boxes if (term := _TERM.match(lines[number], box.end()))]
    ticked = sum(bool(box["tick"].strip()) for _, box in boxes)
    asking = sum(looks_like_question((term["term"] or term["asked"]).strip("\"'“”«» ")) for term in terms)
    return (
        len(terms) >= max(_FEWEST, _SHARE * len(boxes))
        and ticked <= _MOST_TICKED * len(boxes)
        and asking >= max(_FEWEST_ASKING, _LEAST_ASKING * len(terms))
        and not _are_offered(lines, boxes)
    )


def _are_offered(lines: Sequence[str], boxes: Sequence[tuple[int, re.Match[str]]]) -> bool:
    """True if the text above some boxes asks."""
    inside = {number for number, _ in boxes}
    heads = [number - 1 for number in inside if number and number - 1 not in inside]
    return any(looks_like_question(lines[number].strip("*_# \t")) for number in heads)
