"""Task lists below headings that are not clearly questions: read as options, but perhaps meant as to-do lists."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.diagnostics.catalogue.reading import GUESSED_BOXES
from deckpress.model import Kind
from deckpress.reading.ledger import Ledger, short
from deckpress.reading.outline import looks_like_question
from deckpress.reading.question_starts import Start
from deckpress.regex import regex

_ASKS_OTHERWISE = regex(r"[:：=…]\W*\Z|\.\.\.|_{2,}")


def report_boxes(ledger: Ledger, starts: Sequence[Start]) -> None:
    """Reports the first multiple choice of a document without a clear question."""
    if any(
        start.asks or start.labelled or start.numbered or start.linked or start.shape == "folded" for start in starts
    ):
        return
    for note in ledger.notes:
        asked = note.question.markdown
        if note.kind is Kind.CHOICE and not (looks_like_question(asked) or _ASKS_OTHERWISE.search(asked)):
            line = note.location.line - 1
            ledger.report(ledger.document, GUESSED_BOXES, line, question=short(note.question.flat))
            return
