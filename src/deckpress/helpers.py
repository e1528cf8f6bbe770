"""Other processes that compute values at the same time as this one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Made = Callable[[int], Any]
"""Gives the value of a number that a helper made, or None if this process must make it. It may wait for the helper."""


class Helpers(Protocol):
    """Computes some of many values in other processes. Each of them may fail."""

    def ahead(self, make: Callable[[int], Any], sizes: Sequence[int]) -> AbstractContextManager[Made]:
        """Begins to make values that JSON can hold, for numbers from 0; `sizes` says how much work each of them is."""
        ...
