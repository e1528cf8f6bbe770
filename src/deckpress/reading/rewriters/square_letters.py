"""Options whose letters are in square brackets, `[A] red`, `【B】 blue`, each on a line or several on one -> `(A) red`.

They count if there are three or more, in order or out of it; a link, a box and a footnote are no options.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.option_letters import loose_sequence, sequence
from deckpress.regex import regex

_LETTER = regex(
    r"(?:\A[ \t>]*(?:[-*+][ \t]+)?(?:\*\*|__)?|(?<=[ \t\u3000]))(?P<mark>\\?(?P<open>\[|【))"
    r"[ \t]*(?P<letter>[A-Ha-h])[ \t]*\\?[\]】](?![(\[:])"
)
_FEWEST = 3
_APART = 3
"""The most lines from one option to the next."""
_Mark = tuple[int, re.Match[str]]


def with_round_letters(document: Document) -> Document:
    """The document with round brackets around the letters of such options."""
    text = document.source.text
    if not any(second in text for second in ("[B", "[b", "【B", "【b")):
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    for run in _runs(document, code):
        for number, match in run:
            line = changes[number][0] if number in changes else document.lines[number]
            at, end = match.start("mark"), match.end()
            behind = "" if line[end : end + 1] in (" ", "\t", "") else " "
            changes[number] = (f"{line[:at]}({match['letter']}){behind}{line[end:]}", 0)
    return document.with_lines(changes)


def _runs(document: Document, code: frozenset[int]) -> Iterator[list[_Mark]]:
    """The letters that count on from the first one, or are out of order (see `loose_sequence`); the last one first."""
    run: list[_Mark] = []
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if ("[" not in line and "【" not in line) or number in code:
            continue
        for match in _LETTER.finditer(line):
            letters = _letters(run)
            again = match["letter"] in "Aa" and "A" in letters
            if run and (again or number - run[-1][0] > _APART or match["open"] != run[0][1]["open"]):
                yield from _options(run)
                run = []
            if run or not line[: match.start("mark")].strip(" \t>*+-_"):
                run.append((number, match))
    yield from _options(run)


def _letters(run: list[_Mark]) -> list[str]:
    return [match["letter"].upper() for _, match in run]


def _options(run: list[_Mark]) -> Iterator[list[_Mark]]:
    letters = _letters(run)
    if len(run) >= _FEWEST and (sequence(letters) or loose_sequence(letters)):
        yield run[::-1]
