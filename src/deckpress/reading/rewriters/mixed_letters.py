"""Options whose letters are of two alphabets, `А`, `B`, `С`, since some look alike -> letters of one alphabet.

Cyrillic `А В С` without `Б` are the Latin letters A, B and C, and so are the letters of the answers to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_of
from deckpress.reading.words.option_letters import sequence
from deckpress.regex import regex

_TO_LATIN = str.maketrans("АВСЕасе", "ABCEace")
_TO_CYRILLIC = str.maketrans("ABCEace", "АВСЕасе")
_HEAD = regex(r"[ \t>]*(?:[-*+][ \t]+)?(?:\*\*|__)?\(?(?P<letter>[A-Fa-fА-Еа-еСс])[ \t]*[.):](?=[ \t*_])")
_CYRILLIC = regex("[АВСЕасе]")
_LETTERS = regex(r"[\W_]*[A-FА-ЕС](?:[\s,;/&*]+(?:и[ \t]+)?[A-FА-ЕС])*[\W_]*\Z", re.I)
_KEY = regex(r"[\W_]*(?:\d{1,3}[ \t]*[.):–—-]?[ \t]*[A-FА-ЕС](?:[\s,;|]+|\Z))+\Z")
_APART = 4
"""The most lines from one option to the next, and to the answer below them."""
_Run = list[tuple[int, int, str]]


def with_one_alphabet(document: Document) -> Document:
    """The document with the letters of each such run of options in one alphabet."""
    if document.table.text.isascii() or not _CYRILLIC.search(document.table.text):
        return document
    code = document.code_lines()
    lines = {n: line for n, line in enumerate(document.lines) if n >= document.first and n not in code}
    changed: dict[int, str] = {}
    cyrillic = False
    for run in _runs(lines):
        letters = [letter for _, _, letter in run]
        if sequence(letters):
            cyrillic = cyrillic or bool(_CYRILLIC.search("".join(letters)))
            continue
        for table in (_TO_LATIN, _TO_CYRILLIC):
            if sequence([letter.translate(table) for letter in letters]):
                changed |= {n: _replaced(lines[n], at, letter.translate(table)) for n, at, letter in run}
                if table is _TO_LATIN:
                    changed |= _answer(lines, run[-1][0] + 1)
                cyrillic = cyrillic or table is _TO_CYRILLIC
                break
    if changed and not cyrillic:
        keys = (n for n, line in lines.items() if n not in changed and _CYRILLIC.search(line) and _KEY.match(line))
        changed |= {number: lines[number].translate(_TO_LATIN) for number in keys}
    changes: dict[int, Change] = {number: (line, 0) for number, line in changed.items()}
    return document.with_lines(changes)


def _runs(lines: dict[int, str]) -> Iterator[_Run]:
    """The options in a row: each with its line, the column of its letter, and the letter."""
    run: _Run = []
    for number, line in lines.items():
        match = _HEAD.match(line)
        if match is None:
            continue
        letter = match["letter"]
        if run and (letter.translate(_TO_LATIN) in "Aa" or number - run[-1][0] > _APART):
            yield run
            run = []
        run.append((number, match.start("letter"), letter))
    if run:
        yield run


def _replaced(line: str, at: int, letter: str) -> str:
    return line[:at] + letter + line[at + 1 :]


def _answer(lines: dict[int, str], start: int) -> dict[int, str]:
    """The first line with the label of an answer below options, if only letters are behind it."""
    for number in range(start, start + _APART):
        line = lines.get(number, "")
        label = label_of(line)
        if label is not None and label.kind == "answer":
            said = line[label.end :]
            return {number: line[: label.end] + said.translate(_TO_LATIN)} if _LETTERS.match(said) else {}
    return {}
