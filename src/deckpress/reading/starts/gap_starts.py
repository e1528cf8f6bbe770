"""The text with numbered gaps, `{{c1::..}}`: each such paragraph, item and heading is a cloze, in any place.

So is a quote that does not answer a question right above it, and a table below a labelled answer or cloze.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from deckpress.frozen import replace
from deckpress.markdown.cloze import has_numbered_gap
from deckpress.model import NO_TEXT
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Ranges, Start, bold_question
from deckpress.reading.settings.comment_settings import from_comment
from deckpress.reading.settings.line_settings import from_heading
from deckpress.reading.text.labelled_pieces import Piece, pieces_of, text_of
from deckpress.reading.text.quotes import quoted_text
from deckpress.reading.text.tree import Block, Document, Item
from deckpress.reading.words.labels import Label, label_of
from deckpress.reading.words.line_marks import SENTENCE_END
from deckpress.regex import regex


def gap_starts(document: Document, block: Block) -> Iterator[Start]:
    """The clozes of a paragraph or quote, unless it has labels, of the items of a list, or of a table in an answer."""
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
    elif block.kind in ("quote", "table") and _is_apart(document, block):
        yield _start(Piece(block, block.start, block.end, Label("cloze", 0)), block.end)


def _is_apart(document: Document, block: Block) -> bool:
    """True for a quote or table with a gap that begins a card of its own; a callout and a quote with labels do not."""
    place = bisect_left(document.blocks, block.start, key=attrgetter("start")) - 1
    above = document.blocks[place] if place >= 0 else None
    kind = pieces_of(document, [above])[-1].kind if above is not None and above.kind == "paragraph" else ""
    words = quoted_text(document, block.start, block.end) if block.kind == "quote" else None
    if words is None:
        text = "\n".join(document.lines[block.start : block.end])
        return kind in _CLOSED and not _is_label_alone(document, above) and has_numbered_gap(text)
    lines = words.markdown.split("\n")
    if lines[0].startswith("[!") or any(map(label_of, lines)) or not has_numbered_gap(words.markdown):
        return False
    return above is None or _is_closed(document, above, kind)


_CLOSED = ("answer", "cloze", "explanation")


def _is_closed(document: Document, above: Block, kind: str) -> bool:
    """True if a block leaves nothing open that a quote below it may answer; `kind` is that of its last label."""
    last = document.lines[above.end - 1].rstrip(" *_")
    if above.kind in ("quote", "rule"):
        return True
    if looks_like_question(last) or last.endswith((":", "：")) or _is_label_alone(document, above):
        return False
    if above.kind == "paragraph" and not kind:
        bold = bold_question(document.lines[above.start : above.end])
        return bold is None and bool(SENTENCE_END.search(last))
    asked_in_gaps = bool(above.items) and has_numbered_gap(above.items[-1].text)
    return above.kind == "heading" or kind in _CLOSED or asked_in_gaps


def _is_label_alone(document: Document, block: Block | None) -> bool:
    """True if a paragraph ends with a label that has no words: `A:`."""
    if block is None or block.kind != "paragraph":
        return False
    return not text_of(document, pieces_of(document, [block])[-1:])


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


def gaps_of_headings(document: Document, level: int) -> Ranges:
    """The lines below headings that say `cloze` in braces or in a comment: all gaps there belong to one note.

    The title of a document makes no note, so the gaps below it are clozes of their own, unless `level`, that of
    the questions, is 1.
    """
    found: list[tuple[int, int]] = []
    if "{{c" not in document.table.text or "cloze" not in document.table.text:
        return Ranges(found)
    start = -1
    headings = [block for block in document.blocks if block.kind == "heading"]
    tops = [block for block in headings if block.level == 1]
    title = tops[0] if level != 1 and len(tops) == 1 and headings[0] is tops[0] else None
    for block, below in pairwise((*document.blocks, None)):
        if block is None or block.kind != "heading" or block is title:
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
