"""Texts, reduced to what counts when two of them are compared, and how alike they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from deckpress.regex import regex

_NO_LETTERS = regex(r"[\W_]+")


def composed(text: str) -> str:
    """The text in the form of Unicode that Anki keeps (NFC): an accent and its letter are one character if they can."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The text without differences of case, white space and compatibility forms (NFKC)."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.casefold().split())


@cache
def _ascii_signs() -> bytes:
    return bytes(code for code in range(128) if not chr(code).isalnum())


def letters(text: str) -> str:
    """The letters and digits of the text, in lower case and without compatibility forms (NFKC)."""
    if text.isascii():
        return text.lower().encode().translate(None, _ascii_signs()).decode()
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", text).lower())


def likeness(first: str, second: str, least: float) -> float:
    """How alike two texts are, from 0 to 1; 0 for those that are surely less alike than `least`."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, first, second)
    return matcher.ratio() if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least else 0.0


def nearest(word: str, known: Iterable[str], least: float = 0.6) -> str:
    """The known word most like `word`, if their likeness is at least `least`; else an empty string."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, known, 1, least)), "")
