"""The letters over the parts of a glossary, `## A`, `## B`, are no questions; the entries below them are its terms.

A heading of one letter is such a title only if the entries below begin with it: `## H` above `Hydrogen` may be a card.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.signs import DEFINITION
from deckpress.regex import regex

INDEX = "index"
"""The form of headings that are letters of an index."""
_ENTRIES = frozenset(("h2", "h3", "h4", "h5", "h6", "bold", "term", "lead", "pair", "row", "item-bold"))
_FEWEST = 2
_MOST_OF = 0.75
_TITLE = regex(r"[\W_]*(?P<first>[^\W\d_])(?:行|[\W_]*[-–—,/&][\W_]*(?P<last>[^\W\d_]))?[\W_]*\Z")
_WORD = regex(r"[^\W_]")
_IDEOGRAPHS = range(0x4E00, 0xA000)


def with_index(starts: Sequence[Start]) -> list[Start]:
    """The candidates in order of lines, with such headings as letters of an index, and the entries below as terms."""
    letters = [start for start in starts if start.is_heading and start.text and _span(start) is not None]
    if len(letters) < _FEWEST:
        return list(starts)
    below = _entries(starts, letters)
    entries: dict[int, Start] = {}
    used: set[int] = set()
    for own in below.values():
        fits = [(entry, letter) for entry, letter in own if _begins(entry, letter)]
        titles = {id(letter) for _, letter in fits}
        if len(titles) >= _FEWEST and len(fits) >= _MOST_OF * len(own):
            used |= titles
            entries |= {id(entry): replace(entry, sign=max(entry.sign, DEFINITION)) for entry, _ in own if entry.body}
    if 2 * len(used) <= len(letters):
        return list(starts)
    index = {id(letter): replace(letter, form=INDEX) for letter in letters}
    return [index.get(id(start)) or entries.get(id(start)) or start for start in starts]


def _entries(starts: Sequence[Start], letters: Sequence[Start]) -> dict[str, list[tuple[Start, Start]]]:
    """For each shape, its candidates below the letters, each with the letter that it is below."""
    level = min(letter.level for letter in letters)
    titles = [start for start in starts if start.is_heading and start.level <= level]
    places = [title.start for title in titles]
    own = {id(letter) for letter in letters}
    found: dict[str, list[tuple[Start, Start]]] = defaultdict(list)
    for start in starts:
        above = titles[at - 1] if (at := bisect_right(places, start.start - 1)) else None
        if above is not None and id(above) in own and start.shape in _ENTRIES and id(start) not in own:
            found[f"{start.shape} {start.form}"].append((start, above))
    return found


def _span(start: Start) -> tuple[str, str] | None:
    """The first and the last letter that a heading names; None if it says more."""
    match = _TITLE.match(start.text.markdown) if len(start.text.markdown) < _LONGEST else None
    if match is None or start.asks or ord(match.group("first")) in _IDEOGRAPHS:
        return None
    first = _folded(match.group("first"))
    return first, _folded(match.group("last") or first)


_LONGEST = 12


def _begins(entry: Start, letter: Start) -> bool:
    span, word = _span(letter), _WORD.search(entry.text.markdown[:_HEAD])
    return span is not None and word is not None and span[0] <= _folded(word.group()) <= span[1]


_HEAD = 40


def _folded(letter: str) -> str:
    """A letter without case and accents; `Ё` is `Е`, as it is in the order of an index."""
    return unicodedata.normalize("NFKD", letter.casefold())[:1]
