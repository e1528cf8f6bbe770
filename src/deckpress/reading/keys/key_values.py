"""An answer key, and the answer that it gives to one question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from deckpress.frozen import dataclass
from deckpress.model import NO_TEXT, Text
from deckpress.reading.keys.key_entry import Entry


@dataclass(frozen=True, slots=True)
class Keyed:
    """The answer that a key gives to one question, with its explanation."""

    answer: Text = NO_TEXT
    remark: Text = NO_TEXT
    task: bool = False
    """True if the text below the question belongs to the question."""


NOT_KEYED = Keyed()


@dataclass(frozen=True, slots=True)
class Key:
    """A key on lines `start` to `end` (from 0, end excluded) of a document."""

    start: int
    end: int
    title: str
    lines: tuple[int, ...]
    """The lines of its title and its answers, without other text between them."""
    answers: Mapping[int, Keyed] = field(default_factory=dict)
    """The answers by the line of the question; empty if the key fits no questions."""
    left: tuple[Entry, ...] = ()
    """The entries that answer no question."""
    uneven: bool = False
    """True if it is matched by position, although it has more answers or fewer than there are questions."""
