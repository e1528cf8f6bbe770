"""An open note with a numbered gap in its answer -> a cloze: an open card would print the signs of the gap.

Paragraphs and items at the left edge that have gaps are clozes of their own (see `gap_starts`); these are the gaps
behind a label, below a bold question, in a folded answer, a table, a quote or a dialect.
"""

from __future__ import annotations

from deckpress.frozen import replace
from deckpress.markdown.cloze import has_numbered_gap
from deckpress.model import NO_TEXT, Kind, Note, Text


def with_gaps_asked(note: Note) -> Note:
    """The note, as a cloze of its question and its answer if the answer has a numbered gap."""
    if note.kind is not Kind.OPEN or "{{c" not in note.answer.markdown or not has_numbered_gap(note.answer.markdown):
        return note
    asked = Text.join(note.question, note.answer)
    return replace(note, kind=Kind.CLOZE, question=asked, answer=NO_TEXT, reverse=False, accepted=())
