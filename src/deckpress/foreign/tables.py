"""Tables of a field that Markdown can express: a head, rows of equal length, and nothing but lines of text in cells."""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.foreign.elements import Element
from deckpress.regex import regex

_ALIGN = regex(r"text-align:\s*(left|right|center)\s*;?\s*\Z")
_SIGNS = {"left": ":---", "right": "---:", "center": ":---:", "": "---"}
_USUAL = frozenset("class tabindex dir id".split())


def rows_of(table: Element) -> list[list[Element]] | None:
    """The cells of each row, the head first; None if Markdown has no table like it."""
    if _looks(table):
        return None
    rows: list[list[Element]] = []
    for part in _elements(table):
        if part.name not in ("thead", "tbody", "tr") or _looks(part):
            return None
        for row in [part] if part.name == "tr" else _elements(part):
            cells = _elements(row)
            if row.name != "tr" or _looks(row) or any(cell.name not in ("th", "td") for cell in cells):
                return None
            rows.append(cells)
    if len(rows) < 2 or not rows[0] or any(len(row) != len(rows[0]) for row in rows):
        return None
    heads = [cell.name == "th" or (row is rows[0] and not cell.children) for row in rows for cell in row]
    width = len(rows[0])
    if not all(heads[:width]) or any(heads[width:]):
        return None
    fits = all(align is not None for row in rows for align in map(_align, row))
    same = all(_align(cell) == _align(head) for row in rows for cell, head in zip(row, rows[0], strict=True))
    return rows if fits and same else None


def alignments(rows: Sequence[Sequence[Element]]) -> list[str]:
    """The signs below the head that align the columns."""
    return [_SIGNS[_align(cell) or ""] for cell in rows[0]]


def _elements(element: Element) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element)]


def _looks(element: Element) -> bool:
    """True for attributes, or text between its parts, that a table of Markdown cannot have."""
    words = any(isinstance(child, str) and child.strip() for child in element.children)
    return words or any(name not in _USUAL and value for name, value in element.attributes.items())


def _align(cell: Element) -> str | None:
    """How a cell is aligned, empty for as usual; None if it has another look of its own."""
    others = {name: value for name, value in cell.attributes.items() if name not in _USUAL and value}
    style = others.pop("style", "")
    found = _ALIGN.match(style)
    if others or (style and not found):
        return None
    return found[1] if found else ""
