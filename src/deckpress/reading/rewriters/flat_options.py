"""Numbered questions above numbered options at the same depth -> the same document, with the questions in bold.

    1.  **Which is a metal?**

    <!-- end list -->

    1.  Oak.
    2.  Iron.

    **Answer: b**

Converters from Word write such lists. Markdown reads question and options as items of one list or of two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

_NUMBERED = regex(r"(?P<number>\d{1,3})[.)][ \t]+(?P<bold>\*\*|__)?(?P<text>\S.*?)(?(bold)(?P=bold))\Z")
_COMMENT = regex(r"[ \t]*<!--[^<>]*-->[ \t]*\Z")
_FEWEST = 2
_REACH = 40
"""How many lines below its first option the answer to a question is looked for."""


def with_bold_questions(document: Document) -> Document:
    """The document with such questions in bold, if their numbers count up and each has an answer below its options."""
    found = list(_questions(document))
    numbers = [number for _, number in found]
    if len(found) < _FEWEST or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return document
    changes: dict[int, Change] = {}
    for line, number in found:
        match = _NUMBERED.match(document.lines[line].rstrip())
        if match is not None:
            head = f"**{number}. "
            changes[line] = (f"{head}{match.group('text')}**", match.start("text") - len(head))
        comment = next((n for n in range(line + 1, len(document.lines)) if document.lines[n].strip()), line)
        if _COMMENT.match(document.lines[comment]):
            changes[comment] = ("", 0)
    return document.with_lines(changes)


def _questions(document: Document) -> Iterator[tuple[int, int]]:
    """The lines of the questions right above options that count from one, with the numbers of the questions."""
    lines = document.lines
    code: frozenset[int] | None = None
    for number in document.table.led_by(str.isdigit):
        match = _NUMBERED.match(lines[number].rstrip())
        if match is None:
            continue
        code = document.code_lines() if code is None else code
        if number in code or not (match.group("bold") or looks_like_question(match.group("text"))):
            continue
        below = [n for n in range(number + 1, min(number + _REACH, len(lines))) if lines[n].strip()]
        commented = bool(below) and _COMMENT.match(lines[below[0]]) is not None
        options = _options(lines, below[commented:])
        if len(options) > 1 and (commented or options[0] == 1):
            yield number, int(match.group("number"))


def _options(lines: Sequence[str], below: Sequence[int]) -> list[int]:
    """The numbers of plain items that count up to the label of an answer; nothing without such a label."""
    numbers: list[int] = []
    for number in below:
        match = _NUMBERED.match(lines[number].rstrip())
        if match is None:
            return numbers if label_kind(lines[number]) == "answer" else []
        if match.group("bold") or (numbers and int(match.group("number")) != numbers[-1] + 1):
            return []
        numbers.append(int(match.group("number")))
    return []
