"""The signs of a deck that deckpress wrote as JSON (docs/json.md)."""

from __future__ import annotations

from deckpress.model import Source
from deckpress.regex import regex

VERSION = 1
"""The version of the format; it changes when a key is removed or changes its meaning."""

SIGN = "deckpress"
"""The key that says that a file is a deck; its value is the version."""

_SIGN = regex(rf'\s*\{{\s*"{SIGN}"\s*:')


def is_json(source: Source) -> bool:
    """True for a text that begins as a deck in JSON does, and for every file whose name says that it is JSON."""
    return source.path.lower().endswith(".json") or _SIGN.match(source.text) is not None
