"""The text below a question, or after a term, as a document of its own."""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.reading.parts.question_starts import Start
from deckpress.reading.rewriters.glued_definitions import MEANING, is_of_meaning
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


def meaning(document: Document, start: Start, end: int) -> tuple[Document, int]:
    """The meanings of a term, and the line where they end: the text after each colon, and indented blocks below it."""
    line = document.lines[start.end]
    lead = len(line) - len(line.lstrip(" \t:"))
    block = document.block_from(start.end)
    stop = min(block.end, end) if block is not None else start.end + 1
    further = list(_further(document, start.end + 1, stop)) if block is not None else []
    for block in document.blocks_on(stop, end):
        if block.start >= stop and not is_of_meaning(document, block):
            break
        further += _further(document, max(block.start, stop), block.end) if block.kind == "paragraph" else ()
        stop = max(stop, block.end)
    stop = min(stop, end)
    if not further:
        return document.part(start.end, stop, lead, lead), stop
    slices = document.slices(start.end, stop, lead, lead)
    for number, width in reversed(further):  # a paragraph for each meaning
        place = number - start.end
        slices[place : place + 1] = [(number, 0, 0), (number, width, None)]
    return document.cut(slices), stop


def _further(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines that begin with the mark of another meaning of a term, and the width of the mark."""
    for number in range(start, end):
        if match := MEANING.match(document.lines[number]):
            yield number, match.end()
