"""The answer of a question, if it is a list of options with boxes, the right ones ticked, below `Solution`."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.reading.parts.option_values import Options
from deckpress.reading.parts.options import options_of, options_of_blocks
from deckpress.reading.text.labelled_pieces import Piece
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import is_answer_word


def boxes_below(body: Document, pieces: Sequence[Piece], marker: int) -> tuple[Options, int] | None:
    """The options right below the word for the answer, and the piece after them; None if there are none.

    One box must be ticked and another one empty: an answer may be a list of things that are done.
    """
    if marker + 1 >= len(pieces) or not _is_alone(body, pieces[marker]):
        return None
    options, count = options_of_blocks(body, (piece.block for piece in pieces[marker + 1 :]))
    if options is None:
        options, count = options_of(body, pieces[marker + 1].own_block), 1
    if (
        options is None
        or not options.boxed
        or not 0 < sum(1 for c in options.choices if c.correct) < len(options.words)
    ):
        return None
    return options, marker + 1 + count


def _is_alone(body: Document, piece: Piece) -> bool:
    if piece.block.kind == "heading":
        return is_answer_word(piece.block.text)
    return piece.kind == "answer" and not body.text(piece.start, piece.end, piece.column).markdown.strip(" *_\n")
