"""Words such as `Solution` that are the term of an entry among others, not the label of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.labelled_pieces import Piece
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import is_answer_heading
from deckpress.reading.words.title_words import GLOSSARY
from deckpress.regex import regex

_BOLD = regex(r"[ \t]{0,3}(\*\*|__)(?=\S)([^*_]+)\1[ \t]*\\?\Z")
GLOSSARY_TITLE = regex(GLOSSARY, re.I)
_FEWEST = 3
"""How many other terms show that a word is one, too."""


def answer_terms(document: Document, pieces: Sequence[Piece]) -> frozenset[int]:
    """The lines with the label of an answer, in bold and alone, that is a term.

    Such a label is a term if several other bold lines have text below them and are not questions, and no other line is
    such a label.
    """
    labels, others = [], 0
    for piece in pieces:
        if piece.kind in ("question", "cloze"):
            return frozenset()
        own = piece.block.kind == "paragraph" and piece.block.start == piece.start
        bold = _BOLD.match(document.lines[piece.start]) if own else None
        if piece.kind == "answer":
            if bold is None or piece.end == piece.start + 1:
                return frozenset()
            labels.append(piece.start)
        elif bold and looks_like_question(bold.group(2)):
            return frozenset()
        elif bold and piece.end > piece.start + 1:
            others += 1
    return frozenset(labels) if len(labels) == 1 and others >= _FEWEST else frozenset()


def without_inner_terms(starts: Iterable[Start]) -> Iterator[Start]:
    """The candidates in order, without the terms of definition lists below a heading that asks: they are its answer."""
    asking = False
    for start in starts:
        asking = start.asks if start.is_heading else asking
        if not (asking and start.shape == "term" and start.piece is not None):
            yield start


def is_answer_term(blocks: Sequence[Block], block: Block) -> bool:
    """True for a heading such as `Solution` among the terms of a glossary, if no other heading of its level is one."""
    first = blocks[0] if blocks else None
    if first is None or first.kind != "heading" or first is block or not GLOSSARY_TITLE.search(first.text):
        return False
    own = [other for other in blocks if other.kind == "heading" and other.level == block.level]
    return sum(1 for other in own if is_answer_heading(other.text)) == 1 and len(own) > _FEWEST
