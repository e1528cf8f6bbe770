"""Code at the left edge below an option of a list -> code in the item, which Markdown would end above it.

    - A) This:
    ```py
    print(1)
    ```
    - B) That:

It counts if the next option, with a box or the next letter, follows, or if the options above have such code. Of the
boxes some must be ticked, but not all, as in a list of tasks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.option_letters import ANY_LETTER, is_next
from deckpress.regex import regex

_OPTION = regex(
    r"(?P<indent>[ \t]*)(?P<mark>[-*+][ \t]+)"
    rf"(?:(?P<box>\[[ xX]\])(?:[ \t]|\Z)|\*{{0,2}}\(?(?P<letter>{ANY_LETTER})[.)])"
)
_HEADS = ("- ", "* ", "+ ")


def with_code_inside_options(document: Document) -> Document:
    """The document with such code moved to the column of the words of its option."""
    lines = document.lines
    changes: dict[int, Change] = {}
    run: list[tuple[int, int, int]] = []
    boxes: set[str] = set()
    inside: re.Match[str] | None = None
    for start, end in document.code:
        above = next((n for n in range(start - 1, max(start - _NEAR, -1), -1) if lines[n].strip()), -1)
        option = _option(lines[above]) if above >= 0 else None
        indent = len(lines[start]) - len(lines[start].lstrip())
        if option is None or indent >= option.end("mark") or not lines[start].strip().startswith(("```", "~~~")):
            continue
        below = next((n for n in range(end, min(end + _NEAR, len(lines))) if lines[n].strip()), -1)
        following = _option(lines[below]) if below >= 0 else None
        goes_on = following is not None and _follows(option, following)
        known = inside is not None and inside.string == lines[above]
        if start > above + 1 and not known and above and _option(lines[above - 1]):
            goes_on = False  # code apart from the last of several options
        if not known:
            changes |= _moved(document, run, boxes)
            run, boxes = [], set()
        if goes_on or known:
            run.append((start, end, option.end("mark") - indent))
            boxes |= {found["box"] or "" for found in (option, following if goes_on else None) if found}
            boxes |= _boxes_below(lines, below) if goes_on else set()
        inside = following if goes_on else None
    return document.with_lines(changes | _moved(document, run, boxes))


def _boxes_below(lines: Sequence[str], first: int) -> set[str]:
    """The boxes of the options that touch one below it."""
    below = takewhile(lambda found: found is not None, map(_option, lines[first : first + _MOST]))
    return {found["box"] or "" for found in below if found}


def _moved(document: Document, run: Sequence[tuple[int, int, int]], boxes: set[str]) -> dict[int, Change]:
    """The code of a list moved into its options, unless all of its boxes are alike."""
    if boxes != {""} and len({box[1:2].strip() for box in boxes}) < _BOTH:
        return {}
    lines = document.lines
    return {n: (" " * by + lines[n], -by) for start, end, by in run for n in range(start, end) if lines[n].strip()}


_BOTH = 2
_MOST = 8
_NEAR = 3
"""How many lines from an option its code may begin, and from code the next option."""


def _option(line: str) -> re.Match[str] | None:
    return _OPTION.match(line) if line.lstrip()[:2] in _HEADS else None


def _follows(option: re.Match[str], other: re.Match[str]) -> bool:
    """True for the next option of the same list."""
    if option["indent"] != other["indent"] or option["mark"] != other["mark"]:
        return False
    if option["letter"] and other["letter"]:
        return is_next(other["letter"], option["letter"])
    return bool(option["box"] and other["box"])
