"""Bold lines that end in a colon, among bold lines that ask: titles within the answers, not questions.

    ## 1

    **❓ What do the plans hold?**

    **Small plan:**

    - a site

The lines that ask must stand out: all of them begin with the same sign, which no title has, or each is the first bold
line below its own heading.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.starts.counted_bold import ASIDE
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_FEWEST = 3
_COLON = regex(r".*[:：][ \t]*(?:\*\*|__)?[ \t]*\Z")
_SIGN = regex(r"[ \t]*(?:\*\*|__)[ \t]*(?P<sign>[^\w\s*_¿¡\"'“‘«「『(\[`$<\\&#]{1,3})[ \t]*")


def with_subtitles(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates; bold lines that end in a colon as asides, if the bold lines that ask stand out from them."""
    bold = [start for start in starts if start.shape == "bold" and not start.form]
    asking = [start for start in bold if start.asks]
    titles = [start for start in bold if _is_title(document, start)]
    if len(asking) < _FEWEST or not titles or len(asking) + len(titles) < len(bold):
        return list(starts)
    if not (_have_signs(document, asking, titles) or _come_first(document, asking, titles)):
        return list(starts)
    named = {id(start) for start in titles}
    return [replace(start, form=ASIDE) if id(start) in named else start for start in starts]


def _is_title(document: Document, start: Start) -> bool:
    """True for a line with a colon at its end that has no other sign of a question."""
    known = start.asks or start.marked or start.labelled or start.numbered
    return not known and bool(_COLON.match(document.lines[start.start]))


def _have_signs(document: Document, asking: Sequence[Start], titles: Sequence[Start]) -> bool:
    """True if all lines that ask begin with the same sign, such as an emoji, and no title does."""
    signs = {_sign(document, start) for start in asking}
    return len(signs) == 1 and "" not in signs and not any(_sign(document, start) in signs for start in titles)


def _sign(document: Document, start: Start) -> str:
    found = _SIGN.match(document.lines[start.start])
    return found["sign"] if found else ""


def _come_first(document: Document, asking: Sequence[Start], titles: Sequence[Start]) -> bool:
    """True if each line that asks is the first bold line below its own heading, and each title is below such a line.

    A title that tells the reader to do something, `**Name the parts:**`, may be a question.
    """
    if any(is_task(title.text.markdown) for title in titles):
        return False
    headings = [block.start for block in document.blocks if block.kind == "heading"]
    sections = [bisect_right(headings, start.start) for start in asking]
    asked = {section: start.start for section, start in zip(sections, asking, strict=True) if section}
    places = [(bisect_right(headings, title.start), title.start) for title in titles]
    return len(asked) == len(asking) and all(section in asked and asked[section] < at for section, at in places)
