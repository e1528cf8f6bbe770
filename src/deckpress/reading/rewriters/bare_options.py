"""Options in bare paragraphs or lines, one of which the answer repeats, -> lists of options.

    1) The sky is:

    Red.

    Blue.

    Correct: Blue.

The answer may be in an element of HTML, `<div class="spoiler">`. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.compare import letters
from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import BOX, LETTER, TIGHT_BOX
from deckpress.reading.parts.outline import leads_to_options
from deckpress.reading.parts.question_starts import BOLD_LINE
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_of, number_of
from deckpress.reading.words.line_marks import HEADING_MARK
from deckpress.regex import regex

_STOPS = regex(r"[ \t]*(?:#{1,6}[ \t]|[-*+>|<][ \t>|]|[-*_]{3,}[ \t]*\Z|```|~~~|\||<|\[[ xX]\]|    |\t)")
"""Lines that end the search for options above an answer: headings, items, quotes, tables, rules, code."""
_OPENS = regex(
    r"[ \t]*(?:<\?>)?"
    r"(?:<(?:div|section|details)\b[^<>]*>[ \t]*(?:<summary\b.*)?|<summary\b[^<>]*>.*</summary>[ \t]*)\Z",
    re.I,
)
"""A line that opens the element, or the container, that holds an answer."""
_BREAK = regex(r"(?:[ \t]*<br[ \t]*/?>|\\)?[ \t]*\Z", re.I)
_BETWEEN = regex(r"[;,\n、，；]")
_MOST_LINES = 40
_MOST_TAGS = 6
_MOST = 10
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class _Options:
    """The options above an answer: the lines of each."""

    options: tuple[tuple[int, int], ...]
    named: bool
    """True if the answer repeats one of them, or several."""


def with_listed_options(document: Document) -> Document:
    """The document with marks of a list at such options, if most answers below bare paragraphs repeat one of these."""
    found = list(_found(document))
    named = [own for own in found if own.named]
    sure = len(named) > 1 or any(len(own.options) > 2 for own in named)
    if not sure or len(named) < _SHARE * len(found):
        return document
    changes: dict[int, Change] = {}
    for start, end in (span for own in named for span in own.options):
        inside = _indent_of_item(document, start)
        for number in range(start, end):
            line = document.lines[number]
            text = line.strip() if number < end - 1 else line[: len(line) - len(_break_of(line))].strip()
            blanks = line[: len(line) - len(line.lstrip())]
            missing = max(inside - len(blanks), 0)
            mark = " " * missing + blanks + ("- " if number == start else "  ")
            changes[number] = (mark + text, -2 - missing)
    return document.with_lines(changes)


def _indent_of_item(document: Document, line: int) -> int:
    """How far a line must be indented to stay in the item of a list that it continues; 0 outside lists."""
    items = (item for block in document.blocks_on(line, line + 1) for item in block.items)
    return next((item.indent for item in items if item.start < line < item.end), 0)


def _break_of(line: str) -> str:
    match = _BREAK.search(line)
    return match.group() if match else ""


def _found(document: Document) -> Iterator[_Options]:
    """The bare paragraphs or lines between each answer and the question above it."""
    lines = document.lines
    code: frozenset[int] | None = None
    for number in document.table.labelled:
        label = label_of(lines[number])
        if label is None or label.kind != "answer":
            continue
        code = document.code_lines() if code is None else code
        said = lines[number][label.end :].strip(" \t*_")
        if number in code or not said:
            continue
        bottom = _bottom(document, number)
        top = _top(document, bottom)
        spans = _spans(lines, top, bottom) if top >= 0 else []
        if 2 <= len(spans) <= _MOST:
            texts = [letters(" ".join(lines[a:b])) for a, b in spans]
            yield _Options(tuple(spans), named=_names(said, texts))


def _bottom(document: Document, answer: int) -> int:
    """The line of an answer, or the one on which the element of HTML that holds it opens."""
    bottom = answer
    for number in range(answer - 1, max(answer - _MOST_TAGS, document.first) - 1, -1):
        line = document.lines[number]
        if line.strip() and not _OPENS.match(line):
            break
        bottom = number if line.strip() else bottom
    return bottom


def _names(said: str, texts: Sequence[str]) -> bool:
    """True if an answer repeats one of some texts word for word, or several with commas between them."""
    if letters(said) in texts:
        return all(texts) and len(set(texts)) == len(texts)
    parts = [letters(part) for part in _BETWEEN.split(said)]
    return len(parts) > 1 and all(part in texts for part in parts)


def _top(document: Document, answer: int) -> int:
    """The first line below the question that an answer belongs to; -1 without one."""
    lines = document.lines
    asking = -1
    for number in range(answer - 1, max(answer - _MOST_LINES, document.first) - 1, -1):
        line = lines[number]
        if not line.strip():
            continue
        asks = leads_to_options(line)
        if asking < 0 and asks:
            asking = number + 1
        if HEADING_MARK.match(line) or number_of(line) or BOLD_LINE.match(line):
            return asking if asking > 0 else number + 1
        if _STOPS.match(line) or label_of(line) is not None or _is_option(line):
            return asking
    return asking


def _is_option(line: str) -> bool:
    return bool(LETTER.match(line.strip()) or BOX.match(line.strip()) or TIGHT_BOX.match(line.strip()))


def _spans(lines: Sequence[str], top: int, answer: int) -> list[tuple[int, int]]:
    """The paragraphs between two lines, or the lines if there is only one paragraph or each has one line."""
    spans: list[tuple[int, int]] = []
    for number in range(top, answer):
        if not lines[number].strip():
            continue
        if spans and spans[-1][1] == number:
            spans[-1] = (spans[-1][0], number + 1)
        else:
            spans.append((number, number + 1))
    if len(spans) == 1:
        return [(number, number + 1) for number in range(*spans[0])]
    return spans
