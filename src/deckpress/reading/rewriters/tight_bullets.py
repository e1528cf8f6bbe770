"""Questions without a blank after their dash, `-What is ebb?`, which begin no list in Markdown, -> with one.

They count below a blank line, if others of the document have the blank or there are several.
"""

from __future__ import annotations

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_TIGHT = regex(r"[ \t]{0,3}-(?=[^\W\d_]|¿)")
_LOOSE = regex(r"[ \t]{0,3}-[ \t]+\S")
_FEWEST = 3
_DASH = frozenset("-")


def with_blanks_behind_dashes(document: Document) -> Document:
    """The document with a blank after the dash of each such question."""
    lines = document.lines
    listed = document.table.marked(_DASH)
    tight = [n for n in listed if _TIGHT.match(lines[n]) and looks_like_question(lines[n]) and not _goes_on(lines, n)]
    if not tight:
        return document
    code = document.code_lines()
    tight = [n for n in tight if n not in code]
    loose = any(_LOOSE.match(lines[n]) and looks_like_question(lines[n]) for n in listed if n not in code)
    if not tight or not (loose or len(tight) >= _FEWEST):
        return document
    return document.with_lines({n: (lines[n].replace("-", "- ", 1), -1) for n in tight})


def _goes_on(lines: tuple[str, ...], number: int) -> bool:
    """True for a line right below other text, which it may continue."""
    return number > 0 and bool(lines[number - 1].strip())
