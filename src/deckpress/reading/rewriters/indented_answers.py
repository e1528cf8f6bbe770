"""Bullets that are indented like code right below a paragraph that asks -> the same bullets as a list.

    What is a fork?
        - A copy of a process.
        - It shares the text.

Markdown reads such lines as more words of the paragraph. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.starts.numbered_runs import is_task
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.regex import regex

_BULLET = regex(r"^(?:[ ]{0,3}\t|[ ]{4})[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S", re.M)
_FEWEST = 2


def with_listed_bullets(document: Document) -> Document:
    """The document with such bullets moved to the left, if two paragraphs or more have some."""
    numbers = document.table.holding(_BULLET)
    if len(numbers) < _FEWEST:
        return document
    blocks = {block.start: block for n in numbers if (block := document.block_from(n)) and _leads(document, block)}
    changes = [dict(_moved(document, block)) for block in blocks.values()]
    if len(changes) < _FEWEST:
        return document
    return document.with_lines({number: change for found in changes for number, change in found.items()})


def _leads(document: Document, block: Block) -> bool:
    """True for a paragraph that asks or sets a task on its first line, with such a bullet on the next."""
    if block.kind != "paragraph" or block.end < block.start + _FEWEST:
        return False
    first = document.lines[block.start].strip().strip("*_")
    return bool(_BULLET.match(document.lines[block.start + 1])) and (looks_like_question(first) or is_task(first))


def _moved(document: Document, block: Block) -> Iterator[tuple[int, Change]]:
    """The lines of the list below the first line of a paragraph, and of the code below that, without its indent."""
    indent = _indent(document.lines[block.start + 1])
    for number in range(block.start + 1, len(document.lines)):
        line = document.lines[number]
        if line.strip() and _indent(line)[: len(indent)] != indent:
            return
        if line.strip():
            yield number, (line[len(indent) :], len(indent))


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]
