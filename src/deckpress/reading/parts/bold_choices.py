"""Bold lines right above options with letters and a mark: they are questions, whether they ask or not.

`**In spring the leaves**` above `- [x] A. grow` and `- [ ] B. fall` is one. Boxes without letters may be a to-do list,
so they count only if other bold lines above boxes have a question mark.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from deckpress.frozen import replace
from deckpress.reading.parts.option_values import BOX, LETTER, Options
from deckpress.reading.parts.options import options_at, options_from
from deckpress.reading.parts.outline import is_above_answer
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.option_letters import sequence

_ASKING = 0.25
"""The share of bold lines above boxes that must ask, so that the others ask, too."""
_FEWEST = 2


def with_bold_choices(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates; bold lines above options with a mark count as certain questions."""
    bold = [start for start in starts if start.shape == "bold" and not start.form]
    below = {id(start): found for start in bold if (found := _options_below(document, start))}
    asking = sum(1 for start in starts if id(start) in below and start.asks)
    enough = asking >= max(_FEWEST, _ASKING * len(below))
    chosen = {number for number, (block, options) in below.items() if enough or _count(block, options)}
    return [replace(start, marked=True) if id(start) in chosen else start for start in starts]


def is_above_letters(document: Document, start: Start) -> bool:
    """True for a candidate right above options that count with letters and have a mark, or an answer below them."""
    block = _block_below(document, start)
    options, size = options_from(document, block) if block else (None, 0)
    if block is None or options is None or len(options.choices) < _FEWEST or not _count(block, options):
        return False
    return options.marked or _is_answered(document, block, size)


def is_above_one_right(document: Document, start: Start) -> bool:
    """True for a candidate above a list of three options or more, one of which is right; code may be between them."""
    below = document.block_from(start.end)
    if below is not None and below.kind == "fence":
        below = document.block_from(below.end)
    options = options_at(document, below) if below is not None and below.kind == "list" else None
    if options is None or below is None or below.start < start.end:
        return False
    return len(options.choices) > 2 and sum(choice.correct for choice in options.choices) == 1


def _count(block: Block, options: Options) -> bool:
    """True for options that count with letters, after their boxes if they have any: `[x] B. text`."""
    texts = [item.text for item in block.items]
    boxes = [BOX.match(text) for text in texts]
    if not all(boxes) or not boxes:
        return options.labels[0].isalpha()
    found = [LETTER.match(text, box.end()) for text, box in zip(texts, boxes, strict=True) if box]
    return bool(sequence([match.group("letter") if match else "" for match in found]))


def _is_answered(document: Document, block: Block, size: int) -> bool:
    """True if the label of an answer is right below so many blocks."""
    index = bisect_left(document.blocks, block.start, key=lambda other: other.start) + size - 1
    return index < len(document.blocks) and is_above_answer(document.lines, document.blocks[index].end - 1)


def _options_below(document: Document, start: Start) -> tuple[Block, Options] | None:
    """The block of options with a mark right below a candidate that ends its paragraph."""
    block = _block_below(document, start)
    options = options_at(document, block) if block else None
    if block is None or options is None or not options.marked or len(options.choices) < _FEWEST:
        return None
    return block, options


def _block_below(document: Document, start: Start) -> Block | None:
    """The list or paragraph right below a candidate that ends its paragraph."""
    block = document.block_from(start.end)
    if block is None or block.start < start.end or block.kind not in ("list", "paragraph"):
        return None
    return block
