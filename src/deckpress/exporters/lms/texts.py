"""What the text formats of learning systems share: HTML as plain text, and reports of what is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from deckpress.diagnostics import Diagnostic, Diagnostics
from deckpress.diagnostics.catalogue.output import LEFT_OUT_OF_FORMAT, PLAIN_WORDS
from deckpress.exporters.lms.question import WHOLE_TEXT, Question, Trait, losses
from deckpress.html.plain import plain
from deckpress.model import Html
from deckpress.regex import regex

_BREAK = regex(r"[\t-\r\x1c-\x20\x85\u2028\u2029]+")
"""Characters that some program reads as the end of a line or of a cell. A no-break space stays."""

LOST_IN_WORDS = {
    Trait.PICTURES: "replaced by their descriptions",
    Trait.SOUNDS: "replaced by their names",
    Trait.OPTION_FEEDBACK: "left out",
    Trait.EXPLANATION: "left out",
    Trait.HINT: "left out",
}
"""What is lost if each part of a question is a line of plain text, and what is done instead (see `losses`)."""
KEPT_AS_WORDS = {
    Trait.CODE: "only the words are kept, on one line",
    Trait.MARKUP: "only the words are kept",
    Trait.TAGS: "left out",
    Trait.POINTS: "left out",
}
"""What keeps its words in such a line; reported once for a deck."""


def lines(markup: str) -> str:
    """The plain text of a question's HTML, with a line for each block."""
    return plain(Html(markup))


def line(markup: str) -> str:
    """The plain text of a question's HTML on one line."""
    return _BREAK.sub(" ", lines(markup)).strip()


def report_losses(
    questions: Iterable[Question],
    form: str,
    cannot: Mapping[Trait, str],
    everywhere: Mapping[Trait, str],
    whole: Callable[[Question], bool] = lambda _: False,
) -> Diagnostics:
    """DP603 for each question with a trait in `cannot`, which the format `form` does not support (see `losses`).

    A question for which `whole` is true asks for its whole text, as its gaps are not supported. Traits in `everywhere`,
    which lose no words, are reported once for the deck: DP605 (note).
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


def keep_fitting(
    questions: Iterable[Question], form: str, most_options: int
) -> tuple[tuple[Question, ...], Diagnostics]:
    """The questions with text in every part and not too many options, and DP603 for the others."""
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
