"""The answer keys of a document -> each answer with the question it belongs to.

A key has a title that says so (`Answers`, `Answer key`, `Lösungen`, `答案`) and, below it or on its line, numbers with
letters, option texts or short answers. It counts only if it fits questions that need it, see `key_matching`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from deckpress.reading.key_titles import Title, find_titles
from deckpress.reading.key_values import Key
from deckpress.reading.labels import is_answer_word
from deckpress.reading.question_starts import Start
from deckpress.reading.tree import Document

_FEWEST = 2
"""The fewest titles of answers, each below its own question, that are no titles of keys."""


def find_keys(document: Document, starts: Sequence[Start]) -> tuple[Key, ...]:
    """The keys of a document, in order: those that answer questions, and obvious keys that fit no question."""
    titles = _without_labels(find_titles(document), starts)
    if not titles:
        return ()
    from deckpress.reading.keys_of_titles import keys_of_titles  # few documents have such titles

    return keys_of_titles(document, starts, titles)


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
