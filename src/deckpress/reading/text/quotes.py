"""The text of a quote without its marks."""

from __future__ import annotations

from deckpress.model import Text
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.line_marks import QUOTE_MARK
from deckpress.regex import regex

_FAR_MARK = regex(r"\A(?P<far>[ \t]*?) {0,3}> ?")
_BLANK = "&#x20;"
"""A blank at the end of a line, as GitBook writes it."""


def quoted_text(document: Document, start: int, end: int) -> Text:
    """The text of a quote on some lines, which may lack their marks (lazy continuation in CommonMark)."""
    return document.cut_text((number, end_of_mark(document.lines[number]), None) for number in range(start, end))


def end_of_mark(line: str) -> int:
    """The column at which the text of a line of a quote begins; 0 if the line lacks its mark."""
    mark = QUOTE_MARK.match(line)
    return mark.end() if mark else 0


def unquoted(line: str) -> str:
    """A line of a quote without its mark, which may be far to the right, and without a blank of GitBook at its end."""
    return _FAR_MARK.sub(r"\g<far>", line, count=1).removesuffix(_BLANK)


def without_mark(line: str) -> Change:
    """The same as a change of the line."""
    text = unquoted(line)
    return text, len(line.removesuffix(_BLANK)) - len(text)
