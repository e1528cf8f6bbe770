"""Lists in which a word behind each item says whether it is right -> the same lists with boxes.

    Mark the true sentences.

    - Ice floats. / YES
    - Iron floats. / NO / It is heavier than water.

What is behind the word is the feedback on the option. A document must have several such lists, one of them with both
words. Places in the file do not change.
"""

from __future__ import annotations

import re
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import FEEDBACK
from deckpress.reading.text.tree import Block, Change, Document, Item
from deckpress.reading.words.vocabulary import FALSE, NO, TRUE, YES
from deckpress.regex import regex

_SIGNS = ("/", "|", "→", "->", "=>")
_ITEM = regex(
    r"(?P<words>\S(?:.*?\S)??)[ \t]++(?P<sign>/|\\?\||→|[-=]>)[ \t]*[*_`]{0,3}"
    rf"(?:(?P<true>{YES}|{TRUE})|{NO}|{FALSE})(?!\w)[*_`]{{0,3}}[.!]?"
    r"(?:[ \t]*(?P=sign)[ \t]*(?P<remark>\S.*))?[ \t]*\Z",
    re.I,
)
_SIGN = regex(r"[ \t](?:/|\\?\||→|[-=]>)")
_LONGEST = 3_000
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _List:
    """The changes to a list, the sign in front of its words, and whether both words are in it."""

    changes: tuple[tuple[int, Change], ...]
    sign: str
    both: bool


def with_boxes_for_verdicts(document: Document) -> Document:
    """The document with boxes in place of such words, if one sign is in front of all of them."""
    if not any(f" {sign}" in document.source.text for sign in _SIGNS):
        return document
    below = (block for above, block in pairwise(document.blocks) if above.kind in ("heading", "paragraph"))
    found = [own for block in below if block.kind == "list" and (own := _judged(document, block))]
    if len(found) < _FEWEST or not any(own.both for own in found) or len({own.sign for own in found}) > 1:
        return document
    return document.with_lines(dict(change for own in found for change in own.changes))


def _judged(document: Document, block: Block) -> _List | None:
    """A list of two items or more, each on one line with such a word behind it."""
    found: list[re.Match[str]] = []
    for item in block.items:
        match = _match(document, item)
        if match is None:
            return None
        found.append(match)
    if len(found) < _FEWEST or len({match["sign"] for match in found}) > 1:
        return None
    rights = [match["true"] is not None for match in found]
    changes = tuple(
        (item.start, _boxed(document.lines[item.start], item.indent, match))
        for item, match in zip(block.items, found, strict=True)
    )
    return _List(changes, found[0]["sign"], len({*rights}) > 1)


def _match(document: Document, item: Item) -> re.Match[str] | None:
    line = document.lines[item.start]
    alone = not item.nested and item.head_end == item.start + 1 and len(line) <= _LONGEST
    return _ITEM.match(line, item.indent) if alone and _SIGN.search(line) else None


def _boxed(line: str, column: int, match: re.Match[str]) -> Change:
    """The line with a box, with blanks in place of the word behind it, which keep the place of the feedback."""
    box = f"[{'x' if match['true'] else ' '}] "
    words, remark = match["words"], match["remark"]
    if remark:
        words = words.ljust(match.start("remark") - column - len(FEEDBACK)) + FEEDBACK + remark
    return line[:column] + box + words, -len(box)
