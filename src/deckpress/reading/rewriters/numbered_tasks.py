"""Numbers of tasks that stand alone above their question, `## Aufgabe 3 (2 Punkte)`, -> `## Question 3 (2 Punkte)`.

`*Exercise 3.*` becomes `**Question 3**`.

The question is the text right below. Most such texts ask, or each has an answer with a label and no number is a
heading. Otherwise, or with questions of their own below them, such titles are sections.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from deckpress.reading.parts.tasks import is_task
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.first_looks import may_begin
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.vocabulary import TASK
from deckpress.reading.words.word_heads import TASK_HEADS
from deckpress.regex import regex

_ALONE = regex(
    rf"(?P<lead>[ \t]{{0,3}}(?:#{{1,6}}[ \t]+)?(?:\*\*|__)?)(?P<italic>[*_])?(?P<word>{TASK}|item|quiz|mcq)"
    r"(?P<number>[ \t]*(?:no\.?|nr\.?|n°|№|#)?[ \t]*\d{1,3}(?:\.\d{1,3})?)"
    r"(?=(?:[ \t]*[\[(][^\[\]()\n]{1,20}[\])])?[.:：]?(?:\*\*|__|[*_])?[.:：]?[ \t]*\Z)",
    re.I,
)
_DIGITS = regex(r"\d+")
_PART = regex(r"[ \t]*(?:[-*+][ \t]+)?\(?(?:\d{1,2}|[a-h])[.)][ \t]+\S.*[?？؟][*_ \t]*\Z")
_OTHER = ("#", "-", "*", "+", ">", "|", "`", "~", "<", ":", "!", "$")
_MARKS = frozenset("#*_")
_AHEAD = " \t#*_"
_LONGEST = 60
_FEWEST = 3
_FEWEST_ANSWERED = 2
_SHARE = 0.6


def with_numbered_questions(document: Document) -> Document:
    """The document with the word for a question in place of such words, if most are above a question or answered."""
    lines = document.lines
    short = [n for n in document.table.marked(_MARKS) if lines[n][:1] in _MARKS and len(lines[n]) <= _LONGEST]
    counted = document.table.ended_by(str.isdigit)
    short += [n for n in counted if lines[n][-1:].isdigit() and len(lines[n]) <= _LONGEST and _is_alone(lines, n)]
    named = (n for n in sorted(set(short)) if may_begin(lines[n], TASK_HEADS, _AHEAD))
    found = {n: match for n in named if (match := _ALONE.match(lines[n]))}
    numbers = [int(_DIGITS.findall(match["number"])[-1]) for match in found.values()]
    rising = all(below in (above + 1, 1) for above, below in pairwise(numbers))
    if len(found) < _FEWEST_ANSWERED or not rising:
        return document
    code = document.code_lines()
    ends = pairwise([*found, len(lines)])
    plain = code.isdisjoint(found) and not any(lines[number].startswith("#") for number in found)
    answered = plain and all(_is_answered(lines[number + 1 : end]) for number, end in ends)
    if len(found) < _FEWEST and not answered:
        return document
    asking = [n for n in found if n not in code and _asks(lines, n)]
    if len(asking) < _SHARE * len(found) and not answered:
        return document
    changes: dict[int, Change] = {}
    for number, match in found.items():
        label = f"Question {_DIGITS.findall(match['number'])[-1]}"
        tail = lines[number][match.end() :]
        changes[number] = (f"{match['lead']}**{label}**" if match["italic"] else f"{match['lead']}{label}{tail}", 0)
    return document.with_lines(changes)


def _is_alone(lines: Sequence[str], number: int) -> bool:
    """True for a line that begins with a letter, with blank lines above and below it, or near answers with a label."""
    if not lines[number][0].isalpha():
        return False
    if not any(lines[max(number - 1, 0) : number]) and not any(lines[number + 1 : number + 2]):
        return True
    above = "".join(lines[max(number - 1, 0) : number])
    return (not above or label_kind(above) == "answer") and "answer" in map(label_kind, lines[number + 2 : number + 4])


def _is_answered(below: Sequence[str]) -> bool:
    """True for a text right below a number, above one answer with a label."""
    said = [line.strip() for line in below if line.strip()]
    kinds = [label_kind(line) for line in said]
    return kinds.count("answer") == 1 and not kinds[0] and not said[0].startswith(_OTHER)


def _asks(lines: Sequence[str], number: int) -> bool:
    """True if the text right below asks, and no part of a question is below it."""
    below = list(lines[number + 1 : number + 14])
    while below and not below[0].strip():
        below = below[1:]
    end = next((n for n, line in enumerate(below) if not line.strip()), len(below))
    asked = [line.strip() for line in below[:end]]
    if not asked or asked[0].startswith(_OTHER) or label_kind(asked[0]):
        return False
    more = next((line for line in below[end:] if line.strip()), "")
    asks = asked[-1].rstrip("*_").endswith(("?", "？", "؟")) or is_task(asked[0])
    return asks and not any(_PART.match(line) for line in (*below[1:end], more))
