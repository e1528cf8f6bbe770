"""Bold lines that count on, `**1. Explain it.**` or `**a. Name one.**`: those without a number are parts of answers.

`**Example**` between two numbered questions ends no answer, and neither does one below most bold questions. A line that
asks is a question, whether it counts or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from deckpress.compare import letters
from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

ASIDE = "aside"
"""The form of bold lines between those that count on."""
_FEWEST = 3
_FEWEST_ALIKE = 2
_MOST_OF = 0.8
_NUMBER = regex(r"[ \t]*(?:\*\*|__)[^\w\s]{0,2}[ \t]*(?:(?P<number>\d{1,3})|(?P<letter>[a-zа-я]))[ \t]?\\?[.)](?!\d)")


def with_asides(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates; bold lines that do not count on as asides, if the others do and have text below them."""
    bold = sorted((s for s in starts if s.shape == "bold" and not s.form), key=lambda start: start.start)
    if repeated := _repeated(bold):
        bold = [start for start in bold if id(start) not in repeated]
        starts = [replace(start, form=ASIDE) if id(start) in repeated else start for start in starts]
    places = {id(start): _place(document, start) for start in bold}
    counted = [start for start in bold if places[id(start)]]
    if len(counted) < _FEWEST or len(counted) == len(bold):
        return list(starts)
    numbers = [places[id(start)] for start in counted]
    counts_on = sum(1 for above, own in pairwise([0, *numbers]) if own in (1, above + 1))
    following = {id(start): after.start for start, after in pairwise(bold)}
    told = sum(1 for s in counted if _has_text(document, s.end, following.get(id(s), len(document.lines))))
    most = _MOST_OF * len(counted)
    if counts_on < most or told < (min(most, len(counted) - 1) if len(counted) > _FEWEST else most):
        return list(starts)
    changed = {id(start): replace(start, numbered=True) for start in counted}
    asides = (start for start in bold if not places[id(start)] and not (start.asks or start.marked or start.labelled))
    changed |= {id(start): replace(start, form=ASIDE) for start in asides}
    return [changed.get(id(start), start) for start in starts]


def _repeated(bold: Sequence[Start]) -> set[int]:
    """The bold lines with the same words below half the bold lines that ask, or more: `**Example**`."""
    plain = [start for start in bold if not (start.asks or start.marked or start.labelled or start.numbered)]
    asking = sum(1 for start in bold if start.asks)
    if asking < _FEWEST or len(plain) < _FEWEST_ALIKE:
        return set()
    count = Counter(letters(start.text.markdown) for start in plain)
    least = max(_FEWEST_ALIKE, asking / 2)
    return {id(start) for start in plain if count[letters(start.text.markdown)] >= least}


def _place(document: Document, start: Start) -> int:
    """The number of a bold line, or the place of its letter in the alphabet; 0 without one."""
    match = _NUMBER.match(document.lines[start.start])
    if match is None:
        return 0
    letter = match.group("letter")
    return int(match.group("number")) if not letter else ord(letter) - ord("a" if letter.isascii() else "а") + 1


def _has_text(document: Document, start: int, end: int) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in document.lines[start:end])
