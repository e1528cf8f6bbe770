"""Notes to a class among terms, `**Homework**: read chapter 2`, which look like terms: they make no card."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from deckpress.reading.question_starts import Start
from deckpress.reading.vocabulary import HOMEWORK
from deckpress.regex import regex

_NOTE = regex(rf"\W*(?:{HOMEWORK})\W*\Z", re.I)
_SHAPES = frozenset(("lead", "pair", "term"))
_LONGEST = 40
_FEWEST = 2
"""The fewest terms beside a note."""


def without_class_notes(starts: Sequence[Start]) -> list[Start]:
    """The candidates, in order of lines, without such notes; the meaning above a note ends there."""
    noted = [start for start in starts if _is_note(start)]
    shapes = {start.shape for start in noted}
    if not noted or sum(1 for start in starts if start.shape in shapes) < len(noted) + _FEWEST:
        return list(starts)
    kept: list[Start] = []
    for start in starts:
        if not _is_note(start):
            kept.append(start)
        elif kept and kept[-1].shape in _SHAPES and kept[-1].limit > start.start > kept[-1].start:
            kept[-1] = replace(kept[-1], limit=start.start)
    return kept


def _is_note(start: Start) -> bool:
    words = start.text.markdown
    return start.shape in _SHAPES and not start.asks and len(words) <= _LONGEST and _NOTE.match(words) is not None
