"""`%%remarks%%` and `^ids` of Obsidian, which their author does not want to be shown: where they are in a text.

A remark begins and ends with two signs, with blanks inside at both ends or at neither. Two signs behind a number or a
word are text: `100%%`, `5 %% of it`, `write %%d and %%s`. An id stands at the end of a block, behind a blank; behind a
sign or a single letter, as in `a ^mask`, a short one is text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckpress.markdown.embeds import Edit
from deckpress.regex import regex

_REMARK = regex(
    r"(?<![\w%\\])(?<!\d[ \t])%%(?:(?P<tight>[^\s%])|\s)(?>(?:[^%]|%(?!%)){0,9999})"
    r"(?(tight)(?<!\s)|(?<=\s))%%(?![\w%])"
    r"|(?<![\w%\\])(?<!\d[ \t])%%[^\s%]%%(?![\w%])"
)
_ID = regex(r"(?:(?<=\s)|\A)\^(?=[0-9-]*[A-Za-z])[A-Za-z0-9-]{3,64}\s*\Z")
_SURE = regex(r"\^(?:[A-Za-z0-9-]*[0-9-]|[A-Za-z0-9-]{6})")
_OPERAND = regex(r"(?:(?<!\S)\S|[-+*/=<>(^&|~])\s*\Z")
_ITEM = regex(r"[ \t]*(?:[-*+]|\d{1,3}[.)]|[A-Za-z][.)])[ \t]+(?:\[[ xX]\][ \t]*)?(?=%%)")
_LONGEST_ID = 80
_MOST_LINES = 2000
_OPENS = regex(r"[ \t]{0,3}%%(?!%)")


def remarks(content: str) -> Iterator[Edit]:
    """The replacements that leave out the remarks of a content, and one of the blanks beside each."""
    if content.count("%%") < 2:
        return
    for found in _REMARK.finditer(content):
        start, end = found.span()
        if not content[end : end + 1].strip():
            start = len(content[:start].rstrip(" \t"))
        yield start, end, "<!---->"


def block_id(content: str) -> Iterator[Edit]:
    """The replacement that leaves out the id at the end of a block, by which other notes embed it."""
    found = _ID.search(content, max(0, len(content) - _LONGEST_ID)) if "^" in content else None
    if found is None:
        return
    before = content[max(0, found.start() - 3) : found.start()]
    if _SURE.match(found.group()) or not _OPERAND.search(before):
        yield len(content[: found.start()].rstrip()), found.end(), "<!---->"


def without_remarks(text: str) -> str:
    """Plain words, such as a title, without their remarks and ids."""
    parts, position = [], 0
    for start, end, _ in (*remarks(text), *block_id(text)):
        parts.append(text[position:start])
        position = end
    return "".join([*parts, text[position:]])


def remark_lines(lines: Sequence[str], start: int, kept: frozenset[int]) -> Iterator[range]:
    """The runs of lines that are remarks as a whole, items of a list among them; the lines `kept` are code."""
    number = start
    while number < len(lines):
        line = lines[number]
        if "%%" in line and (item := _ITEM.match(line)):
            line = line[item.end() :]
            if number not in kept and line.strip().count("%%") > 1 and _last((line,), 0, frozenset()) == 0:
                yield range(number, number + 1)
            number += 1
            continue
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
