"""Groups of candidates -> a whole reading of the document, with its overlaps resolved and its cost.

If a question of one group lies in the body of another, there are three ways to read them: the inner one is part of the
outer answer, the outer one is a section, or the outer answer ends where the inner question begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from deckpress.frozen import dataclass
from deckpress.reading.answers.bodies import boundary
from deckpress.reading.choice.cost import Cost, price_of
from deckpress.reading.choice.page import Page
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.title_lines import title_words
from deckpress.reading.starts.chapter_quizzes import is_titled
from deckpress.reading.starts.gap_starts import is_gap_heading
from deckpress.reading.starts.groups import RANKS, Group
from deckpress.reading.starts.lone_lists import number_of_item
from deckpress.reading.starts.pair_marks import pair_of
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.line_marks import first_with_text
from deckpress.regex import regex

Way = Literal["outer", "inner", "both"]
WAYS: tuple[Way, ...] = ("outer", "inner", "both")
_PAIR = "pair"
_NEAR = 2
_NUMBER = regex(r"[ \t#*_(]*(?:[^\W\d]{1,12}\.?[ \t]*)?(?P<number>\d{1,4})(?!\w)")
_MOST = 0.8
SURE_SIGN = 0.8
"""A question with a weaker sign must not cut the answer to one with this sign short."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A reading of a document: the groups it takes, its questions in order of lines, and what it costs."""

    groups: tuple[tuple[Group, Way], ...]
    starts: tuple[Start, ...]
    cost: Cost


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
        self._goes_on: dict[int, bool] = {}

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
        """The number of a candidate, or 0."""
        if start.item is not None:
            return number_of_item(self.document, start.item)
        match = _NUMBER.match(self.document.lines[start.start])
        return int(match["number"]) if match else 0

    def told(self, above: Start, below: Start) -> bool:
        """True if text is between two candidates."""
        return self.page.size[below.start] > self.page.size[above.end]

    def is_below_title(self, start: Start) -> bool:
        """True for a candidate right below a line that may be a title."""
        above = self.document.blocks_on(max(0, start.start - _NEAR), start.start)
        lines = [number for block in above[-1:] for number in range(block.start, block.end) if number < start.start]
        return len(lines) == 1 and above[-1].kind == "paragraph" and bool(title_words(self.document.lines[lines[0]]))

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
                own = self.page.size[start.start] > self.page.size[outer_start.end]
                if (way == "outer" or (own and self._is_listed(start, outer_start))) and not always:
                    skip = True
                    break
                stack.pop()
                if not (own or is_gap_heading(outer_start)) or (way == "inner" and not always):
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

    def _is_listed(self, start: Start, outer: Start) -> bool:
        """True for a pair without a clear sign in a list that goes on with the text of a heading.

        A sentence with a colon, a table or code is right above the list, or its first item and others are no pairs.
        """
        if start.shape != _PAIR or start.item is None or self._signs[id(start)] >= SURE_SIGN or not outer.is_heading:
            return False
        block = self.document.block_from(start.start)
        if block is None or not block.items:
            return False
        if block.start not in self._goes_on:
            self._goes_on[block.start] = _goes_on(self.document, block)
        return self._goes_on[block.start]

    def _weaker(self, inner: Start, outer: Start) -> bool:
        return self._signs[id(outer)] >= SURE_SIGN > self._signs[id(inner)]


def _goes_on(document: Document, block: Block) -> bool:
    above = first_with_text(reversed(document.lines[max(block.start - _NEAR, 0) : block.start])).rstrip(" *_")
    if above.endswith((":", "：", "|", "```")):
        return True
    pairs = sum(1 for item in block.items if pair_of(document.lines[item.start], item.indent))
    return pairs < _MOST * len(block.items) and pair_of(document.lines[block.start], block.items[0].indent) is None


def _left_siblings(groups: Sequence[tuple[Group, Way]]) -> int:
    """How many candidates of the same forms as these groups are left out of all of them."""
    names = {group.name for group, _ in groups}
    return sum(group.siblings for group, _ in groups if group.name.removesuffix("?").strip() not in names)
