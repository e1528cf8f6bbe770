"""Options with a word for a right one before their letters, `**correct** b) iron`, -> `b) iron (correct)`.

    Which is a metal?

        a) oak
        **correct** b) iron

The letters of such options count up from the first, and some of them have no such word, or one for a wrong option,
which is left off. Lines that are indented like
code lose their blanks: Markdown reads no emphasis in code. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.option_letters import sequence
from deckpress.reading.words.vocabulary import RIGHT_MARK, WRONG_MARK
from deckpress.regex import regex

_WORD = rf"(?:{RIGHT_MARK}|{WRONG_MARK})"
_MARK = (
    rf"(?:(?P<open>\*{{1,3}}|_{{1,3}}){_WORD}[!:]?(?P=open)|\({_WORD}\)|\[{_WORD}\])"
    r"[ \t]*[:–—-]?[ \t]*"
)
_OPTION = regex(
    rf"(?P<lead>[ \t]*(?:[-*+][ \t]+)?)(?P<mark>{_MARK})?(?P<letter>\(?(?P<name>[A-La-l])[.)])[ \t]*(?=[^\s*_])",
    re.I,
)
_RIGHT = regex(RIGHT_MARK, re.I)
_SIGNS = frozenset("*_([-+")
_INDENT = 4
_FEWEST = 2

_Run = list[tuple[int, re.Match[str]]]


def with_marks_behind_options(document: Document) -> Document:
    """The document with such words in brackets, at the ends of their options."""
    lines = document.lines
    marked = [n for n in document.table.marked(_SIGNS) if (match := _OPTION.match(lines[n])) and match["mark"]]
    if not marked:
        return document
    fenced = {n for start, end in document.code if not _is_indented(lines[start:end]) for n in range(start, end)}
    changes: dict[int, Change] = {}
    end = -1
    for number in marked:
        if number < end or number in fenced:
            continue
        run = _run(lines, number)
        end = run[-1][0] + 1
        right = [_right_word(match) for _, match in run]
        if sequence([match["name"] for _, match in run]) and any(right) and not all(right):
            changes |= dict(_changed(run))
    return document.with_lines(changes)


def _right_word(option: re.Match[str]) -> str:
    """The word for a right option before a letter; empty without one."""
    word = (option["mark"] or "").strip(" \t*_:()[]!–—-")
    return word if _RIGHT.fullmatch(word) else ""


def _is_indented(code: Sequence[str]) -> bool:
    return all(not line.strip() or line.startswith((" " * _INDENT, "\t")) for line in code)


def _run(lines: Sequence[str], number: int) -> _Run:
    """The options around a line, with nothing between them but single blank lines."""
    above = [*_beside(lines, range(number - 1, -1, -1))][::-1]
    below = _beside(lines, range(number, len(lines)))
    return [*above, *below]


def _beside(lines: Sequence[str], numbers: range) -> Iterator[tuple[int, re.Match[str]]]:
    blank = False
    for number in numbers:
        match = _OPTION.match(lines[number])
        if match is None and (blank or lines[number].strip()):
            return
        blank = match is None
        if match is not None:
            yield number, match


def _changed(run: _Run) -> Iterator[tuple[int, Change]]:
    """The options at the edge if they are indented like code, with their words behind them."""
    indented = any(match["lead"].replace("\t", " " * _INDENT).startswith(" " * _INDENT) for _, match in run)
    for number, match in run:
        lead = "" if indented else match["lead"]
        said = f" ({word})" if (word := _right_word(match)) else ""
        written = f"{lead}{match['letter']} {match.string[match.end() :].rstrip()}{said}"
        yield number, (written, match.end() - len(lead) - len(match["letter"]) - 1)
