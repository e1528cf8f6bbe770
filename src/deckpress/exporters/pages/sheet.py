"""Exports one HTML file to print or read: all cards with their answers, with pictures and formulas inside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby, product
from typing import TYPE_CHECKING, Any

from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue.output import (
    SMALL_FORMULA_ON_SHEET,
    SMALL_SHEET,
    TOO_MANY_PAGES,
    TYPE_SIZE,
    TYPE_SIZE_ESTIMATED,
)
from deckpress.digests import digest
from deckpress.direction import page_direction
from deckpress.exporters.base import Exporter, ExportOptions, Files
from deckpress.exporters.pages.layout import LEAST, Layout, estimated_pages, largest_type, layout
from deckpress.exporters.pages.measure import Content, content
from deckpress.exporters.pages.page import (
    MM,
    READABLE,
    Binder,
    live_math,
    page_title,
    points_said,
    with_script,
)
from deckpress.inert import css_string
from deckpress.model import RenderedDeck, RenderedNote
from deckpress.templating.faults import TemplateError
from deckpress.tex.drawing import TexEngine, sprite
from deckpress.wording import Wording

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates

_LONG = 3
"""A sheet of several sections with at least this many pages has a table of contents."""
_TINTS = 6
_IMAGE_MM = 90
_SURE = 0.96
"""A table that shrinks becomes a little smaller than estimated: a word that does not fit would be cut off."""
_TABLE = 0.9
"""The type size of tables in em, as in sheet.css."""


@dataclass(frozen=True, slots=True)
class _Card:
    """A box of the sheet: its note, its HTML, and its content to measure."""

    note: RenderedNote
    html: str
    content: Content


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The content of a sheet, before its type size is chosen."""

    deck: RenderedDeck
    sections: tuple[tuple[tuple[str, ...], tuple[_Card, ...]], ...]
    sprite: str
    live: bool
    templates: Templates

    @property
    def contents(self) -> tuple[tuple[Content, ...], ...]:
        """The content to measure, section by section."""
        return tuple(tuple(card.content for card in cards) for _, cards in self.sections)

    def files(self, page: Layout) -> Files:
        """The page as UTF-8 HTML, and the script that it may need. Raises TemplateError."""
        sections = tuple(
            {
                "path": path,
                "cards": tuple(
                    {
                        "html": card.html,
                        **_tables(card.content, page),
                    }
                    for card in cards
                ),
                "tint": index % _TINTS,
                "count": sum(len(card.note.cards) for card in cards),
            }
            for index, (path, cards) in enumerate(self.sections)
        )
        text = self.templates.page("sheet.html.j2", sections=sections, live=self.live, **self.values(page))
        return with_script(".html", text, self.live)

    def values(self, page: Layout) -> dict[str, Any]:
        """The values of the page for its template, besides the sections."""
        deck = self.deck.deck
        title, language = page_title(deck), deck.language or "en"
        words = deck.wording
        named = sum(1 for path, _ in self.sections if path)
        return {
            "title": title,
            "title_css": css_string(title),
            "language": language,
            "direction": page_direction(language),
            "date": words.date(deck.date),
            "count": len(self.deck.notes),
            "counted": _count(self.deck, words),
            "words": words.words,
            "contents": named > 2 and estimated_pages(page, self.contents) >= _LONG,
            "sprite": self.sprite,
            "width": f"{page.width:g}",
            "height": f"{page.height:g}",
            "columns": page.columns,
            "points": f"{page.points:g}",
        }


def _tables(content: Content, page: Layout) -> dict[str, Any]:
    """How the tables of a card keep their words whole: in smaller type, then also across all columns.

    `roomy` is True if their columns also have room for some words, and `whole` False if words must be broken;
    `table` is the type size in em, if it is not the usual one.
    """
    widths = tuple(dict.fromkeys((page.column, page.full_width)))
    for roomy, width in product((True, False), widths):
        scale, wide = content.table_shrinks(width / page.points, roomy=roomy), width > page.column
        size = int(100 * _TABLE * scale * _SURE) / 100
        if scale == 1 or size * page.points >= READABLE:
            long = page.is_long(content, width, scale)
            size_said = "" if scale == 1 else f"{size:g}"
            return {"long": long, "whole": True, "roomy": roomy, "wide": wide, "table": size_said}
    wide, size = page.columns > 1, READABLE / page.points
    return {"long": page.is_long(content, width), "whole": False, "roomy": False, "wide": wide, "table": f"{size:.2g}"}


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes | Files, Diagnostics]:
    """The sheet. It loads nothing from elsewhere, except mathjax.js beside it with live formulas.

    If MathJax cannot run (DP302), mathjax.js draws the formulas as well. DP611 for type that is too small, DP612 if the
    sheet does not fit its pages, DP613 for the type size in which it fits.
    """
    live, problems = live_math(deck, options.formulas, "sheet")
    try:
        sheet = _sheet(deck, templates, options, live)
        page, found = _fit(sheet, layout(options), options)
        files = sheet.files(page)
    except TemplateError as problem:
        return b"", (problem.diagnostic,)
    return files, (*problems, *found, *_report_small_type(sheet, page))


def _sheet(deck: RenderedDeck, templates: Templates, options: ExportOptions, live: bool) -> _Sheet:
    """The cards of a deck as HTML, by section. Raises TemplateError."""
    binder = Binder(deck.media, None if live else options.tex or TexEngine())
    image = _IMAGE_MM * 0.7 * MM / layout(options).points
    words = deck.deck.wording
    named = digest(image, sorted(words.words.items()))

    def made(key: str, fields: Mapping[str, str]) -> tuple[str, Content]:
        html = templates.card(key, 0, fields, "back", words)
        return html, content(html, image=image)

    def card(note: RenderedNote) -> _Card:
        key, fields = note.note.note_type, binder.fields(note)
        return _Card(note, *options.recent.once(digest(key, named, *fields.values()), lambda: made(key, fields)))

    groups = groupby(deck.notes, key=lambda note: note.note.section)
    sections = tuple((path, tuple(map(card, notes))) for path, notes in groups)
    return _Sheet(deck, sections, sprite(binder.drawings), live, templates)


def _count(deck: RenderedDeck, words: Wording) -> str:
    """The number of cards that Anki makes of the deck, and the number of notes if it differs."""
    notes, cards = len(deck.notes), sum(len(note.cards) for note in deck.notes)
    said = words.count(cards, "cards")
    return said if notes == cards else f"{words.count(notes, 'notes')} · {said}"


def _fit(sheet: _Sheet, page: Layout, options: ExportOptions) -> tuple[Layout, Diagnostics]:
    """The page in the largest type that fits, with DP612 or DP613. Raises TemplateError."""
    if not options.fit:
        return page, ()
    measured = True
    counts: dict[float, int] = {}

    def pages(points: float) -> int:
        nonlocal measured
        tried = page.with_type(points)
        if points not in counts:
            count = options.count_pages(sheet.files(tried)) if options.count_pages and measured else None
            measured = count is not None
            counts[points] = count if count is not None else estimated_pages(tried, sheet.contents)
        return counts[points]

    wanted = f"{options.fit} page{'s' if options.fit > 1 else ''}"
    guess = largest_type(lambda points: estimated_pages(page.with_type(points), sheet.contents) <= options.fit, 8.0)
    points = largest_type(lambda points: pages(points) <= options.fit, guess or LEAST)
    place = Location(sheet.deck.deck.location.path, 0)
    if not points:
        return page.with_type(LEAST), (TOO_MANY_PAGES.at(place, points=LEAST, pages=counts[LEAST], wanted=wanted),)
    rule = TYPE_SIZE if measured else TYPE_SIZE_ESTIMATED
    return page.with_type(points), (rule.at(place, wanted=wanted, points=points),)


def _report_small_type(sheet: _Sheet, page: Layout) -> Diagnostics:
    """DP611 for the first card if all type is too small, else for each card whose formulas shrink too far."""
    cards = tuple(card for _, cards in sheet.sections for card in cards)
    if page.points < READABLE:
        return tuple(SMALL_SHEET.at(card.note.note.location, points=page.points) for card in cards[:1])
    sizes = ((card, page.points * card.content.shrinks(page.column / page.points)) for card in cards)
    return tuple(
        SMALL_FORMULA_ON_SHEET.at(card.note.note.location, size=points_said(size))
        for card, size in sizes
        if size < READABLE
    )


EXPORTER = Exporter("sheet", ".html", "printable page: every card with its answer, complete in one file", export, True)
