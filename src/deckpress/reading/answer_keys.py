"""The answer keys of a document -> each answer with the question it belongs to.

A key has a title that says so (`Answers`, `Answer key`, `Lösungen`, `答案`) and, below it or on its line, numbers with
letters, option texts or short answers. It counts only if it fits questions that need it, see `key_matching`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from deckpress.diagnostics.catalogue.reading import KEY_BY_POSITION, KEY_FITS_NOTHING, KEY_WITHOUT_QUESTION
from deckpress.model import Text
from deckpress.reading.key_chapters import chapters_of_key
from deckpress.reading.key_entries import end_of, read_entries
from deckpress.reading.key_entry import Entry
from deckpress.reading.key_matching import Reach, ask, list_options, match_entries, name_options, repeats
from deckpress.reading.key_names import says_one
from deckpress.reading.key_positions import goes_on, is_uneven
from deckpress.reading.key_questions import Asked, Questions, State
from deckpress.reading.key_repeats import report_changes, with_repeat
from deckpress.reading.key_titles import Title, find_titles
from deckpress.reading.key_values import Key, Keyed
from deckpress.reading.labels import is_answer_word
from deckpress.reading.ledger import Ledger, Use, short
from deckpress.reading.list_items import PLAIN
from deckpress.reading.question_starts import Start
from deckpress.reading.tree import Document, Item
from deckpress.regex import regex

_AHEAD = 8
"""Of the titles before the first question, how many are tried as titles of a key."""
_MOST_LOOKED = 6
"""How often each line is searched for keys, on average. Further titles are ignored."""


def find_keys(document: Document, starts: Sequence[Start]) -> tuple[Key, ...]:
    """The keys of a document, in order: those that answer questions, and obvious keys that fit no question."""
    titles = _without_labels(find_titles(document), starts)
    if not titles:
        return ()
    questions = Questions(document, starts, [title.start for title in titles if title.level])
    asking = [start.start for start in starts if start.asks and start.numbered]
    keys: list[Key] = []
    ahead: list[Title] = []
    end = since = last = document.first
    looked = below = 0
    often = Counter(title.words for title in titles if title.sure)
    for title in _each_of_a_part(questions, titles):
        if title.start < end or looked > _MOST_LOOKED * len(document.lines):
            continue  # the title lies in a key, or too many titles share the lines below them
        looked += title.end - title.start
        of_one = title.sure and (says_one(title.words) or often[title.words] >= _MANY)
        reach = Reach(max(since, below) if of_one else since)
        key = _above_questions(questions, title, reach, asking) or _key(questions, title, reach)
        unfit = key is None or not key.answers
        other = of_one and questions.any_between(max(since, below), title.start)
        below = title.start if of_one else below
        if unfit and not other and (repeated := _with_repeat(questions, title, keys, last)):
            keys, end, since = repeated, repeated[-1].end, repeated[-1].end
            continue
        if unfit and not questions.any_between(since, title.start):
            ahead.append(title)
        if key is not None:
            keys.append(key)
            end = key.end
            since, last = (key.end, since) if key.answers else (since, last)
    for title in ahead[:_AHEAD]:
        keys = _with_key_ahead(questions, title, keys)
    return tuple(keys)


def _without_labels(titles: list[Title], starts: Sequence[Start]) -> list[Title]:
    """The titles without lines such as `Answer:`, if there are several, each below its own question with a label."""
    alone = [title for title in titles if not (title.level or title.details or title.column)]
    alone = [title for title in alone if title.body == title.start + 1 and is_answer_word(title.words)]
    asked = [start.start for start in starts if start.labelled]
    above = [bisect_right(asked, title.start) for title in alone]
    if len(alone) < _FEWEST or any(below <= count for count, below in pairwise((0, *above))):
        return titles
    labels = set(map(id, alone))
    return [title for title in titles if id(title) not in labels]


def _each_of_a_part(questions: Questions, titles: Sequence[Title]) -> Iterator[Title]:
    """The titles; one that is no heading ends at the next one that names a part of the document."""
    end: int | None = None
    found = []
    for title in reversed(titles):
        cut = not title.level and title.details is None and end is not None and title.body < end < title.end
        found.append(replace(title, end=end) if cut and end is not None else title)
        own = range(title.start, title.end)
        if title.words and questions.sections.part_named(title.words, own) is not None:
            end = title.start
    return reversed(found)


def _above_questions(questions: Questions, title: Title, reach: Reach, asking: Sequence[int]) -> Key | None:
    """The key between a title and numbered questions below it, if it answers as many questions as it would with these.

    They are the questions of the next part, although no heading begins it.
    """
    if title.details is not None or title.column:
        return None
    below = bisect_right(asking, title.body)
    if below == len(asking) or asking[below] >= title.end:
        return None
    own = _key(questions, replace(title, end=asking[below]), reach)
    if own is None or len(own.answers) < _FEWEST or own.left:
        return None
    passed = set(questions.passed)
    whole = _key(questions, title, reach)
    questions.passed = passed
    return own if whole is None or whole.answers.keys() <= own.answers.keys() else None


_FEWEST = 2
_MANY = 3
"""How many titles with the same words are those of single questions, or of chapters."""


def _with_repeat(questions: Questions, title: Title, keys: Sequence[Key], since: int) -> list[Key] | None:
    """The keys with one more, if it answers the questions of the key above it once more."""
    if not title.sure or not keys or not keys[-1].answers:
        return None
    first = next(key for key in keys if key.answers and key.start >= since)
    again = _key(questions, title, Reach(since, part=range(since, first.start), again=True))
    return with_repeat(questions, keys, again) if again is not None else None


def _with_key_ahead(questions: Questions, title: Title, keys: list[Key]) -> list[Key]:
    """The keys, with one that is before its questions, if it shares nothing with another key or its questions."""
    key = _key(questions, title, Reach(0, before=False))
    if key is None or not key.answers:
        return keys
    for other in keys:
        if not other.answers:
            continue
        apart = key.end <= other.start or other.end <= key.start
        if not apart or any(line in key.answers or key.start <= line < key.end for line in other.answers):
            return keys
    others = (other for other in keys if other.end <= key.start or key.end <= other.start)
    return sorted([key, *others], key=lambda key: key.start)


def _key(questions: Questions, title: Title, reach: Reach, *, sections: bool = False) -> Key | None:
    """The key below a title; with `sections`, its headings name sections with questions."""
    document = questions.document
    if title.details is not None and not _may_hold_entries(document, title):
        return None
    found = read_entries(document, title, sections=sections)
    entries = found.entries
    listed = [entry for entry in entries if entry.listed]
    sure = title.sure and ((reach.before and bool(title.level or title.details)) or not ask(listed))
    if not entries or (not sure and (ask(listed) or not (reach.before or name_options(listed)))):
        return None
    end = title.end if title.details else end_of(entries, title.body)
    lines_of_key = range(title.start, end)
    reach = _in_part(questions, title, reach, lines_of_key)
    pairs = match_entries(questions, entries, lines_of_key, reach)
    if title.alphabet and not _need_letters(questions, pairs, reach.limit(document, lines_of_key)):
        return None
    if not pairs and found.numbered:
        key = _key(questions, title, reach, sections=True)
        if key is not None and key.answers:
            return key
    if not pairs and (key := _of_chapters(questions, title, reach)):
        return key
    if not pairs:
        return _unfit(questions, title, end, listed)
    taken = {id(entry) for entry, _ in pairs}
    used = [entry for entry in entries if id(entry) in taken]
    lines = set(range(title.start, max(title.body, title.start + 1)))
    lines.update(line for entry in used for line in entry.lines)
    for heading, own in found.headings.items():
        if any(heading in (*entry.path, entry.title) for entry in used):
            lines.update(own)
    if title.details is not None:
        lines.update((title.body, title.details.closes - 1))
    limit = reach.limit(document, lines_of_key)
    answers = {asked.start.start: _keyed(entry, asked, questions.state(asked, limit)) for entry, asked in pairs}
    uneven = reach.before and is_uneven(pairs, listed, questions, limit)
    left = _left(listed, used) if name_options(used) or uneven or goes_on(pairs, listed) else ()
    return Key(title.start, end, title.words, tuple(sorted(lines)), answers, left, uneven)


def _of_chapters(questions: Questions, title: Title, reach: Reach) -> Key | None:
    """The key below a title whose numbered headings each answer a question, if they do."""
    entries = chapters_of_key(questions.document, title)
    pairs = match_entries(questions, entries, range(title.start, title.end), reach)
    if not pairs or len(pairs) < len(entries):
        return None
    answers = {asked.start.start: Keyed(entry.answer) for entry, asked in pairs}
    return Key(title.start, title.end, title.words, tuple(range(title.start, title.end)), answers)


def _need_letters(questions: Questions, pairs: Sequence[tuple[Entry, Asked]], limit: int) -> bool:
    """True if all questions of a key that reads A, B, C .. have options without a right one, or if all have lists."""
    states = {questions.state(asked, limit) for _, asked in pairs}
    return states in ({"options"}, {"listed"})


def _left(listed: Sequence[Entry], used: Sequence[Entry]) -> tuple[Entry, ...]:
    """The numbered entries that answer no question; a list below another heading counts only if it has letters."""
    taken, paths = {id(entry) for entry in used}, {entry.path for entry in used}
    left = [entry for entry in listed if entry.number and id(entry) not in taken]
    return tuple(entry for entry in left if entry.path in paths or name_options([entry]))


def _in_part(questions: Questions, title: Title, reach: Reach, key: range) -> Reach:
    """Where the questions may be: in the section with candidates that the title names, if it names one."""
    part = reach.part or questions.sections.part_named(title.words, key)
    if part is None or not questions.any_between(part.start, part.stop):
        return reach
    return replace(reach, since=part.start, part=part)


def _keyed(entry: Entry, asked: Asked, state: State) -> Keyed:
    """The answer of an entry, without the words of the question.

    If the entry repeats these, the text below the question is a task.
    """
    if repeats(entry, asked):
        return Keyed(entry.remark, task=state in ("task", "answered"))
    if entry.whole and state in ("nothing", "task"):
        return Keyed(Text.join(entry.answer, entry.remark), task=state == "task")
    return Keyed(entry.answer, entry.remark, state == "task")


def _unfit(questions: Questions, title: Title, end: int, listed: Sequence[Entry]) -> Key | None:
    """A key that fits no questions, if it is obviously a key. Other lists may themselves answer a question."""
    if title.sure and not ask(listed):
        questions.passed.update(line for entry in listed for line in entry.lines)
    numbered = len(listed) > 1 and all(entry.number for entry in listed)
    plural = not says_one(title.words) and len(title.words.split()) < 3
    above = plural and (
        questions.answered_above(title.start, title.level) or questions.ends_unanswered(title.start, title.level)
    )
    needless = name_options(listed) or above
    in_order = numbered and all(entry.in_order for entry in listed) and not list_options(listed)
    held = questions.holds(title.start, title.level, asking=in_order)
    plain = title.sure and numbered and needless and not held
    return Key(title.start, end, title.words, (), {}, tuple(listed)) if plain else None


def _may_hold_entries(document: Document, title: Title) -> bool:
    """True if a folded part has lines that begin with numbers, headings or rows of a table."""
    return sum(1 for line in document.lines[title.body : title.end] if _ENTRY.match(line)) >= 2


_ENTRY = regex(r"[ \t>*_(+-]*(?:[^\W\d]\w*[ \t]+)?[*_(]*(?:\d|[①-⑨]|#|\|)")


def without_keys(starts: Sequence[Start], keys: Sequence[Key]) -> list[Start]:
    """The candidates outside the keys.

    Bodies end where a key begins, and questions with an answer in a key count as answered.
    """
    begins = [key.start for key in keys]
    kept = []
    for start in starts:
        following = bisect_right(begins, start.start)
        if following and start.start < keys[following - 1].end:
            continue
        key = begins[following] if following < len(begins) else 0
        kept.append(replace(start, limit=min(start.limit, key), key=key) if key else start)
    keyed = {line for key in keys for line in key.answers}
    left = _left_in_lists(kept, keyed)
    kept = [replace(s, marked=True, body=True) if s.start in keyed else s for s in kept]
    return [replace(s, marked=True) if s.start in left else s for s in kept]


_BLANK = 2
"""The most blank lines between two items of a list."""


def _left_in_lists(starts: Sequence[Start], keyed: Container[int]) -> set[int]:
    """The lines of numbered items that no key answers, next to items of the same list with an answer in a key."""
    found: set[int] = set()
    items = [start for start in starts if start.item is not None and start.numbered and start.form == PLAIN]
    for ordered, ahead in ((items, True), (items[::-1], False)):
        before: Item | None = None
        for start in ordered:
            item = start.item
            if start.start in keyed:
                before = item
            elif item is None or before is None or start.body or item.indent > before.indent + 1:
                before = None
            elif 0 <= (item.start - before.end if ahead else before.start - item.end) <= _BLANK:
                found.add(start.start)
                before = item
            else:
                before = None
    return found


def book_keys(ledger: Ledger, keys: Sequence[Key], chosen: Sequence[Start]) -> dict[int, Keyed]:
    """Books the keys that answer chosen questions, and reports the others.

    Returns the answers by the line of the question.
    """
    lines = {start.start for start in chosen}
    found: dict[int, Keyed] = {}
    for key in keys:
        if not any(line in lines for line in key.answers):
            if key.left or key.answers:
                title = key.title or short(ledger.document.lines[key.start].strip())
                ledger.report(ledger.document, KEY_FITS_NOTHING, key.start, title=title)
            continue
        report_changes(ledger, key, found, lines)
        found = {**key.answers, **found}
        ledger.book_lines(ledger.document, Use.KEY, key.lines, key.title)
        if key.uneven:
            ledger.report(ledger.document, KEY_BY_POSITION, key.start, title=key.title)
        _report_left(ledger, key)
    return found


def _report_left(ledger: Ledger, key: Key) -> None:
    """Reports the entries of a key that answer no question: a list below a heading of its own once."""
    count = Counter(entry.path for entry in key.left)
    reported: set[tuple[str, ...]] = set()
    for entry in key.left:
        if not entry.path or count[entry.path] == 1:
            ledger.report(ledger.document, KEY_WITHOUT_QUESTION, entry.lines[0], number=entry.number)
        elif entry.path not in reported:
            reported.add(entry.path)
            ledger.report(ledger.document, KEY_FITS_NOTHING, entry.lines[0], title=entry.path[-1])
