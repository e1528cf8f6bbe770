"""Where the body of a candidate ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from deckpress.reading.question_starts import Start
from deckpress.reading.tree import Document


def boundary(document: Document, start: Start, headings: Sequence[Start], chosen: Sequence[Start]) -> int:
    """The line at which a question's body ends: its container, the next question, or a heading of its rank."""
    end = min(start.limit, len(document.lines))
    if start.details is not None or (start.item is not None and not start.loose and (start.column or not chosen)):
        return end
    if start.item is not None and not start.loose:
        return _item_boundary(start, headings, chosen, end)
    first = bisect_right(headings, start.start, key=lambda h: h.start)
    for number in range(first, len(headings)):
        heading = headings[number]
        if heading.start >= end:
            break
        if not start.level or heading.level <= start.level:
            end = heading.start
            break
    following = bisect_left(chosen, start.end, key=lambda s: s.start)
    while following < len(chosen) and chosen[following] is start:
        following += 1
    if following < len(chosen):
        end = min(end, chosen[following].start)
    return max(end, start.end)


def _item_boundary(start: Start, headings: Sequence[Start], chosen: Sequence[Start], end: int) -> int:
    """The end of an answer in a list: if the author lost the indentation, it runs on to the next question."""
    following = bisect_left(chosen, start.end, key=lambda s: s.start)
    if following == len(chosen) or chosen[following].shape != start.shape:
        return end
    heading = bisect_left(headings, start.end, key=lambda h: h.start)
    if heading < len(headings) and headings[heading].start < chosen[following].start:
        return end
    return max(end, chosen[following].start)
