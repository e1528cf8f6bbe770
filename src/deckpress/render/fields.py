"""The fields of a deck: their Markdown as HTML, with the media, the words and the direction of the deck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from deckpress.diagnostics import Diagnostic
from deckpress.direction import has_right_to_left
from deckpress.frozen import dataclass
from deckpress.html.direction import from_left
from deckpress.html.page import with_names_of_boxes
from deckpress.markdown import fields
from deckpress.markdown.abbreviations import explained
from deckpress.markdown.footnotes import Footnotes
from deckpress.markdown.surroundings import NOTHING_AROUND, Surroundings
from deckpress.media import MediaLoader
from deckpress.model import Deck, Html, Image, Media, Text
from deckpress.tex.macros import Expander
from deckpress.wording import Wording, english

EMPTY = Html()


@dataclass(slots=True)
class FieldRenderer:
    """Renders the fields of one deck, and collects their media and diagnostics."""

    deck: Deck
    load: MediaLoader
    macros: Expander
    media: dict[str, Media] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    words: Wording = field(default_factory=english)
    from_right: bool = False
    """True if the language of the deck runs from right to left."""
    surroundings: Surroundings = NOTHING_AROUND

    def html(
        self,
        text: Text,
        notes: Footnotes,
        *,
        cloze: bool = False,
        inline: bool = False,
        numbers: Mapping[str, int] | None = None,
        collects: bool = False,
    ) -> Html:
        """A field; with `collects`, its footnotes wait for a later one of the note."""
        if not text and (collects or not notes.waiting):
            return EMPTY
        found, problems = fields.render(
            text,
            self.deck.references,
            cloze=cloze,
            inline=inline,
            numbers=numbers,
            macros=self.macros,
            footnotes=notes,
            writes_notes=not collects,
            words=self.words,
            surroundings=self.surroundings,
        )
        self.diagnostics += problems
        if self.deck.abbreviations and not inline:
            found = replace(found, markup=explained(found.markup, self.deck.abbreviations))
        if "<input" in found.markup and self.differ("box_done", "box_open"):
            found = replace(found, markup=with_names_of_boxes(found.markup, self.words))
        if self.from_right or has_right_to_left(found.markup):
            found = replace(found, markup=from_left(found.markup))
        if not found.images:
            return found
        return replace(found, images=tuple(self.image(image) for image in found.images))

    def differ(self, *keys: str) -> bool:
        """True if a word differs from the template's own, so that the note must carry it."""
        return any(self.words[key] != english()[key] for key in keys)

    def image(self, image: Image) -> Image:
        """The image with the name of its file, which becomes one of the media of the deck."""
        media, problems = (image.file, ()) if image.file else self.load(image)
        self.diagnostics += problems
        if media is None:
            return image
        self.media[media.name] = media
        return replace(image, media=media.name)
