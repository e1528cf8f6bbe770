"""The names of media in Anki -> their paths in the source; files that were added in Anki go beside it."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from deckpress.foreign.decks import MEDIA, media_name
from deckpress.foreign.fields import media_in, with_media
from deckpress.inert import file_name
from deckpress.media import content_hash, make_media
from deckpress.model import Html, Image, Media, RenderedDeck
from deckpress.regex import regex

Files = Mapping[str, Callable[[], bytes]]
_HASH = regex(r"-([0-9a-f]{8})\.[a-z0-9]+\Z")


@dataclass(slots=True)
class MediaNames:
    """The names of the media of one source. `ours` has the path of each file by its name in a package.

    `theirs` are the files of Anki by name; `beside` reads a file by its path from the folder of the source.
    """

    ours: Mapping[str, str]
    theirs: Files
    beside: Callable[[str], bytes | None]
    new: dict[str, bytes] = field(default_factory=dict)
    """The files that a pull adds, by their paths from the folder of the source."""
    _known: dict[str, str] = field(default_factory=dict)
    _paths: dict[str, str] = field(default_factory=dict)

    def path_of(self, written: str) -> str:
        """The path of a file that a field names, from the folder of the source."""
        if written in self.ours:
            return self.ours[written]
        if written in self._paths:
            return self._paths[written]
        name = self._equal(written)
        if name in self.ours:
            return self.ours[name]
        found = media_name(written, self.theirs)
        if not found:
            return html.unescape(written)
        if found not in self._known:
            self._known[found] = self._add(found)
        return self._known[found]

    def is_lacking(self, written: str) -> bool:
        """True for a file that is neither in the source nor in Anki."""
        if ":" in written or written.startswith("//"):
            return False
        path = self.path_of(written)
        return path not in self.new and path not in self.ours.values() and self.beside(path) is None

    def as_shipped(self, markup: str) -> str:
        """A field with the names that a build gives to its files."""
        return with_media(markup, self._shipped_name) if "src" in markup or "[" in markup else markup

    def image(self, image: Image) -> Media | None:
        """A file that a pull adds, if an image of the source is one."""
        path = unquote(image.src)
        data = self.new.get(path)
        return make_media(path, data) if data is not None else None

    def _shipped_name(self, written: str) -> str:
        name = self._equal(written)
        if name in self.ours or not media_name(written, self.theirs):
            return name
        path = self.path_of(written)
        data = self.new.get(path) or self.beside(path) or b""
        made = make_media(path, data)
        if made is None:
            return name
        self._paths[made.name] = path
        return made.name

    def _equal(self, written: str) -> str:
        """The name of one of our files with the same content, else the name itself."""
        found = media_name(written, self.theirs)
        if written in self.ours or not found:
            return written
        try:
            digest = content_hash(self.theirs[found]())
        except ValueError:
            return written
        return next((name for name in self.ours if (own := _HASH.search(name)) and own[1] == digest), written)

    def _add(self, name: str) -> str:
        """The path for a file from Anki; an equal file that exists already is used."""
        try:
            data = self.theirs[name]()
        except ValueError:
            return name
        safe = PurePosixPath(file_name(name))
        for own in (safe.name, f"{safe.stem}-{content_hash(data)}{safe.suffix}"):
            path = f"{MEDIA}/{own}"
            there = self.new.get(path) or self.beside(path)
            if there is None or there == data:
                if there is None:
                    self.new[path] = data
                return path
        return name


def paths_of(deck: RenderedDeck) -> dict[str, str]:
    """The path in the source of each file of a deck, by its name in a package."""
    found: dict[str, str] = {}
    for image in _images(piece for note in deck.notes for piece in note.pieces):
        if image.media in deck.media:
            found.setdefault(deck.media[image.media].name, image.written or image.src)
    return found


def _images(pieces: Iterable[Html]) -> Iterable[Image]:
    return (image for piece in pieces for image in piece.images)


def names_in(fields: Iterable[str]) -> Iterable[str]:
    """The names of the media in some fields."""
    return (name for markup in fields for name in media_in(markup))
