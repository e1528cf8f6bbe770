"""The paragraphs and list items that hold gaps with numbers, `{{c1::..}}`: each is a cloze, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckpress.markdown.cloze import has_numbered_gap
from deckpress.model import NO_TEXT
from deckpress.reading.labelled_pieces import Piece
from deckpress.reading.labels import Label
from deckpress.reading.question_starts import Start
from deckpress.reading.tree import Block, Document, Item


def gap_starts(document: Document, block: Block) -> Iterator[Start]:
    """The clozes of a paragraph, unless it has labels, or of the items of a list."""
    if not any("{{c" in line for line in document.lines[block.start : block.end]):
        return
    if block.kind == "paragraph" and has_numbered_gap(block.text):
        yield _start(Piece(block, block.start, block.end, Label("cloze", 0)), block.end)
    elif block.kind == "list":
        for item in block.items:
            if item.first == "paragraph" and has_numbered_gap(item.text):
                yield _start(_piece(block, item), item.end)


def _piece(block: Block, item: Item) -> Piece:
    return Piece(block, item.start, item.head_end, Label("cloze", item.indent))


def _start(piece: Piece, limit: int) -> Start:
    return Start("label", piece.start, piece.end, NO_TEXT, limit, True, True, True, body=True, piece=piece)


def without_answer(document: Document, starts: Sequence[Start], gaps: Sequence[Start]) -> list[Start]:
    """The candidates, of which a heading directly above a cloze asks nothing: it is the cloze's title."""
    first = {gap.start for gap in gaps}
    if not first:
        return list(starts)
    kept = []
    for start in starts:
        below = next((b.start for b in document.blocks_on(start.end, start.end + 3) if b.start >= start.end), -1)
        titled = start.level and start.item is None and below in first
        kept.append(replace(start, asks=False, marked=False, body=False) if titled else start)
    return kept
