"""Task lists below headings that are not clearly questions: read as options, but perhaps meant as to-do lists."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.diagnostics.catalogue.reading import GUESSED_BOXES
from deckpress.model import Kind, Note
from deckpress.reading.parts.option_values import begins_box
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.ledger import Ledger, short
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_ASKS_OTHERWISE = regex(r"[:：=…]\W*\Z|\.\.\.|_{2,}")


def report_boxes(ledger: Ledger, starts: Sequence[Start]) -> None:
    """Reports the first multiple choice without a clear question: in a document without any, or a to-do list in one.

    A to-do list has boxes below one or two words, and no other boxes are below a question.
    """
    clear = any(
        start.asks or start.labelled or start.numbered or start.linked or start.shape == "folded" for start in starts
    )
    choices = [note for note in ledger.notes if note.kind is Kind.CHOICE]
    if clear and (len(choices) > _FEW or any(_asks(note) for note in choices)):
        return
    for note in choices:
        line = note.location.line - 1
        short_enough = not clear or len(note.question.flat.split()) <= _MOST_WORDS
        if short_enough and not _asks(note) and _has_boxes(ledger.document, line):
            ledger.report(ledger.document, GUESSED_BOXES, line, question=short(note.question.flat))
            return


_FEW = 2
_MOST_WORDS = 2


def _asks(note: Note) -> bool:
    asked = note.question.markdown
    return looks_like_question(asked) or _ASKS_OTHERWISE.search(asked) is not None


def _has_boxes(document: Document, line: int) -> bool:
    """True if boxes are near below a question; an answer may name options of another form."""
    return any(begins_box(text.lstrip(_MARKS)) for text in document.lines[line + 1 : line + _REACH])


_MARKS = " \t>-*+"
_REACH = 20
