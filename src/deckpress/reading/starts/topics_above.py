"""Headings that only name a topic, `## Heap`, right above deeper ones that ask, `### How is one added?`, are sections.

So they are where most other headings of their level ask, but few of the deeper level. The deeper ones below a topic are
questions like those of its level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from deckpress.compare import letters
from deckpress.frozen import replace
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.starts.index_letters import INDEX

_FEWEST = 2
_SHARE = 0.5
"""The share of the other headings of the level, and of the headings below a topic, that must ask."""


def with_topics_above(starts: Sequence[Start]) -> list[Start]:
    """The candidates in order of lines, with such headings as sections, and those below them as their level's own."""
    headings = [start for start in starts if start.is_heading]
    words = Counter(letters(heading.title) for heading in headings)
    changed: dict[int, Start] = {}
    for level in {heading.level for heading in headings}:
        topics = [(h, below) for place, h in enumerate(headings) if (below := _below(headings, place, level, words))]
        known = {id(topic) for topic, _ in topics}
        others = [h for h in headings if h.level == level and id(h) not in known]
        asking = sum(1 for other in others if other.asks and other.body)
        if not topics or asking < max(_FEWEST, _SHARE * len(others), len(topics)):
            continue
        for topic, below in topics:
            deeper = [heading for heading in headings if heading.level == below[0].level]
            if sum(1 for heading in deeper if heading.asks) >= _SHARE * len(deeper):
                continue  # that level is read as a whole
            changed[id(topic)] = replace(topic, form=INDEX)
            changed |= {id(heading): replace(heading, shape=topic.shape) for heading in below}
    return [changed.get(id(start), start) for start in starts]


def _below(headings: Sequence[Start], place: int, level: int, words: Counter[str]) -> Sequence[Start]:
    """The headings one level below a topic, if the first comes right below it, and enough of them ask.

    A heading with the same words elsewhere, such as `Why?`, asks about its topic, which is the question.
    """
    topic = headings[place]
    if topic.level != level or topic.body or topic.evident or topic.asks or place + 1 == len(headings):
        return ()
    end = next((n for n in range(place + 1, len(headings)) if headings[n].level <= level), len(headings))
    inside = headings[place + 1 : end]
    below = [heading for heading in inside if heading.level == min(h.level for h in inside)]
    asking = [heading for heading in below if heading.asks and heading.body]
    if not asking or len(asking) < _SHARE * len(below) or any(words[letters(h.title)] > 1 for h in below):
        return ()
    return below if inside[0].level == below[0].level else ()
