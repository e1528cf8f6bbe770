"""List items with nested answers that blank lines part from others of their list, which have nothing below them.

    - What is a bus?
        - It joins the parts.
    - Width
        - 8 bits
    - What is a word?
        - Two bytes.


    - read chapter 7
    - learn the bus

Markdown reads one list. If several items of such a part ask, all of its items are questions.
"""

from __future__ import annotations

from itertools import pairwise

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.starts.lone_lists import number_of_item
from deckpress.reading.text.tree import Block, Document, Item

_PARTED = 2
"""How many blank lines part the items."""
_FEWEST_ASKING = 2


def asking_items(document: Document, block: Block) -> frozenset[int]:
    """The lines of the items of such parts."""
    found: list[Item] = []
    part: list[Item] = []
    for item in (*block.items, None):
        if item is None or not any(line.strip() for line in document.lines[item.start - _PARTED : item.start]):
            asking = sum(1 for other in part if looks_like_question(other.text))
            if asking >= _FEWEST_ASKING and all(other.nested for other in part):
                found += part
            part = []
        part += [item] if item else []
    return frozenset(item.start for item in found)


def titles_of_parts(document: Document, block: Block) -> frozenset[int]:
    """The lines of items without text right above one with the same number: titles of parts such as `5.1` and `5.2`."""
    if not block.ordered or all(item.nested or "\n" in item.text for item in block.items):
        return frozenset()
    numbers = [number_of_item(document, item) for item in block.items]
    if 2 * len(set(numbers)) < len(numbers) or any(
        below not in (above, above + 1) for above, below in pairwise(numbers)
    ):
        return frozenset()  # such as a list whose items all begin with 1.
    return frozenset(
        above.start
        for (above, own), (below, next_own) in pairwise(zip(block.items, numbers, strict=True))
        if own == next_own
        and not (above.nested or looks_like_question(above.text))
        and "\n" not in above.text
        and (below.nested or "\n" in below.text)
    )
