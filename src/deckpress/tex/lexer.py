"""TeX and an offset -> the argument, group or option that stands there, and where it ends."""

from __future__ import annotations

import re

from deckpress.marks import ANY_MARK

BLANKS = re.compile(r"(?:\s|%[^\n]*(?:\n|\Z))*+")
_BRACE = re.compile(r"\\.|%[^\n]*|[{}]", re.S)
_BRACKET = re.compile(r"\\.|%[^\n]*|[{}\]]", re.S)
_TOKEN = re.compile(rf"\\[A-Za-z]+|\\.|{ANY_MARK}|.", re.S)
_LONGEST_OPTION = 1_000
"""Characters; else many brackets that never close would each be looked for to the end."""


class MissingError(Exception):
    """What was looked for does not stand there, or is never closed."""


def group(tex: str, position: int) -> tuple[str, int]:
    """What stands in the braces that open at a position, and the offset behind them. Raises MissingError."""
    depth = 0
    for brace in _BRACE.finditer(tex, position):
        depth += {"{": 1, "}": -1}.get(brace.group(), 0)
        if depth == 0:
            return tex[position + 1 : brace.start()], brace.end()
    raise MissingError


def argument(tex: str, position: int) -> tuple[str, int]:
    """A group, or the one token that stands there, behind blanks. Raises MissingError."""
    blanks = BLANKS.match(tex, position)
    position = blanks.end() if blanks else position
    if tex[position : position + 1] == "{":
        return group(tex, position)
    token = _TOKEN.match(tex, position)
    if token is None or token.group() in ("}", "&"):
        raise MissingError
    return token.group(), token.end()


def optional(tex: str, position: int) -> tuple[str | None, int]:
    """What stands in the brackets that open there, behind blanks; None if there are none, or they never close."""
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
    """What stands in the braces that open there; None if there are none."""
    try:
        return group(tex, position) if tex[position : position + 1] == "{" else (None, position)
    except MissingError:
        return None, position


def starred(tex: str, position: int) -> tuple[bool, int]:
    """Whether a `*` stands there, and the offset behind it."""
    found = tex[position : position + 1] == "*"
    return found, position + found
