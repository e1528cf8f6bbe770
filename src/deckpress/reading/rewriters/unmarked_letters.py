"""Options behind a letter and a blank or a dash, `A Oak`, `A - Oak`, -> options that have a mark.

    1. Which is a metal?
       A Oak
       B Iron
       C Wool
       Answer: B

Three lines or more must count from A, with nothing but empty lines between them. Such lines may also say what letters
mean, so most of them must have an answer right below, or the sign of a right one, or there must be several below
questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from deckpress.reading.parts.option_marks import may_be_marked
from deckpress.reading.parts.outline import is_above_answer, is_below_question
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_of
from deckpress.reading.words.line_marks import first_with_text
from deckpress.regex import regex

_OPTION = regex(
    r"(?P<lead>[ \t>]*(?:[-*+][ \t]+)?)(?P<bold>\*\*)?"
    r"(?P<letter>[A-H](?=[ \t\u3000\xa0])|[A-Ha-h](?=[ \t][-–—]))"
    r"(?P<gap>[ \t\u3000\xa0]+(?:[–—-][ \t]+(?:\*\*[ \t]+)?)?)(?=[^\s–—:：=|/.)\]→-])"
)
_FEWEST = 3
_FEWEST_ASKED = 4
_NEARLY_ALL = 0.9
_APART = 3
_LETTERS = "ABCDEFGH"
_LED = frozenset(_LETTERS + _LETTERS.lower())


def with_marked_letters(document: Document) -> Document:
    """The document with `)` behind the letters of such options."""
    lines = document.lines
    if not any(_OPTION.match(lines[n]) for n in document.table.led_by("Bb".__contains__)):
        return document
    found = {n: match for n in document.table.led_by(_LED.__contains__) if (match := _OPTION.match(document.lines[n]))}
    code = document.code_lines() if found else frozenset()
    heads = {n: match for n, match in found.items() if n not in code}
    runs = [run for run in _runs(document, heads) if len(run) >= _FEWEST]
    if not runs or not _are_options(document, heads, runs):
        return document
    return document.with_lines({n: _marked(document.lines[n], heads[n]) for run in runs for n in run})


def _runs(document: Document, heads: Mapping[int, re.Match[str]]) -> Iterator[list[int]]:
    """The lines that count from A."""
    run: list[int] = []
    for number, match in heads.items():
        place = _LETTERS.index(match["letter"].upper())
        if not place or place != len(run) or not _is_next(document, run[-1], number):
            yield run
            run = []
        run += [number] if place == len(run) else []
    yield run


def _is_next(document: Document, above: int, number: int) -> bool:
    return number - above <= _APART and not any(map(str.strip, document.lines[above + 1 : number]))


def _are_options(document: Document, heads: Mapping[int, re.Match[str]], runs: Sequence[Sequence[int]]) -> bool:
    """True if most of these runs have an answer, or if several are below questions."""
    lines = document.lines
    told = sum(1 for run in runs if _has_sign(lines, heads, run) or _is_answered(lines, heads, run))
    asked = sum(1 for run in runs if is_below_question(document.lines, run[0]))
    return 2 * told >= len(runs) or (len(runs) >= _FEWEST_ASKED and asked >= _NEARLY_ALL * len(runs))


def _is_answered(lines: Sequence[str], heads: Mapping[int, re.Match[str]], run: Sequence[int]) -> bool:
    """True for a run above an answer. Dashes may be followed by what letters mean, so there it begins with a letter."""
    if not is_above_answer(lines, run[-1]):
        return False
    if not heads[run[0]]["gap"].strip():
        return True
    below = first_with_text(lines[run[-1] + 1 : run[-1] + 1 + _APART]).strip("> \t*_")
    label = label_of(below)
    return label is not None and _NAMES_ONE.match(below, label.end) is not None


_NAMES_ONE = regex(r"[\s*_(:：]*(?:[A-Ha-h](?![^\W_]|[ \t]+\w)|[A-H][ \t]+[-–—][ \t])")


def _has_sign(lines: Sequence[str], heads: Mapping[int, re.Match[str]], run: Sequence[int]) -> bool:
    """True if some options of a run are bold, but not all, or have the sign of a right one."""
    words = [lines[number][heads[number].end() :].rstrip() for number in run]
    if any(text.startswith("(") for text in words):
        return False  # what is said about options: `B (correct) conducts heat`
    bold = sum(1 for number, text in zip(run, words, strict=True) if heads[number]["bold"] or _BOLD.match(text))
    return 0 < bold < len(run) or may_be_marked(words)


_BOLD = regex(r"(\*\*|__|==)(?=\S)[^*\n]+\1[.!]?\Z")


def _marked(line: str, match: re.Match[str]) -> Change:
    head = line[: match.start("gap")] + ") "
    return head + line[match.end() :], match.end() - len(head)
