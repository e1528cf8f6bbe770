"""Cloze gaps in the inline Markdown of one block: found with balanced braces, replaced by marks.

`{{c1::text::hint}}`, `{{c1,2::text}}` and gaps inside gaps are Anki's own forms; `==text==` gets the next free
number. Text in HTML or an address is not a gap, code and formulas have gaps with a number alone, and the `::` of
C++'s `std::` begins no hint.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from deckpress.frozen import dataclass
from deckpress.markdown.blocks import parse
from deckpress.markdown.hints import shown_hint
from deckpress.markdown.spans import Span, scan
from deckpress.marks import FORMULA, GAP_CLOSES, GAP_OPENS, MARK, OPEN, edited, mark
from deckpress.model import Formula, Gap
from deckpress.regex import regex
from deckpress.tex.gaps import EXPLICIT, LIKE_EXPLICIT, edits_of, find_gaps

_TOKEN = regex(r"\\.|" + LIKE_EXPLICIT.pattern + r"|\{\{(?!\{c[0-9])|\}\}+|\bstd::|::|==", re.S)
_WORD = regex(r"[0-9A-Za-z_=]")
_MOST_REPORTED = 10


def may_have_gap(text: str) -> bool:
    """True if a text has a gap with a number, or signs that may mark one without."""
    return "==" in text or bool(LIKE_EXPLICIT.search(text))


def has_numbered_gap(markdown: str) -> bool:
    """True if a text has a gap with a number outside code: in code alone it may be the subject, not a gap."""
    if not LIKE_EXPLICIT.search(markdown):
        return False
    if "`" not in markdown and "<" not in markdown and "~~~" not in markdown and "    " not in markdown:
        return True
    contents = (token.content for token in parse(markdown)[0] if token.type in ("inline", "html_block"))
    return any(_shows_gap(content) for content in contents if LIKE_EXPLICIT.search(content))


def _shows_gap(content: str) -> bool:
    kept = (content[span.start : span.end] for span in scan(content) if span.kind != "math")
    return len(LIKE_EXPLICIT.findall(content)) > sum(len(LIKE_EXPLICIT.findall(text)) for text in kept)


@dataclass(slots=True)
class Gaps:
    """The gaps of one field, collected block by block; `used` are the numbers the author wrote."""

    used: frozenset[int]
    found: list[Gap] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    """Offsets, in the content last given to `replace`, of gaps that are never closed."""
    wrong: list[int] = field(default_factory=list)
    """Offsets, likewise, of gaps with a number for which Anki makes no card."""
    remembered: Mapping[str, int] = field(default_factory=dict)
    """The numbers that automatic gaps had before, by their text; no other text gets one of them."""
    highest: int = 0
    """The highest number given to `==text==` so far."""
    _given: set[int] = field(default_factory=set)
    _kept: frozenset[int] = frozenset()
    _hints: list[tuple[int, int, int]] = field(default_factory=list)
    """The gaps with hints in the content last given to `replace`, and where their hints are."""
    _texts: set[str] = field(default_factory=set)
    _counts: dict[str, int] = field(default_factory=dict)
    """How often a text has occurred so far, where counting goes on."""

    def __post_init__(self) -> None:
        self._kept = frozenset(self.remembered.values())

    def key_for(self, text: str) -> str:
        """The key of a gap's number: its text, with a count if the text occurs again."""
        count = self._counts.get(text, 1)
        key = text if count == 1 else f"{text} ({count})"
        while key in self._texts:
            count += 1
            key = f"{text} ({count})"
        self._counts[text] = count
        self._texts.add(key)
        return key

    def number_for(self, text: str) -> int:
        """The number that the gap had before, else the lowest that nobody has taken."""
        known = self.remembered.get(text, 0)
        if known and known not in self.used and known not in self._given:
            self._given.add(known)
            return known
        self.highest += 1
        while self.highest in self.used or self.highest in self._kept:
            self.highest += 1
        return self.highest

    def replace(self, content: str, spans: Sequence[Span]) -> list[tuple[int, int, str]]:
        """The replacements (start, end, new text) that turn the gaps of a block's content into marks."""
        edits: list[tuple[int, int, str]] = []
        stack: list[_Open] = []
        self.unclosed, self.wrong, self._hints = [], [], []
        for code in spans:
            if code.kind == "code" and EXPLICIT.search(content, code.start, code.end):
                edits += self._in_span(content, code)
        covered = iter(spans)
        span = next(covered, None)
        for token in _TOKEN.finditer(content):
            while span is not None and span.end <= token.start():
                span = next(covered, None)
            if span is not None and span.start < token.end():
                continue
            self._token(token, content, stack, edits)
        self.unclosed += [gap.start for gap in stack if gap.closer == "}}" and gap.numbers]
        del self.unclosed[_MOST_REPORTED:], self.wrong[_MOST_REPORTED:]
        return sorted(edits)

    def write_hints(self, content: str, spans: Sequence[Span], marks: Mapping[int, str]) -> None:
        """Gives the gaps of the content last given to `replace` their hints; `marks` are those of its formulas."""
        for index, start, end in self._hints:
            self.found[index] = dataclasses.replace(
                self.found[index], hint=shown_hint(content, start, end, spans, marks)
            )

    def _in_span(self, content: str, span: Span) -> list[tuple[int, int, str]]:
        """The replacements for the gaps of a code span."""
        code = content[span.start : span.end]
        gaps, _, _ = find_gaps(code, tex=False)  # one that is never closed, as in `{{c1::`, is talked about
        edits = edits_of(code, gaps, self.found, tex=False)
        return [(span.start + start, span.start + end, new) for start, end, new in edits]

    def in_code(self, code: str) -> tuple[str, list[tuple[int, str]], list[int]]:
        """Code without the braces of its gaps, the marks with their offsets in it, and where gaps are never closed."""
        gaps, unclosed, _ = find_gaps(code, tex=False)
        marks: list[tuple[int, str]] = []
        removed = 0
        edits = edits_of(code, gaps, self.found, tex=False)
        for start, end, new in edits:
            marks.append((start - removed, new))
            removed += end - start
        return edited(code, [(start, end, "") for start, end, _ in edits]), marks, unclosed[:_MOST_REPORTED]

    def in_tex(self, tex: str) -> tuple[str, list[int], list[int]]:
        """TeX with its gaps as marks, how many gaps are before each that is never closed, and wrong ones likewise."""
        gaps, unclosed, wrong = find_gaps(tex, tex=True)
        places = [
            [len(LIKE_EXPLICIT.findall(tex[:start])) for start in starts[:_MOST_REPORTED]]
            for starts in (unclosed, wrong)
        ]
        return edited(tex, edits_of(tex, gaps, self.found, tex=True)), places[0], places[1]

    def on_card(self, markup: str, formulas: Sequence[Formula]) -> tuple[Gap, ...]:
        """The gaps, those without a number whose marks are no longer in the field: what was in a hint or an address.

        A gap for which Anki makes a card is in the markup, or in a formula in the markup.
        """
        kept: set[int] = set()
        for kind, index in MARK.findall(markup):
            if kind == GAP_OPENS:
                kept.add(int(index))
            elif kind == FORMULA and OPEN in formulas[int(index)].tex:
                kept.update(int(inner) for _, inner in MARK.findall(formulas[int(index)].tex))
        return tuple(gap if index in kept else Gap(()) for index, gap in enumerate(self.found))

    def _token(self, token: re.Match[str], content: str, stack: list[_Open], edits: list[tuple[int, int, str]]) -> None:
        text, start, end = token.group(), token.start(), token.end()
        if token.group(1) and not EXPLICIT.match(text):
            self.wrong.append(start)
            stack.append(_Open(start, end, (), "}}"))
        elif token.group(1):
            numbers = tuple(int(number) for number in token.group(1).split(","))
            if stack:
                stack[-1].hint = -1  # a hint holds no gap
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
                self._close(gap, start, start + 2, edits)
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
                self._close(gap, start, end, edits, text)
        elif after.strip() and not _WORD.match(before) and not (stack and stack[-1].closer == "=="):
            stack.append(_Open(start, end, (0,), "=="))

    def _close(self, gap: _Open, start: int, end: int, edits: list[tuple[int, int, str]], text: str = "") -> None:
        index = len(self.found)
        self.found.append(Gap(gap.numbers, "", text))
        if gap.hint >= 0:
            self._hints.append((index, gap.hint + 2, start))
            start = gap.hint
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
