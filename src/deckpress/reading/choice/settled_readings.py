"""The cheapest reading -> the same with the questions, and without the headings, that its cost cannot settle."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from deckpress.reading.choice.grown_readings import WEAKEST
from deckpress.reading.choice.whole_readings import Readings, Taken
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.signs import ASKS, SURE, sign_of
from deckpress.reading.starts.gap_starts import is_gap, is_gap_heading
from deckpress.reading.starts.groups import Group
from deckpress.reading.starts.inner_questions import (
    are_a_part,
    are_alike,
    are_labelled,
    count_on,
    have_own_answers,
)

FEWEST_BOXES = 3
"""The fewest containers with an answer that show that a document puts its questions into containers."""
_FEWEST_LABELLED = 2
_FEWEST_ASKING = 3


def with_cards_anywhere(readings: Readings, taken: Taken, starts: Sequence[Start]) -> Taken:
    """The reading with all candidates that are cards in any place; headings that only title these are left out."""
    lines = {start.start for start in taken.starts}
    added = []
    for start in starts:
        alone = start.shape == "box" or is_gap(start) or is_gap_heading(start)
        if (alone or (taken.groups and readings.always(start))) and start.start not in lines:
            added.append(start)
    return with_more(readings, taken, added, "any")


def with_more(readings: Readings, taken: Taken, added: Sequence[Start], name: str, *, sure: bool = True) -> Taken:
    """The reading with more candidates, a group for each of their shapes; without any, the reading as it is.

    They are questions, unless they are not `sure`.
    """
    if not added:
        return taken
    shapes: dict[str, list[Start]] = {}
    for start in added:
        shapes.setdefault(start.shape, []).append(start)
    groups = [
        Group(f"{name} {shape}", shape, tuple(members), tuple(SURE if sure else sign_of(start) for start in members))
        for shape, members in shapes.items()
    ]
    return readings.reading([*taken.groups, *((group, "both") for group in groups)], in_part=True) or taken


def with_follow_ups(readings: Readings, taken: Taken, starts: Sequence[Start]) -> Taken:
    """The reading with the headings that ask below the answer to another one, if all headings in its answers ask.

    A sentence as a heading beside headings that ask sets a task, so questions may be below its answer, too.
    Some may lack an answer.
    """
    outer = [s for s in taken.starts if s.is_heading and s.body and (s.asks or s.sign == ASKS)]
    if 2 * len(outer) <= len(taken.starts):
        return taken
    lines = {start.start for start in taken.starts}
    inner = [s for s in starts if s.is_heading and s.start not in lines and is_inside(readings, s, taken.starts)]
    if not all(s.asks and (not s.body or _follows(readings, s, outer)) for s in inner):
        return taken
    if not any(start.body for start in inner):
        return taken
    return with_more(readings, taken, inner, "follow-ups")


def is_inside(readings: Readings, start: Start, taken: Sequence[Start]) -> bool:
    """True for a candidate in the section of the last question above it, if that is a heading."""
    above = bisect_left(taken, start.start, key=lambda s: s.start) - 1
    return above >= 0 and taken[above].is_heading and start.start < readings.reach(taken[above])


def with_asking_headings(readings: Readings, taken: Taken, starts: Sequence[Start]) -> Taken:
    """The reading with clear questions in headings of other levels that are in no card and have no cards below.

    Most cards are headings that ask. The same holds for list items with a nested answer, in whatever list.
    """
    for alike in (_is_heading, _is_nested):
        asking = [start for start in taken.starts if alike(start) and start.asks and start.body]
        if len(asking) < _FEWEST_ASKING or 2 * len(asking) <= len(taken.starts):
            continue
        lines = [start.start for start in taken.starts]
        added = []
        for start in starts:
            if not alike(start) or not start.asks or not start.body or sign_of(start) < SURE:
                continue
            place = bisect_left(lines, start.start)
            inside = any(readings.reach(above) > start.start for above in taken.starts[:place][-1:])
            if not inside and bisect_left(lines, readings.reach(start)) == place:
                added.append(start)
        return with_more(readings, taken, added, "asking")
    return taken


def _is_heading(start: Start) -> bool:
    return start.is_heading


def _is_nested(start: Start) -> bool:
    """True for an item at the left edge with its answer nested below it."""
    return start.shape == "item" and start.item is not None and start.item.nested and not start.level


def with_inner(readings: Readings, taken: Taken, groups: Sequence[Group]) -> Taken:
    """The reading in which answers end at the questions within them that are like most others, or answered."""
    for number, (group, way) in enumerate(taken.groups):
        if not number or way != "outer":
            continue
        more = readings.reading([*taken.groups[:number], (group, "both"), *taken.groups[number + 1 :]])
        if more is not None and are_alike(taken.starts, more.starts):
            taken = more
    names = {group.name for group, _ in taken.groups}
    for group in groups if taken.starts else ():
        if group.name in names or not _may_be_inner(group):
            continue
        more = readings.reading([*taken.groups, (group, "both")])
        if more is not None and _is_better(readings, taken, more, group):
            taken = more
    return taken


def _may_be_inner(group: Group) -> bool:
    """True for a group whose questions may end the answers that they lie in."""
    if group.sign >= SURE:
        return True
    labelled = group.shape == "label" and len(group.members) >= _FEWEST_LABELLED
    return group.sign >= WEAKEST and (group.shape == "item" or labelled)


def _is_better(readings: Readings, taken: Taken, more: Taken, group: Group) -> bool:
    """True if the questions of one more group are not parts of the answers around them."""
    if group.shape == "item" and count_on(taken.starts, more.starts, readings.number_of):
        return True
    if group.shape == "label" and len(group.members) >= _FEWEST_LABELLED and are_labelled(taken.starts, more.starts):
        return True
    if group.sign < SURE:
        return False
    if all(start.marked for start in group.members) and have_own_answers(taken.starts, more.starts, readings.is_titled):
        return True
    return are_a_part(taken.starts, more.starts, readings.told, readings.is_below_title)


def _follows(readings: Readings, start: Start, outer: Sequence[Start]) -> bool:
    """True for a candidate below text in the section of the last of these headings above it."""
    above = bisect_left(outer, start.start, key=lambda s: s.start) - 1
    size = readings.page.size
    return is_inside(readings, start, outer) and size[start.start] > size[outer[above].end]


def without_frames(readings: Readings, taken: Taken) -> Taken:
    """The reading without headings that have no sign of a question, if it folds the answers of many more questions.

    A table of contents that links to such headings names the parts of the document.
    """
    folded = sum(1 for start in taken.starts if start.details is not None)
    kept = [(group, way) for group, way in taken.groups if not _is_frame(group, taken, folded)]
    if folded < FEWEST_BOXES or not kept or len(kept) == len(taken.groups):
        return taken
    return readings.reading(kept) or taken


def _is_frame(group: Group, taken: Taken, folded: int) -> bool:
    own = {id(start) for start in group.members}
    headings = group.members[0].is_heading and not any(start.evident or start.asks for start in group.members)
    return headings and 2 * sum(1 for start in taken.starts if id(start) in own) <= folded
