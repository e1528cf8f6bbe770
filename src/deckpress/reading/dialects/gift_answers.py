"""One question in GIFT -> its note: the answers in its braces, and the formats of its texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from deckpress.diagnostics.catalogue.reading import ANSWERS_UNMARKED, NO_RIGHT_NUMBER, NOT_A_NUMBER
from deckpress.diagnostics.values import Rule
from deckpress.model import NO_TEXT, Choice, Kind, Note, Text
from deckpress.reading.dialects.common import plain_text, with_accepted, with_number
from deckpress.reading.dialects.gift_texts import (
    NUMERIC,
    TITLE,
    TRUTH,
    Group,
    format_of,
    masked_escapes,
    plain_escapes,
    shown_text,
    written_as,
)
from deckpress.reading.dialects.texts import from_plain
from deckpress.regex import regex
from deckpress.spellings import plain_number
from deckpress.wording import LANGUAGES, built_in, wording

_WEIGHT = regex(r"\s*%(?P<weight>-?\d+(?:[.,]\d+)?)%")
_NUMBER = r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?"
_VALUE = regex(rf"\s*(?P<value>{_NUMBER})\s*+(?::\s*(?P<margin>{_NUMBER}))?\s*+\Z")
_FOLDED = regex(r"<details><summary>([^<]+)</summary>")
_RANGE = regex(rf"\s*(?P<low>{_NUMBER})\s*\.\.\s*(?P<high>{_NUMBER})\s*\Z")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is in the file, with the settings from the lines above it."""

    text: Text
    group: Group
    section: tuple[str, ...]
    tags: tuple[str, ...]
    note_id: str
    language: str = ""
    """Of the deck, as a tag."""


class BrokenAnswersError(ValueError):
    """Answers that cannot make a card: the rule that they break, with the parts of its sentence."""

    def __init__(self, rule: Rule, **parts: object) -> None:
        super().__init__(rule.code)
        self.rule, self.parts = rule, parts


@dataclass(frozen=True, slots=True)
class _Answer:
    right: bool
    weight: float
    text: Text
    """As it is written, without its mark, weight and feedback."""
    feedback: Text


def note_of(question: Question) -> Note:
    """The note of a question. Raises BrokenAnswersError."""
    text, group = question.text, question.group
    title = TITLE.match(masked_escapes(text.markdown))
    head = title.end() if title else 0
    before, written = format_of(text.slice(head, group.start).strip(), "moodle")
    after = text.slice(group.end).strip()
    if after:
        gap = "" if before.markdown.endswith("(") else " "
        close = "" if after.markdown[0] in ".,;:!?)" else " "
        before = (before or after).reword(f"{before.markdown}{gap}_____{close}{after.markdown}".strip())
    before, folded = _hint(before)
    shown = written_as(before, written)
    if not shown and title:
        shown = from_plain(plain_escapes(text.slice(*title.span("title")).strip()))
    hint, place = written_as(folded, written), text.locate(0, 0)
    note = Note(shown, hint=hint, section=question.section, tags=question.tags, id=question.note_id, location=place)
    inner = text.slice(group.start + 1, group.end - 1).strip()
    general = NO_TEXT
    mark = masked_escapes(inner.markdown).find("####")
    if mark >= 0:
        general = shown_text(inner.slice(mark + 4).strip(), written)
        inner = inner.slice(0, mark).strip()
    return _answered(note, inner, general, written, question.language)


def _hint(text: Text) -> tuple[Text, Text]:
    """A question and the folded hint below it, as `deckpress` writes it."""
    found, end = _FOLDED.search(text.markdown), text.markdown.rstrip().removesuffix("</details>")
    if found is None or end == text.markdown.rstrip() or found[1] not in _words_for_hints():
        return text, NO_TEXT
    head = text.markdown[: found.start()].removesuffix("\\n")
    return text.slice(0, len(head)).strip(), text.slice(found.end(), len(end)).strip()


def _words_for_hints() -> frozenset[str]:
    """The words of `deckpress` for a hint, in all languages."""
    return frozenset(built_in(language)["hint"] for language in LANGUAGES)


def _answered(note: Note, inner: Text, general: Text, written: str, language: str) -> Note:
    masked = masked_escapes(inner.markdown)
    if not inner:
        return replace(note, answer=general)
    if truth := TRUTH.match(masked):
        return _true_or_false(note, inner, truth, general, written, language)
    if numeric := NUMERIC.match(masked):
        return _numeric(note, inner.slice(numeric.end(), len(masked)).strip(), general, written)
    answers = _answers(inner)
    if answers is None:
        raise BrokenAnswersError(ANSWERS_UNMARKED)
    if all(answer.right and "->" in answer.text.markdown for answer in answers):
        return _pairs(note, answers, general, written)
    if any(not answer.right for answer in answers):
        return _choice(note, answers, general, written)
    said = [shown_text(answer.feedback, written) for answer in answers]
    most = max(answer.weight for answer in answers)
    typed = [(_typed(answer.text, written), answer.weight) for answer in answers]
    partly = [f"{plain_text(text)} ({weight:g} %)" for text, weight in typed if weight < most]
    note = replace(note, explanation=Text.join(inner.reword(" / ".join(partly)), general, *said))
    return with_accepted(note, [text for text, weight in typed if weight == most])


def _typed(text: Text, written: str) -> Text:
    r"""The answer to type in; `\*` is an asterisk in Moodle, where a bare one stands for anything."""
    return shown_text(text.reword(re.sub(r"\\{1,2}\*", "*", text.markdown)), written)


def _answers(inner: Text) -> list[_Answer] | None:
    """The answers from one `=` or `~` to the next, those inside braces not counted; None if text is before them."""
    masked = masked_escapes(inner.markdown)
    marks, depth = [], 0
    for position, char in enumerate(masked):
        depth += (char == "{") - (char == "}")
        if char in "=~" and depth <= 0:
            marks.append(position)
    if not marks or masked[: marks[0]].strip():
        return None
    return [
        _answer(inner.slice(start + 1, end).strip(), masked[start] == "=")
        for start, end in zip(marks, [*marks[1:], len(masked)], strict=True)
    ]


def _answer(text: Text, right: bool) -> _Answer:
    weight = 100.0 if right else 0.0
    if found := _WEIGHT.match(text.markdown):
        weight = float(found.group("weight").replace(",", "."))
        text = text.slice(found.end()).strip()
    mark = masked_escapes(text.markdown).find("#")
    if mark < 0:
        return _Answer(right, weight, text, NO_TEXT)
    return _Answer(right, weight, text.slice(0, mark).strip(), text.slice(mark + 1).strip())


def _choice(note: Note, answers: Sequence[_Answer], general: Text, written: str) -> Note:
    """The answers worth all points are right; if there are none, those worth any."""
    least = 100.0 if any(answer.weight >= 100 for answer in answers) else 0.001
    choices = tuple(
        Choice(shown_text(answer.text, written), answer.weight >= least, shown_text(answer.feedback, written))
        for answer in answers
    )
    return replace(note, kind=Kind.CHOICE, choices=choices, explanation=general)


def _true_or_false(note: Note, inner: Text, truth: re.Match[str], general: Text, written: str, language: str) -> Note:
    """The options are true and false, in the language of the deck.

    The first feedback is for the wrong answer, the second for the right one.
    """
    right = truth.group("truth").upper().startswith("T")
    masked = masked_escapes(inner.markdown)
    marks = [m.start() for m in re.finditer("#", masked)]
    said = [
        shown_text(inner.slice(start + 1, end).strip(), written)
        for start, end in zip(marks, [*marks[1:], len(masked)], strict=False)
    ]
    wrong, fine = [*said, NO_TEXT, NO_TEXT][:2]
    words = wording(language)
    options = tuple(
        Choice(inner.reword(word), correct, fine if correct else wrong)
        for word, correct in ((words["true"], right), (words["false"], not right))
    )
    return replace(note, kind=Kind.CHOICE, choices=options, explanation=general)


def _pairs(note: Note, answers: Sequence[_Answer], general: Text, written: str) -> Note:
    """The left sides ask, with all right sides in the order of the alphabet; the pairs answer."""
    pairs = []
    for answer in answers:
        arrow = answer.text.markdown.index("->")
        left = shown_text(answer.text.slice(0, arrow).strip(), written)
        right = shown_text(answer.text.slice(arrow + 2).strip(), written)
        pairs.append((_line(left), _line(right)))
    first = answers[0].text
    asked = [f"- {left}" for left, _ in pairs if left]
    offered = " / ".join(sorted({right for _, right in pairs if right}))
    question = Text.join(note.question, first.reword("\n".join(asked)), first.reword(offered))
    answered = first.reword("\n".join(f"- {left} → {right}" for left, right in pairs if left))
    said = [shown_text(answer.feedback, written) for answer in answers]
    return replace(note, question=question, answer=answered, explanation=Text.join(general, *said))


def _line(text: Text) -> str:
    return " ".join(text.markdown.replace("\\\n", " ").split())


def _numeric(note: Note, inner: Text, general: Text, written: str) -> Note:
    """The numbers that count in full are accepted; the remark lists those that count in part."""
    answers = _answers(inner)
    if answers is None:
        answers = [_answer(inner, True)]
    full: list[str] = []
    partly: list[str] = []
    first = NO_TEXT
    for answer in answers:
        found, between = _VALUE.match(answer.text.markdown), _RANGE.match(answer.text.markdown)
        if answer.right and not found and not between:
            raise BrokenAnswersError(NOT_A_NUMBER, answer=answer.text.markdown)
        if not answer.right:
            continue
        said = _number(found, between)
        if answer.weight < 100:
            partly.append(f"{said} ({answer.weight:g} %)")
            continue
        first = first or answer.text.reword(plain_number(found.group("value")) if found else said)
        full.append(said)
    if not full:
        raise BrokenAnswersError(NO_RIGHT_NUMBER)
    feedback = [shown_text(answer.feedback, written) for answer in answers]
    explanation = Text.join(inner.reword(" / ".join(partly)), general, *feedback)
    return with_number(replace(note, explanation=explanation), first, *full)


def _number(found: re.Match[str] | None, between: re.Match[str] | None) -> str:
    if found:
        value, margin = plain_number(found.group("value")), found.group("margin")
        return f"{value} ± {plain_number(margin)}" if margin and float(margin) else value
    return f"{plain_number(between.group('low'))}..{plain_number(between.group('high'))}" if between else ""
