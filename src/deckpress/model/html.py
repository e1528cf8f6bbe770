"""A field as HTML, with its formulas, media and gaps kept apart as values."""

from __future__ import annotations

from dataclasses import field
from typing import Literal
from urllib.parse import unquote

from deckpress.diagnostics import NOWHERE, Location
from deckpress.frozen import public_dataclass


@public_dataclass(frozen=True, slots=True)
class Formula:
    """TeX as written, without its delimiters; gaps within it are marks, as in `Html` (see `cloze_within`)."""

    tex: str
    display: bool
    location: Location = field(default=NOWHERE, compare=False)


MediaKind = Literal["image", "audio", "video"]


@public_dataclass(frozen=True, slots=True)
class Image:
    """A reference to a picture, a sound or a film: `media` is its key in `RenderedDeck.media`, empty for a remote one.

    `wiki` is true if it was written `![[src]]`, which is also searched for by name. `alt` is the text for those
    who see or hear nothing, `size` the attributes of a film's size, such as ` width="300"`; a picture has both in its
    own tag.
    """

    src: str
    media: str = ""
    location: Location = field(default=NOWHERE, compare=False)
    kind: MediaKind = "image"
    wiki: bool = False
    alt: str = ""
    size: str = ""
    written: str = field(default="", compare=False)
    """The address as the author wrote it, with its backslashes."""
    file: Media | None = field(default=None, compare=False)
    """The file itself, of a picture that is drawn during the build."""

    @property
    def remote(self) -> bool:
        """True if it is on the internet."""
        return self.src.lower().startswith(("http:", "https:", "ftp:", "//"))

    @property
    def name(self) -> str:
        """The file's name as the author knows it."""
        path = unquote(self.src.split("#", 1)[0].split("?", 1)[0])
        return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


@public_dataclass(frozen=True, slots=True)
class Gap:
    """One cloze deletion: its numbers (from 1) and its hint, as HTML."""

    numbers: tuple[int, ...]
    hint: str = ""
    text: str = ""
    """The Markdown of an automatic gap, by which its number is remembered; empty if the author wrote the number."""


@public_dataclass(frozen=True, slots=True)
class Html:
    """A field as HTML in which math, images and cloze gaps are kept apart, so that each output binds its own form.

    `markup` holds marks (see `marks`) of the kinds FORMULA, IMAGE, PLAYER, GAP_OPENS and GAP_CLOSES, whose index counts
    in the tuple of that kind; a player is the whole element of a sound or a film in `images`.
    """

    markup: str = ""
    formulas: tuple[Formula, ...] = ()
    images: tuple[Image, ...] = ()
    gaps: tuple[Gap, ...] = ()
    raw: bool = False
    """True if `markup` is a field as Anki keeps it, taken from a package: without marks, passed on as it is."""

    def __bool__(self) -> bool:
        return bool(self.markup)


@public_dataclass(frozen=True, slots=True)
class Media:
    """A file of a deck: its flat name in Anki (made from its content), its bytes and its media type."""

    name: str
    data: bytes = field(repr=False)
    mime: str
