"""Titles right above questions in paragraphs that also hold the answers -> headings.

    Messages
    What does each call tell?
    The first tells the class.

Markdown reads the three lines as one paragraph. The first lines count as titles if, with the paragraphs that begin with
a question, at least five hold a question and its answer; three, if each has a title or no other paragraph is there. In
documents with headings, they stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind, number_of
from deckpress.regex import regex

_TITLE = regex(r"[A-ZÀ-ÖØ-Þ\u0370-\u1fff\u2e80-\ud7ff](?:[^.:;!?¿。：？！,|<>=#*_`\[\]]|[.,](?=\w)){2,59}[ \t]*\Z")
"""A line without the marks of a sentence, of Markdown or of a meaning."""
_LONGEST = 240
_MOST_WORDS = 8
_FEWEST = 5
_FEWEST_ALONE = 3
"""The smallest number if each has a title, or if no other paragraph is among them."""
_MOST_TITLES = 2
"""How many titles may be above a question: that of the sheet and its own."""


def with_titles_of_questions(document: Document) -> Document:
    """The document with such titles as headings; lines keep their numbers."""
    if sum(1 for block in document.blocks if block.kind == "heading") > 1:
        return document
    paragraphs = [block for block in document.blocks if block.kind == "paragraph" and block.end > block.start + 1]
    titles = [_titles(document.lines[block.start : block.end]) for block in paragraphs]
    titled = sum(map(bool, titles))
    found = titled + _asking(document, paragraphs) if titled else 0
    alone = titled == found or found == sum(1 for block in document.blocks if block.kind == "paragraph")
    if found < (_FEWEST_ALONE if alone else _FEWEST):
        return document
    mark = "###### "
    lines = (
        line
        for block, count in zip(paragraphs, titles, strict=True)
        for line in range(block.start, block.start + count)
    )
    return document.with_lines({line: (mark + document.lines[line].strip(), -len(mark)) for line in lines})


def _titles(lines: Sequence[str]) -> int:
    """How many lines at the head of a paragraph are titles above a question and its answer."""
    count = len(list(takewhile(_is_title, lines[:_MOST_TITLES])))
    told = lines[count + 1 :]
    return count if told and _asks(lines[count]) and not _asks_too(told) else 0


def _asking(document: Document, paragraphs: Sequence[Block]) -> int:
    """How many paragraphs begin with a question above its answer."""
    found = (document.lines[block.start : block.end] for block in paragraphs)
    return sum(1 for asked, *told in found if _asks(asked) and not _asks_too(told))


def _asks(line: str) -> bool:
    """True for a line that asks and has no label and no number."""
    words = line.strip()
    if len(words) > _LONGEST or label_kind(words) or number_of(words):
        return False
    return (words[0].isupper() or words[0] == "¿" or not words[0].isascii()) and looks_like_question(words)


def _asks_too(told: Sequence[str]) -> bool:
    """True if the text below a question asks as well, begins with a label, or holds options."""
    return begins_options(told[0]) or label_kind(told[0]) != "" or any(map(looks_like_question, told))


def _is_title(line: str) -> bool:
    words = line.strip()
    few = len(words.split()) <= _MOST_WORDS
    return few and _TITLE.match(words) is not None and not label_kind(words) and not number_of(words)
