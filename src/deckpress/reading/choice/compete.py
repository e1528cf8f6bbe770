"""The candidates of a document -> the reading that explains it best: several whole readings compete by their cost.

A reading takes groups of candidates. Each group alone is a reading, and so is "no questions". The cheapest one grows by
one group at a time, as long as its cost falls.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import field

from deckpress.frozen import dataclass
from deckpress.reading.choice.cost import price_of_none
from deckpress.reading.choice.families import with_families, with_topics_around
from deckpress.reading.choice.grown_readings import WEAKEST, grow, total, total_of_more, with_sure_groups
from deckpress.reading.choice.nested_headings import with_nested_headings
from deckpress.reading.choice.page import Page
from deckpress.reading.choice.settled_readings import (
    FEWEST_BOXES,
    with_asking_headings,
    with_cards_anywhere,
    with_follow_ups,
    with_inner,
    without_frames,
)
from deckpress.reading.choice.whole_readings import SURE_SIGN, WAYS, Readings, Taken
from deckpress.reading.parts.question_starts import TERMS, Start
from deckpress.reading.starts.groups import Group, groups_of
from deckpress.reading.text.tree import Document


@dataclass(slots=True)
class Choice:
    """The questions of a document, in order of lines; why: shape -> words; and all readings weighed, best first."""

    starts: list[Start] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)
    weighed: tuple[Taken, ...] = ()
    groups: tuple[Group, ...] = ()
    best: Taken | None = None
    joined: bool = False
    """True if topics without a sign of a question joined the few that ask."""
    listing: bool = False
    """True if most of the text is questions without answers in lists."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about the questions before the readings compete."""

    fixed_level: int = 0
    """Their heading level if the author names it, else 0."""
    terms: bool = False
    """True if terms with their meanings are more likely than elsewhere."""
    glossary: bool = False
    """True if the title names a glossary: headings above paragraphs are its terms."""
    only: Callable[[Group], bool] | None = None
    """True for the groups that ask, if the author says which; then "no questions" is not a choice."""
    keyed: frozenset[int] = frozenset()
    """The lines of questions that an answer key answers."""


def compete(document: Document, starts: Sequence[Start], page: Page, title: Start | None, known: Known) -> Choice:
    """The questions among the candidates."""
    only, fixed_level = known.only, known.fixed_level
    groups = groups_of(document, starts, title, terms=known.terms, glossary=known.glossary)
    if only is not None:
        groups = [group for group in groups if only(group)] or groups
    readings = Readings(document, starts, page, known.keyed)
    clozes = [group for group in groups if group.shape == "label" and all(start.is_cloze for start in group.members)]
    groups = [group for group in groups if group not in clozes and not _is_beside(readings, group, clozes)]
    groups = _without_prose(groups)
    none = Taken((), (), price_of_none(page, *_asking(starts)))
    fallback = (clozes and readings.reading([(clozes[0], "outer")])) or none
    fixed = _at_level(readings, starts, fixed_level)
    if fixed_level:
        groups = [g for g in groups if not g.shape.startswith("h") and g.sign >= SURE_SIGN]
    alone = [taken for group in groups if (taken := readings.reading([(group, "outer")]))]
    cheapest = min(alone, key=lambda taken: (round(taken.cost.total, 3), taken.groups[0][0].rank), default=fallback)
    price = total if only is not None else total_of_more
    best, grown = grow(readings, fixed or cheapest, groups, ("outer",) if fixed else WAYS, price)
    joined = False
    if not fixed:
        best = without_frames(readings, with_sure_groups(readings, best, groups))
        best = with_inner(readings, with_follow_ups(readings, best, starts), groups)
        best = with_asking_headings(readings, best, starts)
        whole = with_families(readings, with_topics_around(readings, best, groups), groups)
        joined = whole is not best
        if joined:
            best, further = grow(readings, whole, groups, WAYS, price)
            grown += further
    best = with_cards_anywhere(readings, best, starts)
    if none.cost.total < best.cost.total and not fixed and only is None:
        best, joined = with_cards_anywhere(readings, fallback, starts), False
    best = best if fixed else with_nested_headings(readings, best, starts)
    weighed = sorted([none, *alone, *grown], key=total)
    listing = page.asked > page.size[-1]
    return Choice(list(best.starts), _why(best), tuple(weighed), tuple(groups), best, joined, listing)


def _asking(starts: Sequence[Start]) -> tuple[int, int]:
    """How many candidates ask and have an answer, and how many headings have text below them."""
    return sum(1 for start in starts if start.asks and start.body), sum(1 for s in starts if s.is_heading and s.body)


def _at_level(readings: Readings, starts: Sequence[Start], level: int) -> Taken | None:
    """The reading that takes the headings of the level that the author names; None if there are none."""
    shape = f"h{level}"
    members = tuple(start for start in starts if start.shape == shape)
    return readings.reading([(Group(shape, shape, members, (1.0,) * len(members)), "outer")]) if members else None


def _is_beside(readings: Readings, group: Group, clozes: Sequence[Group]) -> bool:
    """True for headings that do not look like questions, and are fewer than the clozes or mostly have some below."""
    if not clozes or group.sign >= WEAKEST or not group.members[0].level:
        return False
    if len(group.members) < len(clozes[0].members):
        return True
    lines = [start.start for start in clozes[0].members]
    over = sum(1 for s in group.members if bisect_left(lines, s.end) < bisect_left(lines, readings.reach(s)))
    return 2 * over > len(group.members)


_IN_PROSE = frozenset(("item", "pair", "asked", "quoted", "plain", "lead", "term"))


def _without_prose(groups: Sequence[Group]) -> list[Group]:
    """The groups; if containers hold the questions and answers, without small groups of questions in prose."""
    boxes = sum(1 for group in groups if group.shape == "box" for start in group.members if start.body)
    if boxes < FEWEST_BOXES:
        return list(groups)
    return [
        group
        for group in groups
        if group.shape not in _IN_PROSE
        or len(group.members) > boxes
        or any(start.labelled or start.marked for start in group.members)
    ]


def _why(taken: Taken) -> dict[str, str]:
    """Why each shape of a reading was taken, in words."""
    words: dict[str, str] = {}
    shapes: dict[str, list[Start]] = {}
    for start in taken.starts:
        shapes.setdefault(start.shape, []).append(start)
    for shape, group in shapes.items():
        sure = [s for s in group if s.evident]
        if shape == "label":
            words[shape] = f"{len(group)} labelled"
        elif shape in TERMS:
            words[shape] = f"{len(group)} with their meanings"
        elif sure:
            words[shape] = f"{len(sure)} of {len(group)} ask or show an answer"
        else:
            words[shape] = "text below them"
    return words
