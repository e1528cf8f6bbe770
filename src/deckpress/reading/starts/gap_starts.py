"""The paragraphs and list items with numbered gaps, `{{c1::..}}`: each is a cloze, in any place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckpress.markdown.cloze import has_numbered_gap
from deckpress.model import NO_TEXT
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.labelled_pieces import Piece, pieces_of
from deckpress.reading.text.tree import Block, Document, Item
from deckpress.reading.words.labels import Label


def gap_starts(document: Document, block: Block) -> Iterator[Start]:
    """The clozes of a paragraph, unless it has labels, or of the items of a list."""
    if not any("{{c" in line for line in document.lines[block.start : block.end]):
        return
    if block.kind == "paragraph":
        for piece in pieces_of(document, [block]):
            text = "\n".join(document.lines[piece.start : piece.end])
            if not piece.label and has_numbered_gap(text):
                yield _start(replace(piece, label=Label("cloze", 0)), piece.end)
    elif block.kind == "list":
        for item in block.items:
            if item.first == "paragraph" and has_numbered_gap(item.text):
                yield _start(_piece(block, item), item.end)


def _piece(block: Block, item: Item) -> Piece:
    return Piece(block, item.start, item.head_end, Label("cloze", item.indent))


def _start(piece: Piece, limit: int) -> Start:
    return Start("label", piece.start, piece.end, NO_TEXT, limit, True, True, True, body=True, piece=piece, form="gap")


def is_gap(start: Start) -> bool:
    """True for a cloze without a label."""
    return start.shape == "label" and start.form == "gap"
