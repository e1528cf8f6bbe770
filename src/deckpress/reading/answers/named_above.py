"""A line that names the right options above them, `**Answers: A, C**` -> the options below it, with these marked."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.frozen import dataclass
from deckpress.model import NO_TEXT, Text
from deckpress.reading.parts.named_options import names_only, right_ones
from deckpress.reading.parts.option_marks import names_of
from deckpress.reading.parts.option_values import Options, chosen_ones
from deckpress.reading.parts.options import options_of, options_of_blocks
from deckpress.reading.text.labelled_pieces import Piece, text_of
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

_ASIDE = regex(r"[ \t]*(?:\([^()\n]{1,200}\)|（[^（）\n]{1,200}）)[*_.\s]*\Z")
"""A remark after the letter: `E (all of the above)`."""


@dataclass(frozen=True, slots=True)
class NamedAbove:
    """The options below the line that names the right ones, the text below, and the doubt that their marks raise."""

    options: Options
    below: Text
    doubt: tuple[str, str] = ("", "")


def named_above(body: Document, pieces: Sequence[Piece], marker: int) -> NamedAbove | None:
    """The options right below an answer's label, if the line of the label only names some of them."""
    piece = pieces[marker]
    if piece.block.kind != "paragraph" or piece.label is None:
        return None
    found = _options_below(body, pieces, marker)
    if found is None or found[0].plain or not (found[0].labels[0].isalpha() or found[0].boxed):
        return None
    options, stop = found
    said = _ASIDE.sub("", body.lines[piece.start][piece.column :]).strip(" \t*_")
    if not said or not names_only(said, options):
        return None
    right, _, guessed = right_ones(said, options)
    if not right or guessed:
        return None
    below = text_of(body, pieces[stop:]) if stop < len(pieces) else NO_TEXT
    own = frozenset(index for index, choice in enumerate(options.choices) if choice.correct)
    if not own:
        return NamedAbove(Options(chosen_ones(options, right), options.labels, options.boxed), below)
    if own == right:
        return NamedAbove(options, below, options.doubt)
    first, second = (names_of(options.choices, options.labels, named) for named in (own, right))
    return NamedAbove(options, below, (first, second))


def _options_below(body: Document, pieces: Sequence[Piece], marker: int) -> tuple[Options, int] | None:
    """The options below the first line of a piece, and the place of the piece after them."""
    piece = pieces[marker]
    if piece.end > piece.start + 1:
        options = options_of(body, Block("paragraph", piece.start + 1, piece.end))
        return (options, marker + 1) if options else None
    after = marker + 1
    if after >= len(pieces):
        return None
    run, blocks = options_of_blocks(body, (pieces[n].block for n in range(after, len(pieces))))
    if run is not None:
        return run, after + blocks
    options = options_of(body, pieces[after].own_block)
    return (options, after + 1) if options else None
