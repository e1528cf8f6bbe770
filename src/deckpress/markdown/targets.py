"""The parentheses of a link or a picture -> its address and title."""

from __future__ import annotations

import re

from markdown_it.common.utils import unescapeAll
from markdown_it.helpers import parseLinkDestination, parseLinkTitle

from deckpress.frozen import dataclass
from deckpress.regex import regex

_BLANKS = regex(r"[ \t\n]*+")
_BLANK = regex(r"\s")
_PICTURE = regex(r"\(((?>(?:[^()\n\\]|\\.|\([^()\n]*+\))*))\)", re.S)
_PICTURE_TITLE = regex(r"""[ \t]++("(?>(?:[^"\\]|\\.){0,999})"|'(?>(?:[^'\\]|\\.){0,999})')\Z""")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link or a picture leads; entities and backslashes are resolved."""

    address: str
    title: str
    end: int
    """The offset after the closing parenthesis."""


def read_target(content: str, start: int, *, image: bool) -> Target | None:
    """The target that opens with the `(` at `start` (CommonMark 6.3), or None.

    The file name of an `image` may hold blanks without `<..>`, as most authors write it.
    """
    strict = _read_strictly(content, start)
    return _read_picture(content, start) if image and strict is None else strict


def _read_strictly(content: str, start: int) -> Target | None:
    position = _skip(content, start + 1)
    address = parseLinkDestination(content, position, len(content))
    title = ""
    if address.ok:
        position = _skip(content, address.pos)
        if position > address.pos:
            found = parseLinkTitle(content, position, len(content))
            if found.ok:
                title, position = found.str, _skip(content, found.pos)
    if not content.startswith(")", position):
        return None
    return Target(address.str, title, position + 1)


def _read_picture(content: str, start: int) -> Target | None:
    match = _PICTURE.match(content, start)
    if match is None:
        return None
    written = match.group(1).strip()
    title = _PICTURE_TITLE.search(written)
    address = written[: title.start()] if title else written
    if address.startswith("<") or not _BLANK.search(address):
        return None
    return Target(unescapeAll(address), unescapeAll(title.group(1)[1:-1]) if title else "", match.end())


def _skip(content: str, position: int) -> int:
    blanks = _BLANKS.match(content, position)
    return blanks.end() if blanks else position
