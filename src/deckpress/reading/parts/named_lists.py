"""Options right above an answer that names one of them: the paragraph above them asks, whatever its words.

The sea near Rome is the

- Baltic
- Tyrrhenian

Answer: Tyrrhenian
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from deckpress.reading.parts.answer_names import named_by
from deckpress.reading.parts.option_values import Options
from deckpress.reading.parts.options import options_at, options_of
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.labelled_pieces import Piece, text_of
from deckpress.reading.text.tree import Block, Document

_FEWEST = 2
_NEARLY_ALL = 0.9


def named_list(document: Document, pieces: Sequence[Piece], index: int) -> Options | None:
    """The items of a piece that is a list, if the piece below it is an answer that names some of them."""
    if index + 1 >= len(pieces) or pieces[index].block.kind != "list" or pieces[index + 1].kind != "answer":
        return None
    options = options_of(document, pieces[index].block, any_list=True)
    return options if options is not None and _names(document, pieces, index + 1, options) else None


def are_named(document: Document, pieces: Sequence[Piece], starts: Sequence[Start]) -> bool:
    """True for two paragraphs or more, nearly all of which are above options that the answer below these names."""
    if len(starts) < _FEWEST:
        return False
    named = sum(1 for start in starts if _is_named(document, pieces, start))
    return named >= _FEWEST and named >= _NEARLY_ALL * len(starts)


def _is_named(document: Document, pieces: Sequence[Piece], start: Start) -> bool:
    below = bisect_right(pieces, start.end - 1, key=lambda piece: piece.start)
    if start.piece is not None and start.end < start.piece.end:
        options = options_of(document, Block("paragraph", start.end, start.piece.end))
    elif below + 1 >= len(pieces):
        return False
    elif pieces[below].block.kind == "list":
        return named_list(document, pieces, below) is not None
    else:
        options = options_of(document, pieces[below].own_block) or options_at(document, pieces[below].block)
        below += 1
    return options is not None and below < len(pieces) and _names(document, pieces, below, options)


def _names(document: Document, pieces: Sequence[Piece], index: int, options: Options) -> bool:
    """True if a piece is an answer that names options, or the label of one above a paragraph that does."""
    piece = pieces[index]
    if piece.kind != "answer":
        return False
    said = text_of(document, [piece]).markdown
    if not said and index + 1 < len(pieces) and pieces[index + 1].block.kind == "paragraph":
        said = text_of(document, [pieces[index + 1]], label=True).markdown
    right, _, guessed, _ = named_by(document.lines[piece.start], said, options)
    return bool(right) and not guessed
