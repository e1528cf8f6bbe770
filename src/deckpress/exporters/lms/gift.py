r"""Exports GIFT, Moodle's text format, which many other tools read as well.

    // [id:0123456789abcdef0123] [tag:waves]
    ::What carries light?::[html]What carries light? {
        =[html]nothing but itself
        ~[html]air#[html]It crosses empty space.
        ####[html]See chapter 2.
    }

Readers do not reject wrong GIFT, they read another question. So every text is escaped: first `\`, then `~ = # { } :`.
Line ends are written as `\n`, since a blank line ends a question and `//` starts a comment (rules of Moodle's importer,
checked against Moodle 4.5). Short answers are plain text, in which `*` matches anything.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostics
from deckpress.exporters.base import Exporter, ExportOptions
from deckpress.exporters.lms.marking import (
    category,
    cut_tags,
    escape_name,
    kept_tag,
    right_options,
    shares,
    weigh_options,
)
from deckpress.exporters.lms.passages import Item, passage_items
from deckpress.exporters.lms.question import WHOLE_TEXT, Asks, Question, Trait, losses, with_hint, without_unit
from deckpress.exporters.lms.questions import is_true, questions
from deckpress.exporters.lms.texts import line
from deckpress.exporters.passages import with_passages
from deckpress.exporters.siblings import with_choices
from deckpress.model import Number, RenderedDeck
from deckpress.regex import regex

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates

_SPECIAL = regex(r"[\\~=#{}:]")
_PLAIN = regex(r"[<>&\[%]")
_LOST = {
    Trait.PICTURES: "replaced by their descriptions",
    Trait.SOUNDS: "replaced by their names",
    Trait.POINTS: "every question counts the same",
}


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes, Diagnostics]:
    """The file as UTF-8, with a blank line between questions."""
    del templates
    deck, of_options = with_choices(deck, options)
    deck, doubts = with_passages(deck, options)
    asked, texts = questions(deck), passage_items(deck)
    problems = [*of_options, *doubts, *cut_tags(asked, "GIFT")]
    parts: list[str] = []
    path: tuple[str, ...] = ()
    for found in asked:
        question, lost = _held(found)
        problems += losses(found, "GIFT", {**_LOST, **lost})
        if question.path != path:
            path = question.path
            parts.append("$CATEGORY: " + category(path).replace("\\", "\\\\"))
        parts += map(_description, texts.get(found.guid, ()))
        parts.append(_question(question))
    return ("\n\n".join(parts) + "\n").encode(), tuple(problems)


EXPORTER = Exporter("gift", ".gift", "quiz as text for Moodle and others, without pictures (GIFT)", export)


def _held(question: Question) -> tuple[Question, Mapping[Trait, str]]:
    """The question in a form that GIFT supports, and what is lost. A cloze with one gap becomes a short answer."""
    essay = replace(question, asks=Asks.ESSAY)
    if question.asks is Asks.CLOZE:
        if len(question.blanks) != 1 or not question.blanks[0].typable or "->" in question.blanks[0].text:
            return essay, WHOLE_TEXT
        blank = question.blanks[0]
        asks = Asks.NUMBER if blank.number else Asks.SHORT
        question = replace(question, asks=asks, accepted=blank.texts, numbers=blank.accepted.numbers)
    if question.asks is Asks.SEVERAL and not shares(sum(option.right for option in question.options)):
        lost = {Trait.SEVERAL: "more than 20, so the card is an open question"}
        return replace(essay, answer=right_options(question)), lost
    question, typed = without_unit(question)
    if question.asks is Asks.SHORT and any("->" in text for text in question.accepted):
        lost = {Trait.TYPED: "one with -> would be a matching question, so the card is an open question"}
        return replace(essay, answer=_model_answer(question)), lost
    return question, typed


def _model_answer(question: Question) -> str:
    """The text to type, unless the feedback contains it."""
    if not question.feedback.startswith(question.answer):
        return question.answer
    wanted = question.accepted[0]
    return "" if wanted in line(question.feedback) else f"<p>{html.escape(wanted, quote=False)}</p>"


def _description(text: Item) -> str:
    """A text that asks nothing: GIFT knows it by having no braces."""
    return f"// [id:{_bracketed(text.id)}]\n::{_escaped(escape_name(text.title))}::{_html(text.html)}"


def _question(question: Question) -> str:
    """A question with its comment, without a blank line."""
    tags = (kept_tag(tag) for tag in question.tags)
    said = [f"[id:{_bracketed(question.guid)}]", *(f"[tag:{_bracketed(tag)}]" for tag in tags if tag)]
    lines = [f"\t{line}\n" for line in _answers(question)]
    answers = "".join(["\n", *lines]) if lines else ""
    return f"// {' '.join(said)}\n::{_escaped(escape_name(question.title))}::{_html(with_hint(question))} {{{answers}}}"


def _answers(question: Question) -> Iterator[str]:
    """The lines in a question's braces."""
    if question.asks is Asks.TRUTH:
        yield _truth(question)
    elif question.asks is Asks.NUMBER:
        several = len(question.numbers) > 1
        yield from ["#"] if several else []
        yield from (f"{'=' if several else '#'}{_number(number)}" for number in question.numbers)
    elif question.asks is Asks.SHORT:
        yield from (f"={_plain(text)}" for text in question.accepted)
    elif question.asks in (Asks.ONE, Asks.SEVERAL):
        for option, worth in weigh_options(question):
            mark = f"~%{worth}%" if question.asks is Asks.SEVERAL else "=" if option.right else "~"
            yield f"{mark}{_html(option.html)}{_feedback(option.feedback)}"
    general = (question.answer, question.feedback) if question.asks is Asks.ESSAY else (question.feedback,)
    if any(general):
        yield f"####{_html(chr(10).join(text for text in general if text))}"


def _number(number: Number) -> str:
    """A number with its tolerance, or a range."""
    return f"{number.low}..{number.high}" if number.between else f"{number.value}:{number.margin or 0}"


def _truth(question: Question) -> str:
    """The right answer, the feedback for the wrong answer, then that for the right one."""
    said = {option.right: option.feedback for option in question.options}
    wrong, right = _feedback(said[False]), _feedback(said[True])
    answer = "TRUE" if any(option.right and is_true(option) for option in question.options) else "FALSE"
    return f"{answer}{wrong or ('#' if right else '')}{right}"


def _html(markup: str) -> str:
    return f"[html]{_escaped(markup)}"


def _feedback(markup: str) -> str:
    return f"#{_html(markup)}" if markup else ""


def _plain(text: str) -> str:
    """The text to type; marked as plain if Moodle could read HTML, a format or a weight into it."""
    return f"{'[plain]' if _PLAIN.search(text) else ''}{_escaped(text.replace('*', chr(92) + '*'))}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda sign: f"\\{sign[0]}", text).replace("\n", "\\n")


def _bracketed(text: str) -> str:
    return " ".join(text.split()).replace("]", "\\]")
