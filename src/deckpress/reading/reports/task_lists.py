"""Task lists below headings that are not clearly questions: read as options, but perhaps meant as to-do lists."""

from __future__ import annotations

import re
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
    ticked = [note for note in choices if _is_to_do(note)]
    if clear and (len(choices) > _FEW or any(_asks(note) for note in choices)):
        choices = ticked if len(choices) - len(ticked) <= _MOST_BESIDE else []
    for note in choices:
        line = note.location.line - 1
        short_enough = not clear or len(note.question.flat.split()) <= _MOST_WORDS
        if (note in ticked or (short_enough and not _asks(note))) and _has_boxes(ledger.document, line):
            ledger.report(ledger.document, GUESSED_BOXES, line, question=short(note.question.flat))
            return


_FEW = 2
_MOST_WORDS = 2


_MOST_BESIDE = 6
"""Among more choices than these, a to-do list is a question like the others."""
_TO_DO = regex(
    r"[\W_]*(?:(?:my |your |the )?(?:to[ -]?dos?|tasks?|check-?list|packing|shopping|groceries|next steps|action items)"
    r"(?: list| for .{1,40})?|aufgaben|to-do-liste|checkliste|packliste|einkaufsliste|einkauf|à faire|liste de courses"
    r"|tareas(?: pendientes)?|pendientes|lista de (?:la )?compras?|da fare|lista della spesa|a fazer|tarefas|te doen"
    r"|taken|boodschappen|do zrobienia|zadania|сделать|список дел|список покупок|待办|待辦|待办事项|やること|할 일)"
    r"[\W_]*\Z",
    re.I,
)


def _is_to_do(note: Note) -> bool:
    """True for boxes below `Todo:`, `Packing list:` and the like."""
    return _TO_DO.match(note.question.flat) is not None


def _asks(note: Note) -> bool:
    asked = note.question.markdown
    if _TO_DO.match(note.question.flat):
        return False
    return looks_like_question(asked) or _ASKS_OTHERWISE.search(asked) is not None


def _has_boxes(document: Document, line: int) -> bool:
    """True if boxes are near below a question; an answer may name options of another form."""
    return any(begins_box(text.lstrip(_MARKS)) for text in document.lines[line + 1 : line + _REACH])


_MARKS = " \t>-*+"
_REACH = 20
