"""How many examples a slow property is tried with."""

from __future__ import annotations

from hypothesis import settings


def share(usual: int) -> int:
    """This many examples in a usual run, and ten times as many with `--hypothesis-profile=explore`."""
    return usual * settings().max_examples // 100
