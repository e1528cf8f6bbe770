"""The text of a quote without its marks."""

from __future__ import annotations

from deckpress.model import Text
from deckpress.reading.text.tree import Document
from deckpress.reading.words.line_marks import QUOTE_MARK


def quoted_text(document: Document, start: int, end: int) -> Text:
    """The text of a quote on some lines, which may lack their marks (lazy continuation in CommonMark)."""
    marks = ((number, QUOTE_MARK.match(document.lines[number])) for number in range(start, end))
    return document.cut_text((number, mark.end() if mark else 0, None) for number, mark in marks)
