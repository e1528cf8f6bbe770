"""Notes of a source -> their fields as a build would ship them: so `pull` checks that an edit looks as in Anki."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deckpress.diagnostics import Diagnostics
from deckpress.history.identity import Identity
from deckpress.html.anki import anki_fields
from deckpress.live.pull_media import MediaNames
from deckpress.media import MediaLoader
from deckpress.model import Deck, Image, Media, Note, RenderedDeck, RenderedNote

if TYPE_CHECKING:
    from deckpress.markdown.surroundings import Surroundings

NO_FIELDS: Mapping[str, str] = {}


@dataclass(slots=True)
class Proof:
    """Renders the notes of one source."""

    deck: Deck
    project: str
    identities: tuple[Identity, ...]
    loader: MediaLoader
    surroundings: Surroundings
    source: str
    context: str
    now: int
    names: MediaNames | None = None

    def whole(self) -> RenderedDeck:
        """The deck as it is."""
        return self._rendered(self.deck, self.identities)

    def note(self, index: int, note: Note) -> tuple[RenderedNote | None, Mapping[str, str]]:
        """Another version of the note with this index, and its fields; None if it shows nothing."""
        made = self._rendered(replace(self.deck, notes=(note,)), self.identities[index : index + 1])
        if not made.notes:
            return None, NO_FIELDS
        return made.notes[0], anki_fields(made.notes[0], made.media)

    def _rendered(self, deck: Deck, identities: tuple[Identity, ...]) -> RenderedDeck:
        from deckpress.render import render

        made, _ = render(
            deck,
            self.project,
            identities,
            self._load,
            surroundings=self.surroundings,
            source=self.source,
            context=self.context,
            now=self.now,
        )
        return made

    def _load(self, image: Image) -> tuple[Media | None, Diagnostics]:
        media = self.names.image(image) if self.names else None
        return (media, ()) if media else self.loader(image)
