"""Bullets that are indented like code below a paragraph that asks -> the same bullets as a list.

    What is a fork?
        - A copy of a process.
        - It shares the text.

Markdown reads such lines as more words of the paragraph, or as code below a blank line. Places in the file do not
change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckpress.reading.parts.tasks import asks_or_sets_task
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.regex import regex

_BULLET = regex(r"^(?:[ ]{0,3}\t|[ ]{4})[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S", re.M)
_FEWEST = 2


def with_listed_bullets(document: Document) -> Document:
    """The document with such bullets moved to the left, if two paragraphs or more have some."""
    numbers = document.table.holding(_BULLET)
    if len(numbers) < _FEWEST:
        return document
    blocks = {block.start: block for n in numbers if (block := document.block_from(n))}
    begin = [line for block in blocks.values() if (line := _begins(document, block)) >= 0]
    if len(begin) < _FEWEST:
        return document
    return document.with_lines({number: change for line in begin for number, change in _moved(document, line)})


def _begins(document: Document, block: Block) -> int:
    """The line of the first such bullet below a line that asks or sets a task, in a paragraph or in code; else -1."""
    if block.kind == "paragraph":
        first, line = block.start, block.start + 1
    else:
        above = document.blocks_on(max(block.start - 2, 0), block.start)
        alone = block.kind == "code" and above and above[-1].kind == "paragraph"
        first, line = (above[-1].start, block.start) if alone and above[-1].end == above[-1].start + 1 else (-1, 0)
    if first < 0 or line >= block.end or not _BULLET.match(document.lines[line]):
        return -1
    words = document.lines[first].strip().strip("*_")
    return line if asks_or_sets_task(words) else -1


def _moved(document: Document, first: int) -> Iterator[tuple[int, Change]]:
    """The lines of the list that begins on a line, and of the code below it, without its indent."""
    indent = _indent(document.lines[first])
    for number in range(first, len(document.lines)):
        line = document.lines[number]
        if line.strip() and _indent(line)[: len(indent)] != indent:
            return
        if line.strip():
            yield number, (line[len(indent) :], len(indent))


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]
