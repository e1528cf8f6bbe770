"""The answers that a learner may type: the text that Anki compares with, and the others that are right."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.compare import fold
from deckpress.diagnostics import Diagnostics
from deckpress.diagnostics.catalogue import reading as rules
from deckpress.html.compose import first_paragraph, is_blank, text_html
from deckpress.html.plain import plain
from deckpress.marks import FORMULA, PLAYER, holds
from deckpress.model import Accepted, Html, Kind, Note, RenderedOption
from deckpress.spellings import accepted, is_doubtful, slip, with_margin
from deckpress.wording import Wording

MOST_TYPED = 80
"""Characters; a longer answer is too long to type (DP123)."""


def expected_text(note: Note, answer: Html, options: Sequence[RenderedOption]) -> tuple[str, Diagnostics]:
    """The text to type: set by the author, else the first paragraph of the answer, else the right options."""
    if note.accepted:
        return note.accepted[0], ()
    right = tuple(option.html for option in options if option.correct)
    parts = right if is_blank(answer) else (first_paragraph(answer),)
    text = ", ".join(" ".join(plain(part).split()) for part in parts)
    if not text or any(map(is_drawn, parts)):
        return text, (rules.HARD_TO_TYPE.at(note.location),)
    if len(text) > MOST_TYPED:
        return text, (rules.LONG_TO_TYPE.at(note.location, length=len(text)),)
    return text, ()


def accepted_answers(note: Note, wanted: str, language: str) -> tuple[Accepted, Diagnostics]:
    """What the learner may type.

    DP125 for a number that languages read differently, if the deck names none; DP126 for what is almost a number.
    """
    found = accepted(note.accepted or (wanted,), language)
    doubtful = [] if language else [a.written for a in found.answers if is_doubtful(a.written)]
    problems = [rules.DOUBTFUL_NUMBER.at(note.location, number=number) for number in doubtful[:1]]
    slips = {a.written: slip(a.written, found.comma) for a in found.answers if a.written not in doubtful}
    problems += [rules.ALMOST_A_NUMBER.at(note.location, text=text, reason=why) for text, why in slips.items() if why]
    return with_margin(found, note.explanation.markdown), tuple(problems)


def other_answers(note: Note, found: Accepted, answer: Html, words: Wording) -> str:
    """A line for the answer with the accepted answers that it lacks, if there are several or a tolerance."""
    if note.kind is not Kind.OPEN or not note.accepted or not (len(found.answers) > 1 or found.is_tolerant):
        return ""
    shown = fold(plain(answer))
    lacking = [a.written for a in found.answers if fold(a.written) not in shown]
    if not lacking:
        return ""
    text = words.say("accepted", answers=" / ".join(lacking))
    return f'\n<p class="accepted">{text_html(text).markup}</p>'


def is_drawn(field: Html) -> bool:
    """True if a field has a formula, a sound or a picture, which nobody can type."""
    return holds(field.markup, FORMULA, PLAYER) or "<img" in field.markup
