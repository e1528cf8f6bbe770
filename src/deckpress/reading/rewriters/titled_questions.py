"""Questions in quotation marks right below the headings of their topics -> questions with a label.

    ## 2. Seals

    "What is a seal? Draw one."

    It closes a letter.

The headings become sections. Nearly all headings with text below them must have one. Places in the file do not
change.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.regex import regex

_QUOTED = regex(r"[ \t]{0,3}(?P<mark>\*\*|__|[*_])?[\"“„«‘](?P<words>[^\"“”„«»]+)[\"”“»’](?(mark)(?P=mark))[ \t]*\Z")
_FEWEST = 3
_NEARLY_ALL = 0.8
_MOST = 0.6
"""The share of them that must ask or set a task."""
_OPENING = ('"', "“", "„", "«", "‘")


def with_titled_questions(document: Document) -> Document:
    """The document with the label of a question in place of such quotation marks."""
    blocks = document.blocks
    below = [(head, block) for head, block in pairwise(blocks) if head.kind == "heading" and block.kind == "paragraph"]
    levels = [head.level for head, block in below if _begins(document.lines[block.start])]
    if len(levels) < _FEWEST:
        return document
    level = max(levels)
    titled = [block for head, block in below if head.level == level and _is_quoted(document, block)]
    asked = sum(1 for block in titled if _asks(document, block))
    heads = [block for block in blocks if block.kind == "heading" and block.level == level]
    asking = any(looks_like_question(head.text) for head in heads)
    if asking or asked < _MOST * len(titled) or len(titled) < max(_FEWEST, _NEARLY_ALL * len(heads)):
        return document
    return document.with_lines(dict(change for block in titled for change in _labelled(document, block)))


def _begins(line: str) -> bool:
    return line.lstrip(" \t*_").startswith(_OPENING)


def _is_quoted(document: Document, block: Block) -> bool:
    """True for one line that is in quotation marks as a whole."""
    return block.end == block.start + 1 and _QUOTED.match(document.lines[block.start]) is not None


def _asks(document: Document, block: Block) -> bool:
    """True for such a line that asks or sets a task, perhaps before its last sentence."""
    match = _QUOTED.match(document.lines[block.start])
    words = match["words"].strip() if match else ""
    return bool(words) and (looks_like_question(words) or "? " in words or is_task(words))


def _labelled(document: Document, block: Block) -> Iterator[tuple[int, Change]]:
    match = _QUOTED.match(document.lines[block.start])
    assert match is not None
    label = "**Q:** "
    yield block.start, (label + match["words"].strip(), match.start("words") - len(label))
