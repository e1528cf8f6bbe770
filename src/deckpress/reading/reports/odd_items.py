"""Items that lack the mark between term and meaning that the other items of their list have: they make no card."""

from __future__ import annotations

from deckpress.diagnostics.catalogue.reading import ITEM_WITHOUT_MEANING
from deckpress.reading.choice.compete import Choice
from deckpress.reading.text.ledger import Ledger, Use, short

_SHAPES = frozenset(("lead", "pair"))
_FEWEST = 3
_MOST_ODD = 4
"""One in this many items may be odd; with more, the list may be no list of terms."""
_PAIR = 2
_MOST_OF_PAIR = 3
"""A pair of odd items may be one of three."""


def report_odd_items(ledger: Ledger, chosen: Choice) -> None:
    """Reports each such item in a list nearly all of whose items are cards."""
    lines = {start.start for start in chosen.starts if start.shape in _SHAPES and start.item is not None}
    if len(lines) < _FEWEST:
        return
    document = ledger.document
    for block in document.blocks:
        if block.kind != "list":
            continue
        odd = [item for item in block.items if item.start not in lines]
        most = _MOST_OF_PAIR if len(odd) == _PAIR else _MOST_ODD
        if not odd or len(odd) * most > len(block.items) or len(block.items) - len(odd) < _FEWEST:
            continue
        for item in odd:
            if ledger.use_of(document, item.start, item.start + 1) is Use.PROSE:
                words = short(" ".join(item.text.split()))
                ledger.report(document, ITEM_WITHOUT_MEANING, item.start, item=words)
