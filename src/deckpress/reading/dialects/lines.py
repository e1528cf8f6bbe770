"""What the readers of line-wise dialects share: runs of lines, separators, tags, gaps, and the lines left over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from deckpress.markdown.cloze import has_numbered_gap
from deckpress.markdown.spans import scan
from deckpress.model import Text
from deckpress.reading.dialects.common import is_code, substitute
from deckpress.reading.parts.furniture import is_back_to_top, is_break, is_contents_block
from deckpress.reading.parts.outline import plain_title
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

_COMMENT = regex(r"\s*(?>(?:(?><!--.*?-->)\s*|(?>%%.*?%%)\s*)+)\Z", re.S)
_COLONS = regex(r"(?<!:):::?(?!:)")
_MOST_COLONS = 50
"""How many of a line are looked at."""
_NAME_BEFORE = regex(r"(?:(?<![\w:])std|::\w+)\Z")
_OPEN_GAP = regex(r"\{[cC]\d{1,3}(?:::[^{}]*+)?\Z")
"""The head of a gap with one brace instead of two."""
_NAME_BEHIND = regex(r"~?\w+(?:[(<]|::(?=\w))")
_TAG = regex(r"#([^\s#()\[\]{}.,;!?`\"'<>|]*[^\W\d_][^\s#()\[\]{}.,;!?`\"'<>|]*)")
HIGHLIGHT = regex(r"(?<![=\w])==(?=[^\s=])((?:(?!==).)*?\S)==(?![=\w])")
"""`==text==` on one line."""


# ---- settings and places -------------------------------------------------------------------------


def setting(document: Document, settings: Settings, key: str) -> str:
    """The value of a key that only another program knows, from the front matter; empty if it is not there."""
    found = re.compile(rf"{re.escape(key)}[ \t]*[:=][ \t]*(.*)")
    for line in document.lines[: settings.lines]:
        if match := found.match(line):
            return match.group(1).strip().strip("\"'").strip()
    return ""


def chunks(document: Document) -> list[tuple[int, int]]:
    """The runs of lines without a blank one; a blank line in code does not end a run."""
    inside = is_code(document)
    runs: list[tuple[int, int]] = []
    start = -1
    for number in range(document.first, len(document.lines) + 1):
        blank = number == len(document.lines) or not (document.lines[number].strip() or inside(number))
        if blank and start >= 0:
            runs.append((start, number))
        start = -1 if blank else start if start >= 0 else number
    return runs


def headings(document: Document) -> list[Block]:
    """The headings written with `#`."""
    return [b for b in document.blocks if b.kind == "heading" and document.lines[b.start].lstrip().startswith("#")]


def sections(
    document: Document, questions: Collection[int] = (), inside: Collection[int] = ()
) -> Callable[[int], tuple[str, ...]]:
    """A function from a line to the titles of the headings it lies under.

    Headings that begin on one of the lines `questions` are not sections. Nor is the title: the only heading of level 1,
    if it is before all others. Headings on the lines `inside` belong to a card.
    """
    found = [block for block in headings(document) if block.start not in inside]
    tops = [block for block in found if block.level == 1]
    title = tops[0] if len(tops) == 1 and tops[0] is found[0] else None
    path: list[tuple[int, str]] = []
    marks: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for block in found:
        while path and path[-1][0] >= block.level:
            path.pop()
        if block is not title and block.start not in questions:
            path.append((block.level, plain_title(block.text)))
        marks.append((block.start, tuple(text for _, text in path)))

    def section(line: int) -> tuple[str, ...]:
        return marks[bisect_right(marks, line, key=lambda mark: mark[0]) - 1][1]

    return section


# ---- pieces --------------------------------------------------------------------------------------


def behind(line: str, column: int) -> int:
    """The column of the first character from a column on that is not blank."""
    return len(line) - len(line[column:].lstrip())


def separator(line: str) -> tuple[int, int] | None:
    """The columns of the `::` or `:::` that separates a question from its answer.

    Colons in code, math, HTML, an address, a gap or a name in a program (`std::x`, `A::b()`, `a::b::c`) do not count.
    Colons with a blank beside them take precedence.
    """
    spans = scan(line)
    found = []
    for match in islice(_COLONS.finditer(line), _MOST_COLONS):
        start, end = match.span()
        if any(span.start < end and start < span.end for span in spans) or not line[:start].strip(" \t>*+-"):
            continue
        if line[:start].count("{{") > line[:start].count("}}") or _OPEN_GAP.search(line[:start]):
            continue
        spaced = line[start - 1].isspace() or line[end : end + 1].isspace()
        if not spaced and (_NAME_BEFORE.search(line[:start]) or _NAME_BEHIND.match(line, end)):
            continue
        found.append((not spaced, start, end))
    return min(found)[1:] if found else None


def trailing_tags(line: str) -> tuple[int, tuple[str, ...]]:
    """Where a line's text ends before the `#tags` at its end, and those tags."""
    words = list(re.finditer(r"\S+", line))
    tags: list[str] = []
    end = len(line)
    while words and (match := _TAG.fullmatch(words[-1].group())):
        tags.insert(0, match.group(1))
        end = words.pop().start()
    return len(line[:end].rstrip()), tuple(tags)


def nested_tag(tag: str) -> str:
    """Obsidian's `a/b` as Anki writes it: `a::b`; blanks become `_`."""
    return "_".join("::".join(part for part in tag.split("/") if part).split())


# ---- gaps ----------------------------------------------------------------------------------------


def numbered(text: Text, pattern: re.Pattern[str], gap: Callable[[re.Match[str]], tuple[str, str, int]]) -> Text:
    """A text whose gaps are written `{{cN::text::hint}}`; `gap` gives the text, hint and number (0: the next free).

    A negative number stands for text that stays as it is, since no card asks for it.
    """
    matches: list[re.Match[str]] = []

    def note(match: re.Match[str]) -> str:
        matches.append(match)
        return match.group()

    substitute(text, pattern, note)
    used = {gap(match)[2] for match in matches}
    count = 0

    def write(match: re.Match[str]) -> str:
        nonlocal count
        words, hint, number = gap(match)
        if number < 0:
            return words
        if not number:
            count += 1
            while count in used:
                count += 1
            number = count
        return f"{{{{c{number}::{words}::{hint}}}}}" if hint else f"{{{{c{number}::{words}}}}}"

    return substitute(text, pattern, write)


def has_gap(text: Text) -> bool:
    """True if a text has a gap written as `{{c1::text}}` or `==text==`."""
    return has_numbered_gap(text.markdown) or substitute(text, HIGHLIGHT, lambda gap: gap.group(1)) != text


# ---- the end of a reader -------------------------------------------------------------------------


def finish(ledger: Ledger, ids: Sequence[str] = ()) -> None:
    """Books what no card took: headings, furniture and text; ids that two notes share are dropped."""
    twice = {word for word, count in Counter(ids).items() if count > 1}
    ledger.notes[:] = [replace(note, id="") if note.id in twice else note for note in ledger.notes]
    document = ledger.document
    missing = {line for first, last in ledger.missed() for line in range(first - 1, last)}
    for block in document.blocks:
        lines = [number for number in range(block.start, block.end) if number in missing]
        missing.difference_update(lines)
        whole = len(lines) == sum(1 for line in document.lines[block.start : block.end] if line.strip())
        use = _use(document, block) if whole else Use.PROSE
        _book_runs(ledger, document, use, lines, block.text if use is Use.SECTION else "")
    for number in sorted(missing):
        use = Use.FURNITURE if document.lines[number].lstrip().startswith("[") else Use.PROSE
        ledger.book(document, use, number, number + 1)


def _book_runs(ledger: Ledger, document: Document, use: Use, lines: Sequence[int], text: str) -> None:
    """Books lines for one use, each run of them as one region; a blank line does not end a run."""
    if not lines:
        return
    breaks = [0]
    for index, (line, after) in enumerate(pairwise(lines), 1):
        if any(document.lines[number].strip() for number in range(line + 1, after)):
            breaks.append(index)
    for first, last in pairwise([*breaks, len(lines)]):
        ledger.book(document, use, lines[first], lines[last - 1] + 1, text)


def _use(document: Document, block: Block) -> Use:
    if block.kind == "heading":
        return Use.SECTION
    furniture = (
        block.kind == "rule"
        or is_back_to_top(block)
        or is_break(block)
        or is_contents_block(document, block)
        or _COMMENT.match(block.text)
    )
    return Use.FURNITURE if furniture else Use.PROSE
