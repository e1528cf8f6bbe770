"""The entries of a key and the questions round it -> which entry answers which question.

By the headings that the key repeats and the number below each, by number alone, by the runs in which numbers start
again, by order, or by the words of the question. A key fits only where the questions need it: where they have options
none of which is right, or nothing below them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from deckpress.compare import letters
from deckpress.reading.answers import is_placeholder, resolve
from deckpress.reading.bodies import boundary
from deckpress.reading.groups import TERMS
from deckpress.reading.key_answers import read_key
from deckpress.reading.key_entries import Entry, plain_heading
from deckpress.reading.key_lines import LETTER
from deckpress.reading.options import Options, begins_options, options_of
from deckpress.reading.question_starts import Start
from deckpress.reading.tree import Document
from deckpress.reading.vocabulary import CHAPTERS

State = Literal["options", "marked", "listed", "nothing", "task", "answered"]
"""`options` without a right one, `marked` ones, a list that may be options, no text, the text of a task, an answer."""
_TASK = re.compile(rf"[\W_]*(?!(?:{CHAPTERS})\b)[^\W\d_]{{2,20}}[ \t]*[#№]?[ \t]*\d{{1,3}}[\W_]*\Z", re.I)
"""A heading that says no more than `Exercise 3`."""
_NUMBER = re.compile(r"[\W_]*(?:[^\W\d_]+[ \t.:#№]*){0,2}?(\d{1,4})(?!\d|[.,]\d)")
_ONE = rf"\(?(?:{LETTER}|\d{{1,2}})\)?[.)]?"
_NAMES = re.compile(
    rf"[\s*_]*(?:{_ONE}(?:[\s,;&/+、]+(?:(?:and|or|und|et|y|e|и)\s+)?{_ONE})*[\s*_.]*\Z"
    rf"|\(?{LETTER}(?:\)|[.):：][*_]*(?=\s|\Z)|[*_]{{2}})|\(?{LETTER}\)?[ \t]+[–—-]+[ \t])"
)
_MOST = 3
"""How many times as many questions as entries of a key are looked at, the nearest ones."""
_SHARE = 0.6
"""The share of the questions that must need the key."""
_FOUND = 0.8
"""The share of the answers in a key that must find a question with their number."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A candidate that a key may answer, and its number, or -1."""

    start: Start
    number: int
    words: str


Pair = tuple[Entry, Asked]
T = TypeVar("T", Entry, Asked)


class Questions:
    """The candidates of a document by their form, and what each of them lacks."""

    def __init__(self, document: Document, starts: Sequence[Start]) -> None:
        self.document = document
        self.headings = [start for start in starts if start.level and start.item is None]
        self.forms: list[list[Asked]] = []
        self._members: dict[int, Sequence[Start]] = {}
        self._states: dict[tuple[int, int], State] = {}
        self.passed: set[int] = set()
        """The lines of lists below a title such as `Solution:` that is no key: answers, which no key answers."""
        self._titles: dict[str, list[int]] = {}
        self._lines = sorted(start.start for start in starts if start.level != 1)
        self._outer = [start for start in starts if start.item is None]
        forms: dict[tuple[str, str], list[Start]] = {}
        for start in starts:
            if start.shape not in TERMS and start.answer is None:
                forms.setdefault((start.shape, start.form), []).append(start)
        for members in forms.values():
            self.forms.append([Asked(s, self._number(s), letters(s.text.markdown)) for s in members])
            self._members.update((id(s), members) for s in members)
        for index, heading in enumerate(self.headings):
            self._titles.setdefault(letters(plain_heading(heading.title)), []).append(index)
        self._sorted = sorted(self._titles)

    def any_between(self, start: int, end: int) -> bool:
        """True if a candidate other than a title of level 1 stands on these lines."""
        return bisect_left(self._lines, start) < bisect_left(self._lines, end)

    def holds(self, line: int, level: int) -> bool:
        """True if a title of a level, or one that is no heading, stands in the text of the heading above it."""
        above = bisect_left(self.headings, line, key=lambda heading: heading.start)
        return above > 0 and (not level or self.headings[above - 1].level < level)

    def section(self, title: str, key: range) -> tuple[int, int] | None:
        """The lines below the heading, outside a key, that has the words of a title."""
        words = letters(plain_heading(title))
        found = next((n for n in self._titles.get(words, ()) if self.headings[n].start not in key), None)
        if found is None and len(words) > 5:
            near = self._sorted[bisect_left(self._sorted, words) :][:1]
            longer = self._titles[near[0]] if near and near[0].startswith(words) else []
            found = next((n for n in longer if self.headings[n].start not in key), None)
        if found is None:
            return None
        level = self.headings[found].level
        below = (h.start for h in self.headings[found + 1 :] if h.level <= level or h.start in key)
        return self.headings[found].end, next(below, len(self.document.lines))

    def state(self, asked: Asked, limit: int) -> State:
        """What a question has below it, up to a line."""
        start = asked.start
        if start.item is not None and not start.body:
            above = bisect_left(self._outer, start.start, key=lambda outer: outer.start)
            if above and (self._outer[above - 1].asks or self._outer[above - 1].labelled):
                return "answered"  # it is an option, or a part of the answer to the question above the list
        known = self._states.get((id(start), limit))
        if known is None:
            known = _state(self.body(asked, limit))
            if known == "answered" and start.level and _TASK.match(start.title):
                known = "task"
            self._states[(id(start), limit)] = known
        return known

    def body(self, asked: Asked, limit: int) -> Document:
        """What a question has below it, up to a line, without the rest of its text."""
        start = asked.start
        end = min(boundary(self.document, start, self.headings, self._members[id(start)]), limit)
        return _body(self.document, start, end)

    def _number(self, start: Start) -> int:
        if start.item is not None and not start.numbered and start.shape == "item" and not start.labelled:
            return -1
        line = self.document.lines[start.start] if start.start < len(self.document.lines) else ""
        match = _NUMBER.match(re.sub(r"<[^<>]*>", " ", line[:80]))
        return int(match.group(1)) if match else -1


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
    return body


def _state(body: Document) -> State:
    found = resolve(body)
    if found.choices:
        return "options" if found.unmarked else "marked"
    if is_placeholder(found.answer):
        return "nothing"
    plain = all(block.kind in ("paragraph", "fence", "list", "rule") for block in body.blocks)
    return "listed" if plain and _list_of(body) else "answered"


def _list_of(body: Document) -> Options | None:
    """The list at the end of a body, as options."""
    last = next((block for block in reversed(body.blocks) if block.kind != "rule"), None)
    return options_of(body, last, any_list=True) if last is not None else None


def match_entries(questions: Questions, entries: Sequence[Entry], lines: range, since: int) -> list[Pair]:
    """The entries of a key on some lines, each with the question it answers; empty if the key fits no questions.

    The questions stand between line `since` and the key or, failing that, below it.
    """
    listed = [entry for entry in entries if entry.listed]
    if not entries:
        return []
    best: list[Pair] = []
    most = (0, 0, 0)
    for before in (True,) if questions.any_between(since, lines.start) else (True, False):
        for members in questions.forms:
            near = _near(members, lines, since, 8 + _MOST * len(entries), before=before, passed=questions.passed)
            limit = lines.start if before else len(questions.document.lines)
            found = _by_sections(questions, listed, members, lines) if before else []
            worded = _by_words(entries, near, found)
            found += [pair for pair in worded if questions.state(pair[1], limit) in ("options", "nothing", "task")]
            if len(found) * 2 <= len(listed) and not (worded and len(found) > 1):
                found = _by_numbers(listed, near) or found
            fitting = _fitting(questions, found, limit)
            sure = sum(
                1 for _, asked in fitting if questions.state(asked, limit) in ("options", "marked", "nothing", "task")
            )
            weight = (len(fitting), sure, sum(1 for entry, asked in fitting if entry.number == asked.number))
            if weight > most:
                best, most = fitting, weight
        if best:
            break
    return best


def name_options(entries: Iterable[Entry]) -> bool:
    """True if entries name options by letter or number; words may stand behind these."""
    return all(_NAMES.match(entry.answer.markdown) for entry in entries)


def _near(
    members: Sequence[Asked], lines: range, since: int, most: int, *, before: bool, passed: Container[int]
) -> Sequence[Asked]:
    """The members of a form next to a key: those before it that answer nothing themselves, or those below it."""
    split = bisect_left(members, lines.start, key=lambda asked: asked.start.start)
    if before:
        first = bisect_left(members, since, key=lambda asked: asked.start.start)
        return [a for a in members[max(first, split - most) : split] if a.start.start not in passed]
    split = bisect_left(members, lines.stop, key=lambda asked: asked.start.start)
    return members[split : split + most]


def _by_numbers(entries: Sequence[Entry], asked: Sequence[Asked]) -> list[Pair]:
    """Pairs by number; where numbers start again, run by run; where the questions have none, by order."""
    numbers = [entry.number for entry in entries]
    if not entries or not all(numbers):
        return []
    runs, asked_runs = _runs(entries), _runs(asked)
    if len(runs) == 1:
        for members in (asked, asked_runs[-1] if asked_runs else []):
            count = Counter(a.number for a in members)
            by_number = {a.number: a for a in members if count[a.number] == 1}
            pairs = [(entry, by_number[entry.number]) for entry in entries if entry.number in by_number]
            if len(pairs) >= _FOUND * len(entries):
                return pairs
    elif len(runs) == len(asked_runs):
        found = [(e, a) for ours, theirs in zip(runs, asked_runs, strict=True) for e in ours for a in theirs
                 if a.number == e.number]  # fmt: skip
        if len(found) >= _FOUND * len(entries):
            return found
    elif len(set(numbers)) == len(numbers):
        return _by_numbers(sorted(entries, key=lambda entry: entry.number), asked)
    if len(runs) == 1 and len(asked) == len(entries):
        return list(zip(entries, asked, strict=True))
    return []


def _runs(members: Sequence[T]) -> list[list[T]]:
    """The members cut wherever the numbers start again."""
    runs: list[list[T]] = []
    for member in members:
        if not runs or member.number <= runs[-1][-1].number:
            runs.append([])
        runs[-1].append(member)
    return runs


def _by_sections(questions: Questions, entries: Sequence[Entry], members: Sequence[Asked], key: range) -> list[Pair]:
    """Pairs of entries below a heading that repeats one of the document, with the questions below that one."""
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        if entry.path and entry.number:
            groups.setdefault(entry.path, []).append(entry)
    pairs: list[Pair] = []
    for path, own in groups.items():
        section = questions.section(path[-1], key)
        if section is None:
            continue
        first = bisect_left(members, section[0], key=lambda asked: asked.start.start)
        last = bisect_left(members, section[1], key=lambda asked: asked.start.start)
        asked = [a for a in members[first : min(last, first + 8 + _MOST * len(own))] if a.start.start not in key]
        pairs += _by_numbers(own, asked)
    return pairs


def _by_words(entries: Sequence[Entry], asked: Sequence[Asked], taken: Sequence[Pair]) -> list[Pair]:
    """Pairs of entries whose title has the words of a question, with it."""
    count = Counter(a.words for a in asked)
    known = {a.words: a for a in asked if count[a.words] == 1 and a.words}
    used = {id(entry) for entry, _ in taken} | {id(a) for _, a in taken}
    paths = {entry.path for entry, _ in taken}
    found = []
    for entry in entries:
        if not entry.title or id(entry) in used or (*entry.path, entry.title) in paths:
            continue
        match = known.get(letters(entry.title)) or known.get(letters(plain_heading(entry.title)))
        if match is not None and id(match) not in used:
            found.append((entry, match))
    return found


def _settled(questions: Questions, pair: Pair, state: State, limit: int) -> State:
    """The state of a question whose list may be its options: it is if the key names one of them."""
    if state != "listed":
        return state
    entry, asked = pair
    options = _list_of(questions.body(asked, limit))
    return "options" if options and read_key(entry.answer, options).right else "answered"


def _fitting(questions: Questions, pairs: Sequence[Pair], limit: int) -> list[Pair]:
    """The pairs of a key that its questions need; else nothing. A text for a question with an answer is left out."""
    found = [questions.state(asked, limit) for _, asked in pairs]
    states = [_settled(questions, pair, state, limit) for pair, state in zip(pairs, found, strict=True)]
    needed = sum(1 for state in states if state in ("options", "nothing", "task"))
    named = name_options(entry for entry, _ in pairs)
    chosen = sum(1 for state in states if state in ("options", "marked"))
    if not pairs or (named and chosen * 2 < len(pairs)) or (not named and needed < len(pairs) * _SHARE):
        return []
    if len(pairs) == 1 and not (states[0] == "options" or (pairs[0][0].title and needed)):
        return []
    return [pair for pair, state in zip(pairs, states, strict=True) if named or state != "answered"]
