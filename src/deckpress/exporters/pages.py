"""A note's fields -> HTML for a page that asks for nothing outside itself; what all pages share."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Mapping

from deckpress.markup.bind import for_page, reachable
from deckpress.markup.tex import Drawing, TexEngine
from deckpress.model import Deck, Formula, Html, Image, Media, RenderedNote

PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height in mm, upright."""
_RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
_WIDE_FORMULA = 32.0
"""In ex: what is wider may not fit a phone; it shrinks to 70 %, then it can be scrolled."""
_NO_PICTURE = "data:,"
"""The address of a picture that the file does not hold: the browser asks no one, and shows the alternative text."""

_LARGEST_SOUND = 5 * 2**20
"""In bytes: a larger sound or film would make the page slow to open, and is only named."""


def page_title(deck: Deck) -> str:
    """What a page of a deck is called."""
    return deck.title or deck.name.replace("::", " › ")


def page_direction(language: str) -> str:
    """`rtl` for a language that is written from right to left, else `ltr`."""
    return "rtl" if re.split("[-_]", language.lower())[0] in _RIGHT_TO_LEFT else "ltr"


def css_string(text: str) -> str:
    """A CSS string that can stand in a style element: what could end the one or the other is written as a number."""
    return '"' + re.sub(r'[\x00-\x1f"\\<>&]', lambda found: f"\\{ord(found[0]):x} ", text) + '"'


class Binder:
    """Makes a field's HTML for this page, and keeps the drawings whose glyphs the page has to hold."""

    def __init__(self, media: Mapping[str, Media], tex: TexEngine | None) -> None:
        self._media = media
        self._tex = tex
        self.drawings: list[Drawing] = []

    def fields(self, note: RenderedNote, side: str = "back") -> dict[str, str]:
        """The note's fields as a page shows them, gaps shown or, on the side "front", hidden; without the context."""
        return {name: self.html(field, side) for name, field in note.fields.items() if name != "Context"}

    def html(self, field: Html, side: str = "back") -> str:
        """One field as a page shows it."""
        return reachable(for_page(field, self._address, self._draw, side))

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
