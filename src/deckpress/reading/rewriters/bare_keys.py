"""A line of letters or numbers above or below all questions, one for each, `B, C, A` or `2, 3, 1`, -> with a label.

    2, 3, 1

    1. Which is a metal?
    A) oak
    B) iron

It must have as many places as the document has lists of options with letters, and be the first or the last text that is
no heading. Numbers become letters. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.reading.parts.option_values import begins_options, is_second_option
from deckpress.reading.text.tree import Document
from deckpress.reading.words.line_marks import HEADING_MARK
from deckpress.regex import regex

_KEY = regex(r"[ \t]*(?:[A-Ha-h](?:[ \t]*[,;][ \t]*[A-Ha-h]){2,}|[1-8](?:[ \t]*[,;][ \t]*[1-8]){2,})[.;]?[ \t]*\Z")
_DIGIT = regex(r"\d")
_LABEL = "Answers: "
_LETTERS = "ABCDEFGH"


def with_label_for_bare_key(document: Document) -> Document:
    """The document with the label of a key before such a line."""
    texts = [n for n in document.table.spoken if not HEADING_MARK.match(document.lines[n])]
    ends = [n for n in (texts[:1] + texts[-1:]) if _KEY.match(document.lines[n])]
    if len({*ends}) != 1 or len(texts) < 2 or not _is_alone(document, ends[0]):
        return document
    line = document.lines[ends[0]]
    if _lists(document, texts) != len(re.split("[,;]", line.strip(" \t.;"))):
        return document
    said = _DIGIT.sub(lambda digit: _LETTERS[int(digit.group()) - 1], line.strip())
    return document.with_lines({ends[0]: (_LABEL + said, len(line) - len(line.lstrip()) - len(_LABEL))})


def _is_alone(document: Document, number: int) -> bool:
    """True for a line with blank lines or the ends of the document around it."""
    beside = (*document.lines[max(number - 1, document.first) : number], *document.lines[number + 1 : number + 2])
    return not any(line.strip() and not HEADING_MARK.match(line) for line in beside)


def _lists(document: Document, texts: Sequence[int]) -> int:
    """How many lists of options there are: first options with a second one below them."""
    first = seen = 0
    for number in texts:
        line = document.lines[number]
        if begins_options(line):
            first = 1
        elif first and is_second_option(line):
            seen += 1
            first = 0
    return seen
