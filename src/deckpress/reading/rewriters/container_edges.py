"""Where the contents of containers end: lists and headings that end with their container, and hints above solutions.

::: objectives
- Write a loop.
:::

::: questions
- How often does it run?
:::
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from deckpress.reading.text.container_marks import Role
from deckpress.reading.text.container_scan import HEADING, Open, Scan
from deckpress.reading.words.labels import is_hint
from deckpress.regex import regex

_ITEM = regex(r"(?:([-*+])|\d{1,9}([.)]))[ \t]")
_REACH = 100
"""How many lines away from the edge of a container a list may begin."""
_ELEMENTS = frozenset("<{")
"""How elements of HTML and short codes begin, which may frame a heading to show it larger."""


def edges_between_lists(scan: Scan) -> Iterator[int]:
    """The fences of frames, at the margin, between two lists that would become one without them."""
    fences = {line for open_ in scan.found if open_.line >= 0 for line in (open_.line, open_.end)}
    for open_ in scan.found:
        if open_.line < 0 or not open_.fence or open_.opening.role is not Role.FRAMES:
            continue
        for line in (open_.line, open_.end):
            if line < len(scan.lines) and not scan.lines[line][:1].isspace() and _joins(scan, line, fences):
                yield line


def _joins(scan: Scan, line: int, fences: set[int]) -> bool:
    """True if the text right above a fence and that right below it, across others, are items with the same mark."""

    def is_blank(number: int) -> bool:
        return number in fences or number in scan.frames or not scan.lines[number].strip()

    top, bottom = max(line - _REACH, 0), min(line + _REACH, len(scan.lines)) - 1
    above, below = line, line
    while above > top and is_blank(above):
        above -= 1
    while above > top and not is_blank(above - 1) and not _ITEM.match(scan.lines[above]):
        above -= 1
    while below < bottom and is_blank(below):
        below += 1
    first, second = _ITEM.match(scan.lines[above]), _ITEM.match(scan.lines[below])
    return first is not None and second is not None and first.groups() == second.groups()


def titled_containers(scan: Scan) -> tuple[tuple[int, int], ...]:
    """The containers that begin with a heading above text: the first line of each, from 1, and the line after it."""
    found = [open_ for open_ in scan.found if open_.line >= 0 and open_.fence[:1] not in _ELEMENTS]
    last = scan.origin[-1][0] + 1
    lines = ((open_.line, open_.end) for open_ in found if _has_title(scan, open_))
    return tuple(sorted((scan.origin[n][0], scan.origin[m][0] if m < len(scan.origin) else last) for n, m in lines))


def _has_title(scan: Scan, open_: Open) -> bool:
    first = scan.first(open_.line + open_.head, open_.end)
    closes = not open_.fence or open_.end in scan.frames
    if not closes or first >= open_.end or not HEADING.match(scan.lines[first]):
        return False
    return scan.first(first + 1, open_.end) < open_.end


def find_hints(scan: Scan) -> None:
    """Makes a hint of each container with the title of one that a solution follows, in it or right after it."""
    by_line = sorted((open_ for open_ in scan.found if open_.line >= 0), key=lambda open_: open_.line)
    for open_, after in pairwise(by_line):
        opening = open_.opening
        if opening.role not in (Role.HIDES, Role.FOLDS, Role.HINT) or after.opening.role is not Role.HIDES:
            continue
        first = scan.first(open_.line + open_.head, after.line)
        heading = HEADING.match(scan.lines[first])
        title = opening.title or (heading.group(1) if heading else "")
        if not is_hint(f"{title}:") and opening.role is not Role.HINT:
            continue
        if after.line < open_.end:
            open_.end = after.line
        elif scan.first(open_.end, after.line) < after.line:
            continue
        if opening.role is Role.HIDES:
            open_.opening = replace(opening, name="hint")
