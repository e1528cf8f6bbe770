"""What a card is made from: a question as it was found, and what the notes of a passage have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from deckpress.frozen import dataclass
from deckpress.model import Text
from deckpress.reading.keys.key_values import NOT_KEYED, Keyed
from deckpress.reading.settings.attributes import NONE, Attributes


@dataclass(frozen=True, slots=True)
class Head:
    """A question as it was found: its text, the lines it is on, and what its braces say."""

    text: Text
    start: int
    end: int
    attributes: Attributes = NONE
    cloze: bool = False
    key: Keyed = NOT_KEYED
    """Its answer in a key at the end of the document."""


@dataclass(frozen=True, slots=True)
class Context:
    """What all notes of a passage have in common: section, tags, and the summaries that hide answers."""

    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    hiding: frozenset[str] = frozenset()
    keyed: Mapping[int, Keyed] = field(default_factory=dict)
    """The answers in keys, by the line on which a question starts."""
    says_why: bool = False
    """True if the document says between a question and its answer why it is asked."""
    solves_tasks: bool = False
    """True if a key answers most headings such as `Exercise 3`, whose text is the task."""
