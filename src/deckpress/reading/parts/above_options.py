"""Paragraphs between a question and its options that belong to it: a picture, a table, a short sentence.

Which city lies on this river?

![](river.png)

A. Rome
B. Vienna
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.reading.parts.option_values import BOX, begins_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.labelled_pieces import Piece
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_of
from deckpress.reading.words.line_marks import SENTENCE_END
from deckpress.regex import regex

_MOST_LINES = 3
_TELLING = frozenset(("paragraph", "list", "fence", "code", "table", "quote"))
"""The kinds of blocks that a case may have."""
_PICTURE = regex(r"[ \t]*(?:!\[[^\]]*\]\([^()]*\)|<img\b[^<>]*>)[ \t]*\Z", re.I)


def is_telling(document: Document, block: Block) -> bool:
    """True for text, code or a table that does not begin with a label."""
    return block.kind in _TELLING and label_of(document.lines[block.start]) is None


def only_adds(document: Document, piece: Piece) -> bool:
    """True for what may be between a question and its options and does not ask itself."""
    if piece.label is not None or piece.kind or piece.block.kind not in ("paragraph", "table"):
        return False
    if piece.block.kind == "table":
        return True
    lines = document.lines[piece.start : piece.end]
    told = len(lines) <= _MOST_LINES and not looks_like_question(" ".join(lines)) and SENTENCE_END.search(lines[-1])
    return bool(told or all(map(_PICTURE.match, lines))) and not option_begins(document, piece.start)


def belongs(pieces: Sequence[Piece], index: int, found: Sequence[Start]) -> bool:
    """True for a piece right below the last question that was found, whose options follow it."""
    last = found[-1] if found and index else None
    return last is not None and last.piece is pieces[index - 1] and last.end == pieces[index - 1].end


def option_begins(document: Document, line: int) -> bool:
    """True for a line with the letter or the box of an option."""
    words = document.lines[line].strip()
    return begins_options(words) or BOX.match(words) is not None
