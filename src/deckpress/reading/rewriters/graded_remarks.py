"""The lines between options that all have a word in brackets, such as `Iron (Correct)`: the feedback on each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from deckpress.reading.parts.option_values import FEEDBACK
from deckpress.reading.text.tree import Change
from deckpress.reading.words.vocabulary import RIGHT_MARK, WRONG_MARK
from deckpress.regex import regex

WRONG = f"{WRONG_MARK}|inc?orr?ect"
BRACKETED = regex(rf"(?<![ \t])[ \t]+[(\[](?:(?P<right>{RIGHT_MARK})|(?:{WRONG}))[!.]?[)\]][ \t]*\Z", re.I)
"""A word in brackets at the end of an option that says whether it is right."""
_BOTH = 2


def remarks_on_graded(lines: Sequence[str], own: Sequence[int], graded: Mapping[int, bool]) -> Mapping[int, bool]:
    """The lines that explain the option above them; for each, whether it is the first one that does.

    `own` are the lines from the first option on, and `graded` says of each line with a word whether it is right. Both
    words are there. The others are in the paragraph of their option, or one is below each option but the last.
    """
    if len({*graded.values()}) < _BOTH or own[0] not in graded:
        return {}
    told = [number for number in own if number not in graded]
    apart = not any(lines[number - 1].strip() for number in graded if number != own[0])
    if not (apart and all(lines[number - 1].strip() for number in told)) and not all(
        (above in graded) != (below in graded) for above, below in pairwise(own)
    ):
        return {}
    return {below: above in graded for above, below in pairwise(own) if below not in graded}


def as_feedback(line: str, *, first: bool) -> Change:
    """The line as the feedback on the option with a box above it, or as more of it."""
    words = line.lstrip(" \t>")
    head = f"  {FEEDBACK if first else ''}"
    return head + words, len(line) - len(words) - len(head)
