"""Options whose letters are in square brackets, `[A] red`, `【B】 blue`, each on a line or several on one -> `(A) red`.

They count if there are three or more, in order or out of it, and if an answer is right below them or several such
options are below questions. A link, a box, a footnote and a key of a keyboard are no options.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckpress.reading.parts.outline import is_above_answer, is_below_question
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.option_letters import loose_sequence, sequence
from deckpress.regex import regex

_LETTER = regex(
    r"(?:\A[ \t>]*(?:[-*+][ \t]+)?(?:\*\*|__)?|(?<=[ \t\u3000]))(?P<mark>\\?(?P<open>\[|【))"
    r"[ \t]*(?P<letter>[A-Ha-h])[ \t]*\\?[\]】](?![(\[:])"
)
_FEWEST, _MOST = 3, 8
_SEVERAL = 2
_NEARLY_ALL = 0.9
_APART = 3
"""The most lines from one option to the next."""
_FAR = 40
"""The most blanks and marks, such as `- ` or `> `, before the first letter of a line, and one more."""
_Mark = tuple[int, re.Match[str]]


def with_round_letters(document: Document) -> Document:
    """The document with round brackets around the letters of such options."""
    text = document.source.text
    if not any(second in text for second in ("[B", "[b", "【B", "【b")):
        return document
    code = document.code_lines()
    found: dict[int, list[re.Match[str]]] = {}
    for run in _options_among(document, list(_runs(document, code))):
        for number, match in run:
            found.setdefault(number, []).append(match)
    changes: dict[int, Change] = {n: (_rounded(document.lines[n], matches), 0) for n, matches in found.items()}
    return document.with_lines(changes)


def _options_among(document: Document, runs: list[list[_Mark]]) -> list[list[_Mark]]:
    """The runs above answers; all of them if nearly all are below questions."""
    asked = sum(is_below_question(document.lines, run[0][0]) for run in runs)
    if len(runs) >= _SEVERAL and asked >= _NEARLY_ALL * len(runs):
        return runs
    return [run for run in runs if is_above_answer(document.lines, run[-1][0])]


def _rounded(line: str, matches: list[re.Match[str]]) -> str:
    """A line with round brackets around these letters, and a blank behind each."""
    parts, at = [], 0
    for match in matches:
        end = match.end()
        parts += [line[at : match.start("mark")], f"({match['letter']})", "" if line[end : end + 1] in " \t" else " "]
        at = end
    return "".join((*parts, line[at:]))


def _runs(document: Document, code: frozenset[int]) -> Iterator[list[_Mark]]:
    """The letters that count on from the first one, or are out of order (see `loose_sequence`)."""
    run: list[_Mark] = []
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if ("[" not in line and "【" not in line) or number in code:
            continue
        for match in _LETTER.finditer(line):
            again = len(run) == _MOST or (match["letter"] in "Aa" and "A" in _letters(run))
            if run and (again or number - run[-1][0] > _APART or match["open"] != run[0][1]["open"]):
                yield from _options(run)
                run = []
            if run or (match.start("mark") < _FAR and not line[: match.start("mark")].strip(" \t>*+-_")):
                run.append((number, match))
    yield from _options(run)


def _letters(run: list[_Mark]) -> list[str]:
    return [match["letter"].upper() for _, match in run]


def _options(run: list[_Mark]) -> Iterator[list[_Mark]]:
    letters = _letters(run)
    if len(run) >= _FEWEST and (sequence(letters) or loose_sequence(letters)):
        yield run
