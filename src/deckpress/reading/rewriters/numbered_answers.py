"""Headings `Q1 Solution` or `Answer to Question 1` below `Solutions` -> headings `Q1`, `Question 1`, as in a key.

    ## Exercises                ## Solutions
    ### Exercise 1              ### Exercise 1 – Solution
    ### Exercise 2              ### Exercise 2 – Solution

So do bold labels, `**Q1 Solution:** ..`. The questions with these numbers are all above, and none is below; they may be
numbered lines, `1. What is iron?`. Headings of answers without a title for all of them get one. Places in the file do
not change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from deckpress.frozen import dataclass
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.key_names import names_key
from deckpress.reading.words.labels import is_answer_word, may_name_answer
from deckpress.reading.words.vocabulary import QUESTION, TASK
from deckpress.regex import regex

_NUMBERED = rf"(?P<word>{QUESTION}|{TASK})(?P<gap>[ \t]*[#№.]?[ \t]*)(?P<number>\d{{1,3}})"
_OF = (
    r"(?:to|for|of|on|zu[rm]?|von|der|auf|à|a|al|alla|de|del|della|du|da|do|к|на|до|voor|van|op|til|till|för|na)"
    r"(?:[ \t]+(?:the|la|die))?"
)
_QUESTION = regex(rf"{_NUMBERED}(?![\w.]*\d)", re.I)
_BEHIND = regex(
    rf"{_NUMBERED}[ \t]*(?:[-–—:.(\[/]|[的の])?[ \t]*(?P<says>[^\W\d_][^\n:：–—()\[\]]{{1,30}}?)[)\]]?"
    r"(?P<rest>[:：].*)?\Z",
    re.I,
)
_AHEAD = regex(
    rf"(?P<says>[^\W\d_][^\n:：]{{1,30}}?)[ \t]+(?:{_OF}[ \t]+)?(?:(?:(?:de|à)[ \t]+l|dell|all)['’])?"
    rf"(?:{_NUMBERED}|[#№]?(?P<bare>\d{{1,3}}))"
    r"(?P<rest>[:：.–—-].*)?\Z",
    re.I,
)
_HEADING = regex(r" {0,3}(?P<marks>#{1,6})[ \t]+(?P<lead>[*_]{0,2})(?P<text>.*?)[*_]{0,2}[ \t]*#*[ \t]*\Z")
_BOLD = regex(r"[ \t]{0,3}(?P<lead>\*\*)(?P<text>[^*\n]{1,60}?)(?P<end>[:：.]?\*\*[:：]?)")
_COUNTED = regex(r"[ \t]{0,3}(?:#{1,6}[ \t]+)?[*_]{0,2}(?P<number>\d{1,3})[.)][*_]{0,2}[ \t]+(?=\S)")
_FEWEST = 2
_SHARE = 0.5
"""The share of the answers whose numbers must be those of numbered lines above."""
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class _Title:
    """A heading or a bold label with the number of a question.

    `words` are `Question 1`, or only the number of an answer, and `start` and `end` are the columns of what says so.
    """

    line: int
    start: int
    end: int
    words: str
    answers: bool

    @property
    def key(self) -> str:
        """What the titles of a question and its answer have in common."""
        return "".join(self.words.casefold().split())


def with_numbers_of_questions(document: Document) -> Document:
    """The document with such headings and labels."""
    if not any(may_name_answer(document.lines[block.start]) for block in document.blocks if block.kind == "heading"):
        return document
    titles, counted, keyed = [], set[int](), 0
    for block in document.blocks:
        if block.kind not in ("heading", "paragraph", "list"):
            continue
        title = _title(document.lines[block.start], block.start) if block.kind != "list" else None
        if title is not None:
            titles.append(title)
        elif block.kind == "heading" and names_key(block.text):
            keyed = keyed or block.start
        if not (keyed or (title and title.answers)):
            counted.update(_numbers_in(document, block))
    said = [title for title in titles if title.answers]
    asked = [title for title in titles if not title.answers]
    if len(said) < _FEWEST or (asked and asked[-1].line > (keyed or said[0].line)) or said[0].line < keyed:
        return document
    known = _known(said, asked, counted)
    if not known:
        return document
    changes = dict(_changes(document, said, known))
    if not keyed:
        titled = list(_below_new_title(document, said, changes))
        if not titled:
            return document
        changes.update(titled)
    return document.with_lines(changes)


def _numbers_in(document: Document, block: Block) -> Iterator[int]:
    """The numbers at the heads of the items of a list, a heading or a paragraph: `1. What is iron?`, `**1.** ..`."""
    lines = [item.start for item in block.items] if block.kind == "list" else [block.start]
    for line in lines:
        if match := _COUNTED.match(document.lines[line]):
            yield int(match["number"])


def _known(said: Sequence[_Title], asked: Sequence[_Title], counted: Collection[int]) -> dict[str, str]:
    """The words of the questions by what the titles of their answers say; empty if the answers do not fit them."""
    keys = {title.key for title in said}
    if len(keys) < len(said):
        return {}
    if len(asked) >= _FEWEST:
        known = {title.key: title.words for title in asked}
        numbers = Counter(_digits(title) for title in asked)
        once = {_digits(title): title.words for title in asked if numbers[_digits(title)] == 1}
        digits = Counter(map(_digits, said))
        known |= {t.key: once[_digits(t)] for t in said if t.key not in known and _digits(t) in once}
        return known if keys <= known.keys() and (keys <= {t.key for t in asked} or max(digits.values()) == 1) else {}
    found = {title.key: _digits(title) for title in said}
    fitting = sum(1 for digits in found.values() if int(digits) in counted)
    return found if not asked and fitting >= _FEWEST and fitting >= _SHARE * len(said) else {}


def _changes(document: Document, said: Sequence[_Title], known: Mapping[str, str]) -> Iterator[tuple[int, Change]]:
    """The titles of answers with the words of their questions."""
    for title in said:
        line, words = document.lines[title.line], known[title.key]
        yield title.line, (line[: title.start] + words + line[title.end :], title.end - title.start - len(words))


def _below_new_title(
    document: Document, said: Sequence[_Title], changes: Mapping[int, Change]
) -> Iterator[tuple[int, Change]]:
    """The title of a key on the blank line above the first answer, and the headings below it one level deeper."""
    above = said[0].line - 1
    headings = [block for block in document.blocks if block.kind == "heading" and block.start > above]
    marked = all(document.lines[heading.start].startswith("#") for heading in headings)
    level = document.lines[said[0].line].find(" ")
    alike = all(document.lines[title.line].startswith("#" * level + " ") for title in said)
    if above < 0 or document.lines[above].strip() or not marked or not alike:
        return
    if level < 1 or any(not level <= heading.level < _DEEPEST for heading in headings):
        return
    yield above, ("#" * level + " Answers", 0)
    for heading in headings:
        line, shift = changes.get(heading.start, (document.lines[heading.start], 0))
        yield heading.start, ("#" + line, shift - 1)


def _digits(title: _Title) -> str:
    return "".join(filter(str.isdigit, title.words))


def names_answer(line: str) -> bool:
    """True for a heading or a bold label that says that it answers a question with a number: `Exercise 1: Solution`."""
    title = _title(line, 0)
    return title is not None and title.answers


def _says_answer(words: str) -> bool:
    return is_answer_word(words) or words in _TURKISH


_TURKISH = ("cevabı", "yanıtı", "çözümü")
"""Words for an answer, with the ending that they take behind a question: `Soru 1 cevabı`."""


def _title(line: str, number: int) -> _Title | None:
    """The title on a line, if it begins with the number of a question, or says that it answers one."""
    match = _HEADING.match(line) or _BOLD.match(line)
    if match is None:
        return None
    text, start = match.group("text"), match.start("text")
    for pattern in (_BEHIND, _AHEAD):
        found = pattern.match(text)
        if found and _says_answer(found.group("says")):
            bare = found.groupdict().get("bare")
            words = bare or f"{found.group('word')}{found.group('gap')}{found.group('number')}"
            end = start + (found.start("rest") if found.group("rest") else len(text))
            return _Title(number, start, end, words, True)
    found = _QUESTION.match(text)
    return _Title(number, start, start, found.group(), False) if found else None
