"""Numbers before the word for a question or a task, `1. feladat. Mi a vas?`, `**2-savol**`, -> `Question 1: Mi a vas?`.

Hungarian, Finnish, Turkish, Kazakh and other languages count so. All such lines have the same word, and count on.
"""

from __future__ import annotations

import re
from itertools import pairwise

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.vocabulary import EXERCISE, QUESTION
from deckpress.regex import regex

_HEAD = regex(
    r"(?P<lead>[ \t]{0,3}(?:#{1,6}[ \t]+)?)(?P<mark>\*\*|__)?(?P<number>\d{1,3})(?:\.[ \t]*|-|[ \t]+)"
    rf"(?P<word>{QUESTION}|{EXERCISE})(?:[ \t]*\((?P<points>[^()\n]{{1,20}})\))?"
    r"(?:(?P<stop>[.:]?)(?P<close>(?(mark)(?P=mark)))(?P<behind>[.:]?))[ \t]*(?P<text>(?<=[.:*_ \t])\S.*)?\Z",
    re.I,
)
_FEWEST = 2


def with_numbers_behind_words(document: Document) -> Document:
    """The document with `Question 1` in place of such numbers and words."""
    counted = document.table.led_by(str.isdigit)
    found = {n: match for n in counted if (match := _HEAD.match(document.lines[n]))}
    found = {n: match for n, match in found.items() if match["text"] is None or match["stop"] or match["behind"]}
    numbers = [int(match["number"]) for match in found.values()]
    counts = all(below in (above + 1, 1) for above, below in pairwise(numbers))
    if len(found) < _FEWEST or not counts or len({match["word"].casefold() for match in found.values()}) > 1:
        return document
    code = document.code_lines()
    return document.with_lines({number: _behind(match) for number, match in found.items() if number not in code})


def _behind(match: re.Match[str]) -> Change:
    """The line with the number behind the word."""
    mark = match["mark"] or ""
    points = f" ({match['points']})" if match["points"] else ""
    head = f"{match['lead']}{mark}Question {match['number']}{points}"
    if match["text"] is None:
        return f"{head}{mark}", 0
    written = f"{head}:{mark} "
    return written + match["text"], match.start("text") - len(written)
