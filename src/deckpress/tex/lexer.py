"""TeX and an offset -> the argument, group or option at that offset, and where it ends."""

from __future__ import annotations

import re

from deckpress.marks import ANY_MARK
from deckpress.regex import regex

BLANKS = regex(r"(?>(?:\s|%[^\n]*(?:\n|\Z))*)")
_BRACE = regex(r"\\.|%[^\n]*|[{}]", re.S)
_BRACKET = regex(r"\\.|%[^\n]*|[{}\]]", re.S)
_TOKEN = regex(rf"\\[A-Za-z]+|\\.|{ANY_MARK}|.", re.S)
_LONGEST_OPTION = 1_000
"""In characters. The limit keeps the time linear if many brackets are never closed."""


class MissingError(Exception):
    """The argument, group or option is missing or never closed."""


def group(tex: str, position: int) -> tuple[str, int]:
    """The text in the braces that open at a position, and the offset after them. Raises MissingError."""
    depth = 0
    for brace in _BRACE.finditer(tex, position):
        depth += {"{": 1, "}": -1}.get(brace.group(), 0)
        if depth == 0:
            return tex[position + 1 : brace.start()], brace.end()
    raise MissingError


def argument(tex: str, position: int) -> tuple[str, int]:
    """The next group or token after blanks, and the offset after it. Raises MissingError."""
    blanks = BLANKS.match(tex, position)
    position = blanks.end() if blanks else position
    if tex[position : position + 1] == "{":
        return group(tex, position)
    token = _TOKEN.match(tex, position)
    if token is None or token.group() in ("}", "&"):
        raise MissingError
    return token.group(), token.end()


def optional(tex: str, position: int) -> tuple[str | None, int]:
    """The text in the next brackets after blanks, and the offset after them; None if they are missing or not closed."""
    blanks = BLANKS.match(tex, position)
    start = blanks.end() if blanks else position
    if tex[start : start + 1] != "[":
        return None, position
    depth = 0
    for brace in _BRACKET.finditer(tex, start, start + _LONGEST_OPTION):
        sign = brace.group()
        if sign == "]" and depth == 0:
            return tex[start + 1 : brace.start()], brace.end()
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            break
    return None, position


def braced(tex: str, position: int) -> tuple[str | None, int]:
    """The text in the braces that open at a position, and the offset after them; None if there are no braces."""
    try:
        return group(tex, position) if tex[position : position + 1] == "{" else (None, position)
    except MissingError:
        return None, position


def starred(tex: str, position: int) -> tuple[bool, int]:
    """True if there is a `*` at a position, and the offset after it."""
    found = tex[position : position + 1] == "*"
    return found, position + found
