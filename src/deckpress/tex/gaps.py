r"""TeX or code -> its numbered cloze gaps; TeX with gaps -> what a card shows with the gaps open or hidden.

In TeX and code `==` is not a gap, and braces are counted: a run of `}` first closes the braces that the gap's own text
opened, so that `{{c1::\frac{a}{b}}}` and `{{c1::if (x) {}}` are complete gaps.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from deckpress.frozen import dataclass
from deckpress.marks import ANY_MARK, GAP_CLOSES, GAP_OPENS, MARK, OPEN, mark
from deckpress.model import Formula, Gap
from deckpress.regex import regex

_NUMBER = "(?:500|[1-4][0-9][0-9]|[1-9][0-9]?)"
EXPLICIT = regex(r"\{\{c(" + _NUMBER + "(?:," + _NUMBER + ")*)::")
"""The start of a gap; Anki makes cards for the numbers 1 to 500."""
LIKE_EXPLICIT = regex(r"\{\{c([0-9]+(?:,[0-9]+)*)::")
"""The start of a gap with any numbers, including those for which Anki makes no card."""
_CODE_TOKEN = regex(LIKE_EXPLICIT.pattern + r"|\{|\}+|\bstd::|::+")
_TEX_TOKEN = regex(r"\\.|" + _CODE_TOKEN.pattern, re.S)
_WORDS = regex(r"(?=.*[A-Za-z]{2})[^\\^_{}$&#%~<>=]+\Z", re.S)
_ENVIRONMENT = regex(r"\\begin\s*\{[A-Za-z]+\*?\}\s*\Z")
_TAKES_ARGUMENT = regex(r"(?:[_^\]}]|\\(?!(?:left|right|middle|[bB]igg?[lrm]?)\b)[A-Za-z]+)\s*\Z")
_NO_ARGUMENT = regex(r"\s*[-+=<>,;]|.*(?:&|\\\\)", re.S)
_DELIMITER = regex(r"\\(?:left|right|middle|[bB]igg?[lrm]?)\s*\{?" + ANY_MARK + r"\Z")
_LOOK_BACK = 40


@dataclass(slots=True)
class Found:
    """Offsets of a gap: its start, the start of its own text, the end of that text (-1 if unknown) and its end."""

    start: int
    inner: int
    numbers: tuple[int, ...]
    depth: int = 0
    """The number of open braces in its own text."""
    hint: int = -1
    closing: int = -1
    end: int = -1


def find_gaps(text: str, *, tex: bool) -> tuple[list[Found], list[int], list[int]]:
    """The gaps in TeX or code, the offsets of gaps that are never closed, and those of gaps with a wrong number."""
    whole: list[Found] = []
    wrong: list[int] = []
    stack: list[Found] = []
    for token in (_TEX_TOKEN if tex else _CODE_TOKEN).finditer(text):
        sign, start = token.group(), token.start()
        if token.group(1):
            if EXPLICIT.match(sign):
                if stack:
                    stack[-1].hint = -1  # a hint contains no gap
                stack.append(Found(start, token.end(), tuple(map(int, token.group(1).split(",")))))
                continue
            wrong.append(start)
            if stack:
                stack[-1].depth += 2
        elif not stack:
            continue
        elif sign == "{":
            stack[-1].depth += 1
        elif sign.startswith("::") and stack[-1].depth == 0:
            stack[-1].hint = token.end() - 2
        elif sign[0] == "}":
            _close(start, token.end(), stack, whole)
    return whole, [gap.start for gap in stack], wrong


def _close(start: int, end: int, stack: list[Found], whole: list[Found]) -> None:
    """Apply a run of `}`: the first ones close the gap's own braces, two more close the gap."""
    while stack and start < end:
        gap, length = stack[-1], end - start
        if length <= gap.depth:
            gap.depth -= length
            return
        if length == 1:  # a single surplus brace is text
            return
        start += min(gap.depth, length - 2)
        gap.closing, gap.end = start, start + 2
        whole.append(stack.pop())
        start += 2


def edits_of(text: str, gaps: Sequence[Found], found: list[Gap], *, tex: bool) -> list[tuple[int, int, str]]:
    """The replacements (start, end, mark) that turn gaps into marks. The gaps are appended to `found`."""
    edits: list[tuple[int, int, str]] = []
    for gap in gaps:
        hint, closing = "", gap.closing
        if gap.hint >= 0:
            hint, closing = text[gap.hint + 2 : closing].strip(), gap.hint
        if tex and _WORDS.match(hint):
            hint = f"\\text{{{hint}}}"
        before, after = _grouped(text, gap, closing) if tex else ("", "")
        index = len(found)
        found.append(Gap(gap.numbers, html.escape(hint, quote=False)))
        edits.append((gap.start, gap.inner, before + mark(GAP_OPENS, index)))
        edits.append((closing, gap.end, mark(GAP_CLOSES, index) + after))
    return sorted(edits)


def _grouped(tex: str, gap: Found, closing: int) -> tuple[str, str]:
    r"""Braces around a gap that keep `[...]` in its place from being an option or cut in two: `\sqrt{{c1::x}}`."""
    before = tex[max(0, gap.start - _LOOK_BACK) : gap.start]
    if before.rstrip().endswith("\\\\") or _ENVIRONMENT.search(before):
        return "{}", ""
    if _TAKES_ARGUMENT.search(before) and not _NO_ARGUMENT.match(tex, gap.inner, closing):
        return "{", "}"
    return "", ""


def revealed(formula: Formula) -> Formula:
    """The formula with all its gaps open."""
    return replace(formula, tex=MARK.sub("", formula.tex)) if OPEN in formula.tex else formula


TexBlank = Callable[[Gap, str], str]
"""A gap and the TeX that it hides -> the TeX in its place."""


def brackets(gap: Gap, _: str = "") -> str:
    """A hidden gap of a formula as Anki shows it: `[...]` or `[hint]`."""
    return f"[{html.unescape(gap.hint) or '...'}]"


def hidden(formula: Formula, gaps: Sequence[Gap], numbers: Collection[int] = (), blank: TexBlank = brackets) -> Formula:
    r"""The formula with the gaps of some numbers hidden; without `numbers`, with all gaps hidden.

    A gap that is the delimiter after `\left` becomes `[...]` whatever `blank` is, because TeX needs a bracket there.
    """
    if OPEN not in formula.tex:
        return formula
    parts: list[str] = []
    depth = position = opened = 0
    for found in MARK.finditer(formula.tex):
        gap = gaps[int(found.group(2))]
        if not depth:
            parts.append(formula.tex[position : found.start()])
        position = found.end()
        if numbers and not set(numbers).intersection(gap.numbers):
            continue
        if found.group(1) == GAP_OPENS:
            opened = opened if depth else found.end()
            depth += 1
            continue
        depth -= 1
        if not depth:
            shown = brackets if _DELIMITER.search(formula.tex, max(0, opened - _LOOK_BACK), opened) else blank
            parts.append(shown(gap, MARK.sub("", formula.tex[opened : found.start()])))
    return replace(formula, tex="".join([*parts, formula.tex[position:]]))


def every_form(formula: Formula, gaps: Sequence[Gap]) -> Iterator[Formula]:
    """The formula in each form that a card shows: all gaps open, those of each number hidden, all hidden."""
    yield revealed(formula)
    if OPEN in formula.tex:
        inside = {number for _, index in MARK.findall(formula.tex) for number in gaps[int(index)].numbers}
        forms = (hidden(formula, gaps, (number,)).tex for number in sorted(inside))
        for tex in dict.fromkeys((*forms, hidden(formula, gaps).tex)):
            yield replace(formula, tex=tex)
