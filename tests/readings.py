"""What a text is understood as: its notes, its dialect, and the codes of what is reported."""

from __future__ import annotations

from functools import lru_cache

from deckpress.diagnostics import Diagnostics
from deckpress.model import Note, Source
from deckpress.reading import Reading, read
from deckpress.reading.dialects import AUTO


@lru_cache(maxsize=1_000)
def read_document(name: str, text: str, dialect: str = AUTO) -> tuple[Reading, Diagnostics]:
    """What `read` gives for a document; it is read once for all that is asked about it."""
    return read(Source(name, text), dialect)


def understood(text: str, name: str = "deck.md") -> Reading:
    """The reading of a text, by the name of its file."""
    return read_document(name, text)[0]


def notes(text: str, name: str = "deck.md") -> tuple[Note, ...]:
    """The notes of a text."""
    return understood(text, name).deck.notes


def cards(text: str) -> list[str]:
    """`question | answer` for each note, with `+right -wrong` as the answer of a choice; each line has its use."""
    reading = understood(text)
    assert reading.unaccounted == ()
    return [f"{note.question.flat} | {_options(note) or note.answer.flat}" for note in reading.deck.notes]


def _options(note: Note) -> str:
    return " ".join(f"{'+' if choice.correct else '-'}{choice.text.flat}" for choice in note.choices)


def right(note: Note) -> list[str]:
    """The right options of a note, as Markdown."""
    return [choice.text.markdown for choice in note.choices if choice.correct]


def dialect_of(text: str, name: str = "deck.md") -> str:
    """The name of the dialect, without why it was taken."""
    return understood(text, name).dialect.partition(" (")[0]


def codes(text: str, name: str = "deck.md") -> list[str]:
    """The codes of the diagnostics of a text, in order."""
    return [problem.code for problem in read_document(name, text)[1]]


def codes_and_lines(text: str, name: str = "deck.md") -> list[tuple[str, int]]:
    """The code and line of each diagnostic of a text, in order."""
    return [(problem.code, problem.location.line) for problem in read_document(name, text)[1]]
