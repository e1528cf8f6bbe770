"""Lines of a few words alone, which may be titles, and the first lines of questions, above which they stand."""

from __future__ import annotations

from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

WORDS = regex(r"[ \t]{0,3}(?:\*\*|__)?([^\W\d_](?:[^\W\d_]|[ &/,'’-](?! )){3,59})[:：]?(?:\*\*|__)?[ \t]*\Z")
"""A line of words alone: letters, and the marks that join them."""
_MOST_WORDS = 4


def is_title(words: str) -> bool:
    """True for a few words of which the first has a capital."""
    return words[0].isupper() and len(words.split()) <= _MOST_WORDS


def title_words(line: str) -> str:
    """The words of a line that may be a title: a few words that begin with a capital; else ''."""
    match = WORDS.match(line)
    words = match.group(1).strip() if match else ""
    return words if words and is_title(words) else ""


def begins_at(document: Document, start: Start) -> int:
    """The line at which a question begins, or the table of which it is the first row."""
    around = document.blocks_on(start.start, start.start + 1) if start.shape == "row" else ()
    return around[0].start if around and around[0].kind == "table" else start.start
