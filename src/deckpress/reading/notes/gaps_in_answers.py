"""An open note with a numbered gap in its answer -> a cloze: an open card would print the signs of the gap.

Paragraphs and items at the left edge that have gaps are clozes of their own (see `gap_starts`); these are the gaps
behind a label, below a bold question, in a folded answer, a table, a quote or a dialect.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.markdown.cloze import has_numbered_gap
from deckpress.model import NO_TEXT, Kind, Note, Text
from deckpress.reading.text.part_marks import bounds
from deckpress.reading.text.tree import Document


def with_gaps_asked(document: Document, notes: Sequence[Note]) -> tuple[Note, ...]:
    """The notes, those with such a gap as clozes of question and answer; marked parts stay what their marks say."""
    if not any(map(_has_gap, notes)):
        return tuple(notes)
    _, in_part = bounds(document)
    return tuple(_asked(n) if _has_gap(n) and not in_part(n.answer.locate(0, 0).line - 1) else n for n in notes)


def _has_gap(note: Note) -> bool:
    answer = note.answer.markdown
    return note.kind is Kind.OPEN and "{{c" in answer and has_numbered_gap(answer)


def _asked(note: Note) -> Note:
    asked = Text.join(note.question, note.answer)
    return replace(note, kind=Kind.CLOZE, question=asked, answer=NO_TEXT, reverse=False, accepted=())
