"""The answer keys of a document -> each answer with the question it belongs to.

A key has a title that says so (`Answers`, `Answer key`, `Lösungen`, `答案`) and, below it or on its line, numbers with
letters, option texts or short answers. It counts only if it fits questions that need it, see `key_matching`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from deckpress.reading.keys.key_titles import Title, find_titles
from deckpress.reading.keys.key_values import Key
from deckpress.reading.keys.linked_solutions import linked_solutions
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document
from deckpress.reading.words.key_names import says_one
from deckpress.reading.words.labels import is_answer_word
from deckpress.regex import regex

_FEWEST = 2
"""The fewest titles of answers, each below its own question, that are no titles of keys."""

_OF_CHAPTER = 2
"""How many labelled questions above each such title make it one of a key."""


def find_keys(document: Document, starts: Sequence[Start]) -> tuple[Key, ...]:
    """The keys of a document, in order: those that answer questions, and obvious keys that fit no question."""
    if linked := linked_solutions(document, starts):
        return linked
    titles = _without_labels(document, find_titles(document), starts)
    if not titles:
        return ()
    from deckpress.reading.keys.keys_of_titles import keys_of_titles  # few documents have such titles

    return keys_of_titles(document, starts, titles)


def _without_labels(document: Document, titles: list[Title], starts: Sequence[Start]) -> list[Title]:
    """The titles without lines such as `Answer:` right below a heading that asks or a question with a label.

    Those of the parts of one task are left out, too. If there are several, each below its own question with a label,
    they are left out as well, unless each is below several questions of its own, those of a chapter.
    """
    titles = [title for title in titles if not _solves_parts(document, title)]
    alone = [title for title in titles if not (title.level or title.details or title.column)]
    alone = [title for title in alone if title.body == title.start + 1 and is_answer_word(title.words)]
    above = [title.start - 1 for title in alone if says_one(title.words)]
    headings = {start.end - 1 for start in starts if (start.is_heading and start.asks) or start.labelled}
    own = {line + 1 for line in above if _line_of_text(document, line) in headings}
    titles = [t for t in titles if t.start not in own and (t.words or _line_of_text(document, t.start - 1) not in own)]
    asked = [start.start for start in starts if start.labelled]
    counts = [bisect_right(asked, title.start) for title in alone]
    between = [below - count for count, below in pairwise((0, *counts))]
    if len(alone) < _FEWEST or min(between) < 1 or min(between) >= _OF_CHAPTER:
        return titles
    labels = set(map(id, alone))
    return [title for title in titles if id(title) not in labels]


def _solves_parts(document: Document, title: Title) -> bool:
    """True for the title of one answer between `a) ..` above it, as the part of a task, and `a) ..` below it."""
    if title.details or title.column or not says_one(title.words):
        return False
    below = next((n for n in range(title.body, min(title.body + 3, title.end)) if document.lines[n].strip()), -1)
    if below < 0 or not _FIRST_PART.match(document.lines[below]):
        return False
    for number in range(title.start - 1, max(title.start - _MOST_PARTS, -1), -1):
        line = document.lines[number]
        if line.startswith("#"):
            return False
        if _FIRST_PART.match(line):
            return True
    return False


_FIRST_PART = regex(r"[ \t]{0,4}\(?a[.)][ \t]+(?=\S)")
_MOST_PARTS = 30


def _line_of_text(document: Document, number: int) -> int:
    """The last line with text at or above a line; at most three lines further up."""
    return next((line for line in range(number, number - 4, -1) if line >= 0 and document.lines[line].strip()), -1)
