"""Quizzes of the R package webexercises, in the source or as HTML, which are not read -> a warning.

Which colour do points have? `r mcq(c(answer = "black", "red"))`
Which colour do points have? <select class='webex-select'><option value='answer'>black</option></select>
"""

from __future__ import annotations

from deckpress.diagnostics.catalogue.reading import WEB_EXERCISE, WEB_EXERCISES
from deckpress.reading.text.ledger import Ledger, Use, short
from deckpress.regex import regex

_QUIZ = regex(r"`r (?:longmcq|mcq|torf|fitb)\(|<\w+ [^<>]*class=['\"]?webex-(?:radiogroup|select|solveme|box)(?![\w-])")
_MARK = regex(r"\s*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_KNOWN = (Use.UNANSWERED, Use.FURNITURE, Use.SETTINGS)


def report_web_exercises(ledger: Ledger) -> None:
    """Reports the first of such quizzes, and how many there are."""
    text = ledger.document.table.text
    if "webex-" not in text and "`r " not in text:
        return
    document = ledger.document
    code = document.code_lines()
    found = [
        number
        for number, line in enumerate(document.lines)
        if number not in code and _QUIZ.search(line) and ledger.use_of(document, number, number + 1) not in _KNOWN
    ]
    if found:
        line = document.lines[found[0]]
        quiz = _QUIZ.search(line)
        mark = _MARK.match(line)
        words = line[mark.end() if mark else 0 : quiz.start() if quiz else None].strip() or line.strip()
        rule = WEB_EXERCISE if len(found) == 1 else WEB_EXERCISES
        ledger.report(document, rule, found[0], count=len(found), question=short(words))
