"""Notes to a class below bold terms, `**Homework**: read chapter 2`, which look like terms: they make no card."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document
from deckpress.reading.words.vocabulary import HOMEWORK
from deckpress.regex import regex

_NOTE = regex(rf"\W*(?:{HOMEWORK})\W*\Z", re.I)
_LONGEST = 40
_FEWEST = 2
"""The fewest terms beside a note."""
_FEWEST_WORDS = 3
"""The fewest words of a note; in a list of words, `**Homework**: les devoirs` is a term."""


def without_class_notes(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, in order of lines, without such notes below the last term, whose meaning ends above them."""
    terms = [start for start in starts if start.shape == "lead"]
    while len(terms) > _FEWEST and _is_note(document, terms[-1]):
        terms.pop()
    notes = {id(start) for start in starts if start.shape == "lead"} - set(map(id, terms))
    if not notes:
        return list(starts)
    kept: list[Start] = []
    for start in starts:
        if id(start) not in notes:
            kept.append(start)
        elif kept and kept[-1].shape == "lead" and kept[-1].limit > start.start > kept[-1].start:
            kept[-1] = replace(kept[-1], limit=start.start)
    return kept


def _is_note(document: Document, start: Start) -> bool:
    words = start.text.markdown
    named = not start.asks and len(words) <= _LONGEST and _NOTE.match(words) is not None
    return named and len(document.lines[start.start][start.column :].split()) >= _FEWEST_WORDS
