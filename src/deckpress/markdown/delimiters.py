"""The inline content of one block -> its links, images and emphasis, and each `==` that is plain text.

Links are found as CommonMark 0.31 6.3 says (the innermost wins), emphasis as 6.2 says, with what authors mean and
GitHub's readers miss: `**` needs no more than a letter's company, and a formula, code or a script without blanks
between words counts as a neighbour that emphasis may touch. Each delimiter is visited once or twice, so the time is
linear.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from markdown_it.common.utils import normalizeReference

from deckpress.frozen import dataclass
from deckpress.markdown.formulas import MOST_NESTED
from deckpress.markdown.spans import Span
from deckpress.markdown.targets import Target
from deckpress.regex import regex

_TOKEN = regex(r"\\.|!?\[|\]|\*+|_+|==+|https?://(?>(?:[^\s<>)\]*]|\*(?=\w))*)", re.S)
_LABEL = regex(r"\[((?>(?:[^\[\]\\]|\\.){0,999}))\]", re.S)
_WORD = regex(r"[0-9A-Za-z_=]")
"""What makes the `==` next to it a comparison."""
_OPENING, _CLOSING = frozenset({"Ps", "Pi"}), frozenset({"Pe", "Pf"})
"""Categories of brackets and quotation marks: no `**` closes behind the first kind, or opens before the other."""
_DEEPEST = 50
"""How deep elements may be nested; the delimiters of deeper ones are text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An element of the content: its opening delimiter, from `start`, its text, and its closing one, up to `end`."""

    tag: str
    start: int
    text: int
    text_end: int
    end: int
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pairs:
    """The elements of the content by their start, how deep they are nested, and each idle `=`."""

    pieces: Sequence[Piece] = ()
    depth: int = 0
    idle: Sequence[int] = ()


@dataclass(slots=True)
class _Bracket:
    start: int
    end: int
    image: bool
    runs: int
    """How many runs of `*` and `_` are before it."""


@dataclass(slots=True)
class _Run:
    char: str
    start: int
    length: int
    opens: bool
    closes: bool
    whole: int = 0

    def matches(self, closer: _Run) -> bool:
        """The rule of CommonMark that keeps `*a**b*` one emphasis: see its section 6.2, rules 9 and 10."""
        if self.char != closer.char or not self.opens:
            return False
        ambiguous = self.closes or closer.opens
        return not (ambiguous and (self.whole + closer.whole) % 3 == 0 and self.whole % 3 != 0)


def find_pairs(content: str, spans: Iterable[Span], links: Mapping[str, tuple[str, str]]) -> Pairs:
    """The links, images and emphasis of a content; `links` are the definitions, as normalised label -> (URL, title).

    `spans` are those of the content, in order, and other parts without delimiters.
    """
    if not any(char in content for char in "*_[="):
        return Pairs()
    scanner = _Scanner(content, spans, links)
    scanner.run()
    pieces: list[Piece] = []
    ends: list[int] = []
    depth = 0
    for piece in sorted(scanner.pieces, key=lambda piece: piece.start):
        while ends and ends[-1] <= piece.start:
            ends.pop()
        if len(ends) < _DEEPEST:
            ends.append(piece.end)
            pieces.append(piece)
            depth = max(depth, len(ends))
    return Pairs(pieces, depth, scanner.idle)


class _Scanner:
    """One pass over the content, with the brackets and the runs that wait for their partners."""

    def __init__(self, content: str, spans: Iterable[Span], links: Mapping[str, tuple[str, str]]) -> None:
        self.text = content
        self.opaque: list[Span] = []
        self.targets: dict[int, Target] = {}
        for span in spans:
            if span.target:
                self.targets[span.start] = span.target
            elif span.kind not in ("address", "verbatim"):
                self.opaque.append(span)
        self.links = links
        self.pieces: list[Piece] = []
        self.idle: list[int] = []
        self.brackets: list[_Bracket] = []
        self.runs: list[_Run] = []
        self.inactive = 0
        """How many of the open brackets already contain a link, so that they cannot open another."""
        self.starts = [span.start for span in self.opaque]

    def run(self) -> None:
        ahead = iter((*self.opaque, Span("html", len(self.text) + 1, len(self.text) + 1)))
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
                self.brackets.append(_Bracket(start, end, mark[0] == "!", len(self.runs)))
            elif mark == "]" and self.brackets:
                position = self.close(end)
        self.emphasise(0)

    def close(self, end: int) -> int:
        """A `]` that ends at `end`: where to go on."""
        index = len(self.brackets) - 1
        opener = self.brackets.pop()
        active = index < MOST_NESTED and (opener.image or index >= self.inactive)
        target = self.target(opener, end) if active else None
        self.inactive = min(self.inactive, index)
        if target is None:
            return end
        self.emphasise(opener.runs)
        attributes = {"src" if opener.image else "href": target.address}
        if target.title:
            attributes["title"] = " ".join(target.title.split())
        tag = "img" if opener.image else "a"
        self.pieces.append(Piece(tag, opener.start, opener.end, end - 1, target.end, attributes))
        if not opener.image:
            self.inactive = index
        return target.end

    def target(self, opener: _Bracket, end: int) -> Target | None:
        """The target of the link whose text ends with the `]` before `end`; None if it is not a link."""
        if end in self.targets:
            return self.targets[end]
        label, closing = _LABEL.match(self.text, end), end
        if label:
            closing = label.end()
            if any(span.kind != "code" or span.end > closing for span in self.between(end, closing)):
                return None
        if not label or not label.group(1):
            label = _LABEL.fullmatch(self.text, opener.end - 1, end)
        defined = self.links.get(normalizeReference(label.group(1))) if label and label.group(1).strip() else None
        return Target(*defined, closing) if defined else None

    def between(self, start: int, end: int) -> Sequence[Span]:
        """The spans that begin from `start` up to `end`."""
        return self.opaque[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def emphasise(self, bottom: int) -> None:
        """Pairs the runs from `bottom` on."""
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
            inner = opener.start + opener.length
            if closer.char != "=":
                tag = "strong" if used == 2 else "em"
                self.pieces.append(Piece(tag, inner, inner + used, closer.start, closer.start + used))
            closer.start += used
            del stack[at + (opener.length > 0) :]
            for other, floor in floors.items():
                floors[other] = min(floor, len(stack))

    def drop(self, run: _Run) -> None:
        if run.char == "=":
            self.idle += range(run.start, run.start + run.length)


def _draws(span: Span, edge: int) -> bool:
    """True for a formula or code that begins or ends at an offset."""
    return span.kind in ("math", "code") and edge in (span.start, span.end)


def _run(text: str, start: int, end: int, touches: tuple[bool, bool]) -> _Run:
    """A run of `*`, `_` or `=` and what it can do; `touches` tells if a formula or code is on its sides."""
    char, length = text[start], end - start
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    left, right = not after.isspace(), not before.isspace()
    if char == "=":
        left, right = left and length == 2 and not _WORD.match(before), right and length == 2 and not _WORD.match(after)
        return _Run(char, start, length, left, right, length)
    if char == "*" and length > 1:
        left = left and not (_is_in(after, _CLOSING) and not _breaks(before))
        right = right and not (_is_in(before, _OPENING) and not _breaks(after))
        return _Run(char, start, length, left, right, length)
    loose = char == "*"
    before_breaks = _breaks(before) or (loose and (touches[0] or not before.isascii()))
    after_breaks = _breaks(after) or (loose and (touches[1] or not after.isascii()))
    opens = left and (before_breaks or not _breaks(after) or (loose and touches[1]))
    closes = right and (after_breaks or not _breaks(before) or (loose and touches[0]))
    if char == "_":
        opens, closes = opens and (not closes or _breaks(before)), closes and (not opens or _breaks(after))
    return _Run(char, start, length, opens, closes, length)


def _is_in(char: str, categories: frozenset[str]) -> bool:
    return unicodedata.category(char) in categories


def _breaks(char: str) -> bool:
    """True for what CommonMark calls a blank or punctuation."""
    return char.isspace() or unicodedata.category(char)[0] in "PS"
