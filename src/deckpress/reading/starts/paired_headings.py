"""Headings that hold a term and its meaning, with more text about the term below.

    ### 1. brisk -> quick and full of energy
    Synonyms: lively, nimble

    ### 2. frugal -> careful not to waste money
    Synonyms: thrifty

Titles have dashes and colons as well, so an arrow, `=` or `::` separates the two, or the meaning is a sentence with a
full stop. Nearly all headings of the level are such pairs, and they differ in their first word: `Step 1 -> ..` is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start, question_text
from deckpress.reading.parts.signs import PAIRS
from deckpress.reading.starts.pair_marks import Pair, pair_of
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import number_of
from deckpress.reading.words.line_marks import HEADING_MARK

_FEWEST = 4
_FEWEST_SURE = 3
_SHARE = 0.8
"""The share of the headings of a level that hold a pair, and of these that have first words of their own."""
_SURE = 0.4
"""The share of the pairs whose mark is sure, or whose meaning is a sentence."""
_SURE_MARKS = frozenset(("→", "=", "::", ":::"))
_MARKS = _SURE_MARKS | {"–", ":"}
_STOPS = (".", "。", "।")
_MOST_WORDS = 4
_FEWEST_WORDS = 3
"""How many words most meanings have at least: `File -> Save` is no pair."""
_FEWEST_SIGNS = 6
"""The fewest characters of a meaning without blanks, as Chinese and Japanese write it."""


def with_paired_headings(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, with the pairs on such headings."""
    headings = [start for start in starts if start.is_heading]
    pairs: dict[int, Pair] = {}
    for level in {heading.level for heading in headings}:
        group = [heading for heading in headings if heading.level == level]
        if len(group) >= _FEWEST and not any(heading.evident or heading.asks for heading in group):
            pairs |= dict(_pairs(document, group))
    if not pairs:
        return list(starts)
    return [
        _paired(document, start, pairs[start.start]) if start.is_heading and start.start in pairs else start
        for start in starts
    ]


def _pairs(document: Document, group: Sequence[Start]) -> Iterator[tuple[int, Pair]]:
    """The pairs on the headings of a level by their lines, if nearly all have one."""
    found = {heading.start: pair for heading in group if (pair := _pair(document.lines[heading.start]))}
    lines = document.lines
    terms = {line: lines[line][pair.start : pair.end] for line, pair in found.items()}
    meanings = {line: lines[line][pair.column :].rstrip(" \t#*_") for line, pair in found.items()}
    firsts = {term.split()[0].casefold() for term in terms.values()}
    told = [line for line, meaning in meanings.items() if _is_told(meaning)]
    sure = [line for line in told if found[line].mark in _SURE_MARKS or meanings[line].endswith(_STOPS)]
    if len(found) < _SHARE * len(group) or len(firsts) < _SHARE * len(found):
        return
    if len(sure) >= max(_FEWEST_SURE, _SURE * len(found)) and 2 * len(told) >= len(found):
        yield from found.items()


def _pair(line: str) -> Pair | None:
    """The pair on the line of a heading, of which the term is short and has no code."""
    mark = HEADING_MARK.match(line)
    if mark is None:
        return None
    pair = pair_of(line, mark.end() + number_of(line[mark.end() :]), asking=False)
    if pair is None or pair.mark not in _MARKS:
        return None
    term = line[pair.start : pair.end]
    short = "`" not in term and len(term.split()) <= _MOST_WORDS
    return pair if short and any(map(str.isalpha, term)) else None


def _is_told(meaning: str) -> bool:
    words = len(meaning.split())
    return words >= _FEWEST_WORDS or (not meaning.isascii() and words == 1 and len(meaning) >= _FEWEST_SIGNS)


def _paired(document: Document, start: Start, pair: Pair) -> Start:
    term = document.lines[start.start][pair.start : pair.end].strip(" \t*_")
    text = question_text(document, start.start, term)
    return replace(start, text=text, column=pair.column, body=True, sign=max(start.sign, PAIRS["→"]), form=_FORM)


_FORM = "paired"
