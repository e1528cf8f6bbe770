"""The digits of every script, and the signs around them, as those of ASCII."""

from __future__ import annotations

import unicodedata

from deckpress.regex import regex

_MARKS = regex("[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SIGNS = str.maketrans({"\u066a": "%", "\u060c": ",", **{chr(code + 0xFEE0): chr(code) for code in range(33, 127)}})


def without_marks(text: str) -> str:
    """The text without signs that only steer the direction or the line breaks of a text."""
    return text if text.isascii() else _MARKS.sub("", text)


def western(text: str) -> str:
    """The text with digits of ASCII, of the same length: `3٫14` for `٣٫١٤`, `3.14` for `３．１４`; raised digits stay.

    The decimal sign `٫` and the sign between groups `٬` stay, since no language reads them in two ways.
    """
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text.translate(_SIGNS))
