"""A complete card -> diagnostics for what is doubtful about it."""

from __future__ import annotations

import re

from deckpress.compare import letters
from deckpress.diagnostics.catalogue import reading as rules
from deckpress.model import Note
from deckpress.reading.answers.resolved import Resolved
from deckpress.reading.notes.heads import Head
from deckpress.reading.parts.furniture import is_field, only_links
from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.rewriters.html_marks import right_tag
from deckpress.reading.text.ledger import Ledger, short
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.letter_sentences import speaks_of_option
from deckpress.reading.words.line_marks import QUESTION_MARKS
from deckpress.regex import regex


def report_options(ledger: Ledger, document: Document, head: Head, found: Resolved, words: str) -> None:
    """Reports what is doubtful about how the right options of a question were found."""
    if found.guessed:
        label = letters(found.guessed)
        is_label = label.isdigit() or len(label) == 1
        if is_label and any(letters(c.text.markdown) == label and not c.correct for c in found.choices):
            rule = rules.NUMBER_OR_TEXT
        else:
            rule = rules.GUESSED_FROM_SENTENCE if speaks_of_option(found.guessed) else rules.GUESSED_OPTION
        ledger.report(document, rule, head.start, answer=short(found.guessed))
    if found.told:
        ledger.report(document, rules.GUESSED_FROM_TEXT, head.start, text=short(found.told))
    if found.hinted:
        ledger.report(document, rules.GUESSED_MARK, head.start, answer=short(found.hinted))
    if found.tight:
        ledger.report(document, rules.TIGHT_BOXES, head.start, question=short(words))
    if any(found.doubt):
        first, second = map(short, found.doubt)
        ledger.report(document, rules.MARKS_DISAGREE, head.start, first=first, second=second, question=short(words))


def is_boxed(document: Document, start: int, end: int) -> bool:
    """True if the options are a task list."""
    return any("[x]" in line or "[X]" in line for line in document.lines[start:end])


def marked_by_html(body: Document) -> tuple[int, str] | None:
    """The line and the tag of HTML that marks one of several options as right, if the answer holds such a tag."""
    code = body.code_lines()
    for number, line in enumerate(body.lines):
        if number not in code and (tag := right_tag(line)):
            return number, tag
    return None


_LONG = 4_000
"""An answer with more characters is reported as too long to remember."""


def report_weak_card(ledger: Ledger, document: Document, head: Head, note: Note) -> None:
    """Reports a card that is complete but hard to learn from, or that holds another question."""
    if note.choices and (inner := _question_inside(note.explanation.markdown)):
        ledger.report(document, rules.QUESTION_INSIDE, head.start, question=short(inner))
    answer = note.answer.markdown
    if len(answer) > _LONG:
        ledger.report(document, rules.LONG_ANSWER, head.start, length=len(answer))
    elif ("](" in answer or "://" in answer) and not _PICTURE.search(answer) and only_links(_without_fields(answer)):
        ledger.report(document, rules.LINK_ONLY, head.start, link=short(note.answer.flat))


def _without_fields(answer: str) -> str:
    """An answer without the paragraphs above its last one, if all of them are fields such as `Company: Acme`.

    Names of emoji beside links (`:arrow_up:`) are left out as well.
    """
    *fields, last = answer.split("\n\n")
    shown = last if all(map(is_field, fields)) else answer
    return _EMOJI.sub("", shown)


_EMOJI = regex(r"(?<![\w:]):[a-z][a-z_]{1,40}:(?!\w)")


_PICTURE = regex(r"!\[|<(?:img|picture|video|audio|iframe|svg)\b", re.I)
"""What an answer shows, even within a link."""


def _question_inside(explanation: str) -> str:
    """The question above options and an answer with a label, if a text holds all of these."""
    lines = [line.strip(" \t*_") for line in explanation.split("\n") if line.strip()] if "\n" in explanation else []
    for at, line in enumerate(lines[:-2]):
        first = lines[at + 1].lstrip("-+ \t")
        asks = line.endswith(QUESTION_MARKS) and begins_options(first)
        if asks and any(label_kind(below) == "answer" for below in lines[at + 2 : at + _MOST]):
            return line
    return ""


_MOST = 12
"""In how many lines below a question its answer is looked for."""
