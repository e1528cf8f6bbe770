"""The formulas of a field: their macros expanded, their gaps numbered, each kept apart with a mark in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deckpress.diagnostics import Location
from deckpress.diagnostics.catalogue.markup import (
    BAD_MACRO,
    LEAKING_DEFINITION,
    LOST_COMMAND,
    MISPLACED_DEFINITION,
)
from deckpress.diagnostics.catalogue.reading import CLOZE_NUMBER, CLOZE_OPEN, WORDS_AS_FORMULA
from deckpress.frozen import dataclass
from deckpress.markdown.cloze import Gaps
from deckpress.markdown.kept import Kept
from deckpress.markdown.spans import Span
from deckpress.model import Formula
from deckpress.regex import regex
from deckpress.tex.gaps import LIKE_EXPLICIT
from deckpress.tex.harmless import LOSSY
from deckpress.tex.macros import Expander
from deckpress.tex.rows import in_rows

_LIKE_WORDS = regex(
    r"(?![^$]*[\\^_=<>{}|])(?:(?:[^ ]* ){0,6}?[A-Za-z]{3,}(?: [^ ]+)* [A-Za-z]{3,}\b|\d\S* [A-Za-z]{2,}\b)"
)
"""Two words or more, or a sum and a word, with nothing in them that only TeX has."""
_LEAKS = regex(
    r"\\(?:let|def|(?:new|renew|provide)command|(?:new|renew)environment|Declare(?:MathOperator|PairedDelimiter\w*))(?![A-Za-z])"
)
"""Definitions that are not expanded: broken ones, and those that do not define macros."""


@dataclass(slots=True)
class FormulaMarks:
    """Puts the formulas of one field apart."""

    kept: Kept
    gaps: Gaps | None
    macros: Expander | None

    def in_line(self, content: str, span: Span, place: Callable[[int], Location]) -> str:
        """The mark of a formula in the content of a block."""
        if not span.display and content[span.start] == "$" and _LIKE_WORDS.match(span.tex):
            self.kept.diagnostics.append(WORDS_AS_FORMULA.at(place(span.start), tex=span.tex[:40]))
        return self.mark(
            span.tex, span.display, place(span.start), lambda number: place(_nth(content, number, span.start))
        )

    def in_fence(self, code: str, opener: Location, place: Callable[[int], Location]) -> str:
        """The mark of the formula of a fence; `place` finds an offset of its code."""
        return self.mark(code.strip(), True, opener, lambda number: place(_nth(code, number)))

    def mark(self, tex: str, display: bool, place: Location, inside: Callable[[int], Location]) -> str:
        """The mark of a formula; `inside` tells where the gap stands that has so many before it."""
        if self.gaps is not None and LIKE_EXPLICIT.search(tex):
            tex, unclosed, wrong = self.gaps.in_tex(tex)
            self.report_gaps(unclosed, wrong, inside)
        if self.macros is not None:
            tex = self._expanded(tex, place, self.macros)
            if not tex.strip():
                return ""
        tex = in_rows(tex, display=display)
        return self.kept.formula(Formula(tex, display, place))

    def _expanded(self, tex: str, place: Location, macros: Expander) -> str:
        found = macros.expand(tex)
        if found.problem:
            self.kept.diagnostics.append(BAD_MACRO.at(place, problem=found.problem))
            return "?"  # an error, so nobody sees it; MathJax has nothing to add
        if found.defined and not found.tex.strip():
            names = ", ".join(f"\\{name}" for name in found.defined)
            self.kept.diagnostics.append(MISPLACED_DEFINITION.at(place, names=names))
            return ""
        self.kept.diagnostics += [LOST_COMMAND.at(place, command=name, loss=LOSSY[name]) for name in found.lost]
        if leak := _LEAKS.search(found.tex):
            self.kept.diagnostics.append(LEAKING_DEFINITION.at(place, definition=leak.group()))
        return found.tex

    def report_gaps(self, unclosed: Sequence[int], wrong: Sequence[int], place: Callable[[int], Location]) -> None:
        """Reports the gaps that never close, and those with an impossible number, by their offsets."""
        self.kept.diagnostics += [CLOZE_OPEN.at(place(offset)) for offset in unclosed]
        self.kept.diagnostics += [CLOZE_NUMBER.at(place(offset)) for offset in wrong]


def _nth(content: str, number: int, start: int = 0) -> int:
    """The offset of the gap that has `number` of them before it, counted from `start`."""
    return next((found.start() for n, found in enumerate(LIKE_EXPLICIT.finditer(content, start)) if n == number), start)
