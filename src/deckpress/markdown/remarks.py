"""`%%remarks%%` of Obsidian, which their author does not want to be shown: where they are in a text.

A remark begins and ends with two signs, with blanks inside at both ends or at neither. Two signs behind a number or a
word are text: `100%%`, `5 %% of it`, `write %%d and %%s`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.markdown.embeds import Edit

_REMARK = re.compile(
    r"(?<![\w%\\])(?<!\d[ \t])%%(?:(?P<tight>[^\s%])|\s)(?:[^%]|%(?!%)){0,9999}+"
    r"(?(tight)(?<!\s)|(?<=\s))%%(?![\w%])"
    r"|(?<![\w%\\])(?<!\d[ \t])%%[^\s%]%%(?![\w%])"
)
_MOST_LINES = 2000
_OPENS = re.compile(r"[ \t]{0,3}%%(?!%)")


def remarks(content: str) -> Iterator[Edit]:
    """The replacements that leave out the remarks of a content, and one of the blanks beside each."""
    if content.count("%%") < 2:
        return
    for found in _REMARK.finditer(content):
        start, end = found.span()
        if not content[end : end + 1].strip():
            start = len(content[:start].rstrip(" \t"))
        yield start, end, "<!---->"


def without_remarks(text: str) -> str:
    """Plain words, such as a title, without their remarks."""
    parts, position = [], 0
    for start, end, _ in remarks(text):
        parts.append(text[position:start])
        position = end
    return "".join([*parts, text[position:]])


def remark_lines(lines: Sequence[str], start: int, kept: frozenset[int]) -> Iterator[range]:
    """The runs of lines that are remarks as a whole; the lines `kept` are code."""
    number = start
    while number < len(lines):
        line = lines[number]
        if number in kept or not _OPENS.match(line):
            number += 1
            continue
        last = _last(lines, number, kept)
        if last >= 0:
            yield range(number, last + 1)
        number = max(number, last) + 1


def _last(lines: Sequence[str], first: int, kept: frozenset[int]) -> int:
    """The line that ends with the closing mark of the remark that begins with a line, or -1."""
    text = lines[first].strip()
    if text.count("%%") > 1:
        return first if text.count("%%") == 2 and text.endswith("%%") and len(text) > 4 else -1
    for number in range(first + 1, min(len(lines), first + _MOST_LINES)):
        line = lines[number].strip()
        if "%%" in line and number not in kept:
            return number if line.endswith("%%") and line.count("%%") == 1 else -1
    return -1
