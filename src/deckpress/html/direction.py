"""Gives parts of a field their own direction, so that a browser orders the text around them as its reader expects."""

from __future__ import annotations

from deckpress.direction import has_right_to_left, text_direction
from deckpress.html.tags import walk
from deckpress.marks import FORMULA, MARK, holds

_FROM_LEFT = ("code", "pre", "kbd", "samp")
_BLOCKS = frozenset(
    "p div ul ol table blockquote pre hr h1 h2 h3 h4 h5 h6 dl details figure center section article".split()
)


def from_left(markup: str) -> str:
    """The HTML whose code and formulas say that they run from left to right.

    So they neither set the direction of their paragraph (`dir="auto"`) nor take the order of the words around them.
    """
    if not holds(markup, FORMULA) and not any(f"<{name}" in markup for name in _FROM_LEFT):
        return markup
    shown: list[str] = []
    inside = 0  # how many such elements are open
    for piece in walk(markup):
        written = piece.written
        if not piece.is_tag:
            written = written if inside else MARK.sub(lambda m: _apart(m[0]) if m[1] == FORMULA else m[0], written)
        elif piece.closes and piece.name in _FROM_LEFT:
            inside = max(0, inside - 1)
        elif piece.name in _FROM_LEFT:
            if not inside and piece.written_value("dir") is None:
                written = f'<{piece.name} dir="ltr"{piece.attributes}>'
            inside += 1
        shown.append(written)
    return "".join(shown)


def _apart(formula: str) -> str:
    return f'<bdi dir="ltr">{formula}</bdi>'


def in_direction(markup: str, direction: str, *, inline: bool = False) -> str:
    """The HTML of a text within an element that says its direction; an `inline` one if it holds no block."""
    if not markup or not direction:
        return markup
    if any(piece.name in _BLOCKS for piece in walk(markup)):
        return f'<div dir="{direction}">{markup}</div>'
    name = "span" if inline else "p"
    return f'<{name} dir="{direction}">{markup}</{name}>'


def in_own_direction(markup: str, language: str, *, inline: bool = False) -> str:
    """The HTML of a text that says its direction, for a page that is another's; unchanged if all runs from the left."""
    direction = text_direction(language)
    if direction == "auto" and not has_right_to_left(markup):
        return markup
    return in_direction(markup, direction, inline=inline)
