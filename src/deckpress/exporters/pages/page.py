"""A note's fields -> HTML for a page that asks for nothing outside itself; what all pages share."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Mapping

from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue.markup import FORMULAS_IN_BROWSER
from deckpress.html.choices import write_fields
from deckpress.html.page import DOTS, Blank, for_page, reachable
from deckpress.model import Deck, Formula, Html, Image, Media, RenderedDeck, RenderedNote
from deckpress.tex.drawing import Drawing, TexEngine, TexError, available, live_script
from deckpress.tex.line_breaks import pieces
from deckpress.wording import primary

PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height in mm, upright."""
MM = 72 / 25.4
"""Points in a millimetre."""
READABLE = 5.0
"""In points: smaller type is warned of (DP611)."""
_RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
_WIDE_FORMULA = 32.0
"""In ex: what is wider may not fit a phone; it shrinks to 70 %, then it can be scrolled."""
_WIDE_CODE = 24
"""In characters: longer lines of code may not fit a phone, on which pages have boxes within boxes."""
_NO_PICTURE = "data:,"
"""The address of a picture that the file does not hold: the browser asks no one, and shows the alternative text."""

_LARGEST_SOUND = 5 * 2**20
"""In bytes: a larger sound or film would make the page slow to open, and is only named."""


def page_title(deck: Deck) -> str:
    """What a page of a deck is called."""
    return deck.title or deck.name.replace("::", " › ")


def page_direction(language: str) -> str:
    """`rtl` for a language that is written from right to left, else `ltr`."""
    return "rtl" if primary(language) in _RIGHT_TO_LEFT else "ltr"


def has_formulas(deck: RenderedDeck) -> bool:
    """True if a field of a note has a formula."""
    return any(field.formulas for note in deck.notes for field in note.pieces)


def policy_hash(text: str) -> str:
    """A source of the content security policy (CSP 3, section 2.3.1) for an element that holds this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def live_math(deck: RenderedDeck, formulas: str, page: str) -> tuple[bool, Diagnostics]:
    """True if a page leaves its formulas to mathjax.js: as it was told to, or because MathJax cannot run here (DP302).

    `formulas` is `drawn` or `live`, `page` what the page is called.
    """
    if not has_formulas(deck):
        return False, ()
    if formulas == "live" or available():
        return formulas == "live", ()
    return True, (FORMULAS_IN_BROWSER.at(Location(deck.deck.location.path), page=page),)


def with_script(suffix: str, page: str, live: bool) -> tuple[tuple[str, bytes], ...]:
    """The files of a page: itself, and mathjax.js if it needs that and it is there."""
    script = live_script() if live else b""
    return ((suffix, page.encode()), *((("/mathjax.js", script),) if script else ()))


def points_said(points: float) -> str:
    """A size of type for people, never rounded up to one that can be read."""
    return f"{int(points * 10 + 1e-6) / 10:g} pt"


class Binder:
    """Makes a field's HTML for this page, and keeps the drawings whose glyphs the page has to hold.

    A page that is for paper alone does not play: sounds and films are only named.
    """

    def __init__(self, media: Mapping[str, Media], tex: TexEngine | None, *, plays: bool = True) -> None:
        self._media = media
        self._plays = plays
        self._tex = tex
        self.drawings: list[Drawing] = []

    def fields(self, note: RenderedNote, side: str = "back", number: int = 0) -> dict[str, str]:
        """The note's fields as a page shows them, without the context.

        Gaps are shown or, on the side "front", hidden: all of them, or those of a card by its `number`.
        """
        fields = write_fields(note, lambda field: self.html(field, side, number))
        return {name: text for name, text in fields.items() if name != "Context"}

    def html(self, field: Html, side: str = "back", number: int = 0, blank: Blank = DOTS) -> str:
        """One field as a page shows it; `blank` makes what stands in place of a gap that is hidden."""
        return reachable(for_page(field, self._address, self._draw, side, number, blank), _WIDE_CODE)

    def _address(self, image: Image) -> str:
        media = self._media.get(image.media)
        if image.kind != "image" and (media is None or not self._plays or len(media.data) > _LARGEST_SOUND):
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
        width = _width(drawing)
        if width > _WIDE_FORMULA and not formula.display and (parts := self._parts(formula, self._tex)):
            return f'<span class="math-parts">{"<wbr>".join(parts)}</span>'
        self.drawings.append(drawing)
        if width > _WIDE_FORMULA:
            least = f"--dp-least: {0.7 * width:.0f}ex"
            return drawing.svg.replace('<span class="math ', f'<span tabindex="0" style="{least}" class="math wide ', 1)
        return drawing.svg

    def _parts(self, formula: Formula, tex: TexEngine) -> tuple[str, ...]:
        """A formula in the text that is too wide for a line, in pieces; none if it cannot be cut."""

        def drawn(text: str) -> Drawing | TexError:
            return tex.draw(Formula(text, False, formula.location))

        def smaller(text: str) -> tuple[str, ...]:
            drawing = drawn(text)
            wide = isinstance(drawing, Drawing) and _width(drawing) > _WIDE_FORMULA
            return pieces(text, commas=True) if wide else (text,)

        made = [drawn(small) for text in pieces(formula.tex) for small in smaller(text)]
        drawings = [drawing for drawing in made if isinstance(drawing, Drawing)]
        if len(drawings) < len(made) or len(made) < 2:
            return ()
        self.drawings += drawings
        return tuple(drawing.svg for drawing in drawings)


def _width(drawing: Drawing) -> float:
    """In ex."""
    found = re.search(r'<svg[^>]* width="([\d.]+)ex"', drawing.svg)
    return float(found[1]) if found else 0.0
