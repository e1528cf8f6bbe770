"""A whole reading -> the same with further groups of questions, if they make it better."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from deckpress.reading.choice.whole_readings import SURE_SIGN, Readings, Taken, Way
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.starts.asking_sections import IN_SECTIONS
from deckpress.reading.starts.groups import Group

_GAIN = 0.005
_ROUNDS = 4
_MORE = 6
_SPARE = 0.03
"""How much the cost may rise for a group of sure questions in text that no other card holds."""
WEAKEST = 0.35
"""The least sign of a group that a reading may take in addition to another; DP124 reports the others."""


def total(taken: Taken) -> float:
    """The cost of a reading."""
    return taken.cost.total


def total_of_more(taken: Taken) -> float:
    """The cost of a reading, to compare it with one that has more cards."""
    return taken.cost.of_more


def grow(
    readings: Readings, taken: Taken, groups: Sequence[Group], ways: Sequence[Way], price: Callable[[Taken], float]
) -> tuple[Taken, list[Taken]]:
    """The reading with further groups, one at a time, as long as it gets cheaper; and all readings weighed for it."""
    weighed: list[Taken] = []
    for _ in range(_ROUNDS if taken.groups else 0):
        grown = list(_grown(readings, taken, groups, ways))
        weighed += grown
        cheapest = min(grown, key=price, default=taken)
        if price(cheapest) >= price(taken) - _GAIN:
            break
        taken = cheapest
    return taken, weighed


def with_sure_groups(readings: Readings, taken: Taken, groups: Sequence[Group]) -> Taken:
    """The reading with the further groups of sure questions that lie in text outside its cards, however small.

    A group of headings is sure if those that ask are left of it: the others are sections of further questions.
    """
    sure = [group for group in groups if group.sign >= SURE_SIGN or any(map(_asks_as_heading, group.members))]
    for _ in range(_MORE if taken.groups else 0):
        added = [
            more
            for more in _grown(readings, taken, sure, ("outer", "inner"))
            if more.cost.left < taken.cost.left and len(more.groups) > len(taken.groups) and _adds_sure(taken, more)
        ]
        more = min(added, key=total_of_more, default=taken)
        if more is taken or total_of_more(more) > total_of_more(taken) + _SPARE:
            break
        taken = more
    return taken


def _adds_sure(taken: Taken, more: Taken) -> bool:
    known = {id(start) for start in taken.starts}
    group, way = more.groups[-1]
    if group.sign >= SURE_SIGN:
        return way == "outer"
    added = [start for start in more.starts if id(start) not in known]
    return known <= {id(start) for start in more.starts} and all(map(_asks_as_heading, added))


def _asks_as_heading(start: Start) -> bool:
    return start.is_heading and start.asks and start.evident


def _grown(readings: Readings, taken: Taken, groups: Iterable[Group], ways: Sequence[Way]) -> Iterable[Taken]:
    """The readings with one more group, in each of the ways."""
    lines = {start.start for start in taken.starts}
    names = {group.name for group, _ in taken.groups}
    apart = any(name.endswith(IN_SECTIONS) for name in names)
    for group in groups:
        if group.name in names or group.sign < WEAKEST or all(start.start in lines for start in group.members):
            continue
        if apart and group.members[0].is_heading and group.sign < SURE_SIGN:
            continue  # the headings of other sections are topics
        seen = set()
        for way in ways:
            found = readings.reading([*taken.groups, (group, way)])
            key = tuple(map(id, found.starts)) if found else ()
            if found is not None and key not in seen:
                seen.add(key)
                yield found
