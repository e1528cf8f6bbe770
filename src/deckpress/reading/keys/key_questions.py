"""The questions that a key may answer: the candidates of a document by form, and what each of them lacks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from deckpress.frozen import dataclass
from deckpress.reading.answers.answers import resolve
from deckpress.reading.answers.bodies import boundary
from deckpress.reading.answers.placeholders import is_placeholder
from deckpress.reading.keys.key_sections import Sections
from deckpress.reading.parts.option_lines import options_in
from deckpress.reading.parts.option_values import Options, begins_options
from deckpress.reading.parts.options import options_of
from deckpress.reading.parts.outline import bare_letters
from deckpress.reading.parts.question_starts import BOLD_LINE, TERMS, Start
from deckpress.reading.parts.tasks import asks_or_sets_task
from deckpress.reading.starts.list_items import PLAIN
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.title_words import CHAPTERS
from deckpress.reading.words.vocabulary import EXERCISE, TASK
from deckpress.regex import regex

State = Literal["options", "marked", "listed", "nothing", "task", "answered"]
"""`options` without a right one, `marked` options, a list that may be options, no text, the text of a task, an
answer."""
_TASK = regex(rf"[\W_]*(?!(?:{CHAPTERS})\b)[^\W\d_]{{2,20}}[ \t]*[#№]?[ \t]*\d{{1,3}}[\W_]*\Z", re.I)
"""A heading that says no more than `Exercise 3`."""
_TITLED_TASK = regex(
    rf"[\W_]*(?:(?P<exercise>{EXERCISE})|{TASK})[ \t]*[#№]?[ \t]*\d{{1,3}}[a-z]?[ \t]*[:：.)(–—-]", re.I
)
"""A heading with the number of a task and its title: `Exercise 3: Sums`."""
_ANSWERED = regex(r"[ \t]*[*_]{0,3}[^\W\d_][^:：\n]{0,40}[:：][*_]{0,3}[ \t]*[^\W_]")
"""A label with text behind it: the question above has its own answer."""
_MOST_PARAGRAPHS = 4
"""How many paragraphs below it may hold the task."""
_POINTS = regex(r"[(\[][^()\[\]]*\d[^()\[\]]*[)\]]")
"""The points behind it: `Exercise 3 (5 points)`."""
_NUMBER = regex(r"[\W_]*(?:[^\W\d_]+[ \t.:#№]*){0,2}?(\d{1,4})(?!\d|[.,]\d)")


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
        self.sections = Sections(document, self.headings, titles)
        self.forms: list[list[Asked]] = []
        self._members: dict[int, Sequence[Start]] = {}
        self._states: dict[tuple[int, int], State] = {}
        self._at: dict[int, Asked] = {}
        self.passed: set[int] = set()
        """The lines of lists below a title such as `Solution:` that does not begin a key. They are answers, so no key
        answers them."""
        title = _title_of(self.headings)
        self._lines = sorted(start.start for start in starts if start.level != 1 and start is not title)
        self._outer = [start for start in starts if start.item is None]
        forms: dict[tuple[str, str], list[Start]] = {}
        for start in starts:
            if start.shape not in TERMS and start.answer is None:
                form = "" if start.form == PLAIN else start.form
                forms.setdefault((start.shape, form), []).append(start)
        for members in forms.values():
            self.forms.append([Asked(s, self._number(s), bare_letters(s.text.markdown)) for s in members])
            self._members.update((id(s), members) for s in members)

    def at(self, line: int) -> Asked | None:
        """The candidate on a line that a key may answer."""
        if not self._at:
            self._at.update((asked.start.start, asked) for form in self.forms for asked in form)
        return self._at.get(line)

    def any_between(self, start: int, end: int) -> bool:
        """True if there is a candidate on these lines other than a title of level 1, or that of the document."""
        return bisect_left(self._lines, start) < bisect_left(self._lines, end)

    def holds(self, line: int, level: int, *, asking: bool = False) -> bool:
        """True if a title lies in the text of the heading above it, with `asking` of one that asks.

        Its level is 0 if it is not a heading.
        """
        above = bisect_left(self.headings, line, key=lambda heading: heading.start)
        heading = self.headings[above - 1] if above else None
        if heading is None or (asking and not (heading.asks or heading.labelled or heading.numbered)):
            return False
        return not level or heading.level < level

    def ends_unanswered(self, line: int, level: int) -> bool:
        """True if the heading of a key is above the level of the question before it, below which nothing is."""
        above = bisect_left(self.headings, line, key=lambda heading: heading.start)
        heading = self.headings[above - 1] if above and level else None
        if heading is None or heading.level <= level or not heading.asks:
            return False
        return not any(words.strip() for words in self.document.lines[heading.end : line])

    def answered_above(self, line: int, level: int) -> bool:
        """True if the only heading of a key at this level is below two questions or more that have text."""
        if not level or len(self._keys) != 1:
            return False
        own = [heading for heading in self.headings if heading.level == level]
        above = bisect_left(own, line, key=lambda heading: heading.start)
        return above >= 2 and all(heading.asks and heading.body for heading in own[:above])

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
            if known == "nothing" and options_in(start.text, named=True) is not None:
                known = "options"  # on the line of the question
            if known == "answered" and start.level and self._sets_task(asked, limit):
                known = "task"
            self._states[(id(start), limit)] = known
        return known

    def body(self, asked: Asked, limit: int) -> Document:
        """The text below a question, up to a line, without the rest of the question."""
        start = asked.start
        end = min(boundary(self.document, start, self.headings, self._members[id(start)]), limit)
        return _body(self.document, start, end)

    def _sets_task(self, asked: Asked, limit: int) -> bool:
        """True for a heading such as `Exercise 3: Sums`, and for `Problem 3: Sums` above a task or a question."""
        title = asked.start.title
        if any(_ANSWERED.match(line) and label_kind(line) == "answer" for line in self.body(asked, limit).lines):
            return False
        if is_bare_task(title):
            return True
        titled = _TITLED_TASK.match(title)
        if titled is None or titled["exercise"]:
            return titled is not None
        paragraphs = [block.text for block in self.body(asked, limit).blocks if block.kind == "paragraph"]
        return any(asks_or_sets_task(text) for text in paragraphs[:_MOST_PARAGRAPHS])

    def _number(self, start: Start) -> int:
        if start.item is not None and not start.numbered and start.shape == "item" and not start.labelled:
            return -1
        line = self.document.lines[start.start] if start.start < len(self.document.lines) else ""
        match = _NUMBER.match(re.sub(r"<[^<>]*>", " ", line[:80]))
        return int(match.group(1)) if match else -1


def is_bare_task(title: str) -> bool:
    """True for a title that says no more than `Exercise 3 (5 points)`."""
    return _TASK.match(_POINTS.sub("", title)) is not None


def _title_of(headings: Sequence[Start]) -> Start | None:
    """The first heading, if all others are of lower levels and it does not ask: the title of the document."""
    first = headings[0] if headings else None
    alone = first is not None and all(heading.level > first.level for heading in headings[1:])
    return first if first is not None and alone and len(headings) > 1 and not first.asks else None


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
            lines = range(first.start + 1, first.end)
            below = next((n for n in lines if begins_options(body.lines[n])), first.end)
            body = body.part(below, len(body.lines))
    last = body.blocks[-1] if body.blocks else None
    return body.part(0, last.start) if last is not None and last.kind == "rule" else body


def _state(body: Document) -> State:
    found = resolve(body)
    if found.choices:
        return "options" if found.unmarked else "marked"
    if is_placeholder(found.answer):
        return "nothing"
    if _ends_with_title(body) and _state(body.part(0, body.blocks[-1].start)) == "options":
        return "options"
    plain = all(block.kind in ("paragraph", "fence", "list", "rule") for block in body.blocks)
    return "listed" if plain and list_of(body) else "answered"


def _ends_with_title(body: Document) -> bool:
    """True for a text that ends with a bold line, such as the title of the part below it."""
    last = body.blocks[-1] if len(body.blocks) > 1 else None
    return last is not None and last.kind == "paragraph" and BOLD_LINE.match(body.lines[last.start]) is not None


def list_of(body: Document) -> Options | None:
    """The list at the end of a body, as options."""
    last = next((block for block in reversed(body.blocks) if block.kind != "rule"), None)
    return options_of(body, last, any_list=True) if last is not None else None
