"""Answer keys between the marks of code, below their title, -> the same lines without these marks.

    ## Answer key

    ```
    1. B   3. C
    2. A   4. B
    ```

The title may be a heading, a bold line or the summary of a folded part, or the first line of the code. Answers in words
count only if their numbers are those of other lines in the document.
"""

from __future__ import annotations

from itertools import pairwise

from deckpress.reading.answers.key_lines import answer_at_head, answers_on_line, letters_in_order
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.key_names import names_key
from deckpress.regex import regex

_FENCE = regex(r"[ \t]*(?:`{3,}|~{3,})[ \t]*(?:te?xt|plain(?:text)?)?[ \t]*\Z")
_ENTRIES = regex(
    r"(?:[ \t|,;]*\d{1,3}[ \t]*[.):=–—-]{1,2}[ \t]*\(?(?:[A-Ha-h](?=\d)|(?:[A-Ha-h]|[1-9])\)?(?![^\s,;|])))+[ \t|,;]*\Z"
)
_TAG = regex(r"<[^<>]*>")
_FEWEST_LINES = 3
"""Both marks, and a line between them."""
_FEWEST = 2
"""The fewest answers in words."""
_BULLET = regex(r"[ \t]*[-*+][ \t]+")
_ASKED = regex(r"[ \t>#*_第-]*(?:[^\W\d_]{1,12}[ \t]*[.#]?[ \t]*)?(?P<number>\d{1,3})(?!\d|[.,]\d)")
"""A line that begins with a number, which may follow a word."""
_ABOVE = 6
"""How many lines above the code are searched for the title."""


def with_keys_unfenced(document: Document) -> Document:
    """The document without the marks of code around such keys; the lines keep their places."""
    marks = [line for start, end in document.code if _is_key(document, start, end) for line in (start, end - 1)]
    changes: dict[int, Change] = dict.fromkeys(marks, ("", 0))
    return document.with_lines(changes)


def _is_key(document: Document, start: int, end: int) -> bool:
    lines = document.lines
    if end - start < _FEWEST_LINES or not (_FENCE.match(lines[start]) and _FENCE.match(lines[end - 1])):
        return False
    inside = [line for line in lines[start + 1 : end - 1] if line.strip()]
    titled = bool(inside) and names_key(inside[0].strip(" \t#*_:："))
    entries = inside[1:] if titled else inside
    if not entries or not (titled or _is_titled(document, start)):
        return False
    return all(map(_ENTRIES.match, entries)) or _answers_numbers(document, start + 1 + titled, end - 1)


def _answers_numbers(document: Document, start: int, end: int) -> bool:
    """True if lines begin with rising numbers of other lines in the document, or are letters in order.

    Further lines of an answer are indented.
    """
    lines = document.lines
    first, *more = [n for n in range(start, end) if lines[n].strip()]
    if not more and letters_in_order(document, first):
        return True
    numbers: list[int] = []
    for number in (first, *more):
        said = answers_on_line(document, number)
        head = answer_at_head(_BULLET.sub("", lines[number]), bracketed=True)
        if not (said or head or (numbers and lines[number].startswith(("  ", "\t")))):
            return False
        numbers += [one.number for one in said] or ([head[0]] if head else [])
    if len(numbers) < _FEWEST or any(below <= above for above, below in pairwise(numbers)):
        return False
    asked = {
        int(asks["number"])
        for n in (*range(start - 1), *range(end + 1, len(lines)))
        if (asks := _ASKED.match(lines[n]))
    }
    return all(number in asked for number in numbers[:-1])


def _is_titled(document: Document, start: int) -> bool:
    """True if a title or a summary right above a line names a key; only tags may be between."""
    for line in reversed(document.lines[max(start - _ABOVE, document.first) : start]):
        words = _TAG.sub("", line).strip(" \t#*_:：")
        if words and (names_key(words) or "<summary" not in line):
            return names_key(words)
    return False
