"""A deck as it was read: its notes, its macros, and the names of its subdecks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from deckpress.diagnostics import NOWHERE, Location
from deckpress.frozen import public_dataclass
from deckpress.model.note import Note
from deckpress.model.text import Text
from deckpress.wording import OwnWords, Wording, wording


@public_dataclass(frozen=True, slots=True)
class Macro:
    """A TeX macro of the author's: its body with `#1` to `#9`, how many arguments it takes, and the first's default."""

    body: str
    arguments: int = 0
    default: str | None = None


@public_dataclass(frozen=True, slots=True)
class Passage:
    """A text that several questions refer to: what the author writes between a heading and its first question.

    It belongs to the notes from place `start` up to place `end` (excluded) of their file; `section` is their section,
    or empty for a text at the head of the document.
    """

    section: tuple[str, ...]
    text: Text
    start: Location
    end: Location

    def covers(self, note: Note) -> bool:
        """True if the note belongs to it."""
        line, column = note.location.line, note.location.column
        return (self.start.line, self.start.column) <= (line, column) < (self.end.line, self.end.column)


@public_dataclass(frozen=True, slots=True)
class Deck:
    """A named set of notes from one source. `references` are its link definitions: label -> (URL, title).

    `macros` are the TeX macros that its formulas may use, by name without the backslash.
    `settings` are the output settings of its front matter, by the keys of `settings.SETTINGS`.
    `words` are the project's own words for outputs (see `wording`).
    """

    name: str
    notes: tuple[Note, ...] = ()
    title: str = ""
    language: str = ""
    date: str = ""
    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    macros: Mapping[str, Macro] = field(default_factory=dict)
    settings: Mapping[str, object] = field(default_factory=dict)
    subdecks: tuple[str, ...] = ()
    """What becomes subdecks, from `SUBDECKS`; sections by default."""
    named: bool = field(default=False, compare=False)
    """True if the author named the deck; otherwise its name is its title or that of its file."""
    location: Location = field(default=NOWHERE, compare=False)
    words: OwnWords = field(default_factory=dict, compare=False)
    footnotes: Mapping[str, Text] = field(default_factory=dict)
    """The texts of its footnotes by their labels, in the form of `markdown.footnotes.key_of`."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """What its abbreviations stand for."""
    passages: tuple[Passage, ...] = field(default=(), compare=False)
    above: str = field(default="", compare=False)
    """The deck that a build into one puts all decks into. Unlike `name`, it is not part of the identity of notes."""

    @property
    def place(self) -> str:
        """Anki's name of the deck: below `above`, unless it is that deck or below it already."""
        above = tuple(self.above.casefold().split("::")) if self.above else ()
        parts = self.name.split("::")
        if tuple(part.casefold() for part in parts[: len(above)]) == above:
            parts = parts[len(above) :]
        return "::".join((*((self.above,) if self.above else ()), *parts))

    @property
    def wording(self) -> Wording:
        """The words that outputs add, in the language of the deck."""
        return wording(self.language, self.words)


SUBDECKS = ("sections", "files", "folders", "numbered", "none")
"""What may become subdecks; `numbered` puts their place in the document before their names, as Anki sorts by name."""


def deck_paths(deck: Deck) -> Mapping[tuple[str, ...], str]:
    """Anki's name of the deck for each section of a deck: the deck, then the sections as it says, joined by `::`."""
    if deck.subdecks and "sections" not in deck.subdecks:
        return {note.section: deck.place for note in deck.notes}
    numbered = _numbers(deck) if "numbered" in deck.subdecks else {}
    paths: dict[tuple[str, ...], str] = {}
    for section in dict.fromkeys(note.section for note in deck.notes):
        parts = (numbered.get(section[: i + 1], "") + part.replace("::", ": ") for i, part in enumerate(section))
        paths[section] = "::".join((deck.place, *parts))
    return paths


def _numbers(deck: Deck) -> Mapping[tuple[str, ...], str]:
    """The place of each section among its siblings, `01 ` and so on, all of one parent equally long."""
    children: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
    for note in deck.notes:
        for depth in range(len(note.section)):
            children.setdefault(note.section[:depth], {}).setdefault(note.section[: depth + 1])
    return {
        child: f"{number:0{len(str(len(siblings)))}} "
        for siblings in children.values()
        for number, child in enumerate(siblings, 1)
    }
