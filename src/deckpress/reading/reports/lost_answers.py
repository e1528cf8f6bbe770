"""Answers with a label that are the answer of no card -> one warning.

Such an answer is between the cards, or below a paragraph that follows the answer of a card.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from deckpress.compare import letters
from deckpress.diagnostics.catalogue.reading import ANSWERS_LEFT_OUT
from deckpress.reading.text.labelled_pieces import Piece, pieces_of
from deckpress.reading.text.ledger import Ledger, Use, short

_LONGEST = 200
"""The most letters of a paragraph that may be the question of the answer below it."""


def report_answers(ledger: Ledger) -> None:
    """Reports the answers that may belong to a question that was not found. Nothing is reported without a card."""
    if not ledger.notes:
        return
    lost = list(_lost(ledger))
    if lost:
        first, document = lost[0], ledger.document
        words = short(document.lines[first.start].strip())
        ledger.report(document, ANSWERS_LEFT_OUT, first.start, count=len(lost), answer=words)


def _lost(ledger: Ledger) -> Iterator[Piece]:
    document = ledger.document
    cards = sorted(region.start for region in ledger.regions if region.use is Use.CARD)
    labels: dict[int, str] = {}
    above: Piece | None = None
    for piece in pieces_of(document):
        if piece.kind == "answer":
            use = ledger.use_of(document, piece.start, piece.start + 1)
            if use is Use.PROSE:
                yield piece
            elif use is Use.CARD:
                card = bisect_right(cards, document.place(piece.start).line)
                label = letters(document.lines[piece.start][: piece.column])
                if labels.get(card) == label and above is not None and _may_ask(above):
                    yield piece
                labels.setdefault(card, label)
        above = piece


def _may_ask(piece: Piece) -> bool:
    """True for a short paragraph without a label."""
    return not piece.kind and piece.block.kind == "paragraph" and len(piece.block.text) <= _LONGEST
