"""The measures of the sheet's page, and the search for the largest type with which its cards fill so many pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from deckpress.exporters.base import ExportOptions
from deckpress.exporters.pages.measure import Content
from deckpress.exporters.pages.page import MM, PAPERS

LEAST, MOST, STEP = 4.0, 12.0, 0.25
"""The sizes among which `--fit` chooses, in points."""
LINE = 1.32
"""The distance of lines, in em."""
_POINTS = {1: 10.0, 2: 9.0, 3: 8.0, 4: 7.5, 5: 7.0}
_MARGINS = (20.0, 22.0)
"""Left and right, above and below, in mm; as in sheet.css."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Measures of the printed page: millimetres, points, and what a column holds."""

    width: float
    height: float
    columns: int
    points: float

    @property
    def column(self) -> float:
        """How wide the text of a column is, in points."""
        return ((self.width - _MARGINS[0] - 5 * (self.columns - 1)) / self.columns) * MM - 1.2 * self.points

    @property
    def column_height(self) -> float:
        """How high a column is, in points."""
        return (self.height - _MARGINS[1]) * MM

    def with_type(self, points: float) -> Layout:
        """The same page with type of another size."""
        return replace(self, points=points)

    def height_of(self, card: Content) -> float:
        """About how high the box of a card is, in points."""
        return self.points * (card.height(self.column / self.points, LINE) + 2.2)

    def is_long(self, card: Content) -> bool:
        """True for a card that may be broken between columns, since to keep it whole would leave a gap."""
        return self.height_of(card) > self.column_height / 6


def layout(options: ExportOptions) -> Layout:
    """The page that was asked for; by itself it lies on its side from three columns on."""
    width, height = PAPERS[options.paper]
    on_its_side = options.columns > 2 if options.orientation == "auto" else options.orientation == "landscape"
    if on_its_side:
        width, height = height, width
    return Layout(width, height, options.columns, options.type_size or _POINTS[options.columns])


def estimated_pages(page: Layout, sections: tuple[tuple[Content, ...], ...]) -> int:
    """About how many pages the cards of these sections fill."""
    cards = sum(page.height_of(card) for section in sections for card in section)
    heads = len(sections) * (1.6 * page.points + 5 * MM) + (3.6 * page.points + 6 * MM) * page.columns
    return max(1, -int(-(cards * 1.03 + heads) // (page.column_height * page.columns)))


def largest_type(fits: Callable[[float], bool], guess: float) -> float:
    """The largest size with which the sheet fits, in points; 0 if none does.

    At most seven sizes are tried, and about three if the `guess` is good: it comes first, then one near it.
    """
    low, high = -1, round((MOST - LEAST) / STEP)  # the largest step that is known to fit, the largest that may
    step = min(high, max(0, round((guess - LEAST) / STEP)))
    for near in (2, 0, 0, 0, 0, 0, 0):
        if fits(LEAST + STEP * step):
            low, step = step, step + near
        else:
            high, step = step - 1, step - near
        if low >= high:
            break
        if not (near and low < step <= high):
            step = (low + high + 1) // 2
    return LEAST + STEP * low if low >= 0 else 0.0
