"""Lists below questions that ask to choose, without a mark for the right item, among questions with options."""

from __future__ import annotations

from deckpress.diagnostics.catalogue.reading import UNMARKED_LIST
from deckpress.model import Kind, Note
from deckpress.reading.ledger import Ledger, short
from deckpress.reading.signed_lists import asks_to_choose
from deckpress.regex import regex

_ITEMS = regex(r"(?:[-*+][ \t]+(?![-*+\d][.)]?[ \t])\S[^\n]{0,99}(?:\n+|\Z)){2,8}\Z")
_FEWEST = 2


def report_unmarked_lists(ledger: Ledger) -> None:
    """Reports the lists that are answers, although most questions with lists have options."""
    notes = ledger.notes
    choices = sum(1 for note in notes if note.kind is Kind.CHOICE)
    if choices < _FEWEST:
        return
    found = [note for note in notes if _is_unmarked(note)]
    if len(found) * 2 > choices:
        return
    for note in found:
        ledger.report(ledger.document, UNMARKED_LIST, note.location.line - 1, question=short(note.question.flat))


def _is_unmarked(note: Note) -> bool:
    said = note.answer.markdown
    listed = note.kind is Kind.OPEN and said[:1] in "-*+" and bool(_ITEMS.match(said))
    return listed and asks_to_choose(note.question.markdown)
