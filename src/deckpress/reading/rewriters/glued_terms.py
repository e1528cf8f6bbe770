"""Terms in bold right below an item that begins with one -> the lines that begin them.

    * **Gas oven:** heats fast
    * **Stone oven:** stays hot
    **Steam oven:** keeps the crust soft

A blank line is missing: Markdown reads the last line as the rest of `stays hot`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from deckpress.compare import letters
from deckpress.reading.parts.hints import names_addition, names_hint
from deckpress.reading.parts.question_starts import Start, lead_term
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind

_BOLD = ("**", "__")
_FEWEST = 2


def lines_of_glued_terms(document: Document) -> Iterator[int]:
    """The lines at the left edge in lists of terms that begin with a term found on no other such line.

    So do the items below them, which would continue their paragraph.
    """
    found = [pair for block in document.blocks if block.kind == "list" for pair in _in_list(document, block)]
    count = Counter(letters(start.text.markdown) for start, _ in found)
    for start, below in found:
        if count[letters(start.text.markdown)] == 1:
            yield from (start.start, below) if below else (start.start,)


def _in_list(document: Document, block: Block) -> Iterator[tuple[Start, int]]:
    """Such terms in a list, each with the line of the item below it, or 0 in the last item."""
    if len(block.items) < _FEWEST or not any("\n" in item.text for item in block.items):
        return
    if not all(item.first == "paragraph" and lead_term(document, item.start, item) for item in block.items):
        return
    for item, below in zip_longest(block.items, block.items[1:]):
        for number in range(item.start + 1, item.head_end):
            line = document.lines[number]
            if line.startswith(_BOLD) and not label_kind(line) and (term := lead_term(document, number, None)):
                words = term.text.flat
                if not (names_addition(words) or names_hint(words)):
                    yield term, below.start if below else 0
