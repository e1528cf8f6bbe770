"""The marks at the head and at the end of a line that say what it is."""

from __future__ import annotations

from deckpress.regex import regex

HEADING_MARK = regex(r" {0,3}#{1,6}[ \t]+")
HEADING = regex(r" {0,3}#{1,6}[ \t]+\S")
"""The head of a heading that has words."""
QUOTE_MARK = regex(r" {0,3}> ?")
QUESTION_MARKS = ("?", "？", "؟")
SENTENCE_END = regex(r"[.!。！][*_)\s]*\Z")
"""The end of a sentence that does not ask."""
