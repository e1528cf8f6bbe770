"""The questions that a key may answer: the candidates of a document by form, and what each of them lacks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Literal

from deckpress.compare import letters
from deckpress.reading.answers import is_placeholder, resolve
from deckpress.reading.bodies import boundary
from deckpress.reading.groups import TERMS
from deckpress.reading.key_entries import plain_heading
from deckpress.reading.list_items import PLAIN
from deckpress.reading.option_values import Options, begins_options
from deckpress.reading.options import options_of
from deckpress.reading.question_starts import Start
from deckpress.reading.tree import Document
from deckpress.reading.vocabulary import CHAPTERS

State = Literal["options", "marked", "listed", "nothing", "task", "answered"]
"""`options` without a right one, `marked` options, a list that may be options, no text, the text of a task, an
answer."""
_TASK = re.compile(rf"[\W_]*(?!(?:{CHAPTERS})\b)[^\W\d_]{{2,20}}[ \t]*[#№]?[ \t]*\d{{1,3}}[\W_]*\Z", re.I)
"""A heading that says no more than `Exercise 3`."""
_MOST_ALIKE = 200
_SHORTEST = 4
_LONGEST = 200
"""The most letters of a heading of questions that the longer heading of a key may begin with."""
_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]")
_NUMBER = re.compile(r"[\W_]*(?:[^\W\d_]+[ \t.:#№]*){0,2}?(\d{1,4})(?!\d|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A candidate that a key may answer, and its number, or -1."""

    start: Start
    number: int
    words: str


class Questions:
    """The candidates of a document by their form, and what each of them lacks."""

    def __init__(self, document: Document, starts: Sequence[Start], titles: Sequence[int] = ()) -> None:
        self.document = document
        self._keys = titles
        self.headings = [start for start in starts if start.is_heading]
        self.forms: list[list[Asked]] = []
        self._members: dict[int, Sequence[Start]] = {}
        self._states: dict[tuple[int, int], State] = {}
        self.passed: set[int] = set()
        """The lines of lists below a title such as `Solution:` that does not begin a key. They are answers, so no key
        answers them."""
        self._titles: dict[str, list[int]] = {}
        self._bare: dict[str, list[str]] = {}
        """The words of headings by their words without brackets: `III. True or false (5 points)`."""
        self._lines = sorted(start.start for start in starts if start.level != 1)
        self._outer = [start for start in starts if start.item is None]
        forms: dict[tuple[str, str], list[Start]] = {}
        for start in starts:
            if start.shape not in TERMS and start.answer is None:
                form = "" if start.form == PLAIN else start.form
                forms.setdefault((start.shape, form), []).append(start)
        for members in forms.values():
            self.forms.append([Asked(s, self._number(s), letters(s.text.markdown)) for s in members])
            self._members.update((id(s), members) for s in members)
        for index, heading in enumerate(self.headings):
            self._titles.setdefault(letters(plain_heading(heading.title)), []).append(index)
            if bare := _bare(heading.title):
                self._bare.setdefault(bare, []).append(letters(plain_heading(heading.title)))
        self._sorted = sorted(self._titles)

    def any_between(self, start: int, end: int) -> bool:
        """True if there is a candidate on these lines other than a title of level 1."""
        return bisect_left(self._lines, start) < bisect_left(self._lines, end)

    def holds(self, line: int, level: int) -> bool:
        """True if a title lies in the text of the heading above it. Its level is 0 if it is not a heading."""
        above = bisect_left(self.headings, line, key=lambda heading: heading.start)
        return above > 0 and (not level or self.headings[above - 1].level < level)

    def answered_above(self, line: int, level: int) -> bool:
        """True if the only heading of a key at this level is below two questions or more that have text."""
        if not level or len(self._keys) != 1:
            return False
        own = [heading for heading in self.headings if heading.level == level]
        above = bisect_left(own, line, key=lambda heading: heading.start)
        return above >= 2 and all(heading.asks and heading.body for heading in own[:above])

    def section(self, title: str, key: range) -> tuple[int, int] | None:
        """The lines below the heading, outside a key, with the words of a title."""
        words = letters(plain_heading(title))
        found = self._outside(self._titles.get(words, ()), key)
        if found is None and (bare := _bare(title)):
            alike = (n for words in self._bare.get(bare, ()) for n in self._titles[words])
            found = self._outside(alike, key)
        if found is None and len(words) > 5:
            found = self._outside(self._longer(words), key)
        if found is None:
            found = self._shorter(words, key)
        if found is None:
            return None
        level = self.headings[found].level
        below = (self.headings[number] for number in range(found + 1, len(self.headings)))
        ends = (heading.start for heading in below if heading.level <= level or heading.start in key)
        return self.headings[found].end, next(ends, len(self.document.lines))

    def _outside(self, numbers: Iterable[int], key: range) -> int | None:
        """The first of several headings that is outside a key."""
        return next((number for number in numbers if self.headings[number].start not in key), None)

    def _shorter(self, words: str, key: range) -> int | None:
        """The longest heading outside a key that begins these words: `Part 2` for `Part 2: answers`.

        If it has sections of its own, the rest of the words names one of them: `Part 2` for `Biology, part 2`.
        """
        for length in range(min(len(words) - 1, _LONGEST), _SHORTEST - 1, -1):
            if words[:length] in self._titles and not words[length].isdigit():
                found = self._outside(self._titles[words[:length]], key)
                if found is None or not self._has_sections(found, key):
                    return found
                return self._outside(self._titles.get(words[length:], ()), key)
        return None

    def _has_sections(self, number: int, key: range) -> bool:
        """True for a heading with several headings below it, up to the key, such as the title of the document."""
        level = self.headings[number].level
        following = (self.headings[n] for n in range(number + 1, len(self.headings)))
        below = takewhile(lambda heading: heading.level > level and heading.start not in key, following)
        return len([*islice(below, 2)]) == 2

    def _longer(self, words: str) -> Sequence[int]:
        """The headings that begin with words and go on, not with another digit: `Exercise 1: Colours`."""
        first = bisect_right(self._sorted, words)
        for title in self._sorted[first : first + _MOST_ALIKE]:
            if not title.startswith(words):
                break
            if not title[len(words)].isdigit():
                return self._titles[title]
        return ()

    def state(self, asked: Asked, limit: int) -> State:
        """The kind of text below a question, up to a line."""
        start = asked.start
        if start.item is not None and not start.body:
            above = bisect_left(self._outer, start.start, key=lambda outer: outer.start)
            if above and (self._outer[above - 1].asks or self._outer[above - 1].labelled):
                return "answered"  # it is an option, or part of the answer to the question above the list
        known = self._states.get((id(start), limit))
        if known is None:
            known = _state(self.body(asked, limit))
            if known == "answered" and start.level and _TASK.match(start.title):
                known = "task"
            self._states[(id(start), limit)] = known
        return known

    def body(self, asked: Asked, limit: int) -> Document:
        """The text below a question, up to a line, without the rest of the question."""
        start = asked.start
        end = min(boundary(self.document, start, self.headings, self._members[id(start)]), limit)
        return _body(self.document, start, end)

    def _number(self, start: Start) -> int:
        if start.item is not None and not start.numbered and start.shape == "item" and not start.labelled:
            return -1
        line = self.document.lines[start.start] if start.start < len(self.document.lines) else ""
        match = _NUMBER.match(re.sub(r"<[^<>]*>", " ", line[:80]))
        return int(match.group(1)) if match else -1


def _bare(title: str) -> str:
    """The letters of a heading without its number and without words in brackets."""
    return letters(plain_heading(_BRACKETS.sub("", title)))


def _body(document: Document, start: Start, end: int) -> Document:
    head, text = start.end, start.text
    if start.shape == "label":
        options = [n for n in range(start.start + 1, start.end) if begins_options(document.lines[n])]
        head = options[0] if options else start.end
        text = document.text(start.start, head, start.piece.column if start.piece else 0)
    body = document.part(head, max(head, end), start.item.indent if start.item else 0)
    if not text or (start.labelled and start.level and not start.text):
        first = body.blocks[0] if body.blocks else None
        if first is not None and first.kind == "paragraph":
            body = body.part(first.end, len(body.lines))
    last = body.blocks[-1] if body.blocks else None
    return body.part(0, last.start) if last is not None and last.kind == "rule" else body


def _state(body: Document) -> State:
    found = resolve(body)
    if found.choices:
        return "options" if found.unmarked else "marked"
    if is_placeholder(found.answer):
        return "nothing"
    plain = all(block.kind in ("paragraph", "fence", "list", "rule") for block in body.blocks)
    return "listed" if plain and list_of(body) else "answered"


def list_of(body: Document) -> Options | None:
    """The list at the end of a body, as options."""
    last = next((block for block in reversed(body.blocks) if block.kind != "rule"), None)
    return options_of(body, last, any_list=True) if last is not None else None
