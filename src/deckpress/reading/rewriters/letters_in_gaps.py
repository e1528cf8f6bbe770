"""Questions with the letter of the right option in their gap, `The capital is ( B ).` -> a gap, and a marked option.

`1. 法国的首都是（ B ）` is how question banks in Chinese give an answer. Such a letter counts only if most questions
above options have one, for brackets may hold a letter for other reasons: `vitamin (A)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.frozen import dataclass
from deckpress.reading.parts.option_lines import marks_on
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.line_marks import first_with_text
from deckpress.reading.words.option_letters import is_first, sequence
from deckpress.regex import regex

_GAP = regex(r"(?P<open>[(（])[ \t\u3000]*(?P<said>[A-H](?:[ \t\u3000,，、;/]*[A-H]){0,7})[ \t\u3000]*(?P<close>[)）])")
_AT_END = regex(r"(?<=\S)[ \t\u3000]{3,}(?P<said>[A-H]{1,4})[ \t]*\Z")
"""Letters far behind a question with a number, as `1. The largest planet is        C`."""
_STARTS = regex(r"[ \t]{0,3}(?:#{1,6}[ \t]|(?:\*\*|__)?\(?\d{1,4}[.)、．])")
"""The head of a line on which another question may begin."""
_FEWEST = 2
_SHARE = 0.5
_QUESTION_LINES = 6
"""The most lines of a question above its options."""
_OPTION_LINES = 24
"""The most lines of the options of one question."""


@dataclass(frozen=True, slots=True)
class _Quiz:
    """The line with the gap, and the ends of the options that its letters name, by line; nothing without a letter."""

    line: int = -1
    gap: re.Match[str] | None = None
    ends: tuple[tuple[int, int], ...] = ()


def with_filled_gaps(document: Document) -> Document:
    """The document, with `(correct)` behind the options that such letters name, and empty gaps."""
    ends = document.table.ended_by(_SAID.__contains__)
    if not _GAP.search(document.table.text) and not any(_gaps(document.lines[n]) for n in ends):
        return document
    quizzes = list(_quizzes(document))
    filled = [quiz for quiz in quizzes if quiz.gap is not None]
    if len(filled) < _FEWEST or len(filled) < _SHARE * len(quizzes):
        return document
    changes: dict[int, Change] = {}
    for quiz in filled:
        line = document.lines[quiz.line]
        assert quiz.gap is not None
        marks = quiz.gap.groupdict()
        empty = f"{marks['open']} {marks['close']}" if "open" in marks else ""
        changes[quiz.line] = (line[: quiz.gap.start()] + empty + line[quiz.gap.end() :], 0)
        for number, end in sorted(quiz.ends, reverse=True):
            text = changes[number][0] if number in changes else document.lines[number]
            behind = text[end:]
            changes[number] = (f"{text[:end].rstrip()} (correct){' ' if behind.strip() else ''}{behind}", 0)
    return document.with_lines(changes)


def _quizzes(document: Document) -> Iterator[_Quiz]:
    """The questions above options that no answer follows, each with the letter in its gap."""
    code = document.code_lines()
    lines = document.lines
    first = document.first
    while first < len(lines):
        if first in code or not marks_on(lines[first])[:1] or not is_first(marks_on(lines[first])[0][0]):
            first += 1
            continue
        marks = list(_marks(lines, first))
        last = marks[-1][0]
        if sequence([letter for _, letter, _, _ in marks]) and not _is_answered(lines, last + 1):
            yield _quiz(document, first, marks)
        first = last + 1


def _marks(lines: Sequence[str], first: int) -> Iterator[tuple[int, str, int, int]]:
    """The options from a line on: the line of each, its letter, where its mark begins and where its text ends."""
    for number in range(first, min(first + _OPTION_LINES, len(lines))):
        line = lines[number]
        found = marks_on(line)
        if not found:
            if line.strip():
                return
            continue
        starts = [start for _, start in found]
        for (letter, start), end in zip(found, [*starts[1:], len(line)], strict=True):
            if number > first and letter.upper() == "A":
                return
            yield number, letter, start, end


def _quiz(document: Document, first: int, marks: Sequence[tuple[int, str, int, int]]) -> _Quiz:
    number = _gap_above(document.lines, first)
    if number < 0:
        return _Quiz()
    gap = _gaps(document.lines[number])[0]
    said = re.findall("[A-H]", gap.group("said"))
    letters = [letter.upper() for _, letter, _, _ in marks]
    if len(set(said)) < len(said) or not all(letter in letters for letter in said):
        return _Quiz()
    ends = tuple((line, end) for line, letter, _, end in marks if letter.upper() in said)
    return _Quiz(number, gap, ends)


def _gaps(line: str) -> list[re.Match[str]]:
    """The gaps with letters on a line, or the letters at its end."""
    found = list(_GAP.finditer(line)) if "(" in line or "（" in line else []
    tail = line[-_TAIL:]
    if found or tail[-1:] not in _LAST or not (_BLANKS.search(tail) and _STARTS.match(line)):
        return found
    at_end = _AT_END.search(line)
    return [at_end] if at_end else []


_TAIL = 12
_SAID = frozenset("ABCDEFGH")
_LAST = _SAID | frozenset(" \t")
_BLANKS = regex(r"[ \t\u3000]{3}[A-H]{1,4}[ \t]*\Z")


def _gap_above(lines: Sequence[str], first: int) -> int:
    """The line of the question above its options that has the only gap with letters; -1 without one."""
    found = -1
    for number in range(first - 1, max(first - 1 - _QUESTION_LINES, -1), -1):
        if _is_option(lines[number]):
            return found  # of another question
        gaps = len(_gaps(lines[number]))
        if gaps > 1 or (gaps and found >= 0):
            return -1
        found = number if gaps else found
        if _STARTS.match(lines[number]):
            return found
    return found


def _is_option(line: str) -> bool:
    marks = marks_on(line)
    return bool(marks) and marks[0][1] <= len(line) - len(_plain(line))


def _is_answered(lines: Sequence[str], number: int) -> bool:
    """True if the next line that is not blank begins with the label of an answer."""
    line = first_with_text(lines[number : number + 4])
    return label_kind(_plain(line)) == "answer"


def _plain(line: str) -> str:
    """A line without the mark of its list."""
    return re.sub(r"^[ \t>]*(?:[-*+][ \t]+)?", "", line)
