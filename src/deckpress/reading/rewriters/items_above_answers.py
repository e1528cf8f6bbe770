"""Bullets alone above labelled answers, `- [ ] Draw an arch` above `> **Answer:** ..`, -> labelled questions.

    - [ ] Draw an arch

    > **Answer:** See figure 3.

    - Name a bridge

    **Answer:** The Tower Bridge.

Numbered items, and most that ask, need no label. An item that does not ask, above a label alone and code, may name a
part of a programming interface. Places in the file do not change.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.reading.parts.option_values import BOX, LETTER
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.labels import label_alone, label_kind

_LABEL = "**Q:** "
_FEWEST = 2
_ANSWERS = ("paragraph", "quote")


def with_labels_for_items(document: Document) -> Document:
    """The document with such labels, if there are two such items or more, and no other lists of one item like them."""
    found = [n for n, block in enumerate(document.blocks) if _is_alone(block)]
    if 2 * sum(1 for n in found if _asks(document, n)) > len(found):
        return document
    asked = [document.blocks[n] for n in found if _answers(document, *document.blocks[n : n + 3])]
    if len(asked) < _FEWEST or len(asked) < len(found):
        return document
    return document.with_lines(dict(_changes(document, asked)))


def _asks(document: Document, index: int) -> bool:
    """True for an item that asks, which needs no label, or that stands right below a question."""
    above = document.blocks[index - 1] if index else None
    below_question = above is not None and above.kind in ("heading", "paragraph") and looks_like_question(above.text)
    return below_question or looks_like_question(document.blocks[index].items[0].text)


def _changes(document: Document, asked: list[Block]) -> Iterator[tuple[int, Change]]:
    for block in asked:
        item = block.items[0]
        line = document.lines[item.start]
        box = BOX.match(line[item.indent :])
        cut = item.indent + (box.end() if box else 0)
        yield item.start, (_LABEL + line[cut:], cut - len(_LABEL))
        for number in range(item.start + 1, item.end):
            own = document.lines[number]
            lead = min(item.indent, len(own) - len(own.lstrip(" ")))
            yield number, (own[lead:], lead)


def _is_alone(block: Block) -> bool:
    """True for a list of one bare bullet without the letter of an option or a label."""
    if block.kind != "list" or block.ordered or len(block.items) != 1:
        return False
    item = block.items[0]
    return item.first == "paragraph" and not item.nested and not LETTER.match(item.text) and not label_kind(item.text)


def _answers(document: Document, block: Block, below: Block | None = None, after: Block | None = None) -> bool:
    """True if the block below an item begins with the label of an answer."""
    if below is None or below.kind not in _ANSWERS:
        return False
    line = document.lines[below.start].lstrip("> \t")
    bare = label_alone(line) and after is not None and after.kind in ("fence", "code") and below.end == below.start + 1
    return label_kind(line) == "answer" and (not bare or looks_like_question(block.items[0].text))
