"""How many examples a slow property is tried with."""

from __future__ import annotations

from hypothesis import settings


def share(percent: int) -> int:
    """This many percent of the examples that the profile has: of 60 in a usual run, of 1000 with `explore`."""
    return percent * settings().max_examples // 100
