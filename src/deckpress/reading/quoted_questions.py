"""Quotes that hold a question with its options, as exam papers set off their cases -> the same lines without quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.reading.option_values import LETTER, sequence
from deckpress.reading.tree import Block, Document

_MARK = re.compile(r" {0,3}> ?")
_CALLOUT = re.compile(r" {0,3}>[ \t]*\[!")
_BOLD = re.compile(r"\*\*((?:(?!\*\*).)+)\*\*[ \t]*\Z")
"""The line in which a case asks, which is no question of its own."""
_FEWEST = 3


def without_quotes(document: Document) -> Document:
    """The document, with each quote that holds text and then lettered options as plain text."""
    quotes = [block for block in document.blocks if block.kind == "quote" and _asks(document, block)]
    if not quotes:
        return document
    lines, origin = list(document.lines), list(document.origin)
    for block in quotes:
        options = next(n for n in range(block.start, block.end) if LETTER.match(lines[n].lstrip("> ")))
        for number in range(block.start, block.end):
            if mark := _MARK.match(lines[number]):
                row, column = origin[number]
                lines[number], origin[number] = lines[number][mark.end() :], (row, column + mark.end())
            if (bold := _BOLD.match(lines[number])) and number < options:
                row, column = origin[number]
                lines[number], origin[number] = bold.group(1), (row, column + 2)
    return document.rewritten(lines, origin)


def _asks(document: Document, block: Block) -> bool:
    """True for a quote with text above its options, of which there are at least three, in order."""
    lines = document.lines[block.start : block.end]
    if _CALLOUT.match(lines[0]):
        return False
    texts = [_MARK.sub("", line).strip() for line in lines]
    found = [(number, match.group("letter")) for number, text in enumerate(texts) if (match := LETTER.match(text))]
    letters = [letter for _, letter in found]
    return len(letters) >= _FEWEST and bool(sequence(letters)) and any(_words(texts[: found[0][0]]))


def _words(texts: Sequence[str]) -> Sequence[str]:
    return [text for text in texts if text]
