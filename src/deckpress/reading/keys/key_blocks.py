"""The blocks of a key in order, with those of folded parts, and the texts and numbers of its items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckpress.frozen import dataclass
from deckpress.model import NO_TEXT, Text
from deckpress.reading.parts.details import Details, find_details, inside
from deckpress.reading.text.tree import Block, Document, Item
from deckpress.regex import regex


@dataclass(slots=True)
class KeyHeading:
    """A heading in a key, or the summary of a folded part, and its lines in the whole document."""

    level: int
    text: str
    lines: tuple[int, ...]
    written: Text = NO_TEXT
    """The heading with its marks."""


def key_blocks(document: Document) -> Iterator[tuple[Document, Block | KeyHeading]]:
    """The blocks of a document in order; a details element gives its summary as a heading, and its content."""
    elements = list(find_details(document))
    done = 0
    for block in document.blocks:
        while elements and elements[0].opens[0] < block.end:
            element = elements.pop(0)
            done = max(done, element.closes)
            yield from _of_details(document, element)
        if block.start < done:
            continue
        if block.kind == "quote" and block is document.blocks[0]:
            quoted = document.cut((n, _quoted(document.lines[n]), None) for n in range(block.start, block.end))
            for inner in quoted.blocks:
                yield quoted, _heading_or(quoted, inner)
        else:
            yield document, _heading_or(document, block)


def _heading_or(document: Document, block: Block) -> Block | KeyHeading:
    """A heading with its lines in the file; another block as it is."""
    if block.kind != "heading":
        return block
    lines = file_lines(document, block.start, block.end)
    return KeyHeading(block.level, block.text, lines, document.text(block.start, block.end))


_QUOTE = regex(r"[ \t]{0,3}>[ \t]?")


def _quoted(line: str) -> int:
    """The length of the mark of a quote at the head of a line."""
    mark = _QUOTE.match(line)
    return mark.end() if mark else 0


def _of_details(document: Document, element: Details) -> Iterator[tuple[Document, Block | KeyHeading]]:
    first = file_lines(document, element.opens[0], element.inside[0] + 1)
    last = file_lines(document, element.closes - 1, element.closes)
    yield document, KeyHeading(6, element.summary, (*first, *last))
    part = inside(document, element)
    for block in part.blocks:
        yield part, _heading_or(part, block)


def file_lines(document: Document, start: int, end: int) -> tuple[int, ...]:
    """The lines of a part, as lines of the whole document."""
    return tuple(number - 1 for number, _ in document.origin[start:end])


def item_text(document: Document, item: Item, column: int) -> Text:
    """The text of an item, from a column of its first line on."""
    lines = ((n, document.lines[n]) for n in range(item.start, item.end))
    blanks = ((n, min(item.indent, len(line) - len(line.lstrip(" \t")))) for n, line in lines)
    return document.cut_text((n, column if n == item.start else cut, None) for n, cut in blanks)


def item_numbers(document: Document, block: Block) -> list[int]:
    """The numbers of a list's items: as written if they differ, else counted from the first."""
    found = [re.search(r"\d{1,4}", document.lines[item.start][: item.indent]) for item in block.items]
    written = [int(match.group()) if match and block.ordered else 0 for match in found]
    if len(set(written)) == len(written) and all(written):
        return written
    return list(range(written[0] or 1, (written[0] or 1) + len(written)))
