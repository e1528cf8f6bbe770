"""Lists of terms and their meanings that are in no card because the document has other questions -> a warning."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

from deckpress.diagnostics.catalogue.reading import TERMS_LEFT_OUT
from deckpress.reading.choice.compete import Choice
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.starts.not_questions import is_closing
from deckpress.reading.text.ledger import Ledger, Use, short
from deckpress.reading.text.tree import Document

_SHAPES = frozenset(("pair", "lead", "term"))
_FEWEST = 3
_MOST_WORDS = 4
_MOST_LETTERS = 40


def report_left_terms(ledger: Ledger, found: Sequence[Start], chosen: Choice) -> None:
    """Reports the first list of short terms with short meanings between or below the cards, and how many there are.

    Lists above the first card, below the title of a closing section, and inside answers are text.
    """
    if not chosen.starts or not ledger.notes:
        return
    document = ledger.document
    headings = [start for start in found if start.is_heading]
    lines = [heading.start for heading in headings]
    left = [
        start
        for start in found
        if start.shape in _SHAPES
        and not start.asks
        and _is_short(document, start)
        and ledger.use_of(document, start.start, start.start + 1) is Use.PROSE
    ]
    for _, group in groupby(left, key=lambda start: (start.shape, start.form, bisect_right(lines, start.start))):
        terms = list(group)
        above = bisect_right(lines, terms[0].start) - 1
        closes = above >= 0 and is_closing(headings[above])
        if len(terms) >= _FEWEST and not closes and _are_all(ledger, terms):
            term = short(terms[0].text.flat)
            ledger.report(document, TERMS_LEFT_OUT, terms[0].start, count=len(terms), term=term)
            return


def _is_short(document: Document, start: Start) -> bool:
    meaning = document.lines[start.start][start.column :].strip() if start.column else ""
    return all(
        0 < len(words) <= _MOST_LETTERS and len(words.split()) <= _MOST_WORDS for words in (start.text.flat, meaning)
    )


def _are_all(ledger: Ledger, terms: Sequence[Start]) -> bool:
    """True if no other text is between the terms."""
    lines = {start.start for start in terms}
    between = range(terms[0].start, terms[-1].start)
    return all(number in lines for number in between if ledger.document.lines[number].strip())
