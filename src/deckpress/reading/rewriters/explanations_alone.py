"""Explanations right below their questions, in a document without labels of answers, -> answers.

    Question 2: What is a closure?        -> Question 2: What is a closure?

    Explanation: A function with scope.      Answer: A function with scope.

Most of the questions have nothing but their explanation below them. Text, code and numbered conditions between the
others and theirs are parts of the questions. Where an answer stands above each explanation, both stay as they are.
"""

from __future__ import annotations

from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.labelled_pieces import Piece, pieces_of
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.labels import label_kind

_FEWEST = 2
_MOSTLY = 0.5
_LABEL = "Answer: "
_OF_QUESTIONS = frozenset(("paragraph", "fence", "code", "html"))


def with_answers_for_explanations(document: Document) -> Document:
    """The document with such explanations as answers."""
    lines = document.lines
    kinds = [label_kind(lines[number]) for number in document.table.labelled]
    if kinds.count("explanation") < _FEWEST or "answer" in kinds:
        return document
    changes: dict[int, Change] = {}
    above: list[Piece] = []
    count = direct = 0
    for piece in pieces_of(document):
        if piece.kind == "explanation":
            count += 1
            asked = next((n for n, near in enumerate(reversed(above)) if _asks(document, near)), -1)
            direct += asked == 0
            if asked >= 0 and all(_may_ask(document, near.block) for near in above[len(above) - asked :]):
                changes[piece.start] = (_LABEL + lines[piece.start][piece.column :], piece.column - len(_LABEL))
            above = []
        else:
            above.append(piece)
    return document.with_lines(changes) if direct >= _FEWEST and direct > _MOSTLY * count else document


def _may_ask(document: Document, block: Block) -> bool:
    """True for a block that may be a part of a question: no options, and no table."""
    if begins_options(document.lines[block.start]):
        return False
    return block.kind in _OF_QUESTIONS or (block.kind == "list" and block.ordered)


def _asks(document: Document, piece: Piece) -> bool:
    if piece.block.kind == "heading":
        return looks_like_question(piece.block.text)
    asks = piece.block.kind == "paragraph" and looks_like_question(document.lines[piece.end - 1])
    return piece.kind == "question" or (asks and piece.kind == "")
