"""Questions in italics, each above its answer, `*What is a tide?*`, -> questions in bold print.

They count if nothing else asks, nearly all of them have text below, and bold lines and headings are fewer: these may be
the terms that such questions explain. Tasks in italics among them are questions, too: `*Explain the tides.*`.
"""

from __future__ import annotations

from itertools import zip_longest

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

_ENDS = ("?*\n", "?_\n", "？*\n", "？_\n")
_ITALIC = regex(r"(?P<mark>[*_])(?=[^\s*_])(?P<words>(?:(?!(?P=mark))[^\n])+[?？])(?P=mark)[ \t]*(?=\n|\Z)")
_SLANTED = regex(r"(?P<mark>[*_])(?=[^\s*_])(?P<words>(?:(?!(?P=mark))[^\n])+)(?P=mark)\Z")
_FEWEST = 3
_MOST_OF = 0.8


def with_bold_questions_for_italics(document: Document) -> Document:
    """The document with such questions in bold print."""
    if not any(end in document.source.text for end in _ENDS):
        return document
    asking: list[Block] = []
    answered = titles = 0
    for block, below in zip_longest(document.blocks, document.blocks[1:]):
        match = _ITALIC.match(block.text) if block.kind == "paragraph" else None
        if match is not None and document.lines[block.start].startswith(match.group()) and not label_kind(block.text):
            asking.append(block)
            answered += block.end > block.start + 1 or _is_text(below)
        elif _asks(block):
            return document
        titles += block.level > 1 or block.text.startswith(("**", "__"))
    if len(asking) < _FEWEST or answered < _MOST_OF * len(asking) or 2 * titles > len(asking):
        return document
    tasks = [block for block in document.blocks if block.kind == "paragraph" and _is_task(document, block)]
    chosen = (*asking, *tasks)
    return document.with_lines({block.start: (_bold(document.lines[block.start]), -1) for block in chosen})


def _is_task(document: Document, block: Block) -> bool:
    """True for a first line in italics that sets a task."""
    line = document.lines[block.start].rstrip()
    match = _SLANTED.match(line) if line[:1] in ("*", "_") else None
    return match is not None and is_task(match["words"])


def _asks(block: Block) -> bool:
    """True for a heading, a bold line or an item that asks, and for the label of a question."""
    if block.kind == "list":
        return any(looks_like_question(item.text.split("\n", 1)[0]) for item in block.items)
    first = block.text.split("\n", 1)[0]
    titled = block.kind == "heading" or first.startswith(("**", "__"))
    return (titled and looks_like_question(first)) or label_kind(first) == "question"


def _is_text(block: Block | None) -> bool:
    return block is not None and block.kind != "heading" and _ITALIC.match(block.text) is None


def _bold(line: str) -> str:
    words = line.rstrip()
    return f"{words[0]}{words}{words[-1]}"
