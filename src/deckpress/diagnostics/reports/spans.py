"""A diagnostic and the text it points into -> the range of characters that is meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deckpress.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Span:
    """A range of a file; lines and columns count from 1, and the end lies after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


def find_span(diagnostic: Diagnostic, lines: Mapping[str, list[str]]) -> Span | None:
    """The range of a diagnostic: as it says itself, else to the end of its line; None for a whole file or no file.

    `lines` are the lines of each file by its path.
    """
    place = diagnostic.location
    if not place.path or place.line < 1:
        return None
    if diagnostic.end > (place.line, place.column):
        return Span(place.line, place.column, *diagnostic.end)
    text = lines.get(place.path, [])
    length = len(text[place.line - 1].rstrip()) if place.line <= len(text) else 0
    return Span(place.line, place.column, place.line, max(length, place.column) + 1)
