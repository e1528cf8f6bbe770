"""What the text formats of learning systems share: HTML as plain words, and what is told of all that they lose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from deckpress.diagnostics import Diagnostic, Diagnostics
from deckpress.diagnostics.catalogue.output import LEFT_OUT_OF_FORMAT, PLAIN_WORDS
from deckpress.exporters.lms.questions import WHOLE_TEXT, Question, Trait, losses
from deckpress.html.plain import plain
from deckpress.model import Html

_BREAK = re.compile(r"[\t-\r\x1c-\x20\x85\u2028\u2029]+")
"""What ends a line somewhere, or could be taken for the end of a cell; a blank that does not break stays one."""

LOST_IN_WORDS = {
    Trait.PICTURES: "replaced by their descriptions",
    Trait.SOUNDS: "replaced by their names",
    Trait.OPTION_FEEDBACK: "left out",
    Trait.EXPLANATION: "left out",
    Trait.HINT: "left out",
}
"""What a line of plain words for each part of a question does not hold, and what is done instead (see `losses`)."""
KEPT_AS_WORDS = {
    Trait.CODE: "only the words are kept, on one line",
    Trait.MARKUP: "only the words are kept",
    Trait.TAGS: "left out",
    Trait.POINTS: "left out",
}
"""What such a line holds the words of; it is told once for a deck."""


def lines(markup: str) -> str:
    """The words of a question's HTML, a line for each block."""
    return plain(Html(markup))


def line(markup: str) -> str:
    """The words of a question's HTML on one line."""
    return _BREAK.sub(" ", lines(markup)).strip()


def told(
    questions: Iterable[Question],
    form: str,
    cannot: Mapping[Trait, str],
    everywhere: Mapping[Trait, str],
    whole: Callable[[Question], bool] = lambda _: False,
) -> Diagnostics:
    """DP603 for each question that has something that the format `form` cannot hold, by `cannot` (see `losses`).

    A question that is `whole` is an open one there: its gaps cannot be held, and it asks for the whole text.
    What may be in every question, and costs no words, is told once for the deck, by `everywhere`: DP605 (note).
    """
    found: list[Diagnostic] = []
    having: dict[Trait, list[Question]] = {}
    for question in questions:
        found += losses(question, form, {**cannot, **WHOLE_TEXT} if whole(question) else cannot)
        for trait in everywhere:
            if trait in question.traits:
                having.setdefault(trait, []).append(question)
    for trait, those in sorted(having.items(), key=lambda pair: [*Trait].index(pair[0])):
        cards = f"{len(those)} card{'' if len(those) == 1 else 's'}"
        what = f"{trait.value} ({everywhere[trait]})"
        found.append(PLAIN_WORDS.at(those[0].location, form=form, what=what, cards=cards))
    return tuple(found)


def fitting(questions: Iterable[Question], form: str, most_options: int) -> tuple[tuple[Question, ...], Diagnostics]:
    """The questions that have words in every part and no more options than a format holds; DP603 for the others."""
    kept: list[Question] = []
    problems: list[Diagnostic] = []
    for question in questions:
        if len(question.options) > most_options:
            why = f"more than {most_options} options"
        elif not line(question.stem):
            why = "a question without text"
        else:
            why = "" if all(line(option.html) for option in question.options) else "an option without text"
        if why:
            problems.append(LEFT_OUT_OF_FORMAT.at(question.location, form=form, what=why))
        else:
            kept.append(question)
    return tuple(kept), tuple(problems)
