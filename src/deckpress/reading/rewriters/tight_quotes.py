"""Quotes that are only the letter of the right option -> the lines right below them, which begin the next questions.

    - (A) Iron
    - (B) Neon
    > B
    **Which is a metal?**

A blank line is missing: Markdown reads the next question as the rest of the quote.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_KEY = regex(r" {0,3}>[ \t]*[*_(]{0,3}[A-La-l](?:[ \t]*(?:[,/&+]|and)[ \t]*[A-La-l]){0,5}[*_).]{0,3}[ \t]*\Z")


def lines_below_quoted_letters(document: Document) -> Iterator[int]:
    """The lines of text right below such quotes."""
    for block in document.blocks:
        below = block.start + 1
        if block.kind != "quote" or below >= block.end or not _KEY.match(document.lines[block.start]):
            continue
        if not document.lines[below].lstrip().startswith(">"):
            yield below
