"""The titles of a document that may be titles of answer keys -> the keys."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from deckpress.frozen import replace
from deckpress.reading.keys.key_matching import Reach
from deckpress.reading.keys.key_questions import Questions
from deckpress.reading.keys.key_repeats import with_repeat
from deckpress.reading.keys.key_titles import Title
from deckpress.reading.keys.key_values import Key
from deckpress.reading.keys.titled_keys import key_below
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document
from deckpress.reading.words.key_names import says_one

_AHEAD = 8
"""Of the titles before the first question, how many are tried as titles of a key."""
_MOST_LOOKED = 6
"""How often each line is searched for keys, on average. Further titles are ignored."""
_FEWEST = 2
"""The fewest answers of a key that ends where the questions of the next part begin."""


def keys_of_titles(document: Document, starts: Sequence[Start], titles: Sequence[Title]) -> tuple[Key, ...]:
    """The keys below titles, in order: those that answer questions, and obvious keys that fit no question."""
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
        key = _above_questions(questions, title, reach, asking) or key_below(questions, title, reach)
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


def _each_of_a_part(questions: Questions, titles: Sequence[Title]) -> Iterator[Title]:
    """The titles, in order; if one is no heading, its key ends at the next title that names a part of the document."""
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
    own = key_below(questions, replace(title, end=asking[below]), reach)
    if own is None or len(own.answers) < _FEWEST or own.left:
        return None
    passed = set(questions.passed)
    whole = key_below(questions, title, reach)
    questions.passed = passed
    return own if whole is None or whole.answers.keys() <= own.answers.keys() else None


_MANY = 3
"""How many titles with the same words are those of single questions, or of chapters."""


def _with_repeat(questions: Questions, title: Title, keys: Sequence[Key], since: int) -> list[Key] | None:
    """The keys with one more, if it answers the questions of the key above it once more."""
    if not title.sure or not keys or not keys[-1].answers:
        return None
    first = next(key for key in keys if key.answers and key.start >= since)
    again = key_below(questions, title, Reach(since, part=range(since, first.start), again=True))
    return with_repeat(questions, keys, again) if again is not None else None


def _with_key_ahead(questions: Questions, title: Title, keys: list[Key]) -> list[Key]:
    """The keys, with one that is before its questions, if it shares nothing with another key or its questions."""
    key = key_below(questions, title, Reach(0, before=False))
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
