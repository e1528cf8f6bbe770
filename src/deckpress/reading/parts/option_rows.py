"""Options in rows, `A. Mars  B. Venus`, with blank lines between the rows: one paragraph for each row."""

from __future__ import annotations

from collections.abc import Iterable

from deckpress.reading.parts.option_lines import inline_options, marks_on
from deckpress.reading.parts.option_values import Options
from deckpress.reading.text.tree import Block, Document, Slice
from deckpress.reading.words.option_letters import is_first, is_next

_LONGEST = 500


def row_options(document: Document, blocks: Iterable[Block]) -> tuple[Options | None, int]:
    """The options of paragraphs whose letters go on from one to the next, with several on one line at least.

    The number is that of the paragraphs.
    """
    letters: list[str] = []
    slices: list[Slice] = []
    several = False
    taken = 0
    for block in blocks:
        own = _letters_of(document, block)
        if not own or not (is_next(own[0], letters[-1]) if letters else is_first(own[0])):
            break
        several = several or len(own) > block.end - block.start
        letters += own
        slices += ((number, 0, None) for number in range(block.start, block.end))
        taken += 1
    if taken < 2 or not several:
        return None, 1
    together = document.cut(slices)
    options = inline_options(together, together.blocks[0]) if len(together.blocks) == 1 else None
    return (options, taken) if options is not None and len(options.choices) == len(letters) else (None, 1)


def _letters_of(document: Document, block: Block) -> list[str]:
    """The letters in a paragraph, each line of which begins with an option; none for other blocks."""
    if block.kind != "paragraph":
        return []
    letters: list[str] = []
    for line in document.lines[block.start : block.end]:
        own = [letter for letter, _ in marks_on(line)] if len(line) <= _LONGEST else []
        if not own or (letters and not is_next(own[0], letters[-1])):
            return []
        letters += own
    return letters
