"""Quotes that hold a question with its options, as exam papers set off their cases -> the same lines without quotes.

So may quotes of nothing but options, if there are many of them, or several below questions:

    Which is a metal?

    > A. Oak
    > B. Iron
    > C. Wool
"""

from __future__ import annotations

from deckpress.reading.parts.option_values import LETTER
from deckpress.reading.parts.outline import is_below_question
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.line_marks import QUOTE_MARK
from deckpress.reading.words.option_letters import sequence
from deckpress.regex import regex

_CALLOUT = regex(r" {0,3}>[ \t]*\[!")
_BOLD = regex(r"\*\*((?:(?!\*\*).)+)\*\*[ \t]*\Z")
"""The line in which a case asks, which is no question of its own."""
_FEWEST = 3
_FEWEST_ALONE = 2
_SHARE = 0.5
_MANY = 5


def without_quotes(document: Document) -> Document:
    """The document, with each quote that holds text and then lettered options as plain text."""
    quotes = [block for block in document.blocks if block.kind == "quote" and _has_letters(document, block)]
    alone = {block.start for block in quotes if _holds_options(document, block)}
    asked = sum(1 for start in alone if is_below_question(document.lines, start))
    sure = len(alone) >= _MANY or (asked >= _FEWEST_ALONE and asked >= _SHARE * len(alone))
    changes: dict[int, Change] = {}
    for block in (quote for quote in quotes if sure or quote.start not in alone):
        options = next(n for n in range(block.start, block.end) if LETTER.match(document.lines[n].lstrip("> ")))
        for number in range(block.start, block.end):
            mark = QUOTE_MARK.match(document.lines[number])
            cut = mark.end() if mark else 0
            text = document.lines[number][cut:]
            bold = _BOLD.match(text) if number < options else None
            changes[number] = (bold.group(1), cut + 2) if bold else (text, cut)
    return document.with_lines(changes)


def _has_letters(document: Document, block: Block) -> bool:
    """True for a quote with three options or more, in order."""
    if _CALLOUT.match(document.lines[block.start]):
        return False
    letters = [match["letter"] for line in _texts(document, block) if (match := LETTER.match(line))]
    return len(letters) >= _FEWEST and bool(sequence(letters))


def _holds_options(document: Document, block: Block) -> bool:
    """True for a quote with no text above its options."""
    first = next(filter(None, _texts(document, block)))
    return LETTER.match(first) is not None


def _texts(document: Document, block: Block) -> list[str]:
    return [QUOTE_MARK.sub("", line).strip() for line in document.lines[block.start : block.end]]
