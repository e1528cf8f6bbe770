"""Numbered questions without a blank after their number, `2.Which?`, at which Markdown begins no list -> with one.

The numbers must count on, and one of the questions must have a question mark or options right below it: `3.Inc` and
`1.txt` are no questions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckpress.reading.option_values import begins_options
from deckpress.reading.outline import looks_like_question
from deckpress.reading.tree import Document
from deckpress.regex import regex

_TIGHT = regex(r"[ \t]{0,3}(?P<number>\d{1,3})[.)](?=(?![a-z])[^\W\d_]\w*[^\S\n]|[¿“\"'`]|[^\x00-\u036f])")
_LOOSE = regex(r"[ \t]{0,3}(?P<number>\d{1,3})[.)][ \t]+\S")
_TOUCHED = ("paragraph", "list")


def with_blanks(document: Document) -> Document:
    """The document with a blank after the number of each such question; the places of its words stay the same."""
    document = _without_stars(document)
    tight = [line for run in _runs(document) if _asks(document, run) for line in run]
    heads = ((number, _TIGHT.match(document.lines[number])) for number in tight)
    return document.with_lines({n: (f"{m.group()} {m.string[m.end() :]}", -1) for n, m in heads if m})


def _without_stars(document: Document) -> Document:
    """The document with `1.` in place of `1*.` above options: a star at a number makes it no item in Markdown."""
    lines = document.lines
    code = document.code_lines() if any(map(_STARRED.match, lines)) else frozenset()
    found = [n for n, line in enumerate(lines) if _STARRED.match(line) and n not in code and _options_below(lines, n)]
    return document.with_lines({number: (lines[number].replace("*", "", 1), 1) for number in found})


def _options_below(lines: Sequence[str], number: int) -> bool:
    below = next((line for line in lines[number + 1 : number + 4] if line.strip()), "")
    return bool(_BOX.match(below)) or begins_options(below)


_STARRED = regex(r"[ \t]{0,3}\d{1,3}\*[.)][ \t]+\S")
_BOX = regex(r"[ \t]*[-*+][ \t]+[\[(][ xX]?[\])](?:[ \t]|\Z)")


def _runs(document: Document) -> Iterator[list[int]]:
    """The lines with tight numbers, in runs that count on; loose ones may be between them."""
    run: list[int] = []
    last, count = -1, 0
    for block in document.blocks:
        if block.kind not in _TOUCHED:
            continue
        for line in range(block.start, block.end):
            tight = _TIGHT.match(document.lines[line])
            match = tight or _LOOSE.match(document.lines[line])
            if match is None:
                continue
            number = int(match.group("number"))
            if number != last + 1:
                if count > 1:
                    yield run
                run, count = [], 0
            count, last = count + 1, number
            run += [line] if tight else []
    if count > 1:
        yield run


def _asks(document: Document, run: Sequence[int]) -> bool:
    return any(
        looks_like_question(document.lines[line])
        or (line + 1 < len(document.lines) and begins_options(document.lines[line + 1]))
        for line in run
    )
