"""Quotes that hold a question with its options, as exam papers set off their cases -> the same lines without quotes."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.reading.parts.option_values import LETTER
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.line_marks import QUOTE_MARK
from deckpress.reading.words.option_letters import sequence
from deckpress.regex import regex

_CALLOUT = regex(r" {0,3}>[ \t]*\[!")
_BOLD = regex(r"\*\*((?:(?!\*\*).)+)\*\*[ \t]*\Z")
"""The line in which a case asks, which is no question of its own."""
_FEWEST = 3


def without_quotes(document: Document) -> Document:
    """The document, with each quote that holds text and then lettered options as plain text."""
    quotes = [block for block in document.blocks if block.kind == "quote" and _asks(document, block)]
    changes: dict[int, Change] = {}
    for block in quotes:
        options = next(n for n in range(block.start, block.end) if LETTER.match(document.lines[n].lstrip("> ")))
        for number in range(block.start, block.end):
            mark = QUOTE_MARK.match(document.lines[number])
            cut = mark.end() if mark else 0
            text = document.lines[number][cut:]
            bold = _BOLD.match(text) if number < options else None
            changes[number] = (bold.group(1), cut + 2) if bold else (text, cut)
    return document.with_lines(changes)


def _asks(document: Document, block: Block) -> bool:
    """True for a quote with text above three options or more, in order."""
    lines = document.lines[block.start : block.end]
    if _CALLOUT.match(lines[0]):
        return False
    texts = [QUOTE_MARK.sub("", line).strip() for line in lines]
    found = [(number, match.group("letter")) for number, text in enumerate(texts) if (match := LETTER.match(text))]
    letters = [letter for _, letter in found]
    return len(letters) >= _FEWEST and bool(sequence(letters)) and any(_words(texts[: found[0][0]]))


def _words(texts: Sequence[str]) -> Sequence[str]:
    return [text for text in texts if text]
