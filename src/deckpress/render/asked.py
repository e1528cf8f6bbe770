"""Notes what fields ask of the world around them, so that a later build can ask the same again."""

from __future__ import annotations

from dataclasses import field

from deckpress.diagnostics import Diagnostics, Location
from deckpress.frozen import dataclass
from deckpress.markdown.diagrams import diagram_of
from deckpress.markdown.surroundings import NoteLink, NotePart, Surroundings
from deckpress.media import MediaLoader
from deckpress.model import Html, Image, Media

Loaded = tuple[Image, Media | None, Diagnostics]
"""A reference to a file, with the file and its diagnostics."""


class AskedMoreError(Exception):
    """A field needs something that only the first process may do, such as running a program."""


@dataclass(slots=True)
class Asked:
    """Passes each question on to `given_load` or `given`, and notes the question with its answer."""

    given_load: MediaLoader
    given: Surroundings
    may_ask_more: bool = True
    """False in a helper: asking for a note or a drawing then raises AskedMoreError."""
    files: list[Loaded] = field(default_factory=list)
    addresses: list[tuple[str, bool, str]] = field(default_factory=list)
    """Each link to another note: its target, whether it was written in brackets, and the address it got."""
    more: bool = False
    """True if a field asked for a note or a drawing. These answers are not noted, so they cannot be compared later."""

    @property
    def surroundings(self) -> Surroundings:
        """The surroundings that note what they are asked."""
        return Surroundings(None if self.given.address is None else self.address, self.embed, self.draw)

    def load(self, image: Image) -> tuple[Media | None, Diagnostics]:
        """The file of a reference."""
        media, problems = self.given_load(image)
        self.files.append((image, media, problems))
        return media, problems

    def address(self, target: str, wiki: bool) -> str:
        """The address of a link."""
        assert self.given.address is not None
        found = self.given.address(target, wiki)
        self.addresses.append((target, wiki, found))
        return found

    def embed(self, link: NoteLink) -> tuple[NotePart | None, Diagnostics]:
        """The part of a note that a field embeds."""
        self._ask_more()
        return self.given.embed(link)

    def draw(self, code: str, language: str, place: Location) -> tuple[Html | None, Diagnostics]:
        """The drawing of a block of code, if it is a diagram."""
        if diagram_of(language, code) is None:
            return None, ()
        self._ask_more()
        return self.given.draw(code, language, place)

    def _ask_more(self) -> None:
        if not self.may_ask_more:
            raise AskedMoreError
        self.more = True
