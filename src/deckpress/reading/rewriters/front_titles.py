"""A file for one question, which the front matter asks: `title: What is DNS?` -> the title as a heading of level 1.

So does the key `question`. The text below has no heading of that level. Whether it is the answer is weighed with the
other readings. If most headings ask, the key `question` has their level, and the text above them is its answer.
"""

from __future__ import annotations

from dataclasses import replace

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Document

_MOST_ASK = 0.6


def with_asking_title(document: Document, title: str, asked: str = "") -> Document:
    """The document with the question of its front matter as its first heading: `asked`, or the title if it asks."""
    title = asked or title
    if not document.first or not looks_like_question(title):
        return document
    if any(block.kind == "heading" and block.level == 1 for block in document.blocks):
        return document
    head = document.lines[: document.first]
    row = next((number for number, line in enumerate(head) if title in line), None)
    if row is None:
        return document  # written over several lines, or with escapes: it has no place of its own
    last = document.first - 1
    lines, origin = list(document.lines), list(document.origin)
    mark = "#" * (_level_of_questions(document) if asked else 1) + " "
    lines[last] = mark + title
    origin[last] = (row + 1, head[row].index(title) + 1 - len(mark))
    return replace(document, first=last).rewritten(lines, origin)


def _level_of_questions(document: Document) -> int:
    """The level of the highest headings if most of them ask below text that is above all of them; else 1."""
    headings = [block for block in document.blocks if block.kind == "heading"]
    if not headings or headings[0] is document.blocks[0]:
        return 1
    level = min(heading.level for heading in headings)
    highest = [heading for heading in headings if heading.level == level]
    asking = sum(1 for heading in highest if looks_like_question(heading.text))
    return level if asking >= _MOST_ASK * len(highest) else 1
