"""Marks the cells of tables whose text needs room, so that a phone scrolls a table sideways instead of squeezing it."""

from __future__ import annotations

import html

from deckpress.html.tags import Piece, walk

_LONG = 14
"""In characters; a shorter text may take one line of a narrow column, or one line for each of its words."""


def with_roomy_cells(markup: str) -> str:
    """The HTML with a class on each cell of several words: style sheets give it the width of a few words."""
    if "<table" not in markup:
        return markup
    shown: list[str] = []
    cells: list[tuple[int, Piece, list[str]]] = []  # those that are open, the innermost last: place, tag, text
    for piece in walk(markup):
        if piece.opens("td", "th"):
            cells.append((len(shown), piece, []))
        elif piece.name in ("td", "th") and cells:
            place, tag, text = cells.pop()
            if "class=" not in tag.attributes and _needs_room("".join(text)):
                shown[place] = f'<{tag.name} class="prose"{tag.attributes}>'
        elif not piece.is_tag and cells:
            cells[-1][2].append(piece.written)
        shown.append(piece.written)
    return "".join(shown)


def _needs_room(text: str) -> bool:
    words = html.unescape(text).split()
    return len(words) > 1 and sum(map(len, words)) + len(words) > _LONG
