"""Quotes right below options with a mark explain what is right, if most questions, and at least three, have one.

The next question begins below the quote, with all the text down to its own options.

    Which is a gas?

    - Iron
    - **Neon**
    - Gold

    > Right, neon is a gas.

    A lab cools a gas.

    What does it use?

    - **Ice**
    - Fire
    - Sand

    > Yes, ice is cold.

A quote above the first question of a section may be the text that it is about; then all quotes may be.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from deckpress.reading.parts.options import options_at
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_of

_FEWEST = 3
_SHARE = 0.6
_NEAR = 3
"""How many blocks may be between a question and its options."""


def has_feedback(document: Document, asked: Sequence[Start]) -> bool:
    """True if most questions have such a quote below their options, and no section begins with one."""
    blocks = document.blocks
    if not any(block.kind == "quote" for block in blocks):
        return False
    quoted = sum(_has_quote(document, start) for start in asked)
    if quoted < max(_FEWEST, _SHARE * len(asked)):
        return False
    first = bisect_right(blocks, asked[0].start, key=lambda block: block.start) - 1
    heads = (above.kind in ("heading", "rule") for above, block in pairwise(blocks[first:]) if block.kind == "quote")
    return not any(heads) and all(block.kind != "quote" for block in blocks[max(first - _NEAR, 0) : first])


def below_feedback(document: Document, asked: Sequence[Start]) -> dict[int, int]:
    """The lines at which questions with more than a paragraph begin, by the lines of the paragraphs that ask."""
    blocks = document.blocks
    found: dict[int, int] = {}
    above = 0
    for start in asked:
        index = bisect_right(blocks, start.start, key=lambda block: block.start) - 1
        first = index
        while first > above and _may_tell(document, blocks[first - 1]):
            first -= 1
        while first < index and blocks[first].kind == "list":
            first += 1
        if first < index:
            found[start.start] = blocks[first].start
        above = index + 1
    return found


def _has_quote(document: Document, start: Start) -> bool:
    """True for a question above options with a mark and a quote right below them."""
    blocks = document.blocks
    index = bisect_right(blocks, start.end - 1, key=lambda block: block.start)
    for below, block in enumerate(blocks[index : index + _NEAR], index):
        if _are_marked(document, block):
            return below + 1 < len(blocks) and blocks[below + 1].kind == "quote"
    return False


def _may_tell(document: Document, block: Block) -> bool:
    """True for text, lists and code of a question; not for headings, rules, quotes, labels and options with a mark."""
    if block.kind not in ("paragraph", "list", "fence", "code", "table") or label_of(document.lines[block.start]):
        return False
    return not _are_marked(document, block)


def _are_marked(document: Document, block: Block) -> bool:
    options = options_at(document, block) if block.kind in ("list", "paragraph") else None
    return options is not None and options.marked
