r"""Exports text files for Blackboard's "Upload questions": one question on each line, with tabs between its parts.

Multiple choice is MC or MA, true or false is TF, a typed answer is FIB, a number is NUM with its tolerance, a cloze is
FIB_PLUS with up to ten variables, and an open question is ESS, with the answer as the example for markers. As the
manual requires, there is no header and no blank line, `correct` and `true` are English, and more than 500 questions are
split into several files. Texts are plain text on one line; formulas are between `\(` and `\)`, which Blackboard
draws. A cloze with other words in brackets becomes an open question, since Blackboard would read them as variables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostics
from deckpress.exporters.base import Exporter, ExportOptions, Files
from deckpress.exporters.lms.question import Asks, Question, Trait, as_texts, is_exact, is_typed, losses, without_unit
from deckpress.exporters.lms.questions import is_true, marked, no_file, questions
from deckpress.exporters.lms.texts import KEPT_AS_WORDS, LOST_IN_WORDS, keep_fitting, line, report_losses
from deckpress.exporters.passages import leave_out_passages
from deckpress.exporters.siblings import with_choices
from deckpress.html.compose import without_footnotes
from deckpress.marks import BLANK
from deckpress.model import RenderedDeck
from deckpress.regex import regex

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates

FORM = "Blackboard"
SUFFIX = ".blackboard.txt"
MOST_ROWS = 500
MOST_ANSWERS = 100
MOST_VARIABLES = 10
_VARIABLE = regex(r"\[[^\[\]]*\]")


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes | Files, Diagnostics]:
    """The file as UTF-8, or several files, and DP603 for anything left out."""
    del templates
    deck, problems = with_choices(deck, options)
    problems += leave_out_passages(deck, options, FORM)
    kept, unfit = keep_fitting(questions(deck, no_file, marked), FORM, MOST_ANSWERS)
    held = [_held(question) for question in kept]
    problems = (*problems, *(problem for _, lost in held for problem in lost))
    rows = ["\t".join(_row(question)) + "\n" for question, _ in held]
    files = tuple("".join(rows[start : start + MOST_ROWS]).encode() for start in range(0, len(rows), MOST_ROWS))
    made: bytes | Files = files[0] if len(files) == 1 else b""
    if len(files) > 1:
        made = tuple((f"-{number}{SUFFIX}", data) for number, data in enumerate(files, 1))
    return made, (*problems, *unfit, *report_losses(kept, FORM, LOST_IN_WORDS, KEPT_AS_WORDS, _is_whole))


EXPORTER = Exporter("blackboard", SUFFIX, "questions between tabs, for Blackboard's upload", export)


def _held(question: Question) -> tuple[Question, Diagnostics]:
    """The question with a typed answer that Blackboard supports, and what is lost: NUM has one number and no unit."""
    held, lost = without_unit(question)
    if held.asks is Asks.NUMBER and len(held.numbers) > 1:
        if is_exact(held):
            held = as_texts(held)
        else:
            lost = {**lost, Trait.ACCEPTED: "only the first is right"}
    return held, losses(question, FORM, lost) if is_typed(question) else ()


def _row(question: Question) -> Iterator[str]:
    """The cells of a question: its type, its text, and the cells of that type."""
    stem = _stem(question)
    if question.asks is Asks.TRUTH:
        yield from ("TF", stem, "true" if any(o.right and is_true(o) for o in question.options) else "false")
    elif question.options:
        yield from ("MA" if question.asks is Asks.SEVERAL else "MC", stem)
        for option in question.options:
            yield from (line(option.html), "correct" if option.right else "incorrect")
    elif question.asks is Asks.NUMBER:
        right = question.numbers[0]
        yield from ("NUM", stem, right.value, *([right.margin] if right.margin else []))
    elif question.asks is Asks.SHORT:
        yield from ("FIB", stem, *question.accepted[:MOST_ANSWERS])
    elif question.asks is Asks.CLOZE and _fits_variables(question):
        numbers = count(1)
        yield from ("FIB_PLUS", re.sub(BLANK, lambda _: f"[gap{next(numbers)}]", stem))
        for number, gap in enumerate(question.blanks, 1):
            yield from ([] if number == 1 else [""])
            yield from (f"gap{number}", gap.texts[0])
    else:
        yield from ("ESS", stem.replace(BLANK, "_____"), line(question.answer))


def _stem(question: Question) -> str:
    """The text of a question; that of a cloze without the marks of footnotes, whose texts are in the explanation."""
    return line(without_footnotes(question.stem) if question.asks is Asks.CLOZE else question.stem)


def _is_whole(question: Question) -> bool:
    """True for a cloze that asks for its whole text."""
    return question.asks is Asks.CLOZE and not _fits_variables(question)


def _fits_variables(question: Question) -> bool:
    """True if the gaps of a cloze can be variables: few, typable, and without other brackets in the text."""
    stem = _stem(question)
    few = 1 <= len(question.blanks) == stem.count(BLANK) <= MOST_VARIABLES
    return few and all(gap.typable for gap in question.blanks) and not _VARIABLE.search(stem)
