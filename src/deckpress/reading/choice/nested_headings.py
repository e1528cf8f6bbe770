"""Headings as questions -> the same with the headings within their answers, if these ask as often as those above them.

    ## HTTP和HTTPS的区别

    HTTPS是加密的。

    ### 为什么需要证书

    证书证明身份。

Notes for an interview nest what an answer leads to. Half of the headings must ask without a question mark or set a
task, most have text, and no title comes twice, as the names of parts do (`### Example`).
"""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.reading.choice.settled_readings import is_inside, with_more
from deckpress.reading.choice.whole_readings import Readings, Taken
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.words.exam_tasks import asks_in_words, is_exam_task

_FEWEST = 4
"""How many headings of the reading must ask, and how many within its answers."""
_OUTER = 0.25
"""The share of the headings of the reading that must ask."""
_INNER = 0.5
_WITH_TEXT = 0.9


def with_nested_headings(readings: Readings, taken: Taken, starts: Sequence[Start]) -> Taken:
    """The reading with such headings; each answer ends where the next one begins."""
    outer = [start for start in taken.starts if start.is_heading and start.body]
    if len(outer) < len(taken.starts) or _asking(outer) < max(_FEWEST, _OUTER * len(outer)):
        return taken
    lines = {start.start for start in taken.starts}
    inner = [start for start in starts if start.is_heading and start.start not in lines]
    inner = [start for start in inner if is_inside(readings, start, taken.starts)]
    told = [start for start in inner if start.body]
    titles = {start.title.casefold() for start in inner}
    if len(titles) < len(inner) or len(told) < _WITH_TEXT * len(inner):
        return taken
    if _asking(inner) < max(_FEWEST, _INNER * len(inner)):
        return taken
    return with_more(readings, taken, told, "nested", sure=False)


def _asking(headings: Sequence[Start]) -> int:
    """How many set a task or ask without a question mark; `with_follow_ups` knows those that have one."""
    return sum(1 for start in headings if is_exam_task(start.title) or asks_in_words(start.title))
