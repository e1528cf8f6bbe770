"""Labels below headings that are parts of the text there, not terms.

`**Example**: ..` may stand below most headings, or `line 4: ..` and `line 5: ..` below one of `task 1` to `task 3`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from deckpress.compare import letters
from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.signs import TABLE_OF_TERMS
from deckpress.reading.starts.term_sections import names_terms
from deckpress.regex import regex

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


def without_counted_parts(starts: Sequence[Start]) -> list[Start]:
    """The candidates, in order of lines, without words with a number below a few of several headings of that form."""
    counted: dict[tuple[int, str], list[Start]] = {}
    parts: dict[tuple[int, str], list[Start]] = {}
    above: Start | None = None
    for start in starts:
        found = _COUNTED.match(start.title if start.is_heading else start.text.markdown)
        if start.is_heading:
            above = start
            if found:
                counted.setdefault((start.level, found["word"].casefold()), []).append(start)
        elif found and found["only"] is not None and above is not None and start.shape in _SHAPES and not start.asks:
            parts.setdefault((id(above), found["word"].casefold()), []).append(start)
    below = {own for (own, _), group in parts.items() if len(group) > 1}
    tasks = set[int]()
    for group in counted.values():
        own = {id(start) for start in group} & below
        tasks |= own if _FEWEST * len(own) <= len(group) else set()
    dropped = {id(start) for (own, _), group in parts.items() if own in tasks for start in group}
    return [start for start in starts if id(start) not in dropped] if dropped else list(starts)


_COUNTED = regex(r"\W*(?P<word>[^\W\d_]+)[ \t]+\d{1,3}\b(?P<only>\W*\Z)?")


def _is_under_most(headings: Sequence[Start], own: set[int]) -> bool:
    """True if most headings of the level of these ones are among them."""
    level = min(headings[number].level for number in own)
    alike = sum(1 for heading in headings if heading.level == level)
    return sum(1 for number in own if headings[number].level == level) >= _SHARE * alike
