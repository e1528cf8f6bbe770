"""The values of one file of a project, as its last build left them: few large pieces in a store, by their own keys.

Finding ten thousand notes one by one takes longer than reading them all at once. So the values of a file are kept in
pieces, and a build that makes a few new values writes only their pieces. Values that a build does not ask for go with
the next change of their piece.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from deckpress.cache.store import Store
from deckpress.cache.versions import versions
from deckpress.digests import digest

_KIND = "file-1"
_SIZES = ((100, 1), (2_000, 16), (100_000, 64), (0, 256))
"""The most values, and in how many pieces they lie; 0 for any number of values."""


class Shelf:
    """What is kept of one file, such as its `notes`, by kind and key (see `deckpress.store.Values`)."""

    def __init__(self, store: Store, file: Path, what: str) -> None:
        self._store, self._owner = store, (_installed(), what, str(file))
        self._count = self._counted()
        """How many pieces there are; 0 if there are none yet."""
        self._pieces = self._read()
        self._used: set[str] = set()
        self._new: set[str] = set()

    def get(self, kind: str, key: str) -> Any:
        """The value of a key, or None. It may come from anywhere: check its form."""
        name = f"{kind} {key}"
        value = self._pieces[_place(name, len(self._pieces))].get(name)
        if value is not None:
            self._used.add(name)
        return value

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keeps a value, which must not be changed later."""
        name = f"{kind} {key}"
        self._pieces[_place(name, len(self._pieces))][name] = value
        self._used.add(name)
        self._new.add(name)

    def close(self) -> None:
        """Gives the pieces that changed to the store."""
        if not self._new:
            return
        count = next(pieces for most, pieces in _SIZES if len(self._used) <= most or not most)
        changed = {_place(name, count) for name in self._new}
        pieces = self._pieces
        if count != self._count:
            pieces = [{} for _ in range(count)]
            for piece in self._pieces:
                for name, value in piece.items():
                    pieces[_place(name, count)][name] = value
            changed = set(range(count))
            self._store.put(_KIND, self._key("pieces"), count)
        for number in changed:
            piece = {name: value for name, value in pieces[number].items() if name in self._used}
            self._store.put(_KIND, self._key(str(number)), piece)

    def _counted(self) -> int:
        count = self._store.get(_KIND, self._key("pieces"))
        return count if isinstance(count, int) and count in {pieces for _, pieces in _SIZES} else 0

    def _read(self) -> list[dict[str, Any]]:
        found = [self._store.get(_KIND, self._key(str(number))) for number in range(self._count)]
        return [piece if isinstance(piece, dict) else {} for piece in found] or [{}]

    def _key(self, part: str) -> str:
        return digest(self._owner, part)


class Single:
    """Values by kind and key, each in a piece of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, kind: str, key: str) -> Any:
        """The value of a key, or None. It may come from anywhere: check its form."""
        return self._store.get(kind, self._key(key))

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keeps a value."""
        self._store.put(kind, self._key(key), value)

    def _key(self, key: str) -> str:
        return digest(_installed(), key)


def _place(name: str, count: int) -> int:
    """The piece of a value, by the end of its key."""
    return int(name[-2:], 16) % count


@cache
def _installed() -> str:
    return digest(*versions())
