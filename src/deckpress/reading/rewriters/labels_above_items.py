"""Lists that begin with the label of a question above an item with its words -> the question, and the list below it.

    - Question:
      - Should a table hold the prefixes?
    - For: it is fast
    - Against: it is large

There are two such lists or more. Places in the file do not change.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.labels import label_alone
from deckpress.regex import regex

_ITEM = regex(r"[ \t]*[-*+][ \t]+(?=\S)")
_FEWEST = 2


def with_questions_out_of_lists(document: Document) -> Document:
    """The document, with such labels and questions as plain lines."""
    lists = [block for block in document.blocks if block.kind == "list" and _begins_with_question(document, block)]
    if len(lists) < _FEWEST:
        return document
    return document.with_lines(dict(change for block in lists for change in _plain(document, block)))


def _begins_with_question(document: Document, block: Block) -> bool:
    """True if the first of several items is a label above a list of one item of one line."""
    first = block.items[0]
    if len(block.items) == 1 or block.ordered or first.text.rstrip(" *_")[-1:] not in (":", "："):
        return False
    below = [line for line in document.lines[first.start + 1 : first.end] if line.strip()]
    return label_alone(first.text) == "question" and len(below) == 1 and _ITEM.match(below[0]) is not None


def _plain(document: Document, block: Block) -> Iterator[tuple[int, Change]]:
    first = block.items[0]
    for number in range(first.start, first.end):
        if match := _ITEM.match(document.lines[number]):
            yield number, (document.lines[number][match.end() :], match.end())
