"""Tags of HTML in a line of text, as in `<b>B) Iron</b>`: blanked out, so that every character keeps its place."""

from __future__ import annotations

import re

from deckpress.regex import regex

_NAMES = "b|strong|i|em|u|p|div|span|font|mark|code|kbd|big|small|ins|center"
_TAG = regex(rf"</?(?:{_NAMES})(?:\s[^<>]*)?>", re.I)
_CLOSING = regex(rf"(?:[ \t]*</(?:{_NAMES})>)+", re.I)


def blank_tags(text: str) -> str:
    """A text of the same length with spaces in place of tags that only style words."""
    return _TAG.sub(lambda match: " " * len(match.group()), text) if "<" in text else text


def end_of_tags(text: str, position: int) -> int:
    """The position after closing tags, if some follow a position; else the position."""
    match = _CLOSING.match(text, position)
    return match.end() if match else position
