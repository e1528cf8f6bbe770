"""Lists below questions with ticks behind several items, among others with one tick each, -> the same lists with boxes.

    Which are metals?

    - Iron ✅
    - Oak
    - Gold ✅

A ticked list can also be an answer. So ticks count only if at least twice as many lists of the document have just one.
Places in the file do not change.
"""

from __future__ import annotations

import re

from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import BOX, ROUND_BOX
from deckpress.reading.rewriters.bold_options import lists_below_questions
from deckpress.reading.rewriters.signed_lists import TICK
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.regex import regex

_SIGNS = ("✅", "✓", "✔", "☑", ":white_check_mark:", ":heavy_check_mark:")
_TAIL = regex(rf"(?<=\S)[ \t]*(?:{TICK})[ \t]*\Z")
_FEWEST = 4
"""The fewest ticks of a document: two lists with one each, and one with two."""
_TIMES = 2
_LONGEST_SIGN = 30


@dataclass(frozen=True, slots=True)
class _Item:
    """The line of an item, the column of its content, and its tick."""

    line: int
    column: int
    tick: re.Match[str] | None


def with_boxes_for_ticks(document: Document) -> Document:
    """The document with boxes at the items of such lists."""
    if sum(map(document.source.text.count, _SIGNS)) < _FEWEST:
        return document
    lists = [_items(document, *place) for place in lists_below_questions(document)]
    ticks = [sum(1 for item in items if item.tick) for items in lists]
    single = sum(1 for items, count in zip(lists, ticks, strict=True) if count == 1 < len(items))
    several = [items for items, count in zip(lists, ticks, strict=True) if 1 < count < len(items)]
    if single < _TIMES * len(several):
        return document
    return document.with_lines({item.line: _boxed(document, item) for items in several for item in items})


def _items(document: Document, block: Block, line: int, column: int) -> list[_Item]:
    """The items of a list; none if more than its words is in one of them, or they have boxes."""
    if any(item.nested or BOX.match(item.text) or ROUND_BOX.match(item.text) for item in block.items):
        return []
    places = ((line + item.start, column + item.indent) for item in block.items)
    return [_Item(number, start, _tick(document.lines[number], start)) for number, start in places]


def _tick(line: str, column: int) -> re.Match[str] | None:
    return _TAIL.search(line, max(column, len(line) - _LONGEST_SIGN))


def _boxed(document: Document, item: _Item) -> Change:
    """The line of an item with a box in place of its tick."""
    line = document.lines[item.line]
    end = item.tick.start() if item.tick else len(line)
    box = "[x] " if item.tick else "[ ] "
    return f"{line[: item.column]}{box}{line[item.column : end]}", -len(box)
