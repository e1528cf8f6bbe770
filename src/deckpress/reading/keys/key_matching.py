"""The entries of a key and the questions around it -> which entry answers which question.

They are matched by the headings that the key repeats and the numbers below each, by number alone, by runs if numbers
start again, by order, or by the words of the question. A key fits only if the questions need it: their options lack a
right one, or nothing is below them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from typing import TypeVar

from deckpress.compare import letters
from deckpress.frozen import dataclass
from deckpress.reading.answers.answers import resolve
from deckpress.reading.answers.key_answers import read_key
from deckpress.reading.answers.key_lines import LETTER
from deckpress.reading.keys.key_entries import plain_heading
from deckpress.reading.keys.key_entry import Entry
from deckpress.reading.keys.key_positions import MOST_MORE, pairs_by_position
from deckpress.reading.keys.key_questions import Asked, Questions, State, list_of
from deckpress.reading.parts.option_values import LETTER as LETTER_MARK
from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.parts.outline import bare_letters
from deckpress.reading.starts.statement_starts import judges
from deckpress.reading.text.tree import Document
from deckpress.reading.words.line_marks import QUESTION_MARKS
from deckpress.regex import regex

_ONE = rf"\(?(?:{LETTER}|\d{{1,2}})\)?[.)]?"
_NAMES = regex(
    rf"[\s*_]*(?:{_ONE}(?:[\s,;&/+、]+(?:(?:and|or|und|et|y|e|и)\s+)?{_ONE})*[\s*_.]*\Z"
    rf"|\(?{LETTER}(?:\)|[.):：][*_]*(?=\s|\Z)|[*_]{{2}})|\(?{LETTER}\)?[ \t]+[–—-]+[ \t])"
)
_AMOUNT = regex(r"[\s*_$]*\d{1,2}[\s*_$.]*")
_MOST = 3
"""How many questions are considered for each entry of a key, the nearest ones first."""
_SHARE = 0.6
"""The share of the questions that must need the key."""
_FOUND = 0.8
"""The share of the answers in a key that must find a question with their number."""
_MANY = 12
"""The most letters that the beginnings of two questions may share by chance."""


Pair = tuple[Entry, Asked]
T = TypeVar("T", Entry, Asked)


@dataclass(frozen=True, slots=True)
class Reach:
    """Where the questions of a key may be: between line `since` and the key or, if not `before`, below it."""

    since: int
    before: bool = True
    part: range | None = None
    """The only lines on which they may be."""
    again: bool = False
    """True if they have an answer in another key, which this one may explain."""

    def limit(self, document: Document, key: range) -> int:
        """The line at which the questions end at the latest."""
        end = key.start if self.before else len(document.lines)
        return min(end, self.part.stop) if self.part else end


def match_entries(questions: Questions, entries: Sequence[Entry], lines: range, reach: Reach) -> list[Pair]:
    """The entries of a key on some lines, each with the question it answers; empty if the key fits no questions."""
    listed = [entry for entry in entries if entry.listed]
    if not entries:
        return []
    paths = {entry.path for entry in listed}
    titled = [e for e in entries if not e.listed and e.number and (*e.path, e.title) not in paths]
    top = [entry for entry in listed if not entry.path]  # lists below headings may belong to longer answers
    once = len({entry.number for entry in listed}) == len(listed)
    limit = reach.limit(questions.document, lines)
    part, before = reach.part, reach.before
    best: list[Pair] = []
    most = (0, 0, 0)
    for form in questions.forms:
        members = _in_part(form, part) if part else form
        near = _near(members, lines, reach.since, 8 + _MOST * len(entries), before=before, passed=questions.passed)
        found = _by_sections(questions, [*listed, *titled], members, lines, part or range(0)) if before else []
        worded = _by_words(entries, near, found)
        found += [pair for pair in worded if questions.state(pair[1], limit) in ("options", "nothing", "task")]
        counted = _by_numbers(listed, near) or _by_numbers(top, near)
        counted = counted or (pairs_by_position(questions, listed, near) if before else [])
        # Numbers decide if headings and words find too few questions, or if they find more and no number comes twice.
        few = len(found) * 2 <= len(listed) and not (worded and len(found) > 1)
        if counted and (few or (once and len(counted) > len(found))):
            found = counted
        fitting = _fitting(questions, found, limit, again=reach.again)
        sure = sum(
            1 for _, asked in fitting if questions.state(asked, limit) in ("options", "marked", "nothing", "task")
        )
        weight = (len(fitting), sure, sum(1 for entry, asked in fitting if entry.number == asked.number))
        if weight > most:
            best, most = fitting, weight
    return best


def ask(entries: Sequence[Entry]) -> bool:
    """True if at least half of the entries are questions: with options below them, or a question mark at the end."""
    return sum(1 for entry in entries if _is_question(entry)) * 2 >= len(entries) > 0


def _is_question(entry: Entry) -> bool:
    said = entry.answer.markdown.rstrip(" *_")
    if said.endswith(QUESTION_MARKS) and not entry.remark:
        return True
    below = [line.strip() for line in f"{said}\n{entry.remark.markdown}".split("\n")[1:]]
    first = next((n for n, line in enumerate(below) if begins_options(line)), len(below))
    return sum(1 for line in below[first : first + 4] if LETTER_MARK.match(line)) > 1


def repeats(entry: Entry, asked: Asked) -> bool:
    """True if an entry begins with the words of its question, followed by the answer."""
    words = letters(entry.answer.markdown)
    first = bare_letters(asked.start.text.markdown.split("\n", 1)[0])
    alike = words in (asked.words, first) or (len(words) > _MANY and asked.words.startswith(words))
    return bool(words and entry.remark) and alike


def name_options(entries: Iterable[Entry]) -> bool:
    """True if entries name options by letter or number, perhaps with words after them."""
    return all(_NAMES.match(entry.answer.markdown) for entry in entries)


def _in_part(members: Sequence[Asked], part: range) -> Sequence[Asked]:
    first, last = (bisect_left(members, line, key=lambda asked: asked.start.start) for line in (part.start, part.stop))
    return members[first:last]


def _near(
    members: Sequence[Asked], lines: range, since: int, most: int, *, before: bool, passed: Container[int]
) -> Sequence[Asked]:
    """The members of a form next to a key: those before it that are not answers themselves, or those below it."""
    split = bisect_left(members, lines.start, key=lambda asked: asked.start.start)
    if before:
        first = bisect_left(members, since, key=lambda asked: asked.start.start)
        return [a for a in members[max(first, split - most) : split] if a.start.start not in passed]
    split = bisect_left(members, lines.stop, key=lambda asked: asked.start.start)
    return members[split : split + most]


def _by_numbers(entries: Sequence[Entry], asked: Sequence[Asked]) -> list[Pair]:
    """Pairs by number; run by run if the numbers start again; by order if the questions have no numbers."""
    numbers = [entry.number for entry in entries]
    if not entries or not all(numbers):
        return []
    runs, asked_runs = _runs(entries), _runs(asked)
    if any(entry.in_order for entry in entries):
        if list_options(entries):
            return []
        members = asked if len(asked) == len(entries) else asked_runs[-1] if asked_runs else []
        return list(zip(entries, members, strict=True)) if len(members) == len(entries) else []
    if len(runs) == 1:
        for members in (asked, asked_runs[-1] if asked_runs else []):
            count = Counter(a.number for a in members)
            by_number = {a.number: a for a in members if count[a.number] == 1}
            pairs = [(entry, by_number[entry.number]) for entry in entries if entry.number in by_number]
            # A key of letters may go on after the last question, unless its numbers start again; others by little.
            goes_on = name_options(entries) or len(entries) - len(pairs) <= MOST_MORE
            every = len(asked_runs) == 1 and len(pairs) == len(members) > 1 and goes_on
            if len(pairs) >= _FOUND * len(entries) or every:
                return pairs
    elif len(runs) == len(asked_runs) or _are_alike(runs, asked_runs[-len(runs) :]):
        asked_runs = asked_runs[-len(runs) :]
        found = [(e, a) for ours, theirs in zip(runs, asked_runs, strict=True) for e in ours for a in theirs
                 if a.number == e.number]  # fmt: skip
        if len(found) >= _FOUND * len(entries):
            return found
    elif len(set(numbers)) == len(numbers):
        return _by_numbers(sorted(entries, key=lambda entry: entry.number), asked)
    if len(runs) == 1 and len(asked) == len(entries) and any(a.number < 0 for a in asked):
        return list(zip(entries, asked, strict=True))
    return []


def list_options(entries: Sequence[Entry]) -> bool:
    """True if answers in order begin with A, B, C and words: they may be the options of one question."""
    said = [entry.answer.markdown for entry in entries]
    return len(said) > 1 and all(s[:1] == chr(65 + n) and len(s) > 2 for n, s in enumerate(said))


def _runs(members: Sequence[T]) -> list[list[T]]:
    """The members, split wherever the numbers start again."""
    runs: list[list[T]] = []
    for member in members:
        if not runs or member.number <= runs[-1][-1].number:
            runs.append([])
        runs[-1].append(member)
    return runs


def _are_alike(runs: Sequence[Sequence[Entry]], asked_runs: Sequence[Sequence[Asked]]) -> bool:
    """True if the last runs of numbered questions, below other numbered lists, have the numbers of a key's runs."""
    pairs = zip(runs, asked_runs, strict=False)
    return len(runs) == len(asked_runs) and all([e.number for e in a] == [q.number for q in b] for a, b in pairs)


def _by_sections(
    questions: Questions, entries: Sequence[Entry], members: Sequence[Asked], key: range, part: range
) -> list[Pair]:
    """Pairs of entries below a heading that the document has as well, with the questions below that heading."""
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        if entry.path and entry.number:
            groups.setdefault(entry.path, []).append(entry)
    pairs: list[Pair] = []
    for path, own in groups.items():
        section = questions.sections.lines(path[-1], key, part)
        if section is None:
            continue
        first = bisect_left(members, section.start, key=lambda asked: asked.start.start)
        last = bisect_left(members, section.stop, key=lambda asked: asked.start.start)
        asked = [a for a in members[first : min(last, first + 8 + _MOST * len(own))] if a.start.start not in key]
        pairs += _by_numbers(own, asked)
    return pairs


def _by_words(entries: Sequence[Entry], asked: Sequence[Asked], taken: Sequence[Pair]) -> list[Pair]:
    """Pairs of a question and the entry whose title has its words."""
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
    """The state of a question whose list is its options if the key names one of the items."""
    if state != "listed":
        return state
    entry, asked = pair
    options = list_of(questions.body(asked, limit))
    return "options" if options and read_key(entry.answer, options).right else "answered"


def _misses_options(questions: Questions, pairs: Sequence[Pair], states: Sequence[State], limit: int) -> bool:
    """True if for most questions with options, the answer in the key does not name any option."""
    asked = [pair for pair, state in zip(pairs, states, strict=True) if state == "options"]
    found = [resolve(questions.body(question, limit), key=entry.answer) for entry, question in asked]
    missed = sum(1 for answer in found if answer.unmarked and not answer.contradicted)
    return missed * 2 > len(asked)


def _are_amounts(entries: Sequence[Entry], states: Sequence[State]) -> bool:
    """True for numbers as the answers to questions without options, `12`: they name no options."""
    if any(state in ("options", "marked", "listed") for state in states):
        return False
    said = [entry.answer.markdown for entry in entries if not _AMOUNT.fullmatch(entry.answer.markdown)]
    return len(said) < len(entries) and not any(map(_NAMES.match, said))


def _fitting(questions: Questions, pairs: Sequence[Pair], limit: int, *, again: bool = False) -> list[Pair]:
    """The pairs of a key, if its questions need it; without texts for questions that have an answer already."""
    found = [questions.state(asked, limit) for _, asked in pairs]
    states = [_settled(questions, pair, state, limit) for pair, state in zip(pairs, found, strict=True)]
    needed = sum(1 for state in states if state in ("options", "nothing", "task"))
    named = name_options(entry for entry, _ in pairs)
    others = [entry for (entry, _), state in zip(pairs, states, strict=True) if state not in ("options", "marked")]
    judged = len(others) if named and judges([entry.answer.markdown for entry in others]) else 0
    if judged == len(pairs) or (named and _are_amounts([entry for entry, _ in pairs], states)):
        named = False  # `T` and `F` judge statements
    if not named and not again and _misses_options(questions, pairs, states, limit):
        return []
    chosen = sum(1 for state in states if state in ("options", "marked"))
    if not pairs or (named and chosen * 2 < len(pairs) - judged) or (not named and needed < len(pairs) * _SHARE):
        return []
    if len(pairs) == 1 and not (states[0] == "options" or (pairs[0][0].title and needed)):
        return []
    return [pair for pair, state in zip(pairs, states, strict=True) if named or state != "answered" or repeats(*pair)]
