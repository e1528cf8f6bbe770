"""A rendered deck -> one HTML file to print or to read: all cards with their answers, pictures and formulas inside."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.exporters.base import Exporter, ExportOptions
from deckpress.markup.bind import for_page, plain
from deckpress.markup.tex import Drawing, TexEngine, available, sprite
from deckpress.model import Formula, Html, Image, Kind, Media, RenderedDeck, RenderedNote
from deckpress.templating import TemplateError

if TYPE_CHECKING:
    from deckpress.templating import Templates

PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height in mm, upright."""
_POINTS = {1: 10.0, 2: 9.0, 3: 8.0, 4: 7.5, 5: 7.0}
_RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
_WIDE_FORMULA = 32.0
"""In ex: what is wider may not fit a phone; it shrinks to 70 %, then it can be scrolled."""
_WIDE_CODE = 36
"""In characters, for the same reason."""
_NO_PICTURE = "data:,"
"""The address of a picture that the file does not hold: the browser asks no one, and shows the alternative text."""

_LARGEST_SOUND = 5 * 2**20
"""In bytes: a larger sound or film would make the page slow to open, and is only named."""


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
    binder = _Binder(deck.media, None if live else options.tex or TexEngine())
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


def _values(deck: RenderedDeck, binder: _Binder, page: Layout) -> dict[str, Any]:
    """What the page is told beside its sections."""
    title = deck.deck.title or deck.deck.name.replace("::", " › ")
    language = deck.deck.language or "en"
    return {
        "title": title,
        "title_css": _css_string(title),
        "language": language,
        "direction": "rtl" if re.split("[-_]", language.lower())[0] in _RIGHT_TO_LEFT else "ltr",
        "date": deck.deck.date,
        "count": len(deck.notes),
        "sprite": sprite(binder.drawings),
        "width": f"{page.width:g}",
        "height": f"{page.height:g}",
        "columns": page.columns,
        "points": f"{page.points:g}",
    }


def _css_string(text: str) -> str:
    """A CSS string that can stand in a style element: what could end the one or the other is written as a number."""
    return '"' + re.sub(r'[\x00-\x1f"\\<>&]', lambda found: f"\\{ord(found[0]):x} ", text) + '"'


class _Binder:
    """Makes a field's HTML for this page, and keeps the drawings whose glyphs the page has to hold."""

    def __init__(self, media: Mapping[str, Media], tex: TexEngine | None) -> None:
        self._media = media
        self._tex = tex
        self.drawings: list[Drawing] = []

    def fields(self, note: RenderedNote) -> dict[str, str]:
        """The note's fields as a page shows them; without the context, which is the section's heading here."""
        bound = ((name, for_page(field, self._address, self._draw)) for name, field in note.fields.items())
        return {name: _accessible(markup) for name, markup in bound if name != "Context"}

    def _address(self, image: Image) -> str:
        media = self._media.get(image.media)
        if image.kind != "image" and (media is None or len(media.data) > _LARGEST_SOUND):
            return ""
        if media is None:
            return image.src if image.src.startswith("data:") else _NO_PICTURE
        return f"data:{media.mime};base64,{base64.b64encode(media.data).decode()}"

    def _draw(self, formula: Formula) -> str:
        if self._tex is None:
            kind, left, right = ("display", "\\[", "\\]") if formula.display else ("inline", "\\(", "\\)")
            return f'<span class="math {kind}">{left}{html.escape(formula.tex)}{right}</span>'
        drawing = self._tex.draw(formula)
        if not isinstance(drawing, Drawing):  # told of when the deck was rendered
            return f'<code class="tex-error">{html.escape(formula.tex)}</code>'
        self.drawings.append(drawing)
        width = re.search(r'<svg[^>]* width="([\d.]+)ex"', drawing.svg)
        if width and float(width[1]) > _WIDE_FORMULA:
            least = f"--dp-least: {0.7 * float(width[1]):.0f}ex"
            return drawing.svg.replace('<span class="math ', f'<span tabindex="0" style="{least}" class="math wide ', 1)
        return drawing.svg


def _accessible(markup: str) -> str:
    """What scrolls on a phone can be reached by the keyboard (WCAG 2.1.1), and a box that is ticked says so (4.1.2)."""

    def code(block: re.Match[str]) -> str:
        lines = html.unescape(re.sub(r"<[^<>]*>", "", block[1])).splitlines()
        wide = max(map(len, lines), default=0) > _WIDE_CODE
        return f'<pre tabindex="0">{block[1]}</pre>' if wide else block[0]

    def box(found: re.Match[str]) -> str:
        return f'<input aria-label="{"done" if "checked" in found[1] else "open"}" type="checkbox"{found[1]}>'

    markup = re.sub(r"<pre>(.*?)</pre>", code, markup, flags=re.DOTALL)
    markup = re.sub(r'<input type="checkbox"([^<>]*)>', box, markup)
    return markup.replace("<table>", '<table tabindex="0">')


def _card(note: RenderedNote, templates: Templates, binder: _Binder, page: Layout) -> dict[str, object]:
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


EXPORTER = Exporter("sheet", ".html", "printable page: every card with its answer, complete in one file", export)
