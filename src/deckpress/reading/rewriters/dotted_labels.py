"""Labels with a full stop, which letters of options have as well: `Q. ..` above `A. ..`; a blank may be missing."""

from __future__ import annotations

import re
from itertools import pairwise

from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_ASKED = regex(r"[ \t]{0,3}(?:#{1,6}[ \t]+)?(?:\*\*)?Q[ \t]?\d{0,4}\.(?=\*\*|[ \t]*[^\s.])")
_ANSWERED = regex(r"[ \t]{0,3}(?:\*\*)?A[ \t]?\d{0,4}\.(?=\*\*|[ \t]*[^\s.])")
_FEWEST = 2
_OPTION = regex(r"[ \t]*(?:[-*+][ \t]+)?(?:\*\*)?\(?[B-Hb-h][.):]")


def with_dotted_labels(document: Document) -> Document:
    """The document with `A:` instead of `A.` right below `Q. ..`, unless `B. ..` below it says that it is an option."""
    asked = [n for n in document.table.led_by("Q".__eq__) if _ASKED.match(document.lines[n])]
    code = document.code_lines() if asked else frozenset()
    asked = [n for n in asked if n not in code]
    spans = pairwise((*asked, len(document.lines)))
    pairs = [(n, line) for n, end in spans if (line := _dotted_answer(document, n, end)) and line not in code]
    if len(pairs) < _FEWEST:
        return document
    heads = {n: match for n, _ in pairs if (match := _ASKED.match(document.lines[n])) and not _is_apart(match)}
    heads |= {n: match for _, n in pairs if (match := _ANSWERED.match(document.lines[n]))}
    return document.with_lines({number: _with_colon(match) for number, match in heads.items()})


def _is_apart(label: re.Match[str]) -> bool:
    """True for a label with a blank or the end of its bold print behind it."""
    return label.string[label.end()] in " \t*"


def _with_colon(label: re.Match[str]) -> Change:
    """The line of a label with a colon in place of the full stop, and with a blank behind it."""
    blank = "" if _is_apart(label) else " "
    return f"{label.string[: label.end() - 1]}:{blank}{label.string[label.end() :]}", -len(blank)


def _dotted_answer(document: Document, first: int, end: int) -> int:
    """The line `A. ..` that is the next one after a question, or 0."""
    below = (number for number in range(first + 1, end) if document.lines[number].strip())
    number = next(below, 0)
    if not number or not _ANSWERED.match(document.lines[number]):
        return 0
    return 0 if any(_OPTION.match(document.lines[other]) for other in range(number + 1, end)) else number
