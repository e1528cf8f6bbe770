"""A numbered question within an answer that lacks the number before it -> a warning: it is a question of the document.

    **What is iron?**

    A metal.

    It rusts.

    2. What is tin?

A list in an answer begins with its first number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from deckpress.diagnostics.catalogue.reading import QUESTION_IN_ANSWER
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.reports.odd_questions import report_odd_questions
from deckpress.reading.text.ledger import Ledger, Use, short
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_COUNTED = regex(
    r"(?:#{1,6}[ \t]+)?(?:\*\*|__)?(?P<number>\d{1,3})(?:\\?[.)][*_]{0,2}[ \t]+|[、．][*_]{0,2}[ \t]*)(?P<words>\S.*)"
)
_OWN = regex(r"[ \t#*_(]*(?:[^\W\d]{1,12}\.?[ \t]*)?(?P<number>\d{1,3})(?!\w)")
_LONGEST = 300
_MOST = 3
"""The most questions that are reported."""


def report_swallowed(ledger: Ledger, chosen: Sequence[Start]) -> None:
    """Reports the first of such questions, and a question of another form than the others."""
    told = {problem.location.line for problem in ledger.diagnostics}
    document = ledger.document
    found = (line for line in _swallowed(document, chosen) if document.place(line).line not in told)
    lines = (line for line in found if ledger.use_of(document, line, line + 1) is Use.CARD)
    for line in islice(lines, _MOST):
        ledger.report(document, QUESTION_IN_ANSWER, line, question=short(document.lines[line].strip(" #*_\\")))
    report_odd_questions(ledger, chosen)


def _swallowed(document: Document, chosen: Sequence[Start]) -> Iterator[int]:
    """The lines in the answers to questions that begin with a number whose predecessor is not in the same answer."""
    counted = document.table.led_by(str.isdigit)
    if not counted:
        return
    code = document.code_lines()
    place = 0
    own = 0
    known: set[int] = set()
    for line in counted:
        while place < len(chosen) and chosen[place].start <= line:
            match = _OWN.match(document.lines[chosen[place].start])
            own, known = int(match["number"]) if match else 0, set()
            place += 1
        match = _COUNTED.match(document.lines[line]) if len(document.lines[line]) <= _LONGEST else None
        if not place or match is None or line in code or line == chosen[place - 1].start:
            continue
        number = int(match["number"])
        lacks = number > 1 and number - 1 not in known and line >= chosen[place - 1].end
        following = number == (own or place) + 1
        if lacks and _asks(match["words"].rstrip(" *_"), following=following):
            yield line
        known.add(number)


def _asks(words: str, *, following: bool) -> bool:
    """True for words that ask or, with the next number, set a task."""
    return looks_like_question(words) or (following and is_task(words))
