"""What is right above and right below the quizzes of LiaScript: a question in a quote, a script that checks an answer.

> What is 2 + 2?
[[4]]
<script>
"@input" == "4"
</script>
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.line_marks import QUOTE_MARK
from deckpress.regex import regex

QUIZ = regex(r"[ \t]*(?:[-*+][ \t]+)?\[(?:\[[^\[\]]*\]|\([ xX]\))\](?:[ \t]|\Z)")
"""A line of a quiz above the next question."""


def quoted_questions(document: Document, fenced: frozenset[int]) -> Iterator[tuple[int, Change]]:
    """The quotes of one line right above a quiz, or above code that a quiz follows, without their mark.

    Blank lines may be between a quote that asks and the quiz.
    """
    lines = document.lines
    for number in document.table.marked(_QUOTE):
        mark = QUOTE_MARK.match(lines[number])
        if number in fenced or mark is None or number + 1 == len(lines) or lines[number - 1].lstrip().startswith(">"):
            continue
        below = number + 1
        asks = looks_like_question(lines[number][mark.end() :].strip())
        while below in fenced or (asks and below < len(lines) and not lines[below].strip()):
            below += 1
        if below < len(lines) and QUIZ.match(lines[below]) and lines[number][mark.end() :].strip():
            yield number, (lines[number][mark.end() :], mark.end())


_QUOTE = frozenset(">")


def scripts_below(lines: Sequence[str], fenced: frozenset[int]) -> Iterator[int]:
    """The lines of scripts right below a quiz, which check what is typed in."""
    below = inside = False
    for number, line in enumerate(lines):
        inside = inside or (below and line.lstrip().startswith("<script"))
        if inside:
            yield number
            inside = "</script>" not in line
        below = number not in fenced and (QUIZ.match(line) is not None or (below and inside))
