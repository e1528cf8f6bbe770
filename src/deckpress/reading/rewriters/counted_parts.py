"""Lines such as `5.1 What ..` below the item `5. Pools`, each above its answer -> items of their own.

    5. Pools
        5.1 What a pool is for
            Its threads are used again.
        5.2 How a pool works
            It takes tasks from a queue.

Markdown reads all of it as one paragraph. The parts count on from 1, and text that is indented further is right below
each. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.frozen import dataclass
from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_PART = regex(r"(?P<indent>[ \t]+)(?P<number>\d{1,3})\.(?P<part>\d{1,2})[.、]?[ \t]+(?=[^\W\d])(?P<words>.+)\Z")
_FOUND = regex(r"^[ \t]+\d{1,3}\.\d{1,2}[.、]?[ \t]+[^\W\d]", re.M)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Part:
    line: int
    indent: int
    number: int
    part: int
    words: str
    start: int


def with_items_for_parts(document: Document) -> Document:
    """The document with such lines as items, if two or more are below one item."""
    numbers = document.table.holding(_FOUND)
    if len(numbers) < _FEWEST:
        return document
    changes: dict[int, Change] = {}
    for block in document.blocks:
        if block.kind != "list" or not block.ordered:
            continue
        for item in block.items:
            own = [part for n in numbers if item.start < n < item.end and (part := _read(document, n))]
            if _count_on(document, own, document.lines[item.start]):
                changes.update(_moved(document, own, item.end))
    return document.with_lines(changes) if changes else document


def _read(document: Document, number: int) -> _Part | None:
    match = _PART.match(document.lines[number])
    if match is None:
        return None
    indent = len(match["indent"].expandtabs(4))
    return _Part(number, indent, int(match["number"]), int(match["part"]), match["words"], match.start("words"))


def _count_on(document: Document, parts: Sequence[_Part], head: str) -> bool:
    """True if the parts have the number of their item, count on from 1, and each has text indented further below it."""
    return (
        len(parts) >= _FEWEST
        and all(part.part == place and part.indent == parts[0].indent for place, part in enumerate(parts, 1))
        and all(head.startswith(f"{part.number}.") for part in parts)
        and all(_indent(document, part.line + 1) > part.indent for part in parts)
    )


def _indent(document: Document, number: int) -> int:
    line = document.lines[number].expandtabs(4) if number < len(document.lines) else ""
    return len(line) - len(line.lstrip()) if line.strip() else -1


def _moved(document: Document, parts: Sequence[_Part], end: int) -> Iterator[tuple[int, Change]]:
    """The first lines of the parts at the left edge, and the lines below them as far to the left as their content."""
    head = f"{parts[0].number}. "
    for part in parts:
        yield part.line, (head + part.words, part.start - len(head))
    cut = parts[0].indent - len(head)
    firsts = {part.line for part in parts}
    for number in range(parts[0].line + 1, end):
        line = document.lines[number]
        if number not in firsts and cut > 0 and line[:cut].strip(" ") == "" and line.strip():
            yield number, (line[cut:], cut)
