"""Exports a text file to paste into Quizlet's import: a term and a definition for each card.

Quizlet asks for the separators between term and definition, and between cards. `--quizlet flat` uses its defaults, a
tab and a new line, so each side is on one line. With `--quizlet lines`, sides keep their lines, for example in code:
choose "Custom" between cards, and type `;;;`.

A multiple choice has its options in the term, and the right ones in the definition. A cloze has a line to write on for
each gap; its definition is the missing words, or the whole text if formulas or pictures are missing. Formulas are TeX
between dollar signs, since Quizlet does not draw them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostics
from deckpress.diagnostics.catalogue.output import LEFT_OUT_OF_FORMAT
from deckpress.exporters.base import Exporter, ExportOptions
from deckpress.exporters.lms.question import Asks, Question, Trait
from deckpress.exporters.lms.questions import no_file, questions
from deckpress.exporters.lms.texts import line, lines, report_losses
from deckpress.exporters.passages import leave_out_passages
from deckpress.model import Formula, RenderedDeck
from deckpress.wording import letter

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates

FORM = "Quizlet"
BETWEEN_CARDS = ";;;"
_LOST = {
    Trait.PICTURES: "replaced by their descriptions",
    Trait.SOUNDS: "replaced by their names",
    Trait.OPTION_FEEDBACK: "left out",
    Trait.HINT: "left out",
}
_PLAIN = {
    Trait.MATH: "replaced by their TeX",
    Trait.MARKUP: "only the words are kept",
    Trait.TAGS: "left out",
    Trait.POINTS: "left out",
}
_FLAT = {Trait.CODE: "only the words are kept, on one line; --quizlet lines keeps the lines"}
Side = Callable[[str], str]


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes, Diagnostics]:
    """The file as UTF-8, and DP603 for anything left out."""
    del templates
    flat = options.quizlet == "flat"
    side: Side = line if flat else _lines
    joint = " " if flat else "\n"
    found = questions(deck, no_file, math=_dollars)
    cards = [(question, _term(question, side, joint), _definition(question, side, joint)) for question in found]
    empty = [
        LEFT_OUT_OF_FORMAT.at(question.location, form=FORM, what="a card without text on both sides")
        for question, term, definition in cards
        if not (term and definition)
    ]
    rows = [f"{term}\t{definition}" for _, term, definition in cards if term and definition]
    text = "".join(f"{row}\n" if flat else f"{row}\n{BETWEEN_CARDS}\n" for row in rows)
    problems = (*leave_out_passages(deck, options, FORM), *empty)
    return text.encode(), (*problems, *report_losses(found, FORM, _LOST, {**_PLAIN, **(_FLAT if flat else {})}))


EXPORTER = Exporter("quizlet", ".quizlet.txt", "term, tab and definition, to paste into Quizlet's import", export)


def _term(question: Question, side: Side, joint: str) -> str:
    options = (f"{letter(index, 'A')}) {line(option.html)}" for index, option in enumerate(question.options))
    return joint.join((side(question.stem), *options)).strip()


def _definition(question: Question, side: Side, joint: str) -> str:
    """The answer, followed by the explanation."""
    if question.asks is Asks.CLOZE and all(gap.typable for gap in question.blanks):
        answer = "; ".join(gap.text for gap in question.blanks)
    elif question.options:
        listed = enumerate(question.options)
        answer = joint.join(f"{letter(index, 'A')}) {line(option.html)}" for index, option in listed if option.right)
    else:
        said = line(question.answer)
        wanted = (text for text in question.accepted if text not in said)
        answer = joint.join(filter(None, ("; ".join(wanted), side(question.answer))))
    feedback = question.feedback.removeprefix(question.answer)  # the feedback may start with the answer
    return joint.join(part for part in (answer, side(feedback)) if part)


def _lines(markup: str) -> str:
    """The lines of a side, without the separators of sides and cards."""
    text = re.sub(r"[\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]", "\n", lines(markup))
    return text.replace("\t", "    ").replace(BETWEEN_CARDS, ";; ;")


def _dollars(formula: Formula) -> str:
    mark = "$$" if formula.display else "$"
    return f"{mark}{html.escape(formula.tex, quote=False)}{mark}"
