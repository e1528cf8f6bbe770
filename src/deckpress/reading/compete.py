"""The candidates of a document -> the reading that explains it best: several whole readings compete by their cost.

A reading takes groups of candidates. Each group alone is a reading, and so is "no questions". The cheapest one grows by
one group at a time, as long as its cost falls. If a question of one group lies in the body of another, there are three
ways to read them: the inner one is part of the outer answer, the outer one is a section, or the outer answer ends where
the inner question begins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from typing import Literal

from deckpress.frozen import dataclass
from deckpress.reading.bodies import boundary
from deckpress.reading.chapter_quizzes import is_titled
from deckpress.reading.cost import Cost, Page, price_of, price_of_none
from deckpress.reading.gap_starts import is_gap
from deckpress.reading.groups import RANKS, TERMS, Group, groups_of
from deckpress.reading.inner_questions import are_alike, count_on, have_own_answers
from deckpress.reading.lone_lists import number_of_item
from deckpress.reading.question_starts import Start
from deckpress.reading.signs import SURE
from deckpress.reading.tree import Document

Way = Literal["outer", "inner", "both"]
WAYS: tuple[Way, ...] = ("outer", "inner", "both")
_GAIN = 0.005
_ROUNDS = 4
_MORE = 6
_SPARE = 0.03
"""How much the cost may rise for a group of sure questions in text that no other card holds."""
_SURE = 0.8
_WEAKEST = 0.35
"""The least sign of a group that a reading may take in addition to another; DP124 reports the others."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A reading of a document: the groups it takes, its questions in order of lines, and what it costs."""

    groups: tuple[tuple[Group, Way], ...]
    starts: tuple[Start, ...]
    cost: Cost


@dataclass(slots=True)
class Choice:
    """The questions of a document, in order of lines; why: shape -> words; and all readings weighed, best first."""

    starts: list[Start] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)
    weighed: tuple[Taken, ...] = ()
    groups: tuple[Group, ...] = ()
    best: Taken | None = None
    listing: bool = False
    """True if most of the text is questions without answers in lists."""


class Readings:
    """The readings of one document: made from its groups, priced by its page."""

    def __init__(
        self, document: Document, starts: Sequence[Start], page: Page, keyed: frozenset[int] = frozenset()
    ) -> None:
        self.document = document
        self.page = page
        self.keyed = keyed
        self.headings = [s for s in starts if s.is_heading]
        self._reach: dict[int, int] = {}
        self._signs: dict[int, float] = {}

    def reading(self, groups: Sequence[tuple[Group, Way]], *, in_part: bool = False) -> Taken | None:
        """The reading that takes these groups; None if nothing is left of one of them, unless they count `in_part`."""
        merged: list[tuple[Start, int]] = []
        for number, (group, _) in enumerate(groups):
            merged += [(start, number) for start in group.members]
            self._signs.update({id(s): sign for s, sign in zip(group.members, group.signs, strict=True)})
        merged.sort(key=lambda pair: (pair[0].start, RANKS.index(pair[0].shape)))
        taken, cut = self._resolve(merged, [way for _, way in groups])
        left = sorted({number for _, number in taken})
        if len(left) < len(groups) and not in_part:
            return None
        starts = tuple(start for start, _ in taken)
        signs = [self._signs[id(start)] for start in starts]
        cost = price_of(self.page, starts, signs, [self.reach(start) for start in starts], cut, _left_siblings(groups))
        return Taken(tuple(groups[number] for number in left), starts, cost)

    def reach(self, start: Start) -> int:
        """The last line at which a candidate's body can end."""
        if id(start) not in self._reach:
            self._reach[id(start)] = boundary(self.document, start, self.headings, ())
        return self._reach[id(start)]

    def number_of(self, start: Start) -> int:
        """The number of a candidate that is an item of a list, or 0."""
        return number_of_item(self.document, start.item) if start.item is not None else 0

    def _resolve(self, merged: Sequence[tuple[Start, int]], ways: Sequence[Way]) -> tuple[list[tuple[Start, int]], int]:
        """The candidates that are questions once overlaps are resolved; and how many answers were cut short."""
        kept: list[tuple[Start, int]] = []
        dropped: set[int] = set()
        stack: list[tuple[Start, int, int]] = []
        cut = 0
        line = -1
        for start, number in merged:
            if kept and kept[-1][0] is start:
                continue
            if start.start == line and not self.always(start) and kept[-1][1] != number:
                continue  # a candidate of another group is on this line
            rank = RANKS.index(start.shape)
            while stack and (stack[-1][2] <= start.start or RANKS.index(stack[-1][0].shape) >= rank):
                outer = stack.pop()
                if outer[2] > start.start and outer[1] != number:
                    cut += self._weaker(start, outer[0])
            skip = False
            while stack:
                outer_start, outer_number, _ = stack[-1]
                way = ways[max(number, outer_number)] if number != outer_number else "outer"
                always = self.always(start)
                if way == "outer" and not always:
                    skip = True
                    break
                stack.pop()
                own = self.page.size[start.start] > self.page.size[outer_start.end]
                if not own or (way == "inner" and not always):
                    dropped.add(id(outer_start))
                else:
                    cut += self._weaker(start, outer_start)
            if skip:
                continue
            line = start.start
            kept.append((start, number))
            stack.append((start, number, self.reach(start)))
        return [pair for pair in kept if id(pair[0]) not in dropped], cut

    def is_titled(self, start: Start) -> bool:
        """True for the first question of a quiz with a title."""
        return is_titled(self.document, start)

    def always(self, start: Start) -> bool:
        """True for a card in any place: a short one at the left edge, or one that a key or options answer."""
        return (start.shape == "label" and start.marked) or (start.start in self.keyed and start.level == 0)

    def _weaker(self, inner: Start, outer: Start) -> bool:
        return self._signs[id(outer)] >= _SURE > self._signs[id(inner)]


def _left_siblings(groups: Sequence[tuple[Group, Way]]) -> int:
    """How many candidates of the same forms as these groups are left out of all of them."""
    names = {group.name for group, _ in groups}
    return sum(group.siblings for group, _ in groups if group.name.removesuffix("?").strip() not in names)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about the questions before the readings compete."""

    fixed_level: int = 0
    """Their heading level if the author names it, else 0."""
    terms: bool = False
    """Makes terms and meanings more likely."""
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
    clozes = [group for group in groups if group.shape == "label" and all(map(_is_cloze, group.members))]
    groups = [group for group in groups if group not in clozes and not _is_over(readings, group, clozes)]
    groups = _without_prose(groups)
    none = Taken((), (), price_of_none(page, *_asking(starts)))
    fallback = (clozes and readings.reading([(clozes[0], "outer")])) or none
    fixed = _at_level(readings, starts, fixed_level)
    if fixed_level:
        groups = [g for g in groups if not g.shape.startswith("h") and g.sign >= _SURE]
    alone = [taken for group in groups if (taken := readings.reading([(group, "outer")]))]
    cheapest = min(alone, key=lambda taken: (round(taken.cost.total, 3), taken.groups[0][0].rank), default=fallback)
    price = _total if only is not None else _total_of_more
    best, grown = _grow(readings, fixed or cheapest, groups, ("outer",) if fixed else WAYS, price)
    if not fixed:
        best = _without_frames(readings, _with_sure_groups(readings, best, groups))
        best = _with_inner(readings, _with_follow_ups(readings, best, starts), groups)
    best = _with_cards_anywhere(readings, best, starts)
    if none.cost.total < best.cost.total and not fixed and only is None:
        best = _with_cards_anywhere(readings, fallback, starts)
    weighed = sorted([none, *alone, *grown], key=_total)
    return Choice(list(best.starts), _why(best), tuple(weighed), tuple(groups), best, page.asked > page.size[-1])


def _asking(starts: Sequence[Start]) -> tuple[int, int]:
    """How many candidates ask and have an answer, and how many headings have text below them."""
    return sum(1 for start in starts if start.asks and start.body), sum(1 for s in starts if s.is_heading and s.body)


def _at_level(readings: Readings, starts: Sequence[Start], level: int) -> Taken | None:
    """The reading that takes the headings of the level that the author names; None if there are none."""
    shape = f"h{level}"
    members = tuple(start for start in starts if start.shape == shape)
    return readings.reading([(Group(shape, shape, members, (1.0,) * len(members)), "outer")]) if members else None


def _is_over(readings: Readings, group: Group, clozes: Sequence[Group]) -> bool:
    """True for headings that are sections: they do not look like questions, and most have clozes below them."""
    if not clozes or group.sign >= _WEAKEST or not group.members[0].level:
        return False
    lines = [start.start for start in clozes[0].members]
    over = sum(1 for s in group.members if bisect_left(lines, s.end) < bisect_left(lines, readings.reach(s)))
    return 2 * over > len(group.members)


_FEWEST_BOXES = 3
"""The fewest containers with an answer that show that a document puts its questions into containers."""
_IN_PROSE = frozenset(("item", "pair", "asked", "quoted", "plain", "lead", "term"))


def _without_prose(groups: Sequence[Group]) -> list[Group]:
    """The groups without smaller ones of lines that ask in prose, if containers ask and answer the questions."""
    boxes = sum(1 for group in groups if group.shape == "box" for start in group.members if start.body)
    if boxes < _FEWEST_BOXES:
        return list(groups)
    return [
        group
        for group in groups
        if group.shape not in _IN_PROSE
        or len(group.members) > boxes
        or any(start.labelled or start.marked for start in group.members)
    ]


def _is_cloze(start: Start) -> bool:
    """True for a `C:` line, which is a card beside questions of any other shape."""
    return start.piece is not None and start.piece.kind == "cloze"


def _total(taken: Taken) -> float:
    return taken.cost.total


def _total_of_more(taken: Taken) -> float:
    return taken.cost.of_more


def _with_cards_anywhere(readings: Readings, taken: Taken, starts: Sequence[Start]) -> Taken:
    """The reading with all candidates that are cards in any place; headings that only title these are left out."""
    lines = {start.start for start in taken.starts}
    shapes: dict[str, list[Start]] = {}
    for start in starts:
        alone = start.shape == "box" or is_gap(start)
        if (alone or (taken.groups and readings.always(start))) and start.start not in lines:
            shapes.setdefault(start.shape, []).append(start)
    added = [Group(f"any {s}", s, tuple(members), (SURE,) * len(members)) for s, members in shapes.items()]
    if not added:
        return taken
    return readings.reading([*taken.groups, *((group, "both") for group in added)], in_part=True) or taken


def _with_follow_ups(readings: Readings, taken: Taken, starts: Sequence[Start]) -> Taken:
    """The reading with the headings that ask below the answer to another one, if all headings in its answers ask."""
    outer = [start for start in taken.starts if start.is_heading and start.asks and start.body]
    levels = {start.level for start in outer}
    if len(levels) != 1 or 2 * len(outer) <= len(taken.starts):
        return taken
    lines = {start.start for start in taken.starts}
    inner = [s for s in starts if s.is_heading and s.level > max(levels) and s.start not in lines]
    if not inner or not all(start.asks and start.body and _follows(readings, start, outer) for start in inner):
        return taken
    group = Group("follow-ups", inner[0].shape, tuple(inner), (SURE,) * len(inner))
    return readings.reading([*taken.groups, (group, "both")], in_part=True) or taken


def _with_inner(readings: Readings, taken: Taken, groups: Sequence[Group]) -> Taken:
    """The reading in which answers end at the questions within them that are like most others, or answered."""
    for number, (group, way) in enumerate(taken.groups):
        if not number or way != "outer":
            continue
        more = readings.reading([*taken.groups[:number], (group, "both"), *taken.groups[number + 1 :]])
        if more is not None and are_alike(taken.starts, more.starts):
            taken = more
    names = {group.name for group, _ in taken.groups}
    for group in groups if taken.starts else ():
        if group.name not in names and group.sign >= SURE and all(start.marked for start in group.members):
            more = readings.reading([*taken.groups, (group, "both")])
            if more is not None and have_own_answers(taken.starts, more.starts, readings.is_titled):
                taken = more
        elif group.name not in names and group.shape == "item" and group.sign >= _WEAKEST:
            more = readings.reading([*taken.groups, (group, "both")])
            if more is not None and count_on(taken.starts, more.starts, readings.number_of):
                taken = more
    return taken


def _follows(readings: Readings, start: Start, outer: Sequence[Start]) -> bool:
    """True for a candidate below the answer to one of some headings in order."""
    above = bisect_left(outer, start.start, key=lambda s: s.start) - 1
    size = readings.page.size
    return above >= 0 and start.start < readings.reach(outer[above]) and size[start.start] > size[outer[above].end]


def _grow(
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


def _with_sure_groups(readings: Readings, taken: Taken, groups: Sequence[Group]) -> Taken:
    """The reading with the further groups of sure questions that lie in text outside its cards, however small."""
    sure = [group for group in groups if group.sign >= _SURE]
    for _ in range(_MORE if taken.groups else 0):
        added = [
            more
            for more in _grown(readings, taken, sure, ("outer",))
            if more.cost.left < taken.cost.left and len(more.groups) > len(taken.groups)
        ]
        more = min(added, key=_total_of_more, default=taken)
        if more is taken or _total_of_more(more) > _total_of_more(taken) + _SPARE:
            break
        taken = more
    return taken


def _without_frames(readings: Readings, taken: Taken) -> Taken:
    """The reading without headings that have no sign of a question, if it folds the answers of many more questions.

    A table of contents that links to such headings names the parts of the document.
    """
    folded = sum(1 for start in taken.starts if start.details is not None)
    kept = [(group, way) for group, way in taken.groups if not _is_frame(group, taken, folded)]
    if folded < _FEWEST_BOXES or not kept or len(kept) == len(taken.groups):
        return taken
    return readings.reading(kept) or taken


def _is_frame(group: Group, taken: Taken, folded: int) -> bool:
    own = {id(start) for start in group.members}
    headings = group.members[0].is_heading and not any(start.evident or start.asks for start in group.members)
    return headings and 2 * sum(1 for start in taken.starts if id(start) in own) <= folded


def _grown(readings: Readings, taken: Taken, groups: Iterable[Group], ways: Sequence[Way]) -> Iterable[Taken]:
    """The readings with one more group, in each of the ways."""
    lines = {start.start for start in taken.starts}
    names = {group.name for group, _ in taken.groups}
    for group in groups:
        if group.name in names or group.sign < _WEAKEST or all(start.start in lines for start in group.members):
            continue
        seen = set()
        for way in ways:
            found = readings.reading([*taken.groups, (group, way)])
            key = tuple(map(id, found.starts)) if found else ()
            if found is not None and key not in seen:
                seen.add(key)
                yield found


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
