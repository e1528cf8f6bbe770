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

from deckpress.reading.parts.outline import looks_like_question
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
