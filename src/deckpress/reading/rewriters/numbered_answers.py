"""Headings `Q1 Solution` or `Answer to Question 1` below `Solutions` -> headings `Q1`, `Question 1`, as in a key.

    ## Exercises                ## Solutions
    ### Exercise 1              ### Exercise 1 – Solution
    ### Exercise 2              ### Exercise 2 – Solution

So do bold labels, `**Q1 Solution:** ..`. The questions with these numbers are all above, and none is below. Places in
the file do not change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from deckpress.frozen import dataclass
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.key_names import names_key
from deckpress.reading.words.labels import is_answer_word, may_name_answer
from deckpress.reading.words.vocabulary import QUESTION, TASK
from deckpress.regex import regex

_NUMBERED = rf"(?P<word>{QUESTION}|{TASK})(?P<gap>[ \t]*[#№.]?[ \t]*)(?P<number>\d{{1,3}})"
_OF = (
    r"(?:to|for|of|on|zu[rm]?|von|der|à|a|al|alla|de|del|della|du|da|к|на|до|voor|van|til|do|för)"
    r"(?:[ \t]+(?:the|la|l['’]))?"
)
_QUESTION = regex(rf"{_NUMBERED}(?![\w.]*\d)", re.I)
_BEHIND = regex(
    rf"{_NUMBERED}[ \t]*[-–—:.(\[/]?[ \t]*(?P<says>[^\W\d_][^\n:：–—()\[\]]{{1,30}}?)[)\]]?(?P<rest>[:：].*)?\Z", re.I
)
_AHEAD = regex(
    rf"(?P<says>[^\W\d_][^\n:：]{{1,30}}?)[ \t]+(?:{_OF}[ \t]+)?(?:{_NUMBERED}|[#№]?(?P<bare>\d{{1,3}}))"
    r"(?P<rest>[:：.–—-].*)?\Z",
    re.I,
)
_HEADING = regex(r" {0,3}(?P<marks>#{1,6})[ \t]+(?P<lead>[*_]{0,2})(?P<text>.*?)[*_]{0,2}[ \t]*#*[ \t]*\Z")
_BOLD = regex(r"[ \t]{0,3}(?P<lead>\*\*)(?P<text>[^*\n]{1,60}?)(?P<end>[:：.]?\*\*[:：]?)")
_FEWEST = 2


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
    titles, keyed = [], 0
    for block in document.blocks:
        if block.kind not in ("heading", "paragraph"):
            continue
        title = _title(document.lines[block.start], block.start)
        if title is not None:
            titles.append(title)
        elif block.kind == "heading" and names_key(block.text):
            keyed = keyed or block.start
    return document.with_lines(dict(_changes(document, titles, keyed)))


def _changes(document: Document, titles: Sequence[_Title], keyed: int) -> Iterator[tuple[int, Change]]:
    """The titles of answers, all below the title of a key, with the words of their questions, all above it."""
    said = [title for title in titles if title.answers]
    asked = [title for title in titles if not title.answers]
    if not keyed or len(said) < _FEWEST or len(asked) < _FEWEST or asked[-1].line > keyed or said[0].line < keyed:
        return
    known = {title.key: title.words for title in asked}
    numbers = Counter(_digits(title) for title in asked)
    known |= {_digits(title): title.words for title in asked if numbers[_digits(title)] == 1}
    if any(title.key not in known for title in said) or len({title.key for title in said}) < len(said):
        return
    for title in said:
        line, words = document.lines[title.line], known[title.key]
        yield title.line, (line[: title.start] + words + line[title.end :], title.end - title.start - len(words))


def _digits(title: _Title) -> str:
    return "".join(filter(str.isdigit, title.words))


def _title(line: str, number: int) -> _Title | None:
    """The title on a line, if it begins with the number of a question, or says that it answers one."""
    match = _HEADING.match(line) or _BOLD.match(line)
    if match is None:
        return None
    text, start = match.group("text"), match.start("text")
    for pattern in (_BEHIND, _AHEAD):
        found = pattern.match(text)
        if found and is_answer_word(found.group("says")):
            bare = found.groupdict().get("bare")
            words = bare or f"{found.group('word')}{found.group('gap')}{found.group('number')}"
            end = start + (found.start("rest") if found.group("rest") else len(text))
            return _Title(number, start, end, words, True)
    found = _QUESTION.match(text)
    return _Title(number, start, start, found.group(), False) if found else None
