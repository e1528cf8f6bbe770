"""Headings whose numbers count on from each other: `## Q1. ..`, `## Q2. ..`, `## 3. ..` are siblings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deckpress.reading.parts.question_starts import Start
from deckpress.regex import regex

_NUMBER = regex(r"[\W_]*(?:[^\W\d_]{1,12}[.#-]?[ \t]*)?(?P<number>\d{1,4})(?![.\-/]?\d)")
_FEWEST = 3


def runs_of(group: Sequence[Start]) -> list[list[Start]]:
    """The headings, cut wherever the number of one is not that of the heading above it plus one."""
    runs: list[list[Start]] = [[group[0]]] if group else []
    for above, start in pairwise(group):
        last = number_of_heading(above)
        if last and number_of_heading(start) == last + 1:
            runs[-1].append(start)
        else:
            runs.append([start])
    return runs


def count_on_from_labels(group: Sequence[Start]) -> set[int]:
    """The headings with text, but without a label, in runs that hold labels: `7. Gears` between `Q6.` and `Q8.`."""
    found: set[int] = set()
    for run in runs_of(group):
        if len(run) >= _FEWEST and any(start.labelled for start in run):
            found |= {id(start) for start in run if start.body}
    return found


def number_of_heading(start: Start) -> int:
    """The number at the head of a heading, behind a word if there is one, or 0."""
    match = _NUMBER.match(start.title)
    return int(match["number"]) if match else 0
