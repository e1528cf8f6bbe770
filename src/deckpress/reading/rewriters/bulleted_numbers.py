"""Items with a bullet and a number, `- 1) red`, `- **2) blue**`, -> items with the number alone, `2) **blue**`.

Markdown reads a separate list in each bullet. The items must be right below a question, count up from 1 with nothing
between them, and not ask. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_ITEM = regex(
    r"(?P<lead>[ \t>]*)[-*+][ \t]+(?P<open>\*\*|__)?(?P<number>\d)(?P<mark>[.)])(?P<close>\*\*|__)?[ \t]+"
    r"(?P<said>\S.*)\Z"
)
_FEWEST = 3
_APART = 2
"""The most lines from one item to the next; one of them may be blank."""
_SIGNS = ("- 1)", "- 1.", "* 1)", "* 1.", "+ 1)", "- **1", "* **1")
Found = tuple[int, re.Match[str]]


def with_plain_numbers(document: Document) -> Document:
    """The document with such items as those of a numbered list."""
    if not any(sign in document.lines[n] for n in document.table.led_by("1".__eq__) for sign in _SIGNS):
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    for run in _runs(document, code):
        if len(run) < _FEWEST or not _is_asked(document, run[0][0]):
            continue
        if any(looks_like_question(match["said"]) for _, match in run):
            continue
        for number, match in run:
            opened = match["open"] if not match["close"] else ""
            head = f"{match['lead']}{match['number']}{match['mark']} {opened or ''}"
            changes[number] = (head + match["said"], match.start("said") - len(head))
    return document.with_lines(changes)


def _is_asked(document: Document, first: int) -> bool:
    """True if the text right above asks."""
    above = (line for number in range(first - 1, document.first - 1, -1) if (line := document.lines[number].strip()))
    return looks_like_question(next(above, ""))


def _runs(document: Document, code: frozenset[int]) -> Iterator[list[Found]]:
    """The items that count from 1 and follow each other."""
    run: list[Found] = []
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if not line.strip():
            continue
        match = _ITEM.match(line) if line.lstrip(" \t>")[:1] in "-*+" and number not in code else None
        counts = match is not None and int(match["number"]) == len(run) + 1
        if run and not (counts and number - run[-1][0] <= _APART):
            yield run
            run = []
        if match is not None and int(match["number"]) == len(run) + 1:
            run.append((number, match))
    if run:
        yield run
