"""Where texts such as drawn formulas are kept from one build to the next."""

from __future__ import annotations

from typing import Protocol


class Store(Protocol):
    """Texts by key. A store may forget anything at any time."""

    def get(self, key: str) -> str | None:
        """The text of the key, or None."""
        ...

    def set(self, key: str, value: str) -> None:
        """Keeps the text under the key."""
        ...
