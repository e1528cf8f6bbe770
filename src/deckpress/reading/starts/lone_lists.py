"""Lists whose items ask, and whose answers are between them: each list is one question, or a part of the questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from deckpress.reading.parts.option_values import begins_options, is_second_option
from deckpress.reading.parts.options import options_at, options_of
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import BOLD_LINE, lead_term
from deckpress.reading.text.tree import Block, Document, Item
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex


def answered_lists(blocks: Sequence[Block], hidden: frozenset[int]) -> frozenset[int]:
    """The first lines of lists of one item with a hidden answer right after them, if two are below one heading.

    Below other headings of the document, one such item is enough if it asks.
    """
    found: list[list[Block]] = [[]]
    for block, after in pairwise(blocks):
        if block.kind == "heading":
            found.append([])
        elif block.kind == "list" and len(block.items) == 1 and after.start in hidden:
            found[-1].append(block)
    if not any(len(lists) >= _FEWEST for lists in found):
        return frozenset()
    every = (block for lists in found for block in lists if len(lists) >= _FEWEST or _asks_alone(block))
    return frozenset(block.start for block in every)


def _asks_alone(block: Block) -> bool:
    return looks_like_question(block.items[0].text.split("\n", 1)[0])


_FEWEST = 2


def with_bare_lists(document: Document, lone: frozenset[int]) -> frozenset[int]:
    """These lists, and the lists of one item right above them that lack an answer (see `bare_items`)."""
    found = set(lone)
    for below, block in pairwise(reversed(document.blocks)):
        if below.start in found and is_above_next(document, block, below):
            found.add(block.start)
    return frozenset(found)


def is_above_next(document: Document, block: Block, below: Block) -> bool:
    """True for a list of one item on one line that asks, right above a list that counts on from it."""
    if not block.kind == below.kind == "list" or len(block.items) != 1 or "\n" in block.text or block.items[0].nested:
        return False
    number, next_one = (number_of_item(document, other.items[0]) for other in (block, below))
    counts = next_one == number + 1 if block.ordered else _is_question(document, below.items[0])
    return block.ordered == below.ordered and counts and _is_question(document, block.items[0])


def _is_question(document: Document, item: Item) -> bool:
    """True for an item that asks, or is in bold; not for a term with its meaning, `**Test**: does it work?`."""
    asks = looks_like_question(item.text) and lead_term(document, item.start, item) is None
    return asks or BOLD_LINE.match(item.text) is not None


def labelled_lists(document: Document) -> frozenset[int]:
    """The first lines of lists whose last item has the label of its answer at the left edge right after them.

    The items above it have answers of their own, and nothing right above the list asks. There are two or more, or
    another list counts on from or up to it. A picture may be between an item that is alone and the label.
    """
    found: list[Block] = []
    for number, (block, below) in enumerate(pairwise(document.blocks)):
        if block.kind != "list":
            continue
        after = _below_pictures(document, number + 1) if block.ordered and len(block.items) == 1 else below
        if after.kind != "paragraph" or label_kind(document.lines[after.start]) != "answer":
            continue
        asks = number > 0 and _asks(document.blocks[number - 1], block)
        bare = block.items[-1].nested or any(not _has_label(document, item) for item in block.items[:-1])
        if not (asks or bare or options_of(document, block, least=1) or options_at(document, after)):
            found.append(block)
    several = len(found) > 1 or (len(found) == 1 and _is_counted_on(document, found[0]))
    return frozenset(block.start for block in found if several)


def _below_pictures(document: Document, number: int) -> Block:
    """The first block from this one on that is not a picture; the last block of the document if all are pictures."""
    blocks = document.blocks
    while number + 1 < len(blocks) and _PICTURES.match(blocks[number].text.strip()):
        number += 1
    return blocks[number]


_PICTURES = regex(r"(?>(?:(?:!\[[^\[\]]{0,200}\]\([^()\n]{1,500}\)|<br[ \t]*/?>|<img\b[^<>]{1,500}>)\s*)+)\Z", re.I)


def _asks(above: Block, block: Block) -> bool:
    """True if a block asks, or has a label; the answer to another question may be above a numbered list."""
    kind = label_kind(above.text)
    return looks_like_question(above.text) or (kind != "" and not (block.ordered and kind in _ANSWERS))


_ANSWERS = ("answer", "explanation")


def _is_counted_on(document: Document, block: Block) -> bool:
    """True if the list with the next number, or with the number before, has options right below it.

    The last item is on one line: it has no options of its own.
    """
    if not block.ordered or "\n" in block.items[-1].text:
        return False
    first, last = number_of_item(document, block.items[0]), number_of_item(document, block.items[-1])
    for other, below in pairwise(document.blocks):
        if other.kind != "list" or not other.ordered or other is block or below.kind not in ("paragraph", "list"):
            continue
        near = (
            number_of_item(document, other.items[0]) == last + 1
            or number_of_item(document, other.items[-1]) == first - 1
        )
        if near and (options_at(document, below) is not None or _are_options_apart(document, below)):
            return True
    return False


def _are_options_apart(document: Document, block: Block) -> bool:
    """True for a paragraph with the first option, if the next paragraph is the second one."""
    after = document.block_from(block.end)
    apart = (
        after is not None and block.kind == after.kind == "paragraph" and begins_options(document.lines[block.start])
    )
    return after is not None and apart and is_second_option(document.lines[after.start])


def _has_label(document: Document, item: Item) -> bool:
    lines = document.lines[item.start + 1 : item.end]
    return any(label_kind(line.lstrip()) == "answer" for line in lines)


def number_of_item(document: Document, item: Item) -> int:
    """The number of an item of a list, or 0."""
    match = re.search(r"\d{1,9}", document.lines[item.start][: item.indent])
    return int(match.group()) if match else 0
