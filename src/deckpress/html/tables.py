"""Marks the cells of tables by the room that they need: a phone scrolls a table sideways instead of squeezing it."""

from __future__ import annotations

import html

from deckpress.html.tags import Piece, walk
from deckpress.regex import regex

_LONG = 14
"""In letters; a shorter text stays on one line."""
_WIDE = regex("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60\U0001f000-\U0003fffd]")
"""Signs as wide as two letters; a line may end after each of them."""
_UNSPACED = regex(f"{_WIDE.pattern}|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Those, and the letters of scripts that write words without spaces."""


def with_roomy_cells(markup: str) -> str:
    """The HTML with a class on each cell of several words: `prose` for some words wide, `brief` for one line."""
    first, last = markup.find("<table"), markup.rfind("</table>")
    if first < 0 or last < 0:
        return markup
    return markup[:first] + _with_roomy_cells(markup[first:last]) + markup[last:]


def _with_roomy_cells(markup: str) -> str:
    shown: list[str] = []
    cells: list[tuple[int, Piece, list[str]]] = []  # those that are open, the innermost last: place, tag, text
    for piece in walk(markup):
        if piece.opens("td", "th"):
            cells.append((len(shown), piece, []))
        elif piece.name in ("td", "th") and cells:
            place, tag, text = cells.pop()
            if "class=" not in tag.attributes and (room := _room("".join(text))):
                shown[place] = f'<{tag.name} class="{room}"{tag.attributes}>'
        elif not piece.is_tag and cells:
            cells[-1][2].append(piece.written)
        shown.append(piece.written)
    return "".join(shown)


def _room(text: str) -> str:
    """The class of a cell with this text; empty if its text is one word."""
    shown = html.unescape(text)
    words = shown.split()
    wide = not shown.isascii()
    if len(words) < 2 and not (wide and _UNSPACED.search(shown)):
        return ""
    length = sum(map(len, words)) + len(words) + (len(_WIDE.findall(shown)) if wide else 0)
    return "prose" if length > _LONG else "brief"
