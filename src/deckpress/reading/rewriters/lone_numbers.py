"""Numbers of questions alone on the line above, as copied text has them, -> numbers in front of the questions.

Numbers without a point or a bracket count if each is above a line that asks: they may be the numbers of pages.

If most of these questions have a letter alone on a line above or below options with letters, it names the right one:
the option is marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import LETTER, begins_options
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_NUMBER = regex(r"[ \t]{0,3}(?:(?P<number>\d{1,3})[.)]?|\((?P<inner>\d{1,3})\))[ \t]*\Z")
_LETTER = regex(r"[ \t]{0,3}\(?(?P<letter>[A-Ha-h])[.)]?[ \t]*\Z")
_FEWEST = 3
_FEWEST_ASKING = 2
_SHARE = 0.8
_NEAR = 8
"""How many lines below a number its question may begin."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A number, the line of its question, and the letter beside its options with the line of the option it names."""

    number: int
    line: int
    question: int
    letter: int = -1
    option: int = -1
    inner: bool = False
    """True for a number in brackets."""


def with_numbers_in_front(document: Document) -> Document:
    """The document with such numbers in front of their questions; the places of its words stay the same."""
    asked = _asked(document)
    telling = sum(1 for one in asked if not looks_like_question(document.lines[one.question]))
    fewest = _FEWEST if telling else _FEWEST_ASKING
    if len(asked) < fewest or any(below.number != above.number + 1 for above, below in pairwise(asked)):
        return document
    lines = document.lines
    keyed = sum(1 for one in asked if one.option >= 0) >= _SHARE * len(asked)
    if telling and not keyed and any(lines[one.line].strip().isdigit() for one in asked):
        return document
    if any(one.inner for one in asked) and 2 * telling > len(asked):
        return document  # formulas have such numbers
    changes: dict[int, Change] = {}
    for one in asked:
        changes[one.line] = ("", 0)
        changes[one.question] = _behind(f"{one.number}. ", lines[one.question])
        if keyed and one.option >= 0:
            changes[one.letter] = ("", 0)
            changes[one.option] = _behind("*", lines[one.option])
    return document.with_lines(changes)


def _behind(mark: str, line: str) -> Change:
    words = line.lstrip()
    return mark + words, len(line) - len(words) - len(mark)


def _asked(document: Document) -> list[_Asked]:
    lines = document.lines
    places = [n for n in document.table.led_by(lambda sign: sign.isdigit() or sign == "(") if _NUMBER.match(lines[n])]
    code = document.code_lines() if places else frozenset()
    places = [n for n in places if n not in code]
    found = []
    for place, end in pairwise([*places, len(lines)]):
        match = _NUMBER.match(lines[place])
        said = _said(lines, place + 1, end)
        question = next(said, -1)
        if match is None or question < 0 or question > place + _NEAR or _is_no_question(lines[question]):
            return []
        found.append(
            _Asked(int(match["number"] or match["inner"]), place, question, *_key(lines, said), bool(match["inner"]))
        )
    return found


def _said(lines: Sequence[str], start: int, end: int) -> Iterator[int]:
    return (number for number in range(start, end) if lines[number].strip())


def _is_no_question(line: str) -> bool:
    return begins_options(line) or line.lstrip().startswith(("#", "-", "*", ">", "|", "```", "<"))


def _key(lines: Sequence[str], said: Iterator[int]) -> tuple[int, int]:
    """The line of a letter alone above or below options, and that of the option it names; -1 twice without one."""
    own = list(said)
    first = next((place for place, n in enumerate(own) if begins_options(lines[n]) or _LETTER.match(lines[n])), -1)
    if first < 0:
        return -1, -1
    for letter, options in ((own[first], own[first + 1 :]), (own[-1], own[first:-1])):
        alone = _LETTER.match(lines[letter])
        for number in options if alone else ():
            option = LETTER.match(lines[number].strip())
            if alone and option and option.group("letter").upper() == alone.group("letter").upper():
                return letter, number
    return -1, -1
