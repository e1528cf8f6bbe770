"""What all pages share: the HTML of fields in a page that loads nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Mapping

from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue.markup import FORMULAS_IN_BROWSER
from deckpress.html.choices import write_fields
from deckpress.html.page import DOTS, Blank, for_page, reachable, unfolded
from deckpress.model import Deck, Formula, Html, Image, Media, RenderedDeck, RenderedNote
from deckpress.tex.drawing import Drawing, TexEngine, TexError, available, live_script
from deckpress.tex.line_breaks import pieces
from deckpress.wording import Wording

PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height in mm, in portrait."""
MM = 72 / 25.4
"""Points in a millimetre."""
READABLE = 5.0
"""In points; smaller type causes a warning (DP611)."""
_WIDE_FORMULA = 32.0
"""In ex; a wider formula may not fit a phone: it shrinks to 70 %, then it scrolls."""
_WIDE_CODE = 24
"""In characters; a longer line of code may not fit a phone, where pages nest boxes."""
_NO_PICTURE = "data:,"
"""The address of a picture that is not in the file: the browser loads nothing and shows the alternative text."""

_LARGEST_SOUND = 5 * 2**20
"""In bytes; a larger sound or film would make the page slow to open, so only its name is shown."""


def page_title(deck: Deck) -> str:
    """The title of a page of a deck."""
    return deck.title or deck.name.replace("::", " › ")


def has_formulas(deck: RenderedDeck) -> bool:
    """True if a note or a text of the deck has a formula."""
    texts = any(passage.html.formulas for passage in deck.passages)
    return texts or any(field.formulas for note in deck.notes for field in note.pieces)


def passage_label(words: Wording, first: int, last: int) -> str:
    """The line above a text for several questions: `For questions 1 to 3`."""
    return words.say("passage_one", n=first) if first == last else words.say("passage_many", first=first, last=last)


def policy_hash(text: str) -> str:
    """The source in a content security policy (CSP 3, section 2.3.1) that allows an element with this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def live_math(deck: RenderedDeck, formulas: str, page: str) -> tuple[bool, Diagnostics]:
    """True if mathjax.js draws the formulas in the browser, by request or because MathJax cannot run here (DP302).

    `formulas` is `drawn` or `live`, `page` the name of the page in messages.
    """
    if not has_formulas(deck):
        return False, ()
    if formulas == "live" or available():
        return formulas == "live", ()
    return True, (FORMULAS_IN_BROWSER.at(Location(deck.deck.location.path), page=page),)


def with_script(suffix: str, page: str, live: bool) -> tuple[tuple[str, bytes], ...]:
    """The files of a page: the page, and mathjax.js if the page needs it and it exists."""
    script = live_script() if live else b""
    return ((suffix, page.encode()), *((("/mathjax.js", script),) if script else ()))


def points_said(points: float) -> str:
    """A type size as text, rounded down, so that unreadable type never seems readable."""
    return f"{int(points * 10 + 1e-6) / 10:g} pt"


class Binder:
    """Writes the HTML of fields for a page, and collects the drawings whose glyphs the page needs.

    With `plays=False`, as on paper, only the names of sounds and films are shown. With `folds=False`, as on what may be
    printed, nothing is folded.
    """

    def __init__(
        self, media: Mapping[str, Media], tex: TexEngine | None, *, plays: bool = True, folds: bool = False
    ) -> None:
        self._media = media
        self._folds = folds
        self._plays = plays
        self._tex = tex
        self.drawings: list[Drawing] = []

    def fields(self, note: RenderedNote, side: str = "back", number: int = 0) -> dict[str, str]:
        """The HTML of the fields of a note, without the context.

        Gaps are shown or, on the side "front", hidden: all of them, or those of a card by its `number`.
        """
        fields = write_fields(note, lambda field: self.html(field, side, number))
        return {name: text for name, text in fields.items() if name != "Context"}

    def html(self, field: Html, side: str = "back", number: int = 0, blank: Blank = DOTS) -> str:
        """The HTML of one field; `blank` writes hidden gaps."""
        shown = for_page(field, self._address, self._draw, side, number, blank)
        return reachable(shown if self._folds else unfolded(shown), _WIDE_CODE)

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
        if not isinstance(drawing, Drawing):  # already reported when the formulas were checked
            return f'<code class="tex-error">{html.escape(formula.tex)}</code>'
        width = drawing.width
        if width > _WIDE_FORMULA and not formula.display and (parts := self._parts(formula, self._tex)):
            return f'<span class="math-parts">{"<wbr>".join(parts)}</span>'
        self.drawings.append(drawing)
        if width > _WIDE_FORMULA:
            least = f"--dp-least: {0.7 * width:.0f}ex"
            return drawing.svg.replace('<span class="math ', f'<span tabindex="0" style="{least}" class="math wide ', 1)
        return drawing.svg

    def _parts(self, formula: Formula, tex: TexEngine) -> tuple[str, ...]:
        """The pieces of an inline formula that is too wide for a line; empty if it cannot be split."""

        def drawn(text: str) -> Drawing | TexError:
            return tex.draw(Formula(text, False, formula.location))

        def smaller(text: str) -> tuple[str, ...]:
            drawing = drawn(text)
            wide = isinstance(drawing, Drawing) and drawing.width > _WIDE_FORMULA
            return pieces(text, commas=True) if wide else (text,)

        made = [drawn(small) for text in pieces(formula.tex) for small in smaller(text)]
        drawings = [drawing for drawing in made if isinstance(drawing, Drawing)]
        if len(drawings) < len(made) or len(made) < 2:
            return ()
        self.drawings += drawings
        return tuple(drawing.svg for drawing in drawings)
