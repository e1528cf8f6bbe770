"""Items with a colon or dash before their answer, among items whose answer is indented below them.

    - Difference between a stack and a queue
      A stack gives back the last element first.

    - Array: elements side by side

    - Hash table
      It finds a value by its key.

Most items of the list have text below them, and none asks.
"""

from __future__ import annotations

from collections.abc import Callable

from deckpress.frozen import replace
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start, question_text
from deckpress.reading.starts.pair_marks import Pair, pair_of
from deckpress.reading.text.tree import Block, Document, Item

_FEWEST = 3
_MOST = 1 / 3
"""The share of items that may have no text below them."""
_MARKS = (":", "–", "=")
_MOST_WORDS = 9


def told_items(document: Document, block: Block, has_body: Callable[[Item], bool]) -> dict[int, Pair] | None:
    """The pairs on such items by their lines; or None.

    None if too many items have nothing below, few of those have a pair, or most items of the list begin with one: they
    are terms.
    """
    if len(block.items) <= _FEWEST or any(looks_like_question(item.text.split("\n", 1)[0]) for item in block.items):
        return None
    bare = [item for item in block.items if not has_body(item)]
    if not bare or len(block.items) - len(bare) < _FEWEST or len(bare) > _MOST * len(block.items):
        return None
    found = {item.start: pair for item in block.items if (pair := _pair(document, item))}
    if 2 * len(found) > len(block.items):
        return None  # a list of terms, some with more text below
    pairs = {item.start: found[item.start] for item in bare if item.start in found and "\n" not in item.text}
    return pairs if 2 * len(pairs) >= len(bare) else None


def _pair(document: Document, item: Item) -> Pair | None:
    if item.first != "paragraph":
        return None
    line = document.lines[item.start]
    pair = pair_of(line, item.indent, asking=False)
    short = pair is not None and len(line[pair.start : pair.end].split()) <= _MOST_WORDS
    return pair if pair and short and pair.mark in _MARKS else None


def with_answer_behind(document: Document, start: Start, pair: Pair | None) -> Start:
    """The candidate for an item, with the words before the mark as the question if there is a pair."""
    if pair is None or start.shape != "item":
        return start
    term = document.lines[start.start][pair.start : pair.end].strip()
    return replace(start, text=question_text(document, start.start, term), column=pair.column, body=True)
