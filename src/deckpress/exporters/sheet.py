"""A rendered deck -> one HTML file to print or to read: all cards with their answers, pictures and formulas inside."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.exporters.base import Exporter, ExportOptions
from deckpress.exporters.pages import PAPERS, Binder, css_string, page_direction, page_title
from deckpress.markup.bind import plain
from deckpress.markup.tex import TexEngine, available, sprite
from deckpress.model import Html, Kind, RenderedDeck, RenderedNote
from deckpress.templating import TemplateError

if TYPE_CHECKING:
    from deckpress.templating import Templates

_POINTS = {1: 10.0, 2: 9.0, 3: 8.0, 4: 7.5, 5: 7.0}


@dataclass(frozen=True, slots=True)
class Layout:
    """Measures of the printed page: millimetres, points, and what a column holds."""

    width: float
    height: float
    columns: int
    points: float

    @property
    def characters(self) -> int:
        """How many characters a line of a column holds, roughly."""
        column = (self.width - 24) / self.columns - 9
        return int(column / (self.points * 0.5 * 0.353))

    @property
    def lines(self) -> int:
        """How many lines a column holds, roughly."""
        return int((self.height - 28) / (self.points * 1.38 * 0.353))


def layout(paper: str, columns: int) -> Layout:
    """The page for a paper size and 1 to 5 columns; from three columns on it lies on its side."""
    width, height = PAPERS[paper]
    if columns > 2:
        width, height = height, width
    return Layout(width, height, columns, _POINTS[columns])


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes, Diagnostics]:
    """The sheet as UTF-8 HTML; it asks for nothing outside itself, but with `math="live"` for mathjax.js beside it.

    Where MathJax cannot run (DP302), formulas are left to mathjax.js, too.
    """
    has_math = any(field.formulas for note in deck.notes for field in note.fields.values())
    cannot = has_math and options.math == "svg" and not available()
    live = has_math and (options.math == "live" or cannot)
    binder = Binder(deck.media, None if live else options.tex or TexEngine())
    page = layout(options.paper, options.columns)
    try:
        sections = tuple(
            {"path": path, "cards": tuple(_card(note, templates, binder, page) for note in notes)}
            for path, notes in groupby(deck.notes, key=lambda note: note.note.section)
        )
        text = templates.page("sheet.html.j2", sections=sections, live=live, **_values(deck, binder, page))
    except TemplateError as problem:
        return b"", (problem.diagnostic,)
    if not cannot:
        return text.encode(), ()
    message = "the sheet leaves its formulas to mathjax.js, which has to lie beside it"
    return text.encode(), (Diagnostic(Location(deck.deck.location.path), "DP302", message),)


def _values(deck: RenderedDeck, binder: Binder, page: Layout) -> dict[str, Any]:
    """What the page is told beside its sections."""
    title = page_title(deck.deck)
    language = deck.deck.language or "en"
    return {
        "title": title,
        "title_css": css_string(title),
        "language": language,
        "direction": page_direction(language),
        "date": deck.deck.date,
        "count": len(deck.notes),
        "sprite": sprite(binder.drawings),
        "width": f"{page.width:g}",
        "height": f"{page.height:g}",
        "columns": page.columns,
        "points": f"{page.points:g}",
    }


def _card(note: RenderedNote, templates: Templates, binder: Binder, page: Layout) -> dict[str, object]:
    """One box of the sheet; a long one may be broken between columns, since to keep it whole would leave a gap."""
    key = "cloze" if note.note.kind is Kind.CLOZE else "qa"
    return {
        "html": templates.card(key, 0, binder.fields(note), "back"),
        "long": _lines(note, page.characters) > page.lines / 4,
    }


def _lines(note: RenderedNote, characters: int) -> int:
    """About how many lines of a column a card needs."""
    lines = 0
    for name in ("Question", "Choices", "Answer", "Text", "Explanation"):
        field = note.fields.get(name, Html())
        lines += sum(1 + len(line) // characters for line in plain(field).splitlines())
        lines += sum(2 for formula in field.formulas if formula.display)
        lines += sum(1 if image.kind == "audio" else 12 for image in field.images)
    return lines


EXPORTER = Exporter("sheet", ".html", "printable page: every card with its answer, complete in one file", export, True)
