"""The environment -> the folder of the cache."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path | None:
    """The folder of the cache: $DECKPRESS_CACHE (empty: no cache), else one in the user's cache folder."""
    if "DECKPRESS_CACHE" in os.environ:
        chosen = os.environ["DECKPRESS_CACHE"]
        return Path(chosen) if chosen else None
    from platformdirs import user_cache_path

    return user_cache_path("deckpress", appauthor=False)
