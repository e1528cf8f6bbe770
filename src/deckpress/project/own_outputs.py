"""Build outputs in a folder that a later command could mistake for sources: they are read only if they are named.

Their notes are those of the sources, and would take over their identities. CSV and GIFT files of a build have a head of
their own. The other text formats have no place for a mark: such a file is known by its name and by what it asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress import csv_heads
from deckpress.compare import letters
from deckpress.model import Note
from deckpress.project.sources import SourceFile
from deckpress.reading import Reading
from deckpress.regex import regex

_GIFT = regex(rb"\$CATEGORY: \$course\$/top[^\n]*\n\n// \[id:")
_WITHOUT_HEAD = (".aiken.txt", ".blackboard.txt", ".quizlet.txt")
_NO_WORDS = regex(r"\{\{c\d+::(?:(?!\}\}).)*\}\}|(?<=\])\([^()\s]*\)", re.S)
"""What an output may write in another way: gaps, and addresses of links and pictures."""
_FEW = 10
"""One question in this many may differ from those of the sources."""


def is_output(data: bytes) -> bool:
    """True for a CSV or GIFT file that a build wrote."""
    anki, plain = csv_heads.ANKI.partition("#columns")[0], f"\ufeff{','.join(csv_heads.PLAIN)}"
    return data.startswith((anki.encode(), plain.encode())) or _GIFT.match(data) is not None


def outputs_among(readings: Sequence[tuple[SourceFile, Reading]]) -> set[str]:
    """The shown paths of files without a head of their own that ask what other files ask, except named files."""
    maybe = {
        file.shown: reading
        for file, reading in readings
        if not file.named and file.name.lower().endswith(_WITHOUT_HEAD) and reading.deck.notes
    }
    if not maybe:
        return set()
    asked = {_words(note) for file, reading in readings if file.shown not in maybe for note in reading.deck.notes}
    return {
        shown
        for shown, reading in maybe.items()
        if sum(_words(note) not in asked for note in reading.deck.notes) * _FEW <= len(reading.deck.notes)
    }


def _words(note: Note) -> str:
    return letters(_NO_WORDS.sub("", note.question.markdown))
