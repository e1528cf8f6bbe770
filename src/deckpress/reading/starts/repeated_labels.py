"""A label in bold below most headings of a document, `**Example**: ..`, is a part of each entry, not a term."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from deckpress.compare import letters
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.signs import TABLE_OF_TERMS
from deckpress.reading.starts.term_sections import names_terms

_SHAPES = frozenset(("lead", "pair", "term"))
_FEWEST = 3
_SHARE = 0.5


def without_repeated_labels(starts: Sequence[Start]) -> list[Start]:
    """The candidates, in order of lines, without the terms that stand below most headings of one level.

    In a glossary, these headings are the terms.
    """
    headings = [start for start in starts if start.is_heading]
    below: dict[str, set[int]] = {}
    for start in starts:
        if start.shape in _SHAPES and not start.asks:
            above = bisect_right(headings, start.start, key=lambda heading: heading.start) - 1
            if above >= 0:
                below.setdefault(letters(start.text.markdown), set()).add(above)
    labels = {words: own for words, own in below.items() if len(own) >= _FEWEST and _is_under_most(headings, own)}
    if not labels:
        return list(starts)
    kept = [start for start in starts if not (start.shape in _SHAPES and letters(start.text.markdown) in labels)]
    if headings[0].level != 1 or not names_terms(headings[0].title):
        return kept
    levels = {headings[number].level for own in labels.values() for number in own}
    return [
        replace(start, sign=max(start.sign, TABLE_OF_TERMS)) if start.is_heading and start.level in levels else start
        for start in kept
    ]


def _is_under_most(headings: Sequence[Start], own: set[int]) -> bool:
    """True if most headings of the level of these ones are among them."""
    level = min(headings[number].level for number in own)
    alike = sum(1 for heading in headings if heading.level == level)
    return sum(1 for number in own if headings[number].level == level) >= _SHARE * alike
