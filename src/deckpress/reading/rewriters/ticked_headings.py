"""Headings with a tick right below the heading of a question, which are its answer: `### ✔ Mercury`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.labels import label_of
from deckpress.regex import regex

_TICK = regex(r"(?P<marks> {0,3}#{1,6}[ \t]+)(?P<tick>[✓✔✅☑]\ufe0f?[ \t]*)(?=\S)")
_FEWEST = 3
_LABEL = "**Answer:** "


def with_answers(document: Document) -> Document:
    """The document, with its ticked headings as lines with the label of an answer.

    They are answers only if there are several, each of which is the first thing below a heading of a higher level: a
    list of features has more than one below a heading.
    """
    ticked = [
        block for block in document.blocks if block.kind == "heading" and _TICK.match(document.lines[block.start])
    ]
    if len(ticked) < _FEWEST or len(ticked) != sum(1 for _ in _first_below(document)):
        return document
    changes: dict[int, Change] = {}
    for block in ticked:
        match = _TICK.match(document.lines[block.start])
        assert match is not None
        said = match.string[match.end() :]
        label = "" if (own := label_of(said)) and own.kind == "answer" else _LABEL
        changes[block.start] = (label + said, match.end() - len(label))
    return document.with_lines(changes)


def _first_below(document: Document) -> Iterator[Block]:
    """The ticked headings right below a heading of a higher level without a tick."""
    for above, block in pairwise(document.blocks):
        if above.kind == block.kind == "heading" and above.level < block.level:
            ticks = [_TICK.match(document.lines[found.start]) is not None for found in (above, block)]
            if ticks == [False, True]:
                yield block
