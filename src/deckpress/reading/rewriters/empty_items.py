"""Empty list items above indented text, as a note program exports what it folds, -> the label of an answer.

    ```python
    print(1 + 1)
    ```

    -

        It prints 2.

Markdown ends an empty item at the blank line, so that the text is a block of code outside of it. Right below a line of
text, `-` even makes a heading of that line; it is no part of one if indented text is right below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from deckpress.reading.text.tree import Change, Document

_FEWEST = 3
_INDENT = 4


def with_answers_of_empty_items(document: Document) -> Document:
    """The document with labels in place of such items, and their texts at the left edge, if there are several."""
    found = list(_folded(document))
    if sum(1 for item, start, _ in found if start > item + 1) < _FEWEST:
        return document
    changes: dict[int, Change] = {}
    for item, start, end in found:
        changes[item] = ("Answer:", 0)
        for number in range(start, end):
            line = document.lines[number]
            by = min(_INDENT, len(line) - len(line.lstrip(" ")))
            changes[number] = (line[by:], by)
    return document.with_lines(changes)


def with_text_below_empty_bullets(document: Document) -> Document:
    """The document without a `-` right below text and above indented text, which then begins at the left edge."""
    changes: dict[int, Change] = {}
    for block in document.blocks:
        end = block.end
        if block.kind != "heading" or end == block.start + 1 or document.lines[end - 1].strip() != "-":
            continue
        by = _indent(document.lines[end]) if end < len(document.lines) else 0
        if by < _LEAST_INDENT:
            continue
        changes[end - 1] = ("", 0)
        while end < len(document.lines) and _indent(document.lines[end]) >= by:
            changes[end] = (document.lines[end][by:], by)
            end += 1
    return document.with_lines(changes) if changes else document


_LEAST_INDENT = 2


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) if line.strip() else 0


def _folded(document: Document) -> Iterator[tuple[int, int, int]]:
    """The lines of empty items below other text, each alone in its list, with the lines of the text below it.

    The text may also be right below the mark of the item.
    """
    above = False
    for block, below in pairwise(document.blocks):
        if above and block.kind == "list" and len(block.items) == 1 and len(document.lines[block.start].strip()) == 1:
            if block.end > block.start + 1:
                yield block.start, block.start + 1, block.end
            elif below.kind == "code":
                yield block.start, below.start, below.end
        above = block.kind != "rule"
