"""Headings at the head of a box, `::: callout`: their answer ends where the box closes, if it is in the box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.line_marks import first_with_text

_OPENS = ("<?><details", "<details", ">")
"""What may hold the answer below a box: another container, or a quote."""


def within_boxes(document: Document, starts: Sequence[Start], boxes: Mapping[int, int]) -> list[Start]:
    """The candidates; `boxes` are the lines of the headings in the file, and the last lines of their boxes, from 1."""
    if not boxes:
        return list(starts)
    lines = {number: line for line, (number, _) in enumerate(document.origin)}
    ends = (lines.get(boxes.get(document.origin[start.start][0], 0), -1) + 1 for start in starts)
    return [_within(document, start, end) for start, end in zip(starts, ends, strict=True)]


def _within(document: Document, start: Start, end: int) -> Start:
    """A candidate whose answer ends with its box, unless the answer follows the box, with a label or in a box."""
    if end <= start.end or not start.is_heading:
        return start
    below = first_with_text(document.lines[end : end + _NEAR])
    answered = label_kind(below) == "answer" or below.startswith(_OPENS)
    return start if answered else replace(start, limit=min(start.limit, end))


_NEAR = 4
"""How many lines below a box may be blank or fences before its answer."""
