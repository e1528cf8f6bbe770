"""Lines with what a learner has answered, beside or above the right answer, -> the right answer alone.

    A. steam
    B. water
    Your answer: A  Correct answer: B

Lines where a learner is to write, `Your answer: ____`, are left out. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.reading.rewriters.learning_systems import MINE
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.first_looks import may_begin
from deckpress.reading.words.vocabulary import CORRECT
from deckpress.regex import regex

_OWN = regex(rf"[ \t]*(?:[-*+>][ \t]+)?[*_]{{0,3}}(?:{MINE})[*_]{{0,3}}[ \t]*[:：]", re.I)
_RIGHT = regex(
    r"(?:(?<![^\W\d])|(?<=[A-Za-z])(?=[\u3400-\u9fff]))"
    rf"[*_]{{0,3}}(?:(?:the|az?)[ \t]+)?(?:{CORRECT})[*_]{{0,3}}[ \t]*[:：](?=[*_ \t]*[^\s*_])",
    re.I,
)
"""The label of the right answer. In Chinese it may follow a letter: `我的答案:B正确答案:C`."""
_HEADS = frozenset(
    """a adot az ceva dein ditt gege give ihre jawa je jouw la ma mein mi mia moja my resp risp su sua ta tu tua
    twoj uw votr writ yani you your""".split()
)
"""How the words for the answer of a learner begin."""
_TO_FILL_IN = regex(r"[*_ \t]*(?:\\?[_.…][ \t]*){2,}[)\]*]*\Z")
_LONGEST = 300
_NEAR = 2
"""How many lines below the learner's answer the right one may be."""


def with_right_answers_alone(document: Document) -> Document:
    """The document without the answers of a learner that have the right one on their line or right below it."""
    lines = document.lines
    found = [
        n for n in document.table.begun_by(_HEADS, counted=False) if _may_be_own(lines[n]) and _OWN.match(lines[n])
    ]
    if not found:
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    for number in (n for n in found if n not in code):
        line = lines[number]
        own = _OWN.match(line)
        beside = _RIGHT.search(line, own.end()) if own else None
        if own and _TO_FILL_IN.match(line, own.end()):
            changes[number] = ("", 0)
        elif beside is not None:
            lead = line[: len(line) - len(line.lstrip(" \t-*+>"))].rstrip("*")
            changes[number] = (lead + line[beside.start() :], beside.start() - len(lead))
        elif _right_below(lines, number):
            changes[number] = ("", 0)
    return document.with_lines(changes)


def _may_be_own(line: str) -> bool:
    return (":" in line or "：" in line) and len(line) <= _LONGEST and may_begin(line, _HEADS, " \t*_>+-")


def _right_below(lines: Sequence[str], number: int) -> bool:
    """True if the next line with text names the right answer."""
    below = (line for line in lines[number + 1 : number + 1 + _NEAR] if line.strip())
    return _RIGHT.match(next(below, "").lstrip(" \t-*+>")) is not None
