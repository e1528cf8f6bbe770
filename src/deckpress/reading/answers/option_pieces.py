"""The pieces below a question -> the options among them, and the piece that only names the right one."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.reading.parts.choose_words import asks_to_choose
from deckpress.reading.parts.explained import answers_each_letter
from deckpress.reading.parts.named_options import names_only
from deckpress.reading.parts.option_values import Options
from deckpress.reading.parts.options import options_of, options_of_blocks
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.labelled_pieces import Piece
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_of


def find_options(
    body: Document, pieces: Sequence[Piece], marker: int | None, *, named: bool
) -> tuple[int, int, Options] | None:
    """The options before the answer, and the first and last piece (excluded) that hold them.

    Options without labels count only if an answer names one. Lettered options that no answer names count if the
    question has no other text below it; it then has no answer.
    """
    before = pieces[:marker] if marker is not None else pieces
    known = 0  # no options of several blocks begin before this piece
    for index, piece in enumerate(before):
        if index >= known:
            run, blocks = options_of_blocks(body, (before[n].own_block for n in range(index, len(before))))
            if run is not None and _counts(body, pieces, (index, index + blocks, run), marker, named=named):
                return index, index + blocks, run
            known = index + blocks
        options = options_of(body, piece.own_block)
        if options and _counts(body, pieces, (index, index + 1, options), marker, named=named):
            return index, index + 1, options
        if options is None and marker is None and _spoken(body, pieces[index + 1 : index + 2]):
            options = options_of(body, piece.block, any_list=True)
            if options and naming_piece(body, pieces, (index, index + 1, options)) is not None:
                return index, index + 1, options
    if marker is None or not before:
        return None
    last = before[-1]
    block = last.own_block if last.block.kind == "paragraph" else last.block
    options = options_of(body, block, any_list=True)
    found = (len(before) - 1, len(before), options) if options else None
    return None if found is None or _are_parts(body, pieces, found, marker) else found


def _counts(
    body: Document, pieces: Sequence[Piece], found: tuple[int, int, Options], marker: int | None, *, named: bool
) -> bool:
    """True for options that an answer names or a mark distinguishes, and for lettered ones without other text."""
    index, stop, options = found
    if marker is not None and _are_parts(body, pieces, found, marker):
        return False
    if options.boxed or marker is not None or options.marked or named:
        return True
    if not options.labels[0].isalpha():
        return False
    asked = pieces[: index - 1] if index and _asks(body, pieces[index - 1]) else pieces[:index]
    code = all(piece.block.kind in ("fence", "code") for piece in asked)
    alone = stop == len(pieces) or pieces[stop].kind == "explanation"
    return (alone and code and not options.plain) or naming_piece(body, pieces, found) is not None


def _are_parts(body: Document, pieces: Sequence[Piece], found: tuple[int, int, Options], marker: int) -> bool:
    """True for parts of a task: the answer says something about each of their letters, and nothing asks to choose."""
    index, _, options = found
    if options.boxed or options.marked or not options.labels[0].isalpha():
        return False
    piece = pieces[marker]
    label = label_of(body.lines[piece.start])
    lines = [line for piece in pieces[marker:] for line in body.lines[piece.start : piece.end]]
    said = "\n".join(lines)[label.end if label else 0 :]
    above = " ".join(body.lines[: pieces[index].start])
    return answers_each_letter(said, options.labels) and not ("?" in above or asks_to_choose(above))


def _asks(body: Document, piece: Piece) -> bool:
    """True for a paragraph that asks, so that its heading is only a title."""
    return piece.block.kind == "paragraph" and looks_like_question(body.lines[piece.end - 1])


def _spoken(body: Document, pieces: Sequence[Piece]) -> bool:
    """True for a piece that is a short quote or hidden by `||`."""
    first = body.lines[pieces[0].start] if pieces else ""
    return first.startswith(("> ", "||", ">!")) and pieces[0].end - pieces[0].start == 1


def naming_piece(body: Document, pieces: Sequence[Piece], found: tuple[int, int, Options]) -> int | None:
    """The piece after options that only names one of them: `> B`, `||B||`, `**Mars**`; a rule may be above it."""
    _, stop, options = found
    while stop < len(pieces) and pieces[stop].block.kind == "rule":
        stop += 1
    if stop >= len(pieces) or pieces[stop].block.kind not in ("quote", "paragraph") or pieces[stop].label:
        return None
    piece = pieces[stop]
    said = " ".join(line.strip("> \t") for line in body.lines[piece.start : piece.end])
    return stop if names_only(said.strip(), options) else None
