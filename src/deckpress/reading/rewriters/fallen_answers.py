"""Headings in items of a list whose answers are not indented, `- #### [What is a list?](#1)`, -> plain headings.

Markdown ends such an item at the first line that is not indented, so that the answer is beside the item or below the
list. If one answer falls out of its item, all headings that begin an item become plain headings. Lines keep their
numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from deckpress.reading.text.tree import Change, Document, Item
from deckpress.regex import regex

_HEADING = regex(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?P<marks>#{1,6}[ \t]+)(?P<text>.*?)[ \t#]*\Z")
_LINKED = regex(r"(?P<open>(?:\d{1,4}[.)][ \t]+)?\[)(?P<text>.+)\]\(#[^()\s]*\)\Z")
_ANCHOR = regex(
    r"[ \t]*<(?P<tag>div|a|span)[ \t]+(?:id|name)=[\"']?[^\"'<>]*[\"']?[ \t]*/?>(?:</(?P=tag)>)?[ \t]*\Z", re.I
)
_FEWEST = 2


def with_plain_headings(document: Document) -> Document:
    """The document with such headings, and what is below them, at the left edge."""
    lists = [block for block in document.blocks if any(_begins(document, item) for item in block.items)]
    items = [item for block in lists for item in block.items if _begins(document, item)]
    levels = {item.level for item in items}
    if len(items) < _FEWEST or len(levels) != 1 or not any(_falls(document)):
        return document
    changes: dict[int, Change] = {}
    for item in items:
        changes.update(_moved(document, item))
    return document.with_lines(changes)


def _begins(document: Document, item: Item) -> bool:
    return item.first == "heading" and _HEADING.match(document.lines[item.start]) is not None


def _falls(document: Document) -> Iterator[bool]:
    """True for each heading in an item that has nothing but an anchor below it, with its answer beside the item."""
    for block, after in pairwise((*document.blocks, None)):
        if block is None or block.kind != "list":
            continue
        for item, beside in pairwise((*block.items, None)):
            if item is None or not _begins(document, item) or not _is_empty(document, item):
                continue
            below = beside is None and after is not None and after.kind in ("paragraph", "fence", "table", "quote")
            yield below or (beside is not None and beside.first != "heading")


def _is_empty(document: Document, item: Item) -> bool:
    lines = document.lines[item.start + 1 : item.end]
    return all(not line.strip() or _ANCHOR.match(line) for line in lines)


def _moved(document: Document, item: Item) -> Iterator[tuple[int, Change]]:
    """The lines of an item without their indent; a link to the contents and the anchor for it are left out."""
    heading = _HEADING.match(document.lines[item.start])
    if heading is None:
        return
    words, column = heading.group("text"), heading.start("text")
    if linked := _LINKED.match(words):
        words = linked.group("open")[:-1] + linked.group("text")
        column += 1
    text = heading.group("marks") + words
    yield item.start, (text, column - len(heading.group("marks")))
    for number in range(item.start + 1, item.end):
        line = document.lines[number]
        if _ANCHOR.match(line):
            yield number, ("", 0)
        elif cut := min(item.indent, len(line) - len(line.lstrip(" "))):
            yield number, (line[cut:], cut)
