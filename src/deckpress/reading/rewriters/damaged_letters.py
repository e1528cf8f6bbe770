"""One option among others whose letter is damaged, `(b] blue`, `A red` above `B. blue` -> with the marks of the others.

Letters that count on above and below it show which letter it has: the option between A and C is B, even if it has lost
its letter. So does an option whose line lacks the mark of an item that the others have. Places in the file do not
change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import LETTER
from deckpress.reading.parts.outline import leads_to_options
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_kind, label_of, number_of
from deckpress.reading.words.line_marks import HEADING_MARK
from deckpress.regex import regex

_ALPHABETS = ("abcdefgh", "ABCDEFGH", "123456789")
_SIGNS = "".join(_ALPHABETS)
_LEAD = r"(?P<lead>[ \t>]*(?:[-*+][ \t]+)?)"
_CLEAN = regex(
    rf"{_LEAD}(?P<open>(?:\*\*|__)?\(?)(?P<letter>[A-Ha-h1-9])(?P<close>[.)]{{1,2}}(?:\*\*|__)?)[ \t]*(?=[^\s.)])"
)
_TEXT = regex(rf"{_LEAD}(?P<marks>(?:\*\*|__)?)")
_MARKS = r"(?:[ \t]?[.)\]},;:]{1,2}[ \t]*|[ \t]?[/|\\–—-][ \t]+|[ \t]+|(?=\*\*|__))(?:(?:\*\*|__)[.)]?)?[ \t]*"
_TIMES = r"(?![ \t]*[x×][ \t]*\d)"
"""`2 x 3` is no damaged number."""
_DAMAGED = {letter: regex(rf"[(\[{{]?{letter}{_TIMES}{_MARKS}(?=\S)") for letter in _SIGNS}
_ALIKE = {"B": "[86]", "b": "[68]", "D": "[0O]", "c": "©", "C": "©", "1": "[lI|]", "2": "[zZ]", "5": "[sS]", "8": "B"}
"""What a scanner may read in place of a letter."""
_SEEN = {letter: regex(rf"\(?{sign}[.)\]]+(?:\*\*|__)?[ \t]+(?=\S)") for letter, sign in _ALIKE.items()}
_LETTERED = regex(r"[\W_]*[A-Ha-h][.)\]:]")
_TIGHT = regex(r"[ \t>]*[1-9][.)][^\W\d]")
"""A number without the blank that makes it the mark of an item."""
_BLOCKS = ("#", "|", "```", "~~~", "<", "---", "***")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with text: its number, the letter that it counts with, and the marks around that."""

    number: int
    place: int = -1
    lead: str = ""
    open: str = ""
    close: str = ""
    signs: str = ""
    """The letters or digits that it counts with."""

    @property
    def form(self) -> tuple[str, str, str]:
        """What options of one question have in common."""
        return self.lead.strip(" \t"), self.open, self.signs


def with_whole_letters(document: Document) -> Document:
    """The document with such options marked like the others."""
    leads = document.table.led_by(f"({_SIGNS}".__contains__)
    heads = [n for n in leads if _may_be_option(document.lines[n])]
    if len(heads) < 2:
        return document
    code = document.code_lines()
    found = {n: _read(n, document.lines[n]) for n in heads if n not in code}
    found = {n: line for n, line in found.items() if line.place >= 0}
    texts = [
        found.get(n) or _Line(n) for n in _around(found, document) if document.lines[n].strip(" \t>") and n not in code
    ]
    changed: dict[int, str] = {}
    for at, damaged, like, place in _damaged(texts, document):
        if like.signs.isdigit() and damaged.place != place and not _is_answered(document.lines, damaged.number):
            continue  # a step goes on with a number: `2 eggs`
        line = document.lines[damaged.number]
        letter = like.signs[place]
        changed[damaged.number] = f"{like.lead}{like.open}{letter}{like.close} {_rest(line, letter)}"
        texts[at] = _Line(damaged.number, place, like.lead, like.open, like.close, like.signs)
    return document.with_lines({n: (line, len(document.lines[n]) - len(line)) for n, line in changed.items()})


def _is_answered(lines: Sequence[str], number: int) -> bool:
    """True if an answer with a label is among the lines below, above the next heading."""
    below = takewhile(lambda line: not HEADING_MARK.match(line), lines[number + 1 : number + 1 + _ANSWERED])
    return any(label_kind(line.strip()) == "answer" for line in below)


def _may_be_option(line: str) -> bool:
    head = line.lstrip(" \t>-*+_(")
    return head[1:2] in (".", ")") and head[:1] in _SIGNS


def _around(found: Mapping[int, _Line], document: Document) -> Iterator[int]:
    """The lines with letters and those near them."""
    last = document.first - 1
    for number in found:
        first = max(number - _REACH, last + 1)
        last = min(number + _REACH, len(document.lines) - 1)
        yield from range(first, last + 1)


_REACH = 4
_ANSWERED = 12
"""How many lines below a damaged number its answer may be."""
_NEAR = 8
"""In how many lines above a first option another one may be whose text goes on."""


def _read(number: int, line: str) -> _Line:
    match = _CLEAN.match(line)
    if match is None:
        return _Line(number)
    letter = match["letter"]
    signs = next(signs for signs in _ALPHABETS if letter in signs)
    return _Line(number, signs.index(letter), match["lead"], match["open"], match["close"], signs)


def _damaged(texts: Sequence[_Line], document: Document) -> Iterator[tuple[int, _Line, _Line, int]]:
    """Each option to mend: its index among the lines with text, its line, a whole option beside it, and its letter."""
    lines = document.lines
    tight = {line.number for line in texts if line.signs.isdigit() and _TIGHT.match(lines[line.number])}
    tight = {number for number in tight if tight.isdisjoint((number - 1, number - 2, number + 1, number + 2))}
    for at, line in enumerate(texts):
        above = texts[at - 1] if at else _Line(-1)
        below, after = (texts[n] if n < len(texts) else _Line(-1) for n in (at + 1, at + 2))
        if above.place >= 0 and below.place == above.place + 2 and above.form == below.form:
            place = above.place + 1
            counted = _counts_on(texts, at - 1, -1) or _counts_on(texts, at + 1, 1)
            lone = line.number in tight and line.place == place and line.signs == above.signs
            if lone or _needs(line, above, place, lines, sure=counted):
                yield at, line, above, place
        elif below.place == 1 and after.place == 2 and below.form == after.form and above.number >= 0:
            near = next((t.place for t in texts[at - 1 : max(at - _NEAR, 0) : -1] if t.signs == below.signs), -1)
            if (near or below.signs.isdigit()) and _begins(lines, above, line, below, after):
                yield at, line, below, 0
        elif above.place > 0 and _counts_on(texts, at - 1, -1) and below.place != above.place + 1:
            before = texts[at - 2]
            even = line.number - above.number == above.number - before.number
            if even and _needs(line, above, above.place + 1, lines, sure=False):
                yield at, line, above, above.place + 1


def _counts_on(texts: Sequence[_Line], at: int, step: int) -> bool:
    """True if the line next to one counts on with it."""
    if not 0 <= at + step < len(texts):
        return False
    own, other = texts[at], texts[at + step]
    return other.place == own.place + step and other.form == own.form


def _needs(line: _Line, like: _Line, place: int, lines: Sequence[str], *, sure: bool) -> bool:
    """True for a line that has the letter, but not the marks, or with `sure` no letter at all."""
    if place >= len(like.signs):
        return False
    text = lines[line.number]
    if line.place == place:
        return line.signs == like.signs and line.lead.strip() != like.lead.strip()
    if line.signs == like.signs or _mark(text, like.signs[place]):
        return line.signs != like.signs
    bulleted = _lead(text).strip()
    return sure and bulleted in ("", like.lead.strip()) and not like.signs.isdigit() and _is_plain(text)


def _begins(lines: Sequence[str], above: _Line, line: _Line, below: _Line, after: _Line) -> bool:
    """True for a first option above others, below its question."""
    text = lines[line.number]
    if line.place == 0:
        return line.signs == below.signs and line.lead.strip() != below.lead.strip()
    marked = _mark(text, below.signs[0]) is not None
    if above.signs == below.signs and not (marked and leads_to_options(lines[above.number])):
        return False
    if line.place > 0 or leads_to_options(text) or not (marked or (_is_plain(text) and not below.signs.isdigit())):
        return False
    bulleted = bool(below.lead.strip(" \t>")) and _lead(text).strip() == below.lead.strip()
    asked = leads_to_options(lines[above.number])
    if below.number - line.number != after.number - below.number or not (asked or bulleted):
        return False
    return bulleted or not _lead(text).strip(" \t>")


def _is_plain(text: str) -> bool:
    """True for words without the marks of a block, a number, a label, or an option with the sign of a right one."""
    words = text.lstrip(" \t>-*+")
    return not (
        words.startswith(_BLOCKS)
        or LETTER.match(words)
        or _LETTERED.match(words)
        or HEADING_MARK.match(text)
        or number_of(words) > 0
        or label_of(words) is not None
    )


def _lead(text: str) -> str:
    match = _TEXT.match(text)
    return match["lead"] if match else ""


def _mark(text: str, letter: str) -> re.Match[str] | None:
    """The damaged letter at the head of a text."""
    start = match.end() if (match := _TEXT.match(text)) else 0
    seen = _SEEN[letter].match(text, start) if letter in _SEEN else None
    return seen or _DAMAGED[letter].match(text, start)


def _rest(text: str, letter: str) -> str:
    match = _mark(text, letter)
    return text[match.end() :] if match else text[len(_lead(text)) :]
