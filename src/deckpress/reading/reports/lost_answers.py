"""Answers with a label that are the answer of no card, or may be those of several -> a warning.

An answer of no card is between the cards, or below a paragraph that follows the answer of a card. `Answers: b, a` below
one question may be the answers to those above it as well, if these have none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from deckpress.compare import letters
from deckpress.diagnostics.catalogue.reading import ANSWER_LEFT_OUT, ANSWERS_LEFT_OUT, MAY_BE_KEY, NO_RIGHT_OPTION
from deckpress.reading.text.labelled_pieces import Piece
from deckpress.reading.text.ledger import Ledger, Use, short
from deckpress.reading.words.key_names import says_one

_LONGEST = 200
"""The most letters of a paragraph that may be the question of the answer below it."""


def report_answers(ledger: Ledger, pieces: Sequence[Piece]) -> None:
    """Reports the answers that may belong to a question that was not found. Nothing is reported without a card."""
    if not ledger.notes:
        return
    lost = list(_lost(ledger, pieces))
    if lost:
        first, document = lost[0], ledger.document
        words = short(document.lines[first.start].strip())
        rule = ANSWER_LEFT_OUT if len(lost) == 1 else ANSWERS_LEFT_OUT
        ledger.report(document, rule, first.start, count=len(lost), answer=words)


def report_short_keys(ledger: Ledger, pieces: Sequence[Piece]) -> None:
    """Reports several right options below a plural label, if other questions have no right option."""
    if not any(problem.code == NO_RIGHT_OPTION.code for problem in ledger.diagnostics):
        return
    document = ledger.document
    cards = _cards(ledger)
    several = {
        bisect_right(cards, note.location.line)
        for note in ledger.notes
        if sum(choice.correct for choice in note.choices) > 1
    }
    for piece in pieces if several else ():
        said = document.lines[piece.start]
        inside = piece.kind == "answer" and bisect_right(cards, document.place(piece.start).line) in several
        if inside and _is_plural(said[: piece.column]):
            ledger.report(document, MAY_BE_KEY, piece.start, answer=short(said.strip()))


def _is_plural(label: str) -> bool:
    words = label.strip(" \t*_:：.-–—")
    return words.isascii() and words.lower().endswith("s") and not says_one(words)


def _cards(ledger: Ledger) -> list[int]:
    """The first lines of the cards, in order."""
    return sorted(region.start for region in ledger.regions if region.use is Use.CARD)


def _lost(ledger: Ledger, pieces: Sequence[Piece]) -> Iterator[Piece]:
    document = ledger.document
    cards = _cards(ledger)
    labels: dict[int, str] = {}
    above: Piece | None = None
    for piece in pieces:
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
