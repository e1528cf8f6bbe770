"""Lists below questions that ask to choose, without a mark for the right item.

They are reported if most other questions with lists have options, or if nearly all questions of a document have such a
list.
"""

from __future__ import annotations

from deckpress.diagnostics.catalogue.reading import UNMARKED_LIST, UNMARKED_LISTS
from deckpress.model import Kind, Note
from deckpress.reading.ledger import Ledger, short
from deckpress.reading.signed_lists import asks_to_choose
from deckpress.regex import regex

_ITEMS = regex(
    r"(?:(?:[-*+][ \t]+(?![-*+\d][.)]?[ \t])\S[^\n]{0,99}(?:\n+|\Z)){2,8}"
    r"|(?:[1-8][.)][ \t]+\S{1,3}(?:\n+|\Z)){2,8})\Z"
)
"""A list of short items; numbered ones are single letters and the like, since others may be steps."""
_FEWEST = 2
_SHARE = 0.8


def report_unmarked_lists(ledger: Ledger) -> None:
    """Reports the lists that are answers, although they may be options."""
    notes = ledger.notes
    choices = sum(1 for note in notes if note.kind is Kind.CHOICE)
    if 0 < choices < _FEWEST:
        return
    found = [note for note in notes if _is_unmarked(note)]
    if not choices and len(found) >= max(_FEWEST, _SHARE * len(notes)):
        place = found[0].location.line - 1
        ledger.report(ledger.document, UNMARKED_LISTS, place, count=len(found), question=short(found[0].question.flat))
    if len(found) * 2 > choices:
        return
    for note in found:
        ledger.report(ledger.document, UNMARKED_LIST, note.location.line - 1, question=short(note.question.flat))


def _is_unmarked(note: Note) -> bool:
    said = note.answer.markdown
    listed = note.kind is Kind.OPEN and said[:1] in "-*+1" and bool(_ITEMS.match(said))
    return listed and asks_to_choose(note.question.markdown)
