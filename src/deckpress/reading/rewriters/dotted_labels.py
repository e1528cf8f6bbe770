"""Labels with a full stop, which letters of options have as well: `Q. ..` above `A. ..`; a blank may be missing."""

from __future__ import annotations

import re
from itertools import pairwise

from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_ASKED = regex(r"[ \t]{0,3}(?:#{1,6}[ \t]+)?(?:\*\*)?Q[ \t]?\d{0,4}\.(?=\*\*|[ \t]*[^\s.])")
_ANSWERED = regex(r"[ \t]{0,3}(?:\*\*)?A[ \t]?\d{0,4}\.(?=\*\*|[ \t]*[^\s.])")
_APART = (" ", "\t", "*")
_FEWEST = 2
_OPTION = regex(r"[ \t]*(?:[-*+][ \t]+)?(?:\*\*)?\(?[B-Hb-h][.):]")


def with_dotted_labels(document: Document) -> Document:
    """The document with `A:` instead of `A.` right below `Q. ..`, unless `B. ..` below it says that it is an option."""
    code = document.code_lines()
    asked = [n for n, line in enumerate(document.lines) if "Q" in line and _ASKED.match(line) and n not in code]
    spans = pairwise((*asked, len(document.lines)))
    pairs = [
        (first, line) for first, end in spans if (line := _dotted_answer(document, first, end)) and line not in code
    ]
    if len(pairs) < _FEWEST:
        return document
    asked = [number for number, _ in pairs if document.lines[number][_end(document, number, _ASKED)] not in _APART]
    changes = {number: _with_colon(document, number, _ASKED) for number in asked}
    return document.with_lines(changes | {line: _with_colon(document, line, _ANSWERED) for _, line in pairs})


def _end(document: Document, number: int, label: re.Pattern[str]) -> int:
    """Where the label of a line ends."""
    match = label.match(document.lines[number])
    return match.end() if match else 0


def _with_colon(document: Document, number: int, label: re.Pattern[str]) -> Change:
    """A line with a colon in place of the full stop, and with a blank behind it."""
    line, end = document.lines[number], _end(document, number, label)
    blank = "" if line[end : end + 1] in _APART else " "
    return f"{line[: end - 1]}:{blank}{line[end:]}", -len(blank)


def _dotted_answer(document: Document, first: int, end: int) -> int:
    """The line `A. ..` that is the next one after a question, or 0."""
    below = (number for number in range(first + 1, end) if document.lines[number].strip())
    number = next(below, 0)
    if not number or not _ANSWERED.match(document.lines[number]):
        return 0
    return 0 if any(_OPTION.match(document.lines[other]) for other in range(number + 1, end)) else number
