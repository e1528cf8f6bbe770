"""Labelled questions in a quote of a quote, or in a quote that is all of an item, -> the same in a plain quote.

    >> **Question:** Which planet is red?
    >> **Answer:** Mars

    - > **Question:** Which planet is blue?
      > **Answer:** Neptune

Places in the file do not change.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.line_marks import QUOTE_MARK

_HEADS = (">>", "> >", "- >", "* >", "+ >", ". >", ") >")


def with_quotes_unnested(document: Document) -> Document:
    """The document with one mark before such lines, where each line of the quote, or of the item, has the others."""
    if not any(any(head in document.lines[n] for head in _HEADS) for n in document.table.marked(_MARKS)):
        return document
    changes: dict[int, Change] = {}
    for block in document.blocks:
        spans = _spans(block) if block.kind in ("quote", "list") else ()
        for start, end, indent in spans:
            changes |= dict(_unnested(document, start, end, indent))
    return document.with_lines(changes)


_MARKS = frozenset(">-*+0123456789")


def _spans(block: Block) -> Iterator[tuple[int, int, int]]:
    """The lines of a quote or of each item, and how far these are indented."""
    if block.kind == "quote":
        yield block.start, block.end, 0
    for item in block.items:
        yield item.start, item.end, item.indent


def _unnested(document: Document, start: int, end: int, indent: int) -> Iterator[tuple[int, Change]]:
    """The lines of a quote without all marks but one; nothing if none is too many, or no labelled question is first."""
    texts = {n: document.lines[n][indent:] for n in range(start, end) if document.lines[n].strip()}
    if not all(text.startswith(">") for text in texts.values()):
        return
    depth = min(map(_depth, texts.values()))
    cuts = {number: _cut(text, depth) for number, text in texts.items()}
    if depth + bool(indent) <= 1 or label_kind(texts[start][cuts[start] :]) != "question":
        return
    for number, text in texts.items():
        yield number, (f"> {text[cuts[number] :]}", indent + cuts[number] - len("> "))


def _depth(text: str) -> int:
    """The number of marks at the head of a line."""
    marks = text[: len(text) - len(text.lstrip("> "))]
    return marks.count(">")


def _cut(text: str, depth: int) -> int:
    """The column behind some marks."""
    cut = 0
    for _ in range(depth):
        mark = QUOTE_MARK.match(text, cut)
        cut = mark.end() if mark else cut
    return cut
