"""An offset in the inline content of one block -> where it is in the source file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from deckpress.diagnostics import Location
from deckpress.model import Text


class Places:
    """Finds the lines of a block's content in the lines of the text they came from."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.lines = text.markdown.split("\n")
        self.cells: dict[int, int] = {}
        """Where the last cell that was found ends, by the line of its row."""

    def of_fence(self, line: int, markup: str) -> Location:
        """Where the fence that opens on a line, counted from 0, stands."""
        return self.text.locate(line, max(self._line(line).find(markup), 0))

    def of_code(self, code: str, line: int) -> Callable[[int], Location]:
        """A function from an offset of a block of code to its place; its first line is `line` of the text, from 0."""

        def place(offset: int) -> Location:
            number = code.count("\n", 0, offset)
            start = code.rfind("\n", 0, offset) + 1
            written = code[start:].split("\n", 1)[0]
            column = self._line(line + number).rfind(written)
            return self.text.locate(line + number, max(column, 0) + offset - start)

        return place

    def of(self, content: str, line: int, *, cell: bool = False) -> Callable[[int], Location]:
        """A function from an offset of the content to its place; its first line is `line` of the text, from 0.

        Ask for the cells of a table in order, because each is searched for after the one before.
        """
        if cell:
            return self._in_cell(content, line)
        starts: list[int] = []
        shifts: dict[int, int] = {}

        def place(offset: int) -> Location:
            if not starts:
                starts.extend([0, *(found.end() for found in re.finditer("\n", content))])
            number = bisect_right(starts, offset) - 1
            if number not in shifts:
                end = starts[number + 1] - 1 if number + 1 < len(starts) else len(content)
                written = content[starts[number] : end]
                inner = written.lstrip(" \t")
                shifts[number] = self._line(line + number).rfind(inner) - (len(written) - len(inner)) - starts[number]
            return self.text.locate(line + number, max(shifts[number] + offset, 0))

        return place

    def _in_cell(self, content: str, line: int) -> Callable[[int], Location]:
        source = self._line(line)
        start, end = _find(content, source, self.cells.get(line, 0))
        self.cells[line] = end

        def place(offset: int) -> Location:
            return self.text.locate(line, _find(content[:offset], source, start)[1])

        return place

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""


def _find(content: str, source: str, start: int) -> tuple[int, int]:
    """Where the content of a cell is in its row, in which a pipe may be written with a backslash."""
    if "|" in content:
        found = re.compile(re.escape(content).replace(r"\|", r"\\?\|")).search(source, start)
        return found.span() if found else (start, start)
    at = source.find(content, start)
    return (at, at + len(content)) if at >= 0 else (start, start)
