"""The inline content of one block -> which of its `*`, `_`, `[` and `==` mark nothing up.

Links are found as CommonMark 0.31 6.3 says (the innermost wins), emphasis as 6.2 says, with what authors mean and
GitHub's readers miss: `**` needs no more than a letter's company, and a formula, code or a script without blanks
between words counts as a neighbour that emphasis may touch. Each delimiter is looked at once or twice, so the cost is
linear; Python-Markdown, which looks for the partner of each to the end of the paragraph, never sees one without.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from markdown_it.common.utils import normalizeReference

from deckpress.markdown.spans import Span
from deckpress.marks import HIDDEN

_TOKEN = re.compile(r"\\.|!?\[|\]|\*+|_+|==+|https?://[^\s<>)\]*]*+", re.S)
_PARENTHESISED = r"\((?:[^()\s\\]|\\.|\((?:[^()\s\\]|\\.)*+\))*+\)"
_TITLE = r"""(?:"(?:[^"\\]|\\.){0,999}+"|'(?:[^'\\]|\\.){0,999}+'|\((?:[^()\\]|\\.){0,999}+\))"""
_TARGET = re.compile(
    rf"\([ \t\n]*+(?:<(?:[^<>\n\\]|\\.)*+>|(?:[^()\s\\<]|\\.)(?:[^()\s\\]|\\.|{_PARENTHESISED})*+|{_PARENTHESISED})?"
    rf"(?:[ \t\n]++{_TITLE})?[ \t\n]*+\)",
    re.S,
)
_IMAGE_TARGET = re.compile(r"\((?:[^()\n\\]|\\.|\([^()\n]*+\))*+\)", re.S)
"""An image's file name may hold blanks, as authors write it."""
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.S)
_WORD = re.compile(r"[0-9A-Za-z_=]")
"""What makes the `==` next to it a comparison."""
_MOST_NESTED = 20


@dataclass(slots=True)
class _Bracket:
    offset: int
    image: bool
    runs: int
    """How many runs of `*` and `_` stand before it."""
    plain: bool = True
    """True while no other bracket stands in it."""


@dataclass(slots=True)
class _Run:
    char: str
    start: int
    length: int
    opens: bool
    closes: bool
    whole: int = 0

    def matches(self, closer: _Run) -> bool:
        if self.char != closer.char or not self.opens:
            return False
        odd = (self.closes or closer.opens) and (self.whole + closer.whole) % 3 == 0 and self.whole % 3 != 0
        return not odd


def hide(content: str, spans: Sequence[Span], labels: Collection[str]) -> list[tuple[int, int, str]]:
    """The replacements (start, end, new text) of the delimiters that mark nothing up; `labels` are those of links.

    `spans` are the formulas, code and HTML of the content, in which there is nothing to replace.
    """
    if not any(char in content for char in HIDDEN):
        return []
    scanner = _Scanner(content, spans, labels)
    scanner.run()
    return [(at, at + 1, HIDDEN[content[at]]) for at in scanner.inert]


class _Scanner:
    """One pass over the content, with the brackets and the runs that wait for their partners."""

    def __init__(self, content: str, spans: Sequence[Span], labels: Collection[str]) -> None:
        self.text = content
        self.spans = [span for span in spans if span.kind != "address"]  # links are found here, with all they need
        self.labels = labels
        self.inert: list[int] = []
        self.brackets: list[_Bracket] = []
        self.runs: list[_Run] = []
        self.inactive = 0
        """How many of the open brackets hold a link already, and so are none."""

    def run(self) -> None:
        ahead = iter((*self.spans, Span("html", len(self.text) + 1, len(self.text) + 1)))
        before, span = None, next(ahead)
        position = 0
        while token := _TOKEN.search(self.text, position):
            start, end = token.span()
            while span.end <= start:
                before, span = span, next(ahead)
            if span.start < end:
                position = span.end
                continue
            position = end
            mark = token.group()
            if mark[0] in "*_=":
                touches = (before is not None and _draws(before, start), _draws(span, end))
                self.runs.append(_run(self.text, start, end, touches))
            elif mark in ("[", "!["):
                if self.brackets:
                    self.brackets[-1].plain = False
                self.brackets.append(_Bracket(end - 1, mark[0] == "!", len(self.runs)))
            elif mark == "]" and self.brackets:
                position = self.close(end)
        self.inert += [bracket.offset for bracket in self.brackets]
        self.emphasise(0)

    def close(self, end: int) -> int:
        """A `]` that ends at `end`: where to go on."""
        index = len(self.brackets) - 1
        opener = self.brackets.pop()
        active = index < _MOST_NESTED and (opener.image or index >= self.inactive)
        after = self.link_end(opener, end) if active else -1
        self.inactive = min(self.inactive, index)
        if after < 0:
            self.inert.append(opener.offset)
            return end
        self.emphasise(opener.runs)
        if not opener.image:
            self.inactive = index
        return after

    def link_end(self, opener: _Bracket, end: int) -> int:
        """Where the link whose text ends at `end` ends, or -1 if it is none."""
        following = self.text[end : end + 1]
        if following == "(":
            target = (_IMAGE_TARGET if opener.image else _TARGET).match(self.text, end)
            if target:
                return target.end()
        own = self.text[opener.offset + 1 : end - 1] if opener.plain and end - opener.offset < 1000 else ""
        label = _LABEL.match(self.text, end) if following == "[" else None
        if label and label.group(1).strip():
            return label.end() if normalizeReference(label.group(1)) in self.labels else -1
        if not own.strip() or normalizeReference(own) not in self.labels:
            return -1
        del self.runs[opener.runs :]  # the text is the label, to be found as it is
        return label.end() if label else end

    def emphasise(self, bottom: int) -> None:
        """Pairs the runs from `bottom` on; what is left without a partner is inert."""
        stack: list[_Run] = []
        floors: dict[tuple[str, bool, int], int] = {}
        for run in self.runs[bottom:]:
            if run.closes:
                self.pair(run, stack, floors)
            if run.length and run.opens:
                stack.append(run)
            elif run.length:
                self.drop(run)
        for run in stack:
            self.drop(run)
        del self.runs[bottom:]

    def pair(self, closer: _Run, stack: list[_Run], floors: dict[tuple[str, bool, int], int]) -> None:
        key = (closer.char, closer.opens, closer.whole % 3)
        while closer.length:
            at = len(stack) - 1
            lowest = min(floors.get(key, 0), len(stack))
            while at >= lowest and not stack[at].matches(closer):
                at -= 1
            if at < lowest:
                floors[key] = len(stack)
                return
            opener = stack[at]
            for run in stack[at + 1 :]:
                self.drop(run)
            used = 2 if opener.length > 1 and closer.length > 1 else 1
            opener.length -= used
            closer.length -= used
            closer.start += used
            del stack[at + (opener.length > 0) :]
            for other, floor in floors.items():
                floors[other] = min(floor, len(stack))

    def drop(self, run: _Run) -> None:
        self.inert += range(run.start, run.start + run.length)


def _draws(span: Span, edge: int) -> bool:
    """True for a formula or code that begins or ends at an offset."""
    return span.kind in ("math", "code") and edge in (span.start, span.end)


def _run(text: str, start: int, end: int, touches: tuple[bool, bool]) -> _Run:
    """A run of `*`, `_` or `=` and what it can do; `touches` tells if a formula or code stands on its sides."""
    char, length = text[start], end - start
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    left, right = not after.isspace(), not before.isspace()
    if char == "=":
        left, right = left and length == 2 and not _WORD.match(before), right and length == 2 and not _WORD.match(after)
        return _Run(char, start, length, left, right, length)
    if char == "*" and length > 1:
        return _Run(char, start, length, left, right, length)
    loose = char == "*"
    before_breaks = _breaks(before) or (loose and (touches[0] or not before.isascii()))
    after_breaks = _breaks(after) or (loose and (touches[1] or not after.isascii()))
    opens = left and (before_breaks or not _breaks(after) or (loose and touches[1]))
    closes = right and (after_breaks or not _breaks(before) or (loose and touches[0]))
    if char == "_":
        opens, closes = opens and (not closes or _breaks(before)), closes and (not opens or _breaks(after))
    return _Run(char, start, length, opens, closes, length)


def _breaks(char: str) -> bool:
    """True for what CommonMark calls a blank or punctuation."""
    return char.isspace() or unicodedata.category(char)[0] in "PS"
