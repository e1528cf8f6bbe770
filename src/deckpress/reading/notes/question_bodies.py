"""The text below a question, or after a term, as a document of its own."""

from __future__ import annotations

from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document


def below(document: Document, start: int, end: int) -> Document:
    """The text below a question. In Markdown, indented lines right below text continue it; they are not code."""
    block = next(iter(document.blocks_on(start, start + 1)), None)
    stop = min(block.end, end) if block is not None else start
    if block is None or block.kind != "paragraph" or block.start >= start or stop <= start:
        return document.part(start, end)
    indent = min(len(line) - len(line.lstrip(" \t")) for line in document.lines[start:stop])
    if not indent:
        return document.part(start, end)
    return document.cut((number, indent if number < stop else 0, None) for number in range(start, end))


def meaning(document: Document, start: Start, end: int) -> Document:
    """The meaning of a term: the text after the colon, and the indented blocks below it."""
    line = document.lines[start.end]
    lead = len(line) - len(line.lstrip(" \t:"))
    stop = next((b.end for b in document.blocks_on(start.end, start.end + 1)), start.end + 1)
    for block in document.blocks_on(stop, end):
        if block.start >= stop and document.lines[block.start].startswith(("    ", "\t", ":")):
            stop = block.end
        elif block.start >= stop:
            break
    return document.part(start.end, min(stop, end), lead, lead)
