"""What a line is by itself: the marks at its head and its end, and whether it has text."""

from __future__ import annotations

from collections.abc import Iterable

from deckpress.regex import regex

HEADING_MARK = regex(r" {0,3}#{1,6}[ \t]+")
HEADING = regex(r" {0,3}#{1,6}[ \t]+\S")
"""The head of a heading that has words."""
ITEM_MARK = regex(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
QUOTE_MARK = regex(r" {0,3}> ?")
QUESTION_MARKS = ("?", "？", "؟")
SENTENCE_END = regex(r"[.!。！][*_)\s]*\Z")
"""The end of a sentence that does not ask."""


def first_with_text(lines: Iterable[str]) -> str:
    """The first of some lines that is not blank; '' if all are."""
    return next((line for line in lines if line.strip()), "")
