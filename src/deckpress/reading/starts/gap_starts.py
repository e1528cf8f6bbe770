"""The paragraphs and list items with numbered gaps, `{{c1::..}}`: each is a cloze, in any place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from deckpress.markdown.cloze import has_numbered_gap
from deckpress.model import NO_TEXT
from deckpress.reading.parts.question_starts import Ranges, Start
from deckpress.reading.settings.comment_settings import from_comment
from deckpress.reading.settings.line_settings import from_heading
from deckpress.reading.text.labelled_pieces import Piece, pieces_of
from deckpress.reading.text.tree import Block, Document, Item
from deckpress.reading.words.labels import Label
from deckpress.regex import regex


def gap_starts(document: Document, block: Block) -> Iterator[Start]:
    """The clozes of a paragraph, unless it has labels, or of the items of a list."""
    if not any("{{c" in line for line in document.lines[block.start : block.end]):
        return
    if block.kind == "paragraph":
        for piece in pieces_of(document, [block]):
            text = "\n".join(document.lines[piece.start : piece.end])
            if not piece.label and has_numbered_gap(text):
                limit = _settings_end(document, block) if piece.end == block.end else piece.end
                yield _start(replace(piece, label=Label("cloze", _label_end(text))), limit)
    elif block.kind == "list":
        for item in block.items:
            if item.first == "paragraph" and has_numbered_gap(item.text):
                yield _start(_piece(block, item), item.end)


_LABEL = regex(
    r"(?P<open>\*\*|__)?cloze(?:[ \t]+\d{1,3})?"
    r"(?:[:：](?(open)(?P=open))|(?(open)(?P=open))[:：])[ \t]+",
    re.I,
)
"""The word for a cloze before one: `**Cloze:**`."""


def _label_end(text: str) -> int:
    """The length of the label of a cloze; 0 without one."""
    label = _LABEL.match(text)
    return label.end() if label and has_numbered_gap(text[label.end() :]) else 0


def _settings_end(document: Document, block: Block) -> int:
    """The end of the comment with the settings of a cloze below its paragraph; without one, that of the paragraph."""
    below = document.block_from(block.end)
    if below is None or below.kind != "html" or below.start > block.end + 1:
        return block.end
    return below.end if from_comment(below.text) else block.end


def gaps_of_headings(document: Document) -> Ranges:
    """The lines below headings that say `cloze` in braces or in a comment: all gaps there belong to one note."""
    found: list[tuple[int, int]] = []
    if "{{c" not in document.table.text or "cloze" not in document.table.text:
        return Ranges(found)
    start = -1
    for block, below in pairwise((*document.blocks, None)):
        if block is None or block.kind != "heading":
            continue
        if start >= 0:
            found.append((start, block.start))
        comment = from_comment(below.text) if below is not None and below.kind == "html" else None
        said = from_heading(block.text)[1] if "cloze" in block.text else None
        start = block.end if (comment and comment.cloze) or (said and said.cloze) else -1
    return Ranges([*found, (start, len(document.lines))] if start >= 0 else found)


def _piece(block: Block, item: Item) -> Piece:
    return Piece(block, item.start, item.head_end, Label("cloze", item.indent + _label_end(item.text)))


def _start(piece: Piece, limit: int) -> Start:
    return Start("label", piece.start, piece.end, NO_TEXT, limit, True, True, True, body=True, piece=piece, form="gap")


def is_gap(start: Start) -> bool:
    """True for a cloze without a label."""
    return start.shape == "label" and start.form == "gap"


def is_gap_heading(start: Start) -> bool:
    """True for a heading with a gap, which is a cloze among other questions as well."""
    return start.is_heading and start.marked and has_numbered_gap(start.title)
