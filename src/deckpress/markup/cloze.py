"""Cloze gaps in the inline Markdown of one block: found with balanced braces, replaced by marks.

`{{c1::text::hint}}`, `{{c1,2::text}}` and gaps inside gaps are Anki's own forms; `==text==` gets the next free
number. What lies in code, HTML, an address or a formula is no gap, and the `::` of C++'s `std::` begins no hint.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from deckpress.markup.marks import GAP_CLOSES, GAP_OPENS, mark
from deckpress.markup.math import Span
from deckpress.model import Gap

_NUMBER = "(?:500|[1-4][0-9][0-9]|[1-9][0-9]?)"
EXPLICIT = re.compile(r"\{\{c(" + _NUMBER + "(?:," + _NUMBER + ")*)::")
"""The start of a gap; Anki makes cards of the numbers 1 to 500."""
_TOKEN = re.compile(r"\\.|" + EXPLICIT.pattern + r"|\{\{|\}\}+|\bstd::|::|==", re.S)
_WORD = re.compile(r"[0-9A-Za-z_=]")
_MOST_REPORTED = 10


def may_have_gap(text: str) -> bool:
    """True if a text has a gap with a number, or signs that may mark one without."""
    return "==" in text or bool(EXPLICIT.search(text))


@dataclass(slots=True)
class Gaps:
    """The gaps of one field, collected block by block; `used` are the numbers the author wrote."""

    used: frozenset[int]
    found: list[Gap] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    """Offsets, in the content last given to `replace`, of gaps that are never closed."""
    remembered: Mapping[str, int] = field(default_factory=dict)
    """The numbers that automatic gaps had before, by their text; none of them goes to another text."""
    highest: int = 0
    """The highest number given to `==text==` so far."""
    _given: set[int] = field(default_factory=set)
    _texts: set[str] = field(default_factory=set)

    def key_for(self, text: str) -> str:
        """What the number of a gap is remembered by: its text, counted where it comes again."""
        key, count = text, 1
        while key in self._texts:
            count += 1
            key = f"{text} ({count})"
        self._texts.add(key)
        return key

    def number_for(self, text: str) -> int:
        """The number that the gap had before, else the lowest that nobody has taken."""
        known = self.remembered.get(text, 0)
        if known and known not in self.used and known not in self._given:
            self._given.add(known)
            return known
        self.highest += 1
        while self.highest in self.used or self.highest in self.remembered.values():
            self.highest += 1
        return self.highest

    def replace(self, content: str, spans: Sequence[Span]) -> list[tuple[int, int, str]]:
        """The replacements (start, end, new text) that turn the gaps of a block's content into marks."""
        edits: list[tuple[int, int, str]] = []
        stack: list[_Open] = []
        covered = iter(spans)
        span = next(covered, None)
        for token in _TOKEN.finditer(content):
            while span is not None and span.end <= token.start():
                span = next(covered, None)
            if span is not None and span.start < token.end():
                continue
            self._token(token, content, stack, edits)
        self.unclosed = [gap.start for gap in stack if gap.closer == "}}" and gap.numbers][:_MOST_REPORTED]
        return sorted(edits)

    def _token(self, token: re.Match[str], content: str, stack: list[_Open], edits: list[tuple[int, int, str]]) -> None:
        text, start, end = token.group(), token.start(), token.end()
        if token.group(1):
            numbers = tuple(int(number) for number in token.group(1).split(","))
            stack.append(_Open(start, end, numbers, "}}"))
        elif text == "{{":
            stack.append(_Open(start, end, (), "}}"))
        elif text == "::" and stack:
            stack[-1].hint = start
        elif text.startswith("}}"):
            self._braces(start, end, content, stack, edits)
        elif text == "==":
            self._equals(start, end, content, stack, edits)

    def _braces(
        self, start: int, end: int, content: str, stack: list[_Open], edits: list[tuple[int, int, str]]
    ) -> None:
        """A run of `}`: those that balance a `{` of the gap's own text come first, two more close it."""
        while end - start >= 2:
            if not any(gap.closer == "}}" for gap in stack):
                return
            while stack[-1].closer == "==":
                stack.pop()
            gap = stack.pop()
            own = content.count("{", gap.end, start) - content.count("}", gap.end, start) if end - start > 2 else 0
            start += max(0, min(own, end - start - 2))
            if gap.numbers:
                self._close(gap, content, start, start + 2, edits)
            start += 2

    def _equals(
        self, start: int, end: int, content: str, stack: list[_Open], edits: list[tuple[int, int, str]]
    ) -> None:
        before, after = content[start - 1 : start], content[end : end + 1]
        if stack and stack[-1].closer == "==" and before.strip() and not _WORD.match(after):
            gap = stack.pop()
            if content[gap.end : start].strip():
                gap.hint = -1
                text = self.key_for(" ".join(content[gap.end : start].split()))
                gap.numbers = (self.number_for(text),)
                self._close(gap, content, start, end, edits, text)
        elif after.strip() and not _WORD.match(before) and not (stack and stack[-1].closer == "=="):
            stack.append(_Open(start, end, (0,), "=="))

    def _close(
        self, gap: _Open, content: str, start: int, end: int, edits: list[tuple[int, int, str]], text: str = ""
    ) -> None:
        hint = ""
        if gap.hint >= 0:
            hint = html.escape(content[gap.hint + 2 : start].strip(), quote=False)
            start = gap.hint
        index = len(self.found)
        self.found.append(Gap(gap.numbers, hint, text))
        edits.append((gap.start, gap.end, mark(GAP_OPENS, index)))
        edits.append((start, end, mark(GAP_CLOSES, index)))


@dataclass(slots=True)
class _Open:
    start: int
    end: int
    numbers: tuple[int, ...]
    closer: str
    hint: int = -1


def explicit_numbers(markdown: str) -> frozenset[int]:
    """The gap numbers written out in a text."""
    return frozenset(int(number) for found in EXPLICIT.findall(markdown) for number in found.split(","))
