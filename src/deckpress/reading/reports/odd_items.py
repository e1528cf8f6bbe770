"""Items that lack the mark between term and meaning that the other items of their list have: they make no card."""

from __future__ import annotations

from deckpress.diagnostics.catalogue.reading import ITEM_NOT_BOLD, ITEM_WITHOUT_MEANING
from deckpress.reading.choice.compete import Choice
from deckpress.reading.text.ledger import Ledger, Use, short
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_PARTED = regex(r"\w[*_)]{0,3}(?:[ \t]+[–—-]|[ \t]*[:：])[ \t]+\S")
"""A term and its meaning with the mark between them."""
_SHAPES = frozenset(("lead", "pair"))
_FEWEST = 3
_MOST_ODD = 4
"""One in this many items may be odd; with more, the list may be no list of terms."""
_MOST_BOLD = 2
"""One in this many may be odd if the odd ones begin with a term in bold, as the cards do."""
_PAIR = 2
_MOST_OF_PAIR = 3
"""A pair of odd items may be one of three."""


def report_odd_items(ledger: Ledger, chosen: Choice) -> None:
    """Reports each such item in a list nearly all of whose items are cards."""
    lines = {start.start for start in chosen.starts if start.shape in _SHAPES and start.item is not None}
    if len(lines) < _FEWEST:
        return
    document = ledger.document
    bold = _bold_items(document) if all(start.shape == "lead" for start in chosen.starts) else frozenset()
    for block in document.blocks:
        if block.kind != "list":
            continue
        odd = [item for item in block.items if item.start not in lines]
        if not odd or len(block.items) - len(odd) < _FEWEST:
            continue
        most = _MOST_OF_PAIR if len(odd) == _PAIR else _MOST_ODD
        if len(odd) * most > len(block.items):
            odd = [item for item in odd if item.start in bold and len(odd) * _MOST_BOLD <= len(block.items)]
        for item in odd:
            if ledger.use_of(document, item.start, item.start + 1) is Use.PROSE:
                words = short(" ".join(item.text.split()))
                plain = bold and item.start not in bold and _PARTED.search(item.text.split("\n", 1)[0])
                ledger.report(document, ITEM_NOT_BOLD if plain else ITEM_WITHOUT_MEANING, item.start, item=words)


def _bold_items(document: Document) -> frozenset[int]:
    """The lines of the items that begin with words in bold."""
    items = (item for block in document.blocks for item in block.items)
    return frozenset(item.start for item in items if item.text.startswith(("**", "__")))
