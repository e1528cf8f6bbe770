"""What a field takes from beyond its own text: where its links lead, parts of other notes, and drawings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue.media import NO_NOTE_FOLDER
from deckpress.frozen import dataclass
from deckpress.model import Html, Macro, Text

NOTES = (".md", ".markdown", ".mdown", ".mdx", ".qmd", ".rmd")
"""The suffixes of Markdown notes."""


@dataclass(frozen=True, slots=True)
class NoteLink:
    """A note that a field embeds: its path or name, and its part after `#`, both as written."""

    target: str
    part: str = ""
    wiki: bool = False
    """True if it was written between `[[` and `]]`, so that it is also searched for by name."""
    words: str = ""
    """What the card shows if there is no such note."""
    place: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True, slots=True)
class NotePart:
    """A part of a note, to be filled into a field: its Markdown, and what it uses of its own file."""

    text: Text
    references: Mapping[str, tuple[str, str]]
    macros: Mapping[str, Macro]
    surroundings: Surroundings
    footnotes: Mapping[str, Text] = field(default_factory=dict)
    """The footnotes of its file by their labels, in the form of `footnotes.key_of`."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)


def words_alone(target: str, wiki: bool) -> str:  # noqa: ARG001 - the signature of Surroundings.address
    """No address for any link between notes, so that its words stay."""
    return ""


def _no_note(link: NoteLink) -> tuple[NotePart | None, Diagnostics]:
    return None, (NO_NOTE_FOLDER.at(link.place, note=link.target[:80]),)


def _no_drawing(code: str, language: str, place: Location) -> tuple[Html | None, Diagnostics]:  # noqa: ARG001
    return None, ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the file of a field, its project and this machine give to it. The defaults give nothing."""

    address: Callable[[str, bool], str] | None = None
    """The address that a link to another note, or to a section, gets; empty if only its words stay. The second argument
    is true for `[[..]]`. Without the function, links of Markdown keep their addresses."""
    embed: Callable[[NoteLink], tuple[NotePart | None, Diagnostics]] = _no_note
    """The part of a note that a field embeds; None if it cannot be shown."""
    draw: Callable[[str, str, Location], tuple[Html | None, Diagnostics]] = _no_drawing
    """The drawing of a block of code in a language, at a place; None if it stays code."""


NOTHING_AROUND = Surroundings()
