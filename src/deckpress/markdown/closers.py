"""The inline content of one block -> where the marks that open formulas are closed, and which nothing closes.

A closer that is missing is searched for once, and one that is far away is remembered, so the time is linear.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from deckpress.regex import regex
from deckpress.tex.recognition import has_strong_signs, is_left_open, is_tex, is_unclosed

_BRACKET = regex(r"\\\\[()\[\]]|\\.", re.S)
CLOSER = {"\\(": "\\)", "\\[": "\\]", "\\\\(": "\\\\)", "\\\\[": "\\\\]"}
_TICKS = regex(r"`+")
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
        self._ticks: dict[int, list[int]] | None = None
        """Where the runs of backticks begin, by their lengths."""
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

    def code_end(self, start: int, length: int) -> int:
        """Where the code span ends that a run of so many backticks at `start` opens, or -1."""
        if self._ticks is None:
            self._ticks = {}
            for run in _TICKS.finditer(self.text):
                self._ticks.setdefault(len(run.group()), []).append(run.start())
        runs = self._ticks.get(length, [])
        following = bisect_right(runs, start)
        return runs[following] + length if following < len(runs) else -1

    def holds_code(self, start: int, end: int) -> bool:
        """True if a code span begins between two marks of a formula, and no sign of TeX stands there.

        In `` $HOME and `$x` `` the second dollar is code; in ``$\\text{`a'}$`` the backtick is a quotation mark.
        """
        run = _TICKS.search(self.text, start, end)
        while run is not None and self.code_end(run.start(), len(run.group())) < 0:
            run = _TICKS.search(self.text, run.end(), end)
        return run is not None and not has_strong_signs(self.text[start + 1 : end])

    def note_unclosed(self, start: int, opener: str, closer: str) -> None:
        """Remembers an opener if the text after it is TeX."""
        body = start + len(opener)
        line = self.text[body : body + _LOOK_AHEAD].lstrip("\n").split("\n", 1)[0].split("$", 1)[0]
        signs = has_strong_signs if opener[0] in "\\[<" else is_unclosed
        if opener == "$$" and is_tex(line):
            signs = is_tex
        elif opener in CLOSER and CLOSER[opener][-1] not in line:
            signs = is_left_open
        if len(self.unclosed) < _MOST_UNCLOSED and (opener.startswith("\\begin") or signs(line)):
            self.unclosed.append(Unclosed(start, opener, closer))
