"""Results of pure functions that the next export in the same process may need again, such as the HTML of a card."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")


class Recent:
    """Keeps the results of the present export and of the one before, by what they were made from.

    After an edit, an export makes the same cards again but one. Results that an export does not ask for go with the
    next one, so there are never more than two exports need.
    """

    def __init__(self) -> None:
        self._now: dict[Hashable, object] = {}
        self._before: dict[Hashable, object] = {}

    def begin(self) -> None:
        """Begins an export."""
        self._before, self._now = self._now, {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result for a key, which names all that it is made from: a kept one, or a new one."""
        if key in self._now:
            return cast("T", self._now[key])
        value = self._before[key] if key in self._before else make()
        self._now[key] = value
        return cast("T", value)
