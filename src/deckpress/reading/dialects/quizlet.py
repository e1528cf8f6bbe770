"""Text for Quizlet's import: a term, a tab and its definition on each line, or with `;;;` between cards of more lines.

    Which river flows through Ghent?	the Scheldt
    Which is in Italy? A) Po B) Ebro	A) Po

Lettered options at the end of a term make a multiple choice if the definition begins with the right ones.
"""

from __future__ import annotations

import re
from dataclasses import replace

from deckpress.model import NO_TEXT, Choice, Kind, Note, Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note
from deckpress.reading.dialects.texts import from_words
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.wording import letter

_BETWEEN = ";;;"


def _signs(document: Document) -> str:
    cards = [card for card in _cards(document) if any(document.lines[line].strip() for line in range(card[0], card[1]))]
    whole = [card for card in cards if sum(document.lines[line].count("\t") for line in range(*card)) == 1]
    if _is_long(document) and cards and len(whole) == len(cards):
        return "a tab in each card, and ;;; between the cards"
    return ""


def _is_long(document: Document) -> bool:
    return any(line.strip() == _BETWEEN for line in document.lines)


def _cards(document: Document) -> list[tuple[int, int]]:
    """The lines of each card."""
    if not _is_long(document):
        return [(number, number + 1) for number in range(document.first, len(document.lines))]
    ends = [number for number, line in enumerate(document.lines) if line.strip() == _BETWEEN]
    starts = [document.first, *(end + 1 for end in ends)]
    return list(zip(starts, [*ends, len(document.lines)], strict=True))


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    for start, end in _cards(document):
        if end < len(document.lines) and document.lines[end].strip() == _BETWEEN:
            ledger.book(document, Use.FURNITURE, end, end + 1)
        text = document.text(start, end)
        if not text:
            continue
        tab = text.markdown.find("\t")
        term = text.slice(0, tab).strip() if tab >= 0 else text
        meaning = text.slice(tab + 1).strip() if tab >= 0 else NO_TEXT
        note = Note(from_words(term), from_words(meaning), tags=settings.tags, location=term.locate(0, 0))
        book_note(ledger, document, _with_options(note, term, meaning), start, end)


def _with_options(note: Note, term: Text, meaning: Text) -> Note:
    """The note as a multiple choice, if its term ends with lettered options and its definition names some of them."""
    marks: list[re.Match[str]] = []
    for found in re.finditer(r"(?<!\S)([A-Z]{1,2})\)\s+", term.markdown):
        if found.group(1) == letter(len(marks), "A"):
            marks.append(found)
    if len(marks) < 2 or not term.markdown[: marks[0].start()].strip():
        return note
    ends = [*(mark.start() for mark in marks[1:]), len(term.markdown)]
    texts = [term.slice(mark.end(), end).strip() for mark, end in zip(marks, ends, strict=True)]
    rest, right = meaning.flat, set()
    for index, text in enumerate(texts):
        said = f"{letter(index, 'A')}) {text.flat}"
        if rest == said or rest.startswith(said + " "):
            right.add(index)
            rest = rest[len(said) :].strip()
    if not right:
        return note
    return replace(
        note,
        question=from_words(term.slice(0, marks[0].start()).strip()),
        answer=NO_TEXT,
        kind=Kind.CHOICE,
        choices=tuple(Choice(from_words(text), index in right) for index, text in enumerate(texts)),
        explanation=from_words(meaning.reword(rest)) if rest else NO_TEXT,
    )


DIALECT = Dialect(
    "quizlet",
    "a term, a tab and a definition, with ';;;' between cards of several lines",
    _signs,
    _read,
    markdown=False,
)
