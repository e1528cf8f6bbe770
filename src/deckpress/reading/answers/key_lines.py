"""One line of a key -> the answers on it: `1. B`, `**Question 2:** C`, `1-B 2-C 3-A`, `1b; 2d`, `Q3: mitosis`."""

from __future__ import annotations

import re

from deckpress.diagnostics import Location
from deckpress.frozen import dataclass, replace
from deckpress.model import NO_TEXT, Text
from deckpress.reading.text.tree import Document
from deckpress.reading.words.option_letters import ANY_LETTER
from deckpress.reading.words.vocabulary import ANSWER, EXPLANATION, QUESTION
from deckpress.regex import regex

_WORD = rf"(?:(?:{QUESTION}|{ANSWER}|a(?=\d)|第|no|nr|n[º°])[ \t\u3000]*+[.#№:]?[ \t\u3000]*+)"
_MARK = r"(?:\\?[.)]|[:：=、．）→>–—-])"
_HEAD = regex(
    r"[ \t>]{0,6}(?P<open>\*\*|__)?[ \t\u3000]*"
    rf"(?P<word>{_WORD})?\(?#?(?P<number>\d{{1,4}})(?!\d)\)?[ \t\u3000]?[题題問问]?[ \t\u3000]*(?P<mark>{_MARK}*)"
    rf"(?P<close>\*\*|__)?[ \t\u3000]*(?P<mark2>{_MARK}*)[ \t\u3000]*",
    re.I,
)
LETTER = ANY_LETTER
_LETTERS = rf"(?:(?-i:[A-H]{{2,8}}(?!\w))|{LETTER})(?:[ \t\u3000]*[,&/+][ \t\u3000]*{LETTER}(?!\w))*"
_PART = regex(
    rf"(?:\A|(?<=[\s,;|(،؛，；、]))(?:{_WORD})?\(?(?P<number>\d{{1,4}})\)?[ \t\u3000]*"
    rf"(?:(?P<mark>{_MARK})+[ \t\u3000]*)?"
    rf"\(?(?P<answer>{_LETTERS}|(?(mark)\d{{1,2}}|(?!)))\)?(?=[\s,;.|،؛，；、]|\Z)",
    re.I,
)
_GLUED = regex(r"(?:\d{1,3}[.):–-][ \t]?[A-Ha-h]){2,60}[.\s]*\Z")
_GLUED_PART = regex(r"(\d{1,3})[.):–-][ \t]?([A-Ha-h])")
"""Answers without blanks between them: `1.a2.c3.b`."""
_ALONE = regex(rf"\(?{_LETTERS}\)?[.]?[ \t\u3000]*\Z")
_NEXT = regex(
    rf"(?:[;,|·•][ \t\u3000]*+|(?<![ \t\u3000])[ \t\u3000]{{2,}}+)(?:{_WORD})?\(?(?P<number>\d{{1,4}})\)?"
    rf"[ \t\u3000]*{_MARK}+[ \t\u3000]*",
    re.I,
)
_NEXT_CLOSE = regex(r"(?<=\S)[ \t]++\(?(?P<number>\d{1,4})\)?[.)][ \t]++")
"""The next number after a blank only, which may also be in a sentence."""
_FEWEST_CLOSE = 3
_RANGE = regex(
    rf"(?:\A|(?<=[\s,;|(]))(?P<first>\d{{1,4}})[ \t]*(?:[–—-]|\.\.+|to|bis|à)[ \t]*(?P<last>\d{{1,4}})[ \t]*"
    rf"(?:[.):：=→]+[ \t]*)?(?P<answers>{LETTER}(?:[ \t,/]*{LETTER})*)(?=[\s,;.|]|\Z)",
    re.I,
)
_IN_ORDER = regex(rf"(?:{LETTER}(?:[ \t]*[,;/ ][ \t]*{LETTER}){{2,}}|[A-E]{{5,}})[ \t.]*\Z")

EXPLAINS = regex(rf"[*_]{{0,3}}(?:{EXPLANATION})(?:[ \t]*[:：.–—-]+[*_]{{0,3}}|[*_]{{1,3}}[:：.–—-]+)[ \t]*", re.I)
"""The label of what explains an answer: `Explanation:`, `**Explanation**:`."""
_LONGEST = 2_000
"""A longer line is not searched for answers."""


_DIGIT = regex(r"\d")
_SCORES = regex(r"\d{1,4}[–-]\d{1,4}[ \t]+(?![A-H ]+(?:[^\w]|\Z))[^\W\d_]{2}")
"""A range of points, `18-20 points: excellent`, whose first number is not that of a question."""


@dataclass(frozen=True, slots=True)
class Said:
    """The answer on a line to the question with a number; the text may be empty."""

    number: int
    text: Text = NO_TEXT
    remark: Text = NO_TEXT
    """What follows the last answer on a line as a sentence of its own."""
    in_order: bool = False
    """True if the line has no numbers: the answers are in the order of the questions."""


def answers_on_line(document: Document, number: int, column: int = 0) -> list[Said]:
    """Two answers or more on one line, or one that is only a letter or number; nothing if the line holds other text."""
    line = document.lines[number]
    if len(line) > _LONGEST or not (column or _DIGIT.search(line)):
        return []
    plain = " " * column + line[column:]
    plain = re.sub(r"[*|`]|__", lambda found: " " * len(found.group()), plain)
    bare = plain.lstrip(" \t\u3000>-+")
    shift = len(plain) - len(bare)
    place = document.place(number, shift)
    if ranged := _in_ranges(bare, place) or (
        _in_order(bare[column - shift :], document.place(number, column)) if column else []
    ):
        return ranged
    if _GLUED.match(bare):
        glued = _GLUED_PART.finditer(bare)
        return [Said(int(p[1]), Text.at(document.place(number, shift + p.start(2)), p[2])) for p in glued]
    parts = _parts_alone(bare)
    if len({bool(part.group("mark")) for part in parts}) == 1:
        return [
            Said(int(p.group("number")), Text.at(document.place(number, shift + p.start("answer")), p.group("answer")))
            for p in parts
        ]
    return _texts_on_line(document, number, column)


def _parts_alone(bare: str) -> list[re.Match[str]]:
    """The numbers with their answers on a line that says nothing else; nothing as soon as it does."""
    first = _WORD_SIGN.search(bare)
    if first is None or not any(_PART.match(bare, at) for at in range(first.start() + 1)):
        return []
    parts: list[re.Match[str]] = []
    end = 0
    for part in _PART.finditer(bare):
        if _WORD_SIGN.search(bare, end, part.start()):
            return []
        parts.append(part)
        end = part.end()
    return [] if _WORD_SIGN.search(bare, end) else parts


_WORD_SIGN = regex(r"[^\W_]")


def _texts_on_line(document: Document, number: int, column: int) -> list[Said]:
    """Short answers on one line, separated by commas or the like and numbered in order: `1. Rome; 2. Athens`."""
    line = document.lines[number]
    head = _HEAD.match(line, column)
    if head is None:
        return []
    bracket = line[head.end("number") : head.end("number") + 1] == ")" and (column or "(" not in head.group())
    if not (head.group("mark") or head.group("mark2") or bracket):
        return []
    said = _cut_at(document, number, head, _NEXT)
    if not said:
        said = _cut_at(document, number, head, _NEXT_CLOSE)
        said = said if column or len(said) >= _FEWEST_CLOSE else []
    return said


def _cut_at(document: Document, number: int, head: re.Match[str], pattern: re.Pattern[str]) -> list[Said]:
    line = document.lines[number]
    count, start = int(head.group("number")), head.end()
    said = []
    for found in pattern.finditer(line, start):
        if int(found.group("number")) == count + 1:
            said.append(Said(count, Text.at(document.place(number, start), line[start : found.start()].strip())))
            count, start = count + 1, found.end()
    if not said:
        return []
    last = line[start:].rstrip(" \t.*_|")
    behind = _SENTENCE.search(last) if all(len(one.text.markdown) <= _SHORT for one in said) else None
    if behind is None:
        return [*said, Said(count, Text.at(document.place(number, start), last))]
    answer = Text.at(document.place(number, start), last[: behind.start()].rstrip())
    return [
        *said,
        Said(
            count, answer, Text.at(document.place(number, start + behind.end()), line[start + behind.end() :].rstrip())
        ),
    ]


_SHORT = 30
"""The most characters of the answers on a line after whose last one a sentence begins a remark."""
_SENTENCE = regex(r"(?<=\w[`*_)»”\"'])[.][ \t]+(?=[^\W\d_]\w*[ \t,]+\w)|(?<=\w)[.][ \t]+(?=[^\W\d_]\w*[ \t,]+\w)")


def _in_ranges(bare: str, place: Location) -> list[Said]:
    """The answers to ranges of questions: `1-5: A B C D E`, `1-3 ABC  4-6 DAB`."""
    if re.sub(r"[\W_]", "", _RANGE.sub("", bare)):
        return []
    said = []
    for found in _RANGE.finditer(bare):
        letters = re.findall(LETTER, found.group("answers"))
        first, last = int(found.group("first")), int(found.group("last"))
        if last - first + 1 != len(letters) or last == first:
            return []
        at = replace(place, column=place.column + found.start("answers"))
        said += [Said(number, Text.at(at, letter)) for number, letter in enumerate(letters, first)]
    return said


def _in_order(rest: str, place: Location) -> list[Said]:
    """Letters without numbers, in the order of the questions: `Key: A B B C`.

    Letters in the order of the alphabet may all be right answers to one question.
    """
    if not names_in_order(rest):
        return []
    return _said_in_order(rest, place)


def alphabet_behind(document: Document, number: int, column: int) -> list[Said]:
    """Letters without numbers in the order of the alphabet behind a title: `Answers: A B C`, `**Answers:** ABCDE`.

    They are a key only if as many questions above need one; else they are all right answers to one question.
    """
    rest = document.lines[number][column:].strip(" \t*_")
    letters = re.findall(LETTER, rest.upper())
    if not _ALPHABET.match(rest) or letters != sorted(set(letters)):
        return []
    return _said_in_order(document.lines[number][column:], document.place(number, column))


_ALPHABET = regex(
    r"(?:[A-H](?:[ \t]*[,;/ ][ \t]*[A-H]){1,7}|[A-H]{3,8}|[a-h](?:[ \t]*[,;/ ][ \t]*[a-h]){1,7})[ \t.]*\Z"
)


def _said_in_order(rest: str, place: Location) -> list[Said]:
    return [
        Said(number, Text.at(place, letter), in_order=True) for number, letter in enumerate(re.findall(LETTER, rest), 1)
    ]


_TWO = regex(r"([A-H])[ \t,;]+([A-H])[ \t.]*\Z")
_LETTER_HEAD = regex(rf"[ \t>*_(]{{0,6}}(?P<letter>{LETTER})(?:(?P<mark>\\?[.):：][*_]*)(?=[ \t]|\Z)|[ \t*_]*\Z)")


def letter_at_head(line: str) -> tuple[int, int, bool] | None:
    """The columns of a letter that a line without a number begins with, and whether words follow it; else None."""
    head = _LETTER_HEAD.match(line)
    return (*head.span("letter"), bool(line[head.end() :].strip())) if head else None


def letters_in_order(document: Document, number: int) -> list[Said]:
    """The answers on a line below the title of a key that holds only letters without numbers: `A B B C`."""
    line = document.lines[number]
    column = len(line) - len(line.lstrip(" \t>"))
    rest = line[column:].rstrip()
    two = _TWO.match(rest)
    if len(line) > _LONGEST or not (names_in_order(rest) or (two and two.group(2) <= two.group(1))):
        return []
    return _said_in_order(rest, document.place(number, column))


def names_in_order(text: str) -> bool:
    """True for three letters or more that are answers to as many questions, as one repeats or they go back.

    In `A e C`, the small letter is the word `and`.
    """
    if not _IN_ORDER.match(text.strip(" \t:*_")) or not (text.isupper() or text.islower()):
        return False
    letters = re.findall(LETTER, text.upper())
    return letters != sorted(set(letters))


def answer_at_head(text: str, *, bracketed: bool = False) -> tuple[int, int, bool] | None:
    """The number that a line begins with, where its answer begins, and whether bold print continues into the answer.

    None if the line does not begin with the number of a question: `3 dogs`, `2020`. `(1) Rome` does if `bracketed`.
    """
    head = _HEAD.match(text[:120])
    if head is None:
        return None
    rest = text[head.end() :]
    bold = bool(head.group("open") and not head.group("close"))
    marked = head.group("mark") or head.group("mark2") or head.group("close")
    marked = marked or (bracketed and in_brackets(text))
    alone = bool(_ALONE.match(rest.strip("*_ \u3000"))) or (head.group("word") and not rest.strip("*_ \u3000"))
    if not head.group("word") and _SCORES.match(text, head.start("number")):
        return None
    return (int(head.group("number")), head.end(), bold) if marked or alone else None


def in_brackets(text: str) -> bool:
    """True if a line begins with a number and a bracket behind it: `(1) Rome`, `1) Rome`."""
    return _IN_BRACKETS.match(text) is not None


_IN_BRACKETS = regex(r"[ \t>]{0,6}(?:\*\*|__)?[(（]?\d{1,4}[)）](?:\*\*|__)?[ \t]+\S")
