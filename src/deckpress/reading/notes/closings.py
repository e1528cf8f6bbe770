"""The text that ends a list of questions without answers, which is not the answer to the last of them.

1. What is a sluice?
2. How does a lock work?
3. Why do canals freeze?
4. What is a towpath?

Good luck with your interview!
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind

_FEWEST = 4
_LONGEST = 400
"""A longer text does more than end a list."""


def closing_texts(document: Document, chosen: Sequence[Start], headings: Sequence[Start]) -> Mapping[int, int]:
    """Maps the line of a question to the line of such a text below it.

    All chosen items are in long lists, in which no item has an answer within the list.
    """
    items = {start.start: start for start in chosen if start.shape == "item"}
    if not items or any(start.answer is not None or start.details is not None for start in items.values()):
        return {}
    lists = [block for block in document.blocks if block.kind == "list"]
    held = {bisect_right(lists, line, key=lambda block: block.start) - 1 for line in items}
    if -1 in held or not all(_is_open(document, lists[index], items) for index in held):
        return {}
    stops = sorted({*(start.start for start in chosen), *(start.start for start in headings), len(document.lines)})
    return dict(_closings(document, [lists[index] for index in held], stops))


def _is_open(document: Document, block: Block, items: Mapping[int, Start]) -> bool:
    """True for a long list of questions and nothing else; its last item is among those that are chosen."""
    if len(block.items) < _FEWEST or block.items[-1].start not in items:
        return False
    for item in block.items:
        start = items.get(item.start)
        if start is None and (item.nested or not looks_like_question(item.text)):
            return False
        if start is not None and any(line.strip() for line in document.lines[start.end : item.end]):
            return False
    return True


def _closings(document: Document, lists: Sequence[Block], stops: Sequence[int]) -> Iterator[tuple[int, int]]:
    for block in lists:
        question = block.items[-1].start
        blocks = document.blocks_on(block.end, stops[min(bisect_right(stops, question), len(stops) - 1)])
        plain = bool(blocks) and all(below.kind in ("paragraph", "html", "rule") for below in blocks)
        labelled = any(label_kind(document.lines[below.start]) for below in blocks)
        if plain and not labelled and sum(len(below.text) for below in blocks) <= _LONGEST:
            yield question, blocks[0].start
