"""Whether a value in a line of the lock is what a build writes there."""

from __future__ import annotations

from deckpress.regex import regex

HIGHEST_ID = (1 << 63) - 1
"""The highest id of Anki: its numbers have 64 bits."""
SURROGATE = regex("[\ud800-\udfff]")


def is_number(value: object, most: int, least: int = 0) -> bool:
    """True for a whole number within these bounds."""
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def is_text(value: object) -> bool:
    """True for a text of characters that UTF-8 can hold."""
    return isinstance(value, str) and not SURROGATE.search(value)
