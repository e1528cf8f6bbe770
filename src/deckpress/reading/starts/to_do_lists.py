"""Headings above lists of tasks, `## Before you leave` above `- [ ] Lights are out`: they ask nothing.

The boxes of a question differ: some are ticked. Where none or all are, below a heading that does not ask, the list says
what is to be done, or has been done. It does so, too, if the text of a box asks: `- [ ] Who brings the key?`
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile
from operator import attrgetter

from deckpress.frozen import replace
from deckpress.reading.parts.asking_lists import list_asks
from deckpress.reading.parts.choose_words import asks_to_choose
from deckpress.reading.parts.options import options_of
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.starts.list_items import PLAIN
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

_BOX = regex(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\[[ xX]\][ \t]+(?![A-Ha-h][.)]|\d+[.)])\S")
_QUESTION = regex(r"\w[ \t]?[?？؟](?:[ \t]*\([^()]*\)){0,3}[ \t]*\Z")
_GOES_ON = regex(r"(?:[:：=…]|\.\.\.|_{2,})\W*\Z")


def without_to_do_lists(document: Document, headings: Sequence[Start]) -> list[Start]:
    """The headings; those above lists of tasks are marked as no questions.

    If the boxes below other headings differ as often, or belong to a question, they all may be options.
    """
    boxed = [start for start in headings if start.marked and _boxes(document, start)]
    same = [s for s in boxed if not _asks(s) and (len({*_boxes(document, s)}) == 1 or _box_asks(document, s))]
    if not same or any(_asks(start) for start in boxed) or 2 * len(same) <= len(boxed):
        return list(headings)
    lines = {start.start for start in same}
    return [replace(s, marked=False, form=PLAIN) if s.start in lines else s for s in headings]


def _asks(start: Start) -> bool:
    words = start.title
    asks = start.asks or start.labelled or start.numbered or start.linked
    return asks or bool(_GOES_ON.search(words)) or asks_to_choose(words) or is_task(words)


def _box_asks(document: Document, start: Start) -> bool:
    """True if the text of a box below a heading asks, whatever remark in brackets follows."""
    at = bisect_right(document.blocks, start.start, key=attrgetter("start"))
    boxes = (item for block in takewhile(_is_list, document.blocks[at:]) for item in block.items)
    return any(_QUESTION.search(document.lines[item.start]) for item in boxes)


def _is_list(block: Block) -> bool:
    return block.kind == "list"


def _boxes(document: Document, start: Start) -> list[bool]:
    """For each box right below a heading, whether it is ticked; none if more than lists of tasks is below it."""
    found: list[bool] = []
    at = bisect_right(document.blocks, start.start, key=attrgetter("start"))
    for block in document.blocks[at:]:
        if block.kind in ("heading", "rule"):
            break
        if block.kind != "list" or not all(_BOX.match(document.lines[item.start]) for item in block.items):
            return []
        options = options_of(document, block)
        if options is None or not options.boxed or any(options.labels) or list_asks(block):
            return []
        found += [choice.correct for choice in options.choices]
    return found
