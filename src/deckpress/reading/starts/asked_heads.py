"""The headings and bold lines above paragraphs with options: which are sections, and which ask themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from deckpress.compare import letters
from deckpress.reading.parts.question_starts import (
    Start,
)
from deckpress.regex import regex

_LONGEST_SCENARIO = 800
_NUMBERS = regex(r"\d+")
_FEWEST_ALIKE = 3
_FEWEST_BELOW = 2


def is_bold_title(head: Start | None) -> bool:
    """True for a bold line that does not ask, such as the name of a part above the next question."""
    return head is not None and head.shape == "bold" and not head.asks


def heads_of(found: Sequence[Start], heads: Sequence[Start], size: Sequence[int]) -> dict[int, Start | None]:
    """The heading or label above each paragraph, or the bold line or item that is directly above it, by line."""
    wide = [head for head in heads if head.is_heading or head.shape == "label"]
    above: dict[int, Start | None] = {}
    for asked in found:
        last = bisect_right(heads, asked.start, key=lambda s: s.start) - 1
        if last >= 0 and size[heads[last].end] >= size[asked.start]:
            above[asked.start] = heads[last]
            continue
        outer = bisect_right(wide, asked.start, key=lambda s: s.start) - 1
        above[asked.start] = wide[outer] if outer >= 0 else None
    return above


def sections_above(
    heads: Sequence[Start], found: Sequence[Start], above: Mapping[int, Start | None], size: Sequence[int]
) -> tuple[set[int], set[int]]:
    """The headings above the questions of others, by id: those that only group these, and those with an answer above.

    The first are above several paragraphs with options, as most headings of their level, or above a text too long to be
    the scenario of a question; or several have the same words with other numbers: `41 - Garden`, `42 - Garden`.
    """
    below: dict[int, list[Start]] = {}
    for asked in found:
        below.setdefault(id(above[asked.start]), []).append(asked)
    headings = [head for head in heads if head.is_heading]
    tops = [head for head in headings if head.level == 1]
    title = tops[0] if len(tops) == 1 and headings[0] is tops[0] else None
    several: dict[int, list[bool]] = {}
    for head in headings:
        if id(head) in below and not head.asks:
            several.setdefault(head.level, []).append(len(below[id(head)]) >= 2)
    levels = {level for level, signs in several.items() if 2 * sum(signs) >= len(signs)}
    words = Counter(_words(head.title) for head in headings if id(head) in below)
    answered = {id(head) for head in heads if _has_answer(head, below.get(id(head), ()), size)}
    sections = set()
    for head in headings:
        own = below.get(id(head), ())
        if not own or head.labelled or id(head) in answered:
            continue
        apart = size[own[0].start] - size[head.end] > _LONGEST_SCENARIO
        alike = words[_words(head.title)] >= _FEWEST_ALIKE
        groups = head is title or head.level in levels or apart or alike
        if (groups and not head.asks) or (len(own) >= _FEWEST_BELOW and all(asked.asks for asked in own)):
            sections.add(id(head))
    return sections, answered


def _has_answer(head: Start, own: Sequence[Start], size: Sequence[int]) -> bool:
    """True for a heading or label that asks, with text of its own above several paragraphs that ask: its answer."""
    several = len(own) >= _FEWEST_BELOW and all(asked.asks for asked in own)
    return several and head.asks and size[own[0].start] > size[head.end]


def _words(title: str) -> str:
    """The letters of a heading without its numbers."""
    return letters(_NUMBERS.sub("", title))
