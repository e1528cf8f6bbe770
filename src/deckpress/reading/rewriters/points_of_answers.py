"""Numbered questions with their points, above lettered lines that are their answers, -> with labels.

    1. Which rights are there? (2P)
    a) The right to life.
    b) Freedom.

Lettered lines below a question are mostly options. They are the parts of the answer if the questions have points, none
of the lines is marked as right, no answer is named, and the questions have different numbers of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.diagnostics.catalogue.reading import LISTED_ANSWERS
from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import BOX, LETTER, begins_options
from deckpress.reading.text.ledger import Ledger, short
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.vocabulary import POINTS
from deckpress.regex import regex

_NUMBER = regex(r"[ \t]{0,3}(?P<number>\d{1,3})[.)][ \t]+(?=\S)")
_POINTS = regex(
    rf"[(\[（][ \t]*\d{{1,3}}(?:[.,/]\d{{1,2}})?[ \t]*(?:{POINTS})[ \t]*[.]?[)\]）][*_.:]{{0,3}}[ \t]*\Z", re.I
)
_MARK = regex(r"[✓✔✅☑❌✗✘→←]|\[[xX ]\]|\([xX]\)|[ \t][xX][ \t]*\Z|\*|__|~~|==")
_FEWEST = 3
_SHARE = 0.8
_MOST_LINES = 4
"""How many lines a question may have."""
_ANSWER = "**Answer:** "


@dataclass(frozen=True, slots=True)
class _Question:
    """A numbered question: its line, the line of its answer, and how many lettered lines that has."""

    line: int
    number: str
    answer: int
    letters: int


def with_listed_answers(ledger: Ledger) -> Document:
    """The document of a ledger, with labels at such questions and their answers; reports it with a warning."""
    document = ledger.document
    found = _questions(document)
    listed = [question for question in found if question.letters > 1]
    if len(listed) < _FEWEST or len({question.letters for question in listed}) < 2:
        return document
    changes: dict[int, Change] = {}
    for question in found:
        match = _NUMBER.match(document.lines[question.line])
        head = f"Q{question.number}: "
        if match and question.answer > question.line:
            changes[question.line] = (head + match.string[match.end() :], match.end() - len(head))
            changes[question.answer] = (_ANSWER + document.lines[question.answer].lstrip(), -len(_ANSWER))
    words = document.lines[listed[0].line]
    ledger.report(document, LISTED_ANSWERS, listed[0].line, question=short(words), count=len(listed))
    return document.with_lines(changes)


def _questions(document: Document) -> list[_Question]:
    """The numbered lines that count up, nearly all with points; nothing if options or answers are marked."""
    lines = document.lines
    starts: list[tuple[int, str]] = []
    for place in document.table.led_by(str.isdigit):
        match = _NUMBER.match(lines[place])
        if match and int(match.group("number")) == (int(starts[-1][1]) + 1 if starts else 1):
            starts.append((place, match.group("number")))
    pointed = sum(1 for line, _ in starts if _end(lines, line) > 0)
    if len(starts) < _FEWEST or pointed < _SHARE * len(starts):
        return []
    code = document.code_lines()
    ends = [*(line for line, _ in starts[1:]), len(lines)]
    found = []
    for (line, number), end in zip(starts, ends, strict=True):
        below = [n for n in range(max(_end(lines, line), line + 1), end) if lines[n].strip()]
        lettered = [n for n in below if LETTER.match(lines[n].strip())]
        marked = any(_MARK.search(lines[n]) or BOX.match(lines[n].strip()) for n in lettered)
        if marked or line in code or any(label_kind(lines[n]) in ("answer", "question") for n in below):
            return []
        first = below[0] if below else -1
        letters = len(lettered) if lettered and begins_options(lines[lettered[0]]) else 0
        found.append(_Question(line, number, first, letters))
    return found


def _end(lines: Sequence[str], line: int) -> int:
    """The line below the one that ends with the points of a question; 0 without points."""
    near = range(line, min(line + _MOST_LINES, len(lines)))
    return next((n + 1 for n in near if _POINTS.search(lines[n])), 0)
