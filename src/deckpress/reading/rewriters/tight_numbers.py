"""Numbered questions without a blank after their number, `2.Which?`, which begin no list in Markdown, -> with one.

The numbers must count on, and one of the questions must have a question mark or options right below it: `3.Inc` and
`1.txt` are no questions. Numbers of another form, `(1)`, `[1]`, `№1`, `1:`, `1、`, become list numbers if they count
from 1 and most of the lines ask, without options right below them, or if options are below each of them. Below a
question they number its parts. They may count from any number if most of the lines have a labelled answer below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind, number_of
from deckpress.reading.words.line_marks import first_with_text
from deckpress.reading.words.vocabulary import YOUR_ANSWER
from deckpress.regex import regex

_TIGHT = regex(
    r"[ \t]{0,3}(?P<number>\d{1,3})(?:[.)](?=(?![a-z])[^\W\d_]\w*[^\S\n]|[¿“\"'`]|[^\x00-\u036f])"
    r"|\)(?=[^\W\d_]\S*[^\S\n]))"
)
_LOOSE = regex(r"[ \t]{0,3}(?P<number>\d{1,3})[.)][ \t]+\S")
_TOUCHED = ("paragraph", "list")


def with_blanks(document: Document) -> Document:
    """The document with a blank after the number of each such question; the places of its words stay the same."""
    document = _with_list_numbers(_without_stars(document))
    tight = [line for run in _runs(document) if _asks(document, run) for line in run]
    heads = ((number, _TIGHT.match(document.lines[number])) for number in tight)
    return document.with_lines({n: (f"{m.group()} {m.string[m.end() :]}", -1) for n, m in heads if m})


_OTHER = regex(
    r"(?P<lead>[ \t]{0,3})(?:(?P<open>[(\[（【［])(?P<inner>\d{1,3})[)\]）】］][.:：]?"
    r"|№[ \t]?(?P<sign>\d{1,3})[.):：]?|(?P<mark>\d{1,3})(?P<behind>[:：、．）]))"
    r"(?:[ \t\u3000]+|(?<=[：、．）】］])|(?<=\d:)(?=[^\W\d]))(?=\S)"
)


def _with_list_numbers(document: Document) -> Document:
    """The document with `1. ` in place of `(1) `, `№1 ` and the like before questions."""
    heads = document.table.led_by(lambda sign: sign.isdigit() or sign in "([（【［№")
    if not any(_OTHER.match(document.lines[n]) for n in heads):
        return document
    changes: dict[int, Change] = {}
    for run in _other_runs(document):
        lines = [number for number, _ in run]
        asking = sum(1 for number in lines if looks_like_question(document.lines[number]))
        offered = sum(1 for number in lines if begins_options(first_with_text(document.lines[number + 1 : number + 3])))
        mostly = asking * 2 > len(run)
        if run and _count(run[0][1]) > 1 and not _are_answered(document, lines):
            continue
        if len(run) > 1 and (_count(run[0][1]) > 1 or (not offered if mostly else offered == len(run))):
            for number, match in run:
                written = f"{match['lead']}{_count(match)}. "
                changes[number] = (written + match.string[match.end() :], match.end() - len(written))
    return document.with_lines(changes)


def _other_runs(document: Document) -> Iterator[list[tuple[int, re.Match[str]]]]:
    """The lines with numbers of one form, in runs that count on from 1, outside the text of other questions."""
    run: list[tuple[int, re.Match[str]]] = []
    asked = False
    for block in document.blocks:
        if block.kind == "heading":
            asked = looks_like_question(block.text) or number_of(block.text) > 0
        asked = asked or block.kind == "list" or label_kind(document.lines[block.start]) == "question"
        for line in range(block.start, block.end) if block.kind == "paragraph" else ():
            match = _OTHER.match(document.lines[line])
            if match is None or (asked and _count(match) == 1):
                continue
            if run and _form(match) == _form(run[0][1]) and _count(match) == _count(run[-1][1]) + 1:
                run += [] if asked and _count(run[0][1]) == 1 else [(line, match)]
                continue
            yield run
            run = [(line, match)]
    yield run


def _are_answered(document: Document, lines: Sequence[int]) -> bool:
    """True if most of three or more numbered lines have the label of an answer below, above the next one."""
    ends = [*lines[1:], lines[-1] + _NEAR]
    answered = sum(
        1
        for line, end in zip(lines, ends, strict=True)
        if any(map(_answers, document.lines[line + 1 : min(end, line + _NEAR)]))
    )
    return len(lines) >= _FEWEST_ANSWERED and 2 * answered > len(lines)


def _answers(line: str) -> bool:
    return label_kind(line.strip()) == "answer" or _OWN_ANSWER.match(line) is not None


_OWN_ANSWER = regex(rf"[ \t]*(?:{YOUR_ANSWER})[ \t]*[:：]", re.I)
_FEWEST_ANSWERED = 3
_NEAR = 8
"""How many lines below a question may be above its answer."""


def _count(match: re.Match[str]) -> int:
    return int(match["inner"] or match["sign"] or match["mark"])


def _form(match: re.Match[str]) -> tuple[str | None, str | None]:
    return match["open"], ":" if match["behind"] == "：" else match["behind"]


def _without_stars(document: Document) -> Document:
    """The document with `1.` in place of `1*.` above options: a star at a number makes it no item in Markdown."""
    lines = document.lines
    starred = [n for n in document.table.led_by(str.isdigit) if "*" in lines[n][:8] and _STARRED.match(lines[n])]
    code = document.code_lines() if starred else frozenset()
    found = [n for n in starred if n not in code and _options_below(lines, n)]
    return document.with_lines({number: (lines[number].replace("*", "", 1), 1) for number in found})


def _options_below(lines: Sequence[str], number: int) -> bool:
    below = first_with_text(lines[number + 1 : number + 4])
    return bool(_BOX.match(below)) or begins_options(below)


_STARRED = regex(r"[ \t]{0,3}\d{1,3}\*[.)][ \t]+\S")
_BOX = regex(r"[ \t]*[-*+][ \t]+[\[(][ xX]?[\])](?:[ \t]|\Z)")


def _runs(document: Document) -> Iterator[list[int]]:
    """The lines with tight numbers, in runs that count on; loose ones may be between them."""
    run: list[int] = []
    last, count = -1, 0
    counted = frozenset(document.table.led_by(str.isdigit))
    for block in document.blocks if counted else ():
        if block.kind not in _TOUCHED:
            continue
        for line in range(block.start, block.end):
            if line not in counted:
                continue
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
