"""What one build keeps for the next in the same process: everything made from files that did not change.

Each value has a key of all that it was made from. It is made anew if the key changes, so a build with what was
kept gives the same bytes and the same messages as one without.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from deckpress.diagnostics import Diagnostics, Location
from deckpress.markdown.surroundings import NoteLink, NotePart, Surroundings
from deckpress.media import MediaLoader
from deckpress.model import Html, Image, Media, RenderedDeck

T = TypeVar("T")
Rendered = tuple[RenderedDeck, Diagnostics]
"""A rendered deck and the diagnostics of rendering it."""
_MOST_MEDIA = 20_000_000
"""A deck with more bytes of media is not kept: only one such deck is in memory at a time."""


class Same:
    """A value that equals only itself. Values whose places in the source differ would be equal to each other."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


@dataclass(slots=True, eq=False)
class Warm:
    """The values that are kept, each by its kind and name, with its key. `COLD` keeps none."""

    keeps: bool = True
    _kept: dict[tuple[str, str], tuple[tuple[object, ...], object]] = field(default_factory=dict)

    def once(self, kind: str, name: str, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """The value of a kind and a name: the one that was made from the same key, or a new one."""
        found = self._kept.get((kind, name))
        if found is not None and found[0] == key:
            return cast("T", found[1])
        value = make()
        if self.keeps:
            self._kept[kind, name] = key, value
        return value

    def forget_others(self, names: Collection[str]) -> None:
        """Forgets the values of files that are not named."""
        for kind, name in [*self._kept]:
            if name and name not in names:
                del self._kept[kind, name]

    def render(
        self, name: str, key: tuple[object, ...], asked: Asked, make: Callable[[Asked], Rendered], now: int
    ) -> Rendered:
        """A rendered deck: the one that was kept, if the files that it asked for are the same, or a new one.

        A deck that embeds notes or drawings, or has a note of the time `now`, is not kept.
        """
        if not self.keeps:
            return make(asked)
        found = self._kept.get(("rendered", name))
        if found is not None and found[0] == key:
            rendered, before = cast("tuple[Rendered, Asked]", found[1])
            if before.stands(asked.load):
                return rendered
        rendered = make(asked.recording())
        self._kept.pop(("rendered", name), None)
        deck = rendered[0]
        small = sum(len(media.data) for media in deck.media.values()) <= _MOST_MEDIA
        if small and not asked.more and not any(note.mod == now for note in deck.notes):
            self._kept["rendered", name] = key, (rendered, asked)
        return rendered


COLD = Warm(keeps=False)
"""Keeps nothing."""


@dataclass(slots=True)
class Asked:
    """What rendering a deck needs from outside: its media, other notes, and programs that draw."""

    load: MediaLoader
    around: Surroundings
    media: list[tuple[Image, Media | None, Diagnostics]] = field(default_factory=list)
    more: bool = False
    """True if it asked for notes or drawings, which are not asked for again."""

    def recording(self) -> Asked:
        """The same, with a record of what is asked in this one."""

        def load(image: Image) -> tuple[Media | None, Diagnostics]:
            media, problems = self.load(image)
            self.media.append((image, media, problems))
            return media, problems

        def embed(link: NoteLink) -> tuple[NotePart | None, Diagnostics]:
            self.more = True
            return self.around.embed(link)

        def draw(code: str, language: str, place: Location) -> tuple[Html | None, Diagnostics]:
            made, problems = self.around.draw(code, language, place)
            self.more = self.more or made is not None or bool(problems)
            return made, problems

        return Asked(load, replace(self.around, embed=embed, draw=draw))

    def stands(self, load: MediaLoader) -> bool:
        """True if each medium that was asked for is the same as then."""
        return all(load(image) == (media, problems) for image, media, problems in self.media)
