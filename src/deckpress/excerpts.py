"""A long text -> its beginning, for a message, a list or a title."""

from __future__ import annotations


def excerpt(text: str, longest: int) -> str:
    """The text if it has at most `longest` characters, else its beginning with an ellipsis, of that length or less."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
