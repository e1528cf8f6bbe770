"""Labels with a full stop, which letters of options have as well: `Q. ..` above `A. ..`."""

from __future__ import annotations

from itertools import pairwise

from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_ASKED = regex(r"[ \t]{0,3}(?:#{1,6}[ \t]+)?(?:\*\*)?Q[ \t]?\d{0,4}\.(?=\*\*|[ \t]+\S)")
_ANSWERED = regex(r"[ \t]{0,3}(?:\*\*)?A[ \t]?\d{0,4}\.(?=\*\*|[ \t]+\S)")
_FEWEST = 2
_OPTION = regex(r"[ \t]*(?:[-*+][ \t]+)?(?:\*\*)?\(?[B-Hb-h][.):]")


def with_dotted_labels(document: Document) -> Document:
    """The document with `A:` instead of `A.` right below `Q. ..`, unless `B. ..` below it says that it is an option."""
    code = document.code_lines()
    asked = [n for n, line in enumerate(document.lines) if "Q" in line and _ASKED.match(line) and n not in code]
    spans = pairwise((*asked, len(document.lines)))
    said = [line for first, end in spans if (line := _dotted_answer(document, first, end)) and line not in code]
    if len(said) < _FEWEST:
        return document
    return document.with_lines({number: (document.lines[number].replace(".", ":", 1), 0) for number in said})


def _dotted_answer(document: Document, first: int, end: int) -> int:
    """The line `A. ..` that is the next one after a question, or 0."""
    below = (number for number in range(first + 1, end) if document.lines[number].strip())
    number = next(below, 0)
    if not number or not _ANSWERED.match(document.lines[number]):
        return 0
    return 0 if any(_OPTION.match(document.lines[other]) for other in range(number + 1, end)) else number
