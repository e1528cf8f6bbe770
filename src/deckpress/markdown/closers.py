"""The inline content of one block -> where the marks that open formulas are closed, and which nothing closes.

A closer that is missing is searched for once, and one that is far away is remembered, so the time is linear.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from deckpress.tex.recognition import has_strong_signs, is_unclosed

_BRACKET = re.compile(r"\\\\[()\[\]]|\\.", re.S)
CLOSER = {"\\(": "\\)", "\\[": "\\]", "\\\\(": "\\\\)", "\\\\[": "\\\\]"}
_LOOK_AHEAD = 200
_MOST_UNCLOSED = 10


class Unclosed(NamedTuple):
    """The opener of TeX that nothing closes, and what would close it."""

    start: int
    opener: str
    closer: str


class Closers:
    """The closers of one content."""

    def __init__(self, content: str) -> None:
        self.text = content
        self.unclosed: list[Unclosed] = []
        self.missing: set[str] = set()
        self._next: dict[str, int] = {}
        self._brackets: tuple[list[tuple[int, str]], dict[int, int]] | None = None

    def find(self, closer: str, start: int) -> int:
        """Where the closer occurs next, or -1; one that is missing once is missing for good."""
        if closer in self.missing:
            return -1
        known = self._next.get(closer, -1)
        end = known if known >= start else self.text.find(closer, start)
        if end < 0:
            self.missing.add(closer)
        self._next[closer] = end
        return end

    def bracket(self, start: int, opener: str) -> int:
        """Where the bracket that opens at `start` closes, or -1; the same opener must not come before."""
        if self._brackets is None:
            found = [(m.start(), m.group()) for m in _BRACKET.finditer(self.text) if m.group()[-1] in "()[]"]
            self._brackets = found, {at: index for index, (at, _) in enumerate(found)}
        found, indexes = self._brackets
        for index in range(indexes.get(start, len(found)) + 1, len(found)):
            at, token = found[index]
            if token == CLOSER[opener]:
                return at
            if token == opener:
                break
        return -1

    def note_unclosed(self, start: int, opener: str, closer: str) -> None:
        """Remembers an opener if the text after it is TeX."""
        body = start + len(opener)
        line = self.text[body : body + _LOOK_AHEAD].lstrip("\n").split("\n", 1)[0].split("$", 1)[0]
        signs = has_strong_signs if opener[0] in "\\[<" else is_unclosed
        if len(self.unclosed) < _MOST_UNCLOSED and (opener.startswith("\\begin") or signs(line)):
            self.unclosed.append(Unclosed(start, opener, closer))
