"""Paragraphs of several lines that begin with a question and go on with its answer, among others of the kind.

    What is a jib? It is a small sail in
    front of the mast.

    Who steers? The helmsman.

Prose asks like this, too, so most paragraphs below a heading must do so, and at least three.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.starts.pair_marks import pair_of
from deckpress.reading.starts.pairs import line_pairs, pair_start
from deckpress.reading.text.tree import Block, Document, once
from deckpress.reading.words.line_marks import QUESTION_MARKS

_FEWEST = 3
_MOST_OF = 0.6


def paragraph_pairs(document: Document, block: Block) -> list[Start]:
    """The pair that such a paragraph holds, or the pairs on the lines of any other."""
    pair = pair_of(document.lines[block.start]) if block.start in _wrapped(document) else None
    if pair is None:
        return line_pairs(document, block)
    return [replace(pair_start(document, block.start, pair, None), limit=block.end)]


@once
def _wrapped(document: Document) -> frozenset[int]:
    """The first lines of all paragraphs of several lines that begin so, each below a heading with others."""
    found: set[int] = set()
    for own in _below_headings(document):
        asking = [block for block in own if _begins_with_question(document, block)]
        if len(asking) >= max(_FEWEST, _MOST_OF * len(own)):
            found |= {block.start for block in asking if block.end > block.start + 1}
    return frozenset(found)


def _below_headings(document: Document) -> Iterator[list[Block]]:
    for is_heading, blocks in groupby(document.blocks, key=lambda block: block.kind == "heading"):
        if not is_heading:
            yield [block for block in blocks if block.kind == "paragraph"]


def _begins_with_question(document: Document, block: Block) -> bool:
    """True for a paragraph whose first line alone asks, with words behind the question mark."""
    first, *below = document.lines[block.start : block.end]
    if not any(mark in first for mark in QUESTION_MARKS):
        return False
    pair = pair_of(first)
    return pair is not None and pair.mark == "?" and not any(mark in line for line in below for mark in QUESTION_MARKS)
