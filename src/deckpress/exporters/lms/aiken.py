r"""Exports an Aiken file: questions with one right option, which Moodle and many other systems import.

    What carries light?
    A. Air
    B. Nothing but itself
    ANSWER: B

Aiken has one kind of question, with each part on one line; cards of other kinds are left out with a diagnostic.
Formulas are between `\(` and `\)`, which Moodle draws. A question that would be read as an option, an answer or a
blank line gets a leading no-break space (U+00A0).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostics
from deckpress.exporters.base import Exporter, ExportOptions
from deckpress.exporters.lms.question import Asks, Question, Trait
from deckpress.exporters.lms.questions import questions
from deckpress.exporters.lms.texts import KEPT_AS_WORDS, LOST_IN_WORDS, keep_fitting, line, report_losses
from deckpress.exporters.passages import leave_out_passages
from deckpress.exporters.siblings import with_choices
from deckpress.model import RenderedDeck
from deckpress.regex import regex
from deckpress.wording import letter

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates

FORM = "Aiken"
_HELD = (Asks.ONE, Asks.TRUTH)
_LEFT_OUT = "this card is left out"
_NOT_HELD = {
    Trait.SEVERAL: _LEFT_OUT,
    Trait.ESSAY: _LEFT_OUT,
    Trait.CLOZE: _LEFT_OUT,
    Trait.TYPED: _LEFT_OUT,
    Trait.NUMBER: _LEFT_OUT,
}
_MOST_OPTIONS = 26
_LEAST_BYTES = 2
"""A shorter line counts as blank in Moodle."""
_LIKE_A_MARK = regex(r"[A-Za-z][.)]|answer\s*:", re.IGNORECASE)


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes, Diagnostics]:
    """The file as UTF-8, and DP603 for each card that is left out or incomplete."""
    del templates
    deck, problems = with_choices(deck, options)
    problems += leave_out_passages(deck, options, FORM)
    found = questions(deck)
    others = report_losses((question for question in found if question.asks not in _HELD), FORM, _NOT_HELD, {})
    kept, unfit = keep_fitting((question for question in found if question.asks in _HELD), FORM, _MOST_OPTIONS)
    text = "\n".join(map(_block, kept))
    return text.encode(), (*problems, *others, *unfit, *report_losses(kept, FORM, LOST_IN_WORDS, KEPT_AS_WORDS))


EXPORTER = Exporter("aiken", ".aiken.txt", "questions with one right option, as plain text", export)


def _block(question: Question) -> str:
    """The lines of a question."""
    stem = line(question.stem)
    if _LIKE_A_MARK.match(stem) or len(stem.encode()) < _LEAST_BYTES:
        stem = f"\u00a0{stem}"
    right = next(letter(index, "A") for index, option in enumerate(question.options) if option.right)
    listed = (f"{letter(index, 'A')}. {line(option.html)}" for index, option in enumerate(question.options))
    rows = [stem, *listed, f"ANSWER: {right}"]
    return "\n".join(rows) + "\n"
