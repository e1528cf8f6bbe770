"""Blanks that Markdown does not count as such, `Réponse\\u00a0: ..`, `1.\\u00a0..`, `B)&nbsp;..`, -> plain ones.

French sets a no-break blank before a colon, and word processors and some keyboards set one after the mark of a list.
A blank without a width at the head of a line is cut off with the indent behind it.
Only the blanks of a label, a number, a heading, an option or a box become plain; those in the text stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_of
from deckpress.reading.words.option_letters import ANY_LETTER, is_next
from deckpress.regex import regex

_ODD = regex(r"[\u00a0\u2000-\u200a\u202f\u205f]|&(?:nbsp|thinsp|#160|#8239|#x0*a0|#x202f);", re.I)
_UNSEEN = regex(r"[ \t]*[\u200b\u2060\ufeff][ \t\u200b\u2060\ufeff]*(?=\S)")
"""Blanks without a width at the head of a line, with which some editors write an indent."""
_LOOKED_AT = regex(rf"{_ODD.pattern}|\A{_UNSEEN.pattern}", re.I)
_BLANK = rf"(?:{_ODD.pattern})"
_BLANKS = rf"(?:[ \t]|{_BLANK})+"
_LEAD = regex(r"(?:[ \t]*(?:>|[-*+]|\d{1,4}[.)]|#{1,6})(?=[ \t]))*[ \t]*")
_LABEL = regex(r"[^:：]{1,60}[:：]")
_NUMBER = regex(rf"[ \t]{{0,3}}(?:#{{1,6}}{_BLANKS})?(?P<count>\d{{1,3}})[.)]{_BLANKS}(?=\S)", re.I)
_HEADING = regex(rf"[ \t]{{0,3}}#{{1,6}}{_BLANKS}(?=\S)", re.I)
_BOX = regex(rf"[ \t]*[-*+]{_BLANKS}\[(?:[ xX]|{_BLANK})\]{_BLANKS}(?=\S)", re.I)
_OPTION = regex(
    rf"[ \t]*(?:[-*+]{_BLANKS})?(?:\*\*)?\(?(?P<letter>{ANY_LETTER})(?:[.)]|{_BLANKS}:){_BLANKS}(?=\S)", re.I
)
Head = tuple[int, re.Match[str]]


def with_plain_blanks(document: Document) -> Document:
    """The document with plain blanks in the marks at the heads of its lines; the rest of each line stays as it is."""
    lines = document.lines
    if not _may_be_odd(document.table.text):
        return document
    odd = [n for n in range(document.first, len(lines)) if _may_be_odd(lines[n]) and _LOOKED_AT.search(lines[n])]
    if not odd:
        return document
    code = document.code_lines()
    odd = [number for number in odd if number not in code]
    heads = dict(_marks(document.lines, odd))
    changes: dict[int, Change] = {}
    for number in odd:
        line = document.lines[number]
        if unseen := _UNSEEN.match(line):
            changes[number] = (line[unseen.end() :], unseen.end())
            continue
        end = heads[number].end() if number in heads else 0
        written = _ODD.sub(" ", line[:end]) + line[end:]
        label = _label(written)
        cut = max(end - len(line) + len(written), label)
        written = _ODD.sub(" ", written[:cut]) + written[cut:]
        if written != line:
            changes[number] = (written, len(line) - len(written))
    return document.with_lines(changes)


def _may_be_odd(line: str) -> bool:
    return "&" in line or not line.isascii()


def _label(line: str) -> int:
    """Where the label at the head of a line ends, if it needs plain blanks to be one; else 0."""
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    match = _LABEL.match(line, start)
    if match is None or not _ODD.search(match.group()) or label_of(line[start:]) is not None:
        return 0
    plain = _ODD.sub(" ", match.group()) + line[match.end() :]
    return match.end() if label_of(plain) is not None else 0


def _marks(lines: Sequence[str], odd: Sequence[int]) -> Iterator[Head]:
    """The marks with such a blank: of boxes and headings, of options from A to B, and of numbers that count on."""
    for pattern in (_HEADING, _BOX):
        yield from _matches(lines, odd, pattern)
    options = list(_matches(lines, odd, _OPTION))
    letters = {match.group("letter").upper() for _, match in options}
    if any(is_next(letter, above) for letter in letters for above in letters):
        yield from options
    numbers = list(_matches(lines, odd, _NUMBER))
    counts = {int(match.group("count")) for _, match in numbers}
    if any(count + 1 in counts for count in counts):
        yield from numbers


def _matches(lines: Sequence[str], odd: Sequence[int], pattern: re.Pattern[str]) -> Iterator[Head]:
    for number in odd:
        match = pattern.match(lines[number])
        if match is not None and _ODD.search(match.group()):
            yield number, match
