"""Plain titles of sections that touch the first numbered question below them -> headings.

    Medium (2 points each)
    3. Name three colours.

    Solution: red, green, blue

A list that does not begin with 1 is no list of its own below a line of text in Markdown, so that the title and the
question would end up in the answer above them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import LETTER
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.vocabulary import POINTS
from deckpress.regex import regex

_NUMBER = regex(r"(\d{1,3})[.)](?=[ \t])")
_TITLE = regex(r"(?:\*\*|__)?(?P<words>[^\W\d_][^*_\n|<>:：]{1,78}[\w)）])(?:\*\*|__)?[ \t]*\Z")
_POINTED = regex(rf"[(（]\d{{1,3}}[ \t]*(?:{POINTS})(?:[ \t]+[^\W\d_]+)?[)）](?:\*\*|__)?[ \t]*\Z", re.I)
_RULE = regex(r"[ \t]{0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*\Z")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A line that begins with a number, and whether a labelled answer follows before the next one."""

    line: int
    number: int
    answered: bool


def with_titles_off_questions(document: Document) -> Document:
    """The document, with such titles as headings if several are above answered questions, one in the middle of them."""
    found = _numbered(document)
    titles = dict(_titles(document, found))
    if len(titles) < _FEWEST or len(titles) * 3 > len(found) * 2 or all(number == 1 for number in titles.values()):
        return document.with_lines({line: _heading(document, line, 6) for line in _with_points(document, found)})
    changes: dict[int, Change] = {}
    for line in titles:
        changes[line] = _heading(document, line, 6)
        if (above := _line_above(document, line)) >= 0:
            changes[above] = _heading(document, above, 5)
    return document.with_lines(changes)


def _numbered(document: Document) -> list[_Numbered]:
    lines = document.lines
    counted = [(n, match) for n in document.table.led_by(str.isdigit) if (match := _NUMBER.match(lines[n]))]
    if len(counted) <= _FEWEST or not any(map(_touches, [lines[n - 1] for n, _ in counted if n])):
        return []
    code = document.code_lines()
    counted = [(n, match) for n, match in counted if n not in code]
    if not counted:
        return []
    ends = [n for n, _ in counted[1:]] + [len(lines)]
    return [
        _Numbered(n, int(match[1]), any(label_kind(line) == "answer" for line in lines[n + 1 : end]))
        for (n, match), end in zip(counted, ends, strict=True)
    ]


def _with_points(document: Document, found: list[_Numbered]) -> list[int]:
    """The titles that end in points, `Medium (2 points)`, if one is above question 1: answers may end so, too."""
    lines = document.lines
    if not found or found[0].number != 1 or "".join(lines[max(found[0].line - 2, 0) : found[0].line - 1]).strip():
        return []
    counts = [own for above, own in pairwise([None, *found]) if own and (not above or own.number == above.number + 1)]
    titles = [own.line - 1 for own in counts if own.line and _POINTED.search(lines[own.line - 1])]
    titles = [line for line in titles if _is_title(lines[line])]
    return titles if len(titles) >= _FEWEST and titles[0] == found[0].line - 1 else []


def _touches(line: str) -> bool:
    """True for a line of text that is no item and no part of one."""
    return bool(line) and not line[0].isspace() and _TITLE.match(line) is not None


def _titles(document: Document, found: list[_Numbered]) -> Iterator[tuple[int, int]]:
    """The lines of titles, each with the number of the question below it, which counts on or begins to count."""
    lines = document.lines
    for above, own in pairwise([None, *found]):
        if own is None or not own.answered:
            continue
        title = own.line - 1
        if title < 0 or not _is_title(lines[title]) or "".join(lines[max(title - 1, 0) : title]).strip():
            continue
        begins = own.number == 1 and (above is None or above.answered)
        follows = above is not None and above.answered and above.number + 1 == own.number
        if (
            (begins or follows)
            and title >= 0
            and _is_title(lines[title])
            and not "".join(lines[max(title - 1, 0) : title]).strip()
        ):
            yield title, own.number


def _is_title(line: str) -> bool:
    return _touches(line) and not label_kind(line) and not looks_like_question(line) and not LETTER.match(line)


def _line_above(document: Document, title: int) -> int:
    """The line of a title for the whole part, between a line `---` and another title; -1 without one."""
    lines = [n for n in range(title - 1, max(title - 6, -1), -1) if document.lines[n].strip()]
    if len(lines) < 2 or lines[0] == title - 1 or not _is_title(document.lines[lines[0]]):
        return -1
    return lines[0] if _RULE.match(document.lines[lines[1]]) else -1


def _heading(document: Document, line: int, level: int) -> Change:
    match = _TITLE.match(document.lines[line])
    words, start = (match["words"], match.start("words")) if match else (document.lines[line], 0)
    mark = "#" * level + " "
    return mark + words, start - len(mark)
