"""Lists of questions in which only the last one has its answer, among lists of one question -> a list for each.

    1. What is iron?

    A metal.

    2. What is tin?
    3. What is zinc?

    Another metal.

Question 2 has no answer, and must not end up on the card of question 1. The numbers count on from list to list;
bullets count only above a folded answer. Places in the file do not change.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from deckpress.reading.parts.details import find_details
from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import BOLD_LINE
from deckpress.reading.starts.lone_lists import number_of_item
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind

_FEWEST = 2
_APART = frozenset(("heading", "rule"))


def with_bare_items_apart(document: Document) -> Document:
    """The document with such lists cut above each of their items."""
    cuts = sorted([*_cuts(document, ordered=True), *_cuts(document, ordered=False)])
    return document.cut_blocks(cuts) if cuts else document


def _cuts(document: Document, *, ordered: bool) -> Iterator[int]:
    """The first lines of the items below the first one in such lists, numbered or not."""
    blocks = document.blocks
    lists = [n for n, b in enumerate(blocks) if b.kind == "list" and b.ordered == ordered and _is_plain(b)]
    single = [n for n in lists if len(blocks[n].items) == 1 and _has_text_below(blocks, n)]
    if len(single) < _FEWEST or len(single) == len(lists):
        return
    bold = all(BOLD_LINE.match(blocks[n].text) for n in single)
    if not bold and 2 * sum(looks_like_question(blocks[n].items[0].text) for n in single) <= len(single):
        return
    few = [n for n in lists if _are_few(blocks[n], single, bold=bold)]
    folded = bool(few) and not ordered and _are_above_folds(document, [*few, *single])
    for number in few:
        if _counts_on(document, number, single) if ordered else folded:
            yield from (item.start for item in blocks[number].items[1:])


def _is_plain(block: Block) -> bool:
    """True for a list of items on one line each."""
    return not any(item.nested or "\n" in item.text for item in block.items)


def _has_text_below(blocks: Sequence[Block], number: int) -> bool:
    if number + 1 == len(blocks):
        return False
    below = blocks[number + 1]
    return below.kind not in _APART and not (below.kind == "list" and below.ordered == blocks[number].ordered)


def _are_few(block: Block, single: Sequence[int], *, bold: bool) -> bool:
    """True for a list of a few items, all of which are questions as those of `single` are."""
    return 1 < len(block.items) <= len(single) + 1 and all(_asks(item.text, bold=bold) for item in block.items)


def _asks(text: str, *, bold: bool) -> bool:
    if label_kind(text) or begins_options(text):
        return False
    return BOLD_LINE.match(text) is not None if bold else looks_like_question(text)


def _counts_on(document: Document, number: int, single: Sequence[int]) -> bool:
    """True for a list whose numbers count on from the nearest list of one item above, or up to the one below."""
    blocks = document.blocks
    first, last = (number_of_item(document, blocks[number].items[n]) for n in (0, -1))
    place = bisect_left(single, number)
    above = single[place - 1] if place else None
    below = single[place] if place < len(single) else None
    after = above is not None and number_of_item(document, blocks[above].items[0]) == first - 1
    before = below is not None and number_of_item(document, blocks[below].items[0]) == last + 1
    return after or before


def _are_above_folds(document: Document, lists: Sequence[int]) -> bool:
    """True if all lists are right above a folded answer."""
    hidden = {found.opens[0] for found in find_details(document) if found.hides_answer}
    blocks = document.blocks
    return all(n + 1 < len(blocks) and blocks[n + 1].start in hidden for n in lists)
