"""What one build keeps for the next in the same process: everything made from files that did not change.

The key of a value names all that it was made from. When the key changes, the value is made again, so a build with what
was kept gives the same bytes and the same messages as one without.

The store of the cache keeps readings and notes across processes, as JSON (see `project.shelf`). A value that is kept
here is not unpacked, and it stays the same object: the same reading means the same rendered deck, and the same deck
means the same outputs, which the store does not have.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import field
from typing import TYPE_CHECKING, TypeVar, cast

from deckpress.diagnostics import Diagnostics
from deckpress.frozen import dataclass
from deckpress.model import RenderedDeck

if TYPE_CHECKING:
    from deckpress.render.asked import Asked, Loaded

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
    one_time: bool = False
    """True if all builds have the same time: a note that was changed at that time can then be kept, too."""
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

    def of(self, deck: RenderedDeck) -> Warm:
        """What keeps a deck and all that is made of it: `COLD` for a deck with many bytes of media."""
        return self if sum(len(media.data) for media in deck.media.values()) <= _MOST_MEDIA else COLD

    def forget_others(self, names: Collection[str]) -> None:
        """Forgets the values of files that are not named."""
        for kind, name in [*self._kept]:
            if name and name not in names:
                del self._kept[kind, name]

    def render(
        self, name: str, key: tuple[object, ...], asked: Asked, make: Callable[[], Rendered], now: int
    ) -> Rendered:
        """A rendered deck: the one that was kept, if the files that it asked for are the same, or a new one.

        `asked` notes what `make` asks. A deck that embeds notes or drawings, or has a note of the time `now`, is not
        kept.
        """
        found = self._kept.pop(("rendered", name), None)
        if found is not None and found[0] == key:
            rendered, files = cast("tuple[Rendered, list[Loaded]]", found[1])
            if all(asked.given_load(image) == (media, problems) for image, media, problems in files):
                self._kept["rendered", name] = found
                return rendered
        rendered = make()
        deck = rendered[0]
        dated = not self.one_time and any(note.mod == now for note in deck.notes)
        if self.of(deck).keeps and not asked.more and not dated:
            self._kept["rendered", name] = key, (rendered, asked.files)
        return rendered


COLD = Warm(keeps=False)
"""Keeps nothing."""
