"""Answers that begin with an abbreviation and a sign, `R= It burns.`, `Resp. - It burns.`, -> answers with a label.

    **2. Fire:**

    2.1. What is fire?

    R= A reaction.

Several of them, nearly all below questions, are labels; their questions, with a number or a question mark, get labels
too. A bold line above a question whose number begins with its own is a heading. Elsewhere `R = U / I` is a formula.
Places in the file do not change.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.frozen import dataclass
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

_ANSWER = regex(
    r"[ \t]{0,3}(?P<bold>\*\*)?(?:(?P<word>R|Resp|Rta|Rpta|Risp|Odp)[.]?[ \t]*(?P<sign>[=:：]|[-–—](?=[ \t]))"
    r"|(?P<dot>R)[.](?=[ \t])|(?P<letter>A)[ \t]*=)(?(bold)[ \t]*\*\*)[ \t]*(?=\S)"
)
_HEADS = ("R", "A=", "A =", "Odp", "**R", "**A", "**O")
_SIGNS = frozenset(head[0] for head in _HEADS)
_FORMULA = regex(r"[^\s\w]*[\w,.]{1,2}(?:[ \t]*[-+*/^×·÷=][ \t]*[\w,.]{1,4})*[ \t]*\Z")
_COLONS = (":", "：")
"""Behind a colon, short words such as those of `R: AT` are not a formula."""
_ASKS = regex(r"[ \t]{0,3}[PQDÎ][ \t]*[=:：][ \t]*(?=\S)")
_NUMBERS = regex(r"[ \t]{0,3}(?:\d{1,3}(?:[.]\d{1,3}){1,3}[.)]?|\d{1,3}[.)](?:[-–—](?!\d))?)[ \t]+(?=\S)")
_TITLE = regex(r" {0,3}\*\*(?P<words>(?P<number>\d{1,3})[.)][ \t]*[^*\s][^*]*?)[:：]?\*\*[:：]?[ \t]*\Z")
_FEWEST = 2
_SHARE = 0.8
_NEAR = 2
"""How many blank lines may be between a question and its answer, or its title."""
_LONGEST = 6
"""How many lines a question may have."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """The lines of an answer and of the first line of its question, or -1, and the columns of their words."""

    answer: int
    words: int
    question: int = -1
    asked: int = 0


def is_short_answer(line: str) -> bool:
    """True for a line that begins with the label of an answer or such an abbreviation."""
    return label_kind(line) == "answer" or _ANSWER.match(line) is not None


def with_labels_for_abbreviations(document: Document) -> Document:
    """The document with labels for such questions and answers."""
    lines = document.lines
    found = [n for n in document.table.marked(_SIGNS) if lines[n].lstrip().startswith(_HEADS)]
    if len(found) < _FEWEST:
        return document
    code = document.code_lines()
    pairs = [pair for n in found if n not in code and (pair := _pair(lines, n, code))]
    asked = [pair for pair in pairs if pair.question >= 0]
    if len(asked) < _FEWEST or len(asked) < _SHARE * len(pairs):
        return document
    changes: dict[int, Change] = {}
    for pair in asked:
        for number, label, start in ((pair.question, "Q: ", pair.asked), (pair.answer, "A: ", pair.words)):
            changes[number] = (label + lines[number][start:], start - len(label))
        changes |= _title_above(lines, pair.question)
    return document.with_lines(changes)


def _pair(lines: Sequence[str], number: int, code: frozenset[int]) -> _Pair | None:
    """The answer on a line, with its question if one is right above; None if the line is no such answer."""
    match = _ANSWER.match(lines[number])
    if match is None or label_kind(lines[number]):
        return None
    above = _paragraph_above(lines, number, code)
    if not above or (match["sign"] not in _COLONS and _FORMULA.match(lines[number], match.end())):
        return _Pair(number, match.end())
    first, last = lines[above[0]], lines[above[-1]]
    asked = _ASKS.match(first) or _NUMBERS.match(first)
    if not asked and not looks_like_question(last.strip()):
        return _Pair(number, match.end())
    if label_kind(first) or first.lstrip().startswith(_MARKS):
        return _Pair(number, match.end())
    return _Pair(number, match.end(), above[0], asked.end() if asked else 0)


def _title_above(lines: Sequence[str], question: int) -> dict[int, Change]:
    """The heading in place of the bold line above a question that has its number: `**2. Fire**` above `2.1.`."""
    line = question - 1
    while line >= 0 and not lines[line].strip() and question - line <= _NEAR:
        line -= 1
    match = _TITLE.match(lines[line]) if line >= 0 else None
    if match is None or not lines[question].lstrip().startswith(f"{match['number']}."):
        return {}
    return {line: (f"###### {match['words']}", match.start("words") - 7)}


_MARKS = ("#", ">", "|", "- ", "* ", "+ ", "**")
"""What begins the lines of other blocks, whose questions need no label."""


def _paragraph_above(lines: Sequence[str], number: int, code: frozenset[int]) -> Sequence[int]:
    """The lines of the paragraph right above a line, from its numbered line on."""
    last = number - 1
    while last >= 0 and not lines[last].strip() and number - last <= _NEAR:
        last -= 1
    own: list[int] = []
    for line in range(last, max(last - _LONGEST, -1), -1):
        if not lines[line].strip() or line in code:
            break
        own.insert(0, line)
        if _ASKS.match(lines[line]) or _NUMBERS.match(lines[line]):
            break
    return own
