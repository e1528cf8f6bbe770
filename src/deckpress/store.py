"""Stores that keep texts such as drawn formulas, and values such as rendered notes, from one build to the next."""

from __future__ import annotations

from typing import Any, Protocol


class Texts(Protocol):
    """Texts by key. A store may forget anything at any time."""

    def get(self, key: str) -> str | None:
        """The text of the key, or None."""
        ...

    def set(self, key: str, value: str) -> None:
        """Keeps the text under the key."""
        ...


class Values(Protocol):
    """Values that JSON can hold, by kind and key. A store may forget anything at any time."""

    def get(self, kind: str, key: str) -> Any:
        """The value of the key, or None."""
        ...

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keeps the value, which must not be changed later, under the key."""
        ...
