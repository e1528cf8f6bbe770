"""The measures of the sheet's page, and the largest type in which the sheet fits a number of pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from deckpress.exporters.base import ExportOptions
from deckpress.exporters.pages.measure import Content
from deckpress.exporters.pages.page import MM, PAPERS

LEAST, MOST, STEP = 4.0, 12.0, 0.25
"""The type sizes that `--fit` tries, in points."""
LINE = 1.32
"""Line height in em."""
_POINTS = {1: 10.0, 2: 9.0, 3: 8.0, 4: 7.5, 5: 7.0}
_MARGINS = (20.0, 22.0)
"""The sums of the left and right, and of the top and bottom margins, in mm, as in sheet.css."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The printed page: width and height in mm, columns, and type size in points."""

    width: float
    height: float
    columns: int
    points: float

    @property
    def column(self) -> float:
        """The width of the text of a column, in points."""
        return ((self.width - _MARGINS[0] - 5 * (self.columns - 1)) / self.columns) * MM - 1.2 * self.points

    @property
    def full_width(self) -> float:
        """The width of the text of a card that spans all columns, in points."""
        return (self.width - _MARGINS[0]) * MM - 1.2 * self.points

    @property
    def column_height(self) -> float:
        """The height of a column, in points."""
        return (self.height - _MARGINS[1]) * MM

    def with_type(self, points: float) -> Layout:
        """The same page in another type size."""
        return replace(self, points=points)

    def height_of(self, card: Content) -> float:
        """The estimated height of the box of a card, in points."""
        return self.points * (card.height(self.column / self.points, LINE) + 2.2)

    def is_long(self, card: Content, width: float = 0.0, scale: float = 1.0) -> bool:
        """True for a card that may break between columns, since keeping it whole would leave a gap.

        `width` is that of its text in points, if not that of a column; `scale` is the factor by which its type shrinks.
        """
        points = self.points * scale
        height = points * card.height((width or self.column) / points, LINE) + 2.2 * self.points
        return height > self.column_height / 6


def layout(options: ExportOptions) -> Layout:
    """The page for the options. Automatic orientation is landscape from three columns on."""
    width, height = PAPERS[options.paper]
    on_its_side = options.columns > 2 if options.orientation == "auto" else options.orientation == "landscape"
    if on_its_side:
        width, height = height, width
    return Layout(width, height, options.columns, options.type_size or _POINTS[options.columns])


def estimated_pages(page: Layout, sections: tuple[tuple[Content, ...], ...]) -> int:
    """The estimated number of pages that the cards of these sections fill."""
    cards = sum(page.height_of(card) for section in sections for card in section)
    heads = len(sections) * (1.6 * page.points + 5 * MM) + (3.6 * page.points + 6 * MM) * page.columns
    return max(1, -int(-(cards * 1.03 + heads) // (page.column_height * page.columns)))


def largest_type(fits: Callable[[float], bool], guess: float) -> float:
    """The largest type size in which the sheet fits, in points; 0 if it fits in none.

    At most seven sizes are tried, and about three if the `guess` is good: it comes first, then one near it.
    """
    low, high = -1, round((MOST - LEAST) / STEP)  # the largest step that fits for sure, and the largest that may
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
