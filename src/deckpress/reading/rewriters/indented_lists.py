"""Numbered questions that are indented like code -> the same lines as a list.

    1. What is wine?          (four blanks before each line)
    A drink.
    2. What is rice?

Markdown reads such lines as code. They count as a list if they hold most of the text of a document and most of their
numbered lines ask. If most have an answer with a label below them (`R: A drink.`), they become lines at the edge.
So do lines without numbers, if all text but the headings is indented, and at least three ask above their answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.rewriters.equals_labels import is_short_answer
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

_ITEM = regex(r"[ \t]*(?P<mark>(?P<number>\d{1,3})[.)](?:[-–—][ \t]*(?!\d)|[ \t]+|(?=[¿¡])))(?=\S)")
_FEWEST = 2
_FEWEST_BARE = 3
_FEWEST_WORDS = 3
_MOST_OF_TEXT = 0.5
_MOST_ASK = 0.5
_MOST_ANSWERED = 0.6
_Line = tuple[int, int, int]


def without_indents(document: Document) -> Document:
    """The document, with its indented blocks of numbered questions as lists, at their places in the file."""
    if bare := _bare(document):
        return document.with_lines({number: (document.lines[number][cut:], cut) for number, cut in bare.items()})
    moved = [line for block in document.blocks if block.kind == "code" for line in _moved(document, block)]
    asking = [n for n, _, cut in moved if not cut]
    if len(asking) < _FEWEST or not _are_most(document, moved):
        return document
    if _are_answered(document, moved):
        moved = [(number, cut, 0) for number, cut, _ in moved]
    elif not _ask(document, asking):
        return document
    return document.with_lines({n: (" " * width + document.lines[n][cut:], cut - width) for n, cut, width in moved})


def _bare(document: Document) -> dict[int, int]:
    """The indent of each line in code, if only headings are outside, and three or more lines ask above text."""
    if any(block.kind not in ("code", "heading") for block in document.blocks):
        return {}
    code = [block for block in document.blocks if block.kind == "code"]
    lines = [number for block in code for number in range(block.start, block.end) if document.lines[number].strip()]
    texts = [document.lines[number].strip() for number in lines]
    asking = [_asks(text) for text in texts]
    answered = sum(1 for asks, also in pairwise(asking) if asks and not also)
    if answered < _FEWEST_BARE or answered < sum(asking) or not any(asking[:_FEWEST]):
        return {}
    least = min(len(document.lines[number]) - len(document.lines[number].lstrip()) for number in lines)
    return dict.fromkeys(lines, least)


def _asks(text: str) -> bool:
    """True for a question of some words, not the end of a statement in code."""
    return len(text.split()) >= _FEWEST_WORDS and text[0].isupper() and looks_like_question(text)


def _moved(document: Document, block: Block) -> Iterator[_Line]:
    """The lines of an indented list: number, indentation, and the width of the mark before its text in the list."""
    lines = [number for number in range(block.start, block.end) if document.lines[number].strip()]
    first = _ITEM.match(document.lines[lines[0]]) if lines else None
    if first is None:
        return
    depth = first.start("mark")
    found = {number: _ITEM.match(document.lines[number]) for number in lines}
    items = {number: item for number, item in found.items() if item and item.start("mark") == depth}
    if any(int(above["number"]) >= int(below["number"]) for above, below in pairwise(items.values())):
        return
    width = 0
    for number in lines:
        line = document.lines[number]
        if item := items.get(number):
            width = len(item["mark"])
            yield number, depth, 0
        else:
            yield number, min(depth, len(line) - len(line.lstrip())), width


def _ask(document: Document, items: Sequence[int]) -> bool:
    """True if most of the numbered lines ask."""
    asking = sum(1 for number in items if looks_like_question(document.lines[number].strip()))
    return asking >= _MOST_ASK * len(items)


def _are_answered(document: Document, moved: Sequence[_Line]) -> bool:
    """True if the line below most of the numbered ones has the label of an answer."""
    items = sum(1 for _, _, width in moved if not width)
    answered = sum(
        1
        for (_, _, above), (number, cut, width) in pairwise(moved)
        if width and not above and is_short_answer(document.lines[number][cut:])
    )
    return answered >= max(_FEWEST, _MOST_ANSWERED * items)


def _are_most(document: Document, moved: Sequence[_Line]) -> bool:
    """True if the numbered lines and those below them are most of the document's text."""
    headings = {
        number for block in document.blocks if block.kind == "heading" for number in range(block.start, block.end)
    }
    rest = (n for n in range(document.first, len(document.lines)) if n not in headings)
    total = sum(len(document.lines[number].strip()) for number in rest)
    own = sum(len(document.lines[number].strip()) for number, _, _ in moved)
    return own >= _MOST_OF_TEXT * total
