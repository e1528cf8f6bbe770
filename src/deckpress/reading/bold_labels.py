"""Labels in bold that stand alone, `**Question**` or `**Exercise**` and `**Answer**`, -> labels with a colon.

They count if two or more of each take turns. Places in the file do not change.
"""

from __future__ import annotations

import re
from itertools import pairwise

from deckpress.reading.labels import is_answer_word, is_question_word
from deckpress.reading.tree import Change, Document
from deckpress.reading.vocabulary import EXERCISE
from deckpress.regex import regex

_EXERCISE = regex(rf"(?:{EXERCISE})", re.I)
_FEWEST = 2
_LONGEST = 40


def with_colons_behind_labels(document: Document) -> Document:
    """The document with a colon behind each such label."""
    kinds: dict[int, str] = {}
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if line[:2] not in ("**", "__") or len(line) > _LONGEST:
            continue
        words = line.strip()
        if words.endswith(line[:2]) and len(words) > len("****") and words.count(line[:2]) == 2:
            asks = is_question_word(words) or _EXERCISE.fullmatch(words.strip("*_ \t.:"))
            kind = "Question" if asks else "Answer" if is_answer_word(words) else ""
            if kind:
                kinds[number] = kind
    turns = [pair for pair in pairwise(kinds.values()) if pair == ("Question", "Answer")]
    if len(turns) < _FEWEST or 2 * len(turns) != len(kinds) or next(iter(kinds.values())) != "Question":
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {n: (f"{kind}:", 0) for n, kind in kinds.items()}
    return document if any(number in code for number in kinds) else document.with_lines(changes)
