"""The places of cards on a page, in mm: fronts, their backs once the paper is turned, and the lines to cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from deckpress.exporters.pages.page import PAPERS

_EDGE = 3.0
"""How far, in mm, a cut extends beyond the cards if the paper is larger."""
_GRIDS = {"2x4": (2, 4), "3x3": (3, 3)}
"""Columns and rows of the sizes that divide a whole page."""
_SIZES = {
    ("business", "A4"): (85.0, 55.0),
    ("business", "Letter"): (88.9, 50.8),
    ("a6", "A4"): (105.0, 148.5),
    ("a6", "Letter"): (105.0, 148.0),
    ("index", "A4"): (127.0, 76.2),
    ("index", "Letter"): (127.0, 76.2),
}
"""Width and height, in mm, of the sizes that do not depend on the page."""


class Place(NamedTuple):
    """The upper left corner of a card on its page."""

    x: float
    y: float


class Line(NamedTuple):
    """A line to cut or fold along, which runs down or to the right."""

    x: float
    y: float
    length: float
    down: bool
    fold: bool = False


@dataclass(frozen=True, slots=True)
class Cutting:
    """A page of cards. `backs` has the place of the back of each front, on the next page or, if folded, on this one."""

    paper: tuple[float, float]
    card: tuple[float, float]
    fronts: tuple[Place, ...]
    backs: tuple[Place, ...]
    lines: tuple[Line, ...]
    turned: bool = False
    """True if backs are printed upside down, since they are folded down, not to the side."""


def cutting(paper: str, size: str, flip: str) -> Cutting:
    """The page for a paper, a size of cards (`settings.CARD_SIZES`) and a way to turn it: long, short or fold.

    Turned over its long edge, the back of a page is mirrored from left to right; over its short edge, from top to
    bottom. All papers are portrait.
    """
    page = PAPERS[paper]
    if size in _GRIDS:
        columns, rows = _GRIDS[size]
        card = page[0] / columns, page[1] / rows
    else:
        card = _SIZES[size, paper]
    if flip == "fold":
        return _folded(page, card)
    fronts = tuple(_grid(page, card))
    mirrored = _mirrored(page, card, fronts, across=flip == "long")
    return Cutting(page, card, fronts, mirrored, tuple(_cuts(page, card, fronts)))


def _count(room: float, part: float) -> int:
    return max(1, int(room / part + 1e-6))


def _grid(page: tuple[float, float], card: tuple[float, float]) -> Iterator[Place]:
    """As many cards as fit, centred on the page, row by row."""
    columns, rows = _count(page[0], card[0]), _count(page[1], card[1])
    left, top = (page[0] - columns * card[0]) / 2, (page[1] - rows * card[1]) / 2
    yield from (Place(left + x * card[0], top + y * card[1]) for y in range(rows) for x in range(columns))


def _mirrored(
    page: tuple[float, float], card: tuple[float, float], places: tuple[Place, ...], *, across: bool
) -> tuple[Place, ...]:
    """The same places, seen from the other side of the paper."""
    if across:
        return tuple(Place(page[0] - card[0] - x, y) for x, y in places)
    return tuple(Place(x, page[1] - card[1] - y) for x, y in places)


def _folded(page: tuple[float, float], card: tuple[float, float]) -> Cutting:
    """Each back beside its front if the page is wide enough, else below it and upside down."""
    width, height = card
    aside = 2 * width <= page[0] + 1e-6
    unit = (2 * width, height) if aside else (width, 2 * height)
    fronts = tuple(_grid(page, unit))
    backs = tuple(Place(x + width, y) if aside else Place(x, y + height) for x, y in fronts)
    folds = (Line(x, y, height if aside else width, aside, True) for x, y in backs)
    return Cutting(page, card, fronts, backs, (*_cuts(page, unit, fronts), *folds), not aside)


def _cuts(page: tuple[float, float], card: tuple[float, float], places: tuple[Place, ...]) -> Iterator[Line]:
    """A line along every edge of the cards that is not an edge of the paper."""
    for down in (True, False):
        along, across = (0, 1) if down else (1, 0)
        starts = [place[along] for place in places]
        edges = sorted({round(edge, 4) for start in starts for edge in (start, start + card[along])})
        first = max(0.0, min(place[across] for place in places) - _EDGE)
        last = min(page[across], max(place[across] for place in places) + card[across] + _EDGE)
        for edge in edges:
            if 0.01 < edge < page[along] - 0.01:
                yield Line(edge, first, last - first, True) if down else Line(first, edge, last - first, False)
