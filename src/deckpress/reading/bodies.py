"""Where the body of a candidate ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from deckpress.reading.key_lines import names_in_order
from deckpress.reading.labels import label_of
from deckpress.reading.question_starts import Start
from deckpress.reading.tree import Document
from deckpress.regex import regex


def boundary(document: Document, start: Start, headings: Sequence[Start], chosen: Sequence[Start]) -> int:
    """The line at which a question's body ends: its container, the next question, or a heading of its rank."""
    end = min(start.limit, len(document.lines))
    if start.details is not None or (start.item is not None and not start.loose and (start.column or not chosen)):
        return end
    if start.item is not None and not start.loose:
        return _item_boundary(document, start, headings, chosen, end)
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


def _answers_one(document: Document, number: int) -> bool:
    """True for a line with the label of an answer and a single answer after it, not several numbered ones."""
    line = document.lines[number]
    label = label_of(line)
    if label is None or label.kind != "answer" or not line[label.end :].strip("*_ \t"):
        return False
    return not (_SEVERAL.match(line, label.end) or names_in_order(line[label.end :]))


_SEVERAL = regex(r"[ \t*_]*\(?\d{1,3}(?:[ \t]*[.):–-]|[ \t]+[A-Za-z]\b|[A-Za-z][ \t,;]+\d)")


def _item_boundary(
    document: Document, start: Start, headings: Sequence[Start], chosen: Sequence[Start], end: int
) -> int:
    """The end of an answer in a list: without indentation, the answer extends to the next question, or a key above it.

    After the last question, only a paragraph with the label of an answer belongs to it.
    """
    following = bisect_left(chosen, start.end, key=lambda s: s.start)
    if following == len(chosen) or chosen[following].shape != start.shape:
        behind = document.block_from(end)
        own = behind is not None and behind.kind == "paragraph" and start.key != behind.start
        return behind.end if behind and own and _answers_one(document, behind.start) else end
    heading = bisect_left(headings, start.end, key=lambda h: h.start)
    if heading < len(headings) and headings[heading].start < chosen[following].start:
        return end
    return max(end, min(chosen[following].start, start.key or len(document.lines)))
