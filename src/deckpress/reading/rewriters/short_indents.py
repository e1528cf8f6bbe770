"""Text below `10.` that is indented as far as the text below `9.` -> indented far enough to belong to its item.

Markdown wants four blanks below a number of two digits, and five below one of three. People who number by hand keep
using three, so the tenth question would lose its answer. Below an item that asks, one blank before an item that does
not, ` * A metal.`, is meant to be two. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_ITEM = regex(r"(?P<mark>\d{2,3}[.)] )(?=\S)")
_LEAST = 3
"""The blanks below a number of one digit."""


def with_full_indents(document: Document) -> Document:
    """The document with more blanks in front of such lines."""
    text = document.source.text
    if "\n10. " not in text and "\n10) " not in text and "\n100. " not in text:
        return document
    lines = document.lines
    code = document.code_lines()
    changes: dict[int, Change] = {}
    for number in range(document.first, len(lines)):
        item = _ITEM.match(lines[number]) if lines[number][:1].isdigit() and number not in code else None
        if item is None:
            continue
        by = 0
        for below in range(number + 1, len(lines)):
            line = lines[below]
            if not line.strip():
                continue
            indent = len(line) - len(line.lstrip(" "))
            if not by:
                by = len(item["mark"]) - indent
            if indent < _LEAST or not 0 < by < len(item["mark"]) - _LEAST + 1:
                break
            changes[below] = (" " * by + line, -by)
    return document.with_lines(changes)


_ASKING = regex(r"(?P<mark>(?:[-*+]|\d[.)])[ \t]+)(?=\S)")
_SHORT = regex(r" [-*+][ \t]+(?=\S)")
_FEWEST = 2


def with_nested_answers(document: Document) -> Document:
    """The document with two blanks or more before the items of such answers, if two questions have some below them."""
    lines = document.lines
    short = document.table.holding(_SHORT_LINE)
    if len(short) < _FEWEST:
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    found = 0
    for number in short:
        above = _ASKING.match(lines[number - 1]) if number > document.first and number not in code else None
        if above is None or not looks_like_question(lines[number - 1][above.end() :]):
            continue
        below = [*takewhile(lambda line: _SHORT.match(lines[line]), range(number, len(lines)))]
        if not any(looks_like_question(lines[line][2:].strip()) for line in below):
            found += 1
            changes |= {line: _deeper(lines, line, len(above["mark"]) - 1) for line in below}
    return document.with_lines(changes) if found >= _FEWEST else document


_SHORT_LINE = regex(r"^ [-*+][ \t]+\S", re.M)


def _deeper(lines: Sequence[str], number: int, by: int) -> Change:
    return " " * by + lines[number], -by
