"""The items of Org lists that describe a term, `- term :: meaning`: their lines and columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from deckpress.reading.text.tree import Document, Slice
from deckpress.regex import regex

_ITEM = regex(r"([ \t]*)(?:[-+]|\d{1,3}[.)])[ \t]+(?:\[[ X-]\][ \t]+)?(?=\S)")
_MARK = regex(r"[ \t]::(?:[ \t]+|\Z)")


@dataclass(frozen=True, slots=True)
class Described:
    """A term and what describes it, on lines `start` to `end`."""

    start: int
    end: int
    term: Slice
    meaning: tuple[Slice, ...]


def described_terms(document: Document, free: Callable[[int], bool]) -> Iterator[Described]:
    """The described terms on lines that are free; what is indented below a term belongs to its meaning."""
    number = document.first
    while number < len(document.lines):
        line = document.lines[number]
        item = _ITEM.match(line)
        mark = _MARK.search(line, item.end()) if item and free(number) else None
        if item is None or mark is None:
            number += 1
            continue
        end = _end(document, number, len(item.group(1).expandtabs()), free)
        meaning = [(number, mark.end(), None), *((below, 0, None) for below in range(number + 1, end))]
        yield Described(number, end, (number, item.end(), mark.start()), tuple(meaning))
        number = end


def _end(document: Document, number: int, indent: int, free: Callable[[int], bool]) -> int:
    """The line after an item: it ends at a line that is not indented deeper, or at a blank line."""
    end = number + 1
    while end < len(document.lines) and free(end):
        line = document.lines[end].expandtabs()
        if not line.strip() or len(line) - len(line.lstrip()) <= indent:
            break
        end += 1
    return end
