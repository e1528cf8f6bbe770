"""A numbered key, and more or fewer questions without numbers than it has answers -> the pairs by position.

    ### Which planet is red?
    ### Which is big?
    ### Which has rings?

    ## Answers
    1. Mars
    2. Jupiter

Answer 2 is that of the second question. All questions must be in one part of the document, since a key of the last part
alone counts from 1, too. Answers without numbers have no known position.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from deckpress.reading.keys.key_entry import Entry
from deckpress.reading.keys.key_questions import Asked, Questions

MOST_MORE = 2
"""How many questions may have no answer, or answers no question."""
_FEWEST = 2


def pairs_by_position(
    questions: Questions, entries: Sequence[Entry], asked: Sequence[Asked]
) -> list[tuple[Entry, Asked]]:
    """The answers with the questions at their positions; empty if the numbers of one of the two count otherwise."""
    numbers = [entry.number for entry in entries]
    if len(entries) < _FEWEST or len(asked) < _FEWEST or any(entry.in_order for entry in entries):
        return []
    rising = numbers[0] > 0 and all(first < second for first, second in pairwise(numbers))
    if not rising or numbers[0] > _FEWEST or abs(len(asked) - len(entries)) > MOST_MORE:
        return []
    if numbers[-1] > len(asked) + MOST_MORE or len({entry.path for entry in entries}) > 1:
        return []
    if any(a.number > 0 or not (a.start.asks or a.start.labelled or a.start.marked) for a in asked):
        return []
    if _are_apart(questions, asked):
        return []
    return [(entry, asked[entry.number - 1]) for entry in entries if entry.number <= len(asked)]


def is_uneven(pairs: Sequence[tuple[Entry, Asked]], entries: Sequence[Entry], questions: Questions, end: int) -> bool:
    """True if a key was matched by position, but has more answers or fewer than there are questions up to a line."""
    if not pairs or any(asked.number > 0 or entry.in_order or entry.title for entry, asked in pairs):
        return False
    members = next(form for form in questions.forms if any(asked is pairs[0][1] for asked in form))
    above = [asked for asked in members if asked.start.start < end]
    by_position = all(entry.number <= len(above) and above[entry.number - 1] is asked for entry, asked in pairs)
    return by_position and (len(above) != len(pairs) or len(entries) != len(pairs))


def goes_on(pairs: Sequence[tuple[Entry, Asked]], entries: Sequence[Entry]) -> bool:
    """True if a key was matched by number, and has one or two more answers than there are questions."""
    matched = all(entry.number == asked.number for entry, asked in pairs)
    return matched and 0 < len(entries) - len(pairs) <= MOST_MORE


def _are_apart(questions: Questions, asked: Sequence[Asked]) -> bool:
    """True if a heading that is not one of the questions is between two of them."""
    lines = [start.start for start in questions.headings]
    own = {a.start.start for a in asked}
    first, last = (bisect_left(lines, a.start.start) for a in (asked[0], asked[-1]))
    return any(line not in own for line in lines[first : last + 1])
