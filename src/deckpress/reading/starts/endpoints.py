"""The headings of an API reference, `### Create a card` above `POST /cards`: most likely no questions.

Each is above the method and the path of a call, or is such a call itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_CALL = regex(
    r"[ \t>*_`#-]*+(?:GET|POST|PUT|PATCH|DELETE|HEAD)[*_`]{0,3}[:：]?[ \t]+[`*_]{0,3}(?:https?://[^\s/]{1,99})?/"
)
_SIGNS = ("GET", "POST", "PUT", "PATCH", "DELETE")
CALLS = "of calls"
"""The form of such headings."""
_FEWEST = 2
_SHARE = 0.5


def with_endpoints(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates; the headings that do not ask have a form of their own if half of those with text name calls."""
    if not any(sign in document.table.text for sign in _SIGNS):
        return list(starts)
    headings = [start for start in starts if start.is_heading and not start.evident]
    levels: dict[int, list[bool]] = {}
    for start in headings:
        if start.body:
            levels.setdefault(start.level, []).append(_is_call(document, start))
    if not any(sum(calls) >= max(_FEWEST, _SHARE * len(calls)) for calls in levels.values()):
        return list(starts)
    bold = (start for start in starts if start.shape == "bold" and not start.evident)
    told = {id(start) for start in (*headings, *(start for start in bold if _is_call(document, start)))}
    return [replace(start, form=CALLS) if id(start) in told else start for start in starts]


def _is_call(document: Document, start: Start) -> bool:
    """True if a heading, or the first line of text below it, is a call: `POST /cards`."""
    if _CALL.match(document.lines[start.start]):
        return True
    below = document.block_from(start.end)
    if below is None:
        return False
    first = below.start + (below.kind == "fence")
    return first < len(document.lines) and _CALL.match(document.lines[first]) is not None
