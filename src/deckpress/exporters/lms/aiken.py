r"""A rendered deck becomes an Aiken file: questions with one right option, as Moodle and many others import them.

    What carries light?
    A. Air
    B. Nothing but itself
    ANSWER: B

Aiken knows one kind of question, each part of it on one line, and nothing else: cards of another kind are left out,
and each of them is told. Formulas stand between `\(` and `\)`, which Moodle shows. A question that would be taken for
an option, for the answer or for a blank line begins with a blank that does not break (U+00A0).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostics
from deckpress.exporters.base import Exporter, ExportOptions
from deckpress.exporters.lms.questions import Asks, Question, Trait, questions
from deckpress.exporters.lms.texts import KEPT_AS_WORDS, LOST_IN_WORDS, fitting, line, told
from deckpress.exporters.siblings import with_choices
from deckpress.model import RenderedDeck
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
_LIKE_A_MARK = re.compile(r"[A-Za-z][.)]|answer\s*:", re.IGNORECASE)


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes, Diagnostics]:
    """Return the file as UTF-8, and DP603 for each card that is not in it, or not whole."""
    del templates
    deck, problems = with_choices(deck, options)
    found = questions(deck)
    others = told((question for question in found if question.asks not in _HELD), FORM, _NOT_HELD, {})
    kept, unfit = fitting((question for question in found if question.asks in _HELD), FORM, _MOST_OPTIONS)
    text = "\n".join(map(_block, kept))
    return text.encode(), (*problems, *others, *unfit, *told(kept, FORM, LOST_IN_WORDS, KEPT_AS_WORDS))


EXPORTER = Exporter("aiken", ".aiken.txt", "questions with one right option, as plain text", export)


def _block(question: Question) -> str:
    """One question with the line end behind its answer."""
    stem = line(question.stem)
    if _LIKE_A_MARK.match(stem) or len(stem.encode()) < _LEAST_BYTES:
        stem = f"\u00a0{stem}"
    right = next(letter(index, "A") for index, option in enumerate(question.options) if option.right)
    listed = (f"{letter(index, 'A')}. {line(option.html)}" for index, option in enumerate(question.options))
    rows = [stem, *listed, f"ANSWER: {right}"]
    return "\n".join(rows) + "\n"
