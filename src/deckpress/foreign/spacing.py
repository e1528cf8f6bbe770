"""Marks for the ends of lines and paragraphs in a field, and what runs of them show: nothing, a line end, or a gap.

Both the look of a field and its Markdown are made with them, so that both agree on what Anki shows.
"""

from __future__ import annotations

import re

from deckpress.marks import LINE_BREAK, LINE_EDGE, PARAGRAPH_BREAK
from deckpress.regex import regex

EDGE, LINE, BREAK = LINE_EDGE, LINE_BREAK, PARAGRAPH_BREAK
"""Where a `<div>` begins or ends: what is on both sides is on lines of its own. A `<br>`. The edge of a paragraph."""
MARKS = EDGE + LINE + BREAK
_RUN = regex(rf"[ ]*[{MARKS}][ {MARKS}]*")
_SPACE = regex(r"[ \t\n\r\f]+")
_AROUND_NBSP = regex(r" \xa0|\xa0 ")


def settled(flat: str) -> str:
    """The text with each run of marks as one `BREAK` or `LINE`, and each run of blanks as one.

    A `<br>` at the end of a `<div>` shows nothing; one in a `<div>` of its own is an empty line.
    """
    flat = _SPACE.sub(" ", flat)
    while "\xa0" in flat and _AROUND_NBSP.search(flat):
        flat = _AROUND_NBSP.sub(" ", flat)
    return _RUN.sub(_shown, flat).strip(f" \xa0{MARKS}")


def _shown(run: re.Match[str]) -> str:
    marks = run.group().replace(" ", "")
    if BREAK in marks:
        return BREAK
    lines = marks.count(LINE) + marks.startswith(EDGE)
    return BREAK if lines > 1 else LINE
