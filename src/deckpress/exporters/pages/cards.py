"""Exports a page of two-sided cards to print and cut out: every card that Anki makes of the deck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from deckpress.diagnostics import Diagnostic, Diagnostics
from deckpress.diagnostics.catalogue.output import SMALL_FORMULA_ON_CARD, SMALL_TYPE
from deckpress.direction import page_direction
from deckpress.exporters.base import Exporter, ExportOptions, Files
from deckpress.exporters.pages.cutting import Cutting, Place, cutting
from deckpress.exporters.pages.measure import content
from deckpress.exporters.pages.page import (
    MM,
    READABLE,
    Binder,
    live_math,
    page_title,
    points_said,
    policy_hash,
    with_script,
)
from deckpress.model import RenderedDeck, RenderedNote
from deckpress.templating.faults import TemplateError
from deckpress.tex.drawing import TexEngine, sprite

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates

_PADDING = (5.0, 5.0, 7.5)
"""Padding of a card in mm: at the sides, at the top, and at the bottom, where its number is."""
_LINE = 1.35
_DOUBT = 1.03
"""Factor by which a side may be higher than estimated."""
_STEP = 0.25
_LEAST = 1.0
"""The smallest type, in points; below `READABLE` there is a warning."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a card: its HTML, and its type size in points, as estimated and at most."""

    html: str
    points: float
    most: float
    smallest: float
    """The size of the most shrunken formula in points; the type size if none shrinks."""
    whole: bool
    """True if its tables fit without a break within a word, if need be in smaller type."""


@dataclass(frozen=True, slots=True)
class _Card:
    """A card: its number, its note, the name of its template, and its two sides."""

    number: int
    note: RenderedNote
    name: str
    front: _Side
    back: _Side

    def values(self, side: str, place: int) -> dict[str, Any]:
        """The values of one side for the template; `place` is its index on the page."""
        shown = self.front if side == "front" else self.back
        return {
            "number": self.number,
            "name": self.name,
            "side": side,
            "place": place,
            "html": shown.html,
            "points": f"{shown.points:g}",
            "most": f"{shown.most:g}",
            "whole": shown.whole,
            "section": " › ".join(self.note.note.section),
        }


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes | Files, Diagnostics]:
    """The pages as UTF-8 HTML, fronts and backs in turn, or with `flip="fold"` beside each other.

    DP611 for cards whose type is too small to read, DP302 if mathjax.js has to draw the formulas.
    """
    page = cutting(options.paper, options.card_size, options.flip)
    live, problems = live_math(deck, options.formulas, "page of cards")
    binder = Binder(deck.media, None if live else options.tex or TexEngine(), plays=False)
    try:
        cards = tuple(_cards(deck, templates, binder, page))
        text = templates.page("cards.html.j2", live=live, **_values(deck, cards, page, options, binder))
    except TemplateError as problem:
        return b"", (problem.diagnostic,)
    return with_script(EXPORTER.suffix, text, live), (*problems, *_report_small_type(cards))


def _cards(deck: RenderedDeck, templates: Templates, binder: Binder, page: Cutting) -> Iterator[_Card]:
    """Every card, numbered from 1. Raises TemplateError."""
    number = 0
    words = deck.deck.wording
    for note in deck.notes:
        key = note.note.note_type
        cloze = key == "cloze"
        for ordinal in note.cards:
            number += 1
            sides = []
            for side in ("front", "back"):
                fields = binder.fields(note, side, ordinal + 1 if cloze else 0)
                fields.pop("Hint", None)  # paper cannot unfold it
                html = templates.card(
                    key, 0 if cloze else ordinal, fields, "front" if side == "front" else "back", words
                )
                sides.append(_side(html, side, page))
            yield _Card(number, note, f"{key}-{0 if cloze else ordinal}", *sides)


def _side(html: str, side: str, page: Cutting) -> _Side:
    """A side in the largest type that surely fits."""
    width = (page.card[0] - 2 * _PADDING[0]) * MM
    height = (page.card[1] - _PADDING[1] - _PADDING[2]) * MM
    # Larger cards have larger type: 11 points at 74 mm, and a fifth more on fronts.
    most = round(min(14.0, max(9.0, 6.3 + min(page.card) / 16)) * (1.2 if side == "front" else 1.0) / _STEP) * _STEP
    held = content(html, image=0.5 * height / most)
    whole = held.keeps_words(width / READABLE)
    low, high = round(_LEAST / _STEP), round(most / _STEP)
    while low < high:
        middle = (low + high + 1) // 2
        points = middle * _STEP
        fits = held.height(width / points, _LINE) * points * _DOUBT <= height
        fits = fits and (not whole or held.keeps_words(width / points))
        low, high = (middle, high) if fits else (low, middle - 1)
    points = low * _STEP
    ems = width / points
    return _Side(html, points, most, points * held.shrinks(ems), whole)


def _values(
    deck: RenderedDeck, cards: tuple[_Card, ...], page: Cutting, options: ExportOptions, binder: Binder
) -> dict[str, Any]:
    """The values of the page for its template."""
    language = deck.deck.language or "en"
    script = _script()
    count = len(page.fronts)
    moved = tuple(Place(x + options.offset_x, y + options.offset_y) for x, y in page.backs)
    folded = options.flip == "fold"
    leaves = []
    for start in range(0, len(cards), count):
        group = cards[start : start + count]
        fronts = [card.values("front", place) for place, card in enumerate(group)]
        backs = [card.values("back", count + place) for place, card in enumerate(group)]
        leaves += [(True, fronts + backs)] if folded else [(True, fronts), (False, backs)]
    return {
        "title": page_title(deck.deck),
        "language": language,
        "direction": page_direction(language),
        "words": {"print": deck.deck.wording[f"print_{options.flip}"]},
        "sprite": sprite(binder.drawings),
        "script": script,
        "script_hash": policy_hash(script),
        "width": f"{page.paper[0]:g}",
        "height": f"{page.paper[1]:g}",
        "card_width": f"{page.card[0]:.6g}",
        "card_height": f"{page.card[1]:.6g}",
        "padding": _PADDING,
        "places": tuple((f"{x:.6g}", f"{y:.6g}") for x, y in (*page.fronts, *(page.backs if folded else moved))),
        "count": count,
        "turned": page.turned,
        "lines": tuple(
            (f"{x:.6g}", f"{y:.6g}", f"{length:.6g}", down, fold) for x, y, length, down, fold in page.lines
        ),
        "leaves": tuple({"front": front, "sides": tuple(sides)} for front, sides in leaves),
    }


def _script() -> str:
    from importlib import resources

    return resources.files("deckpress.exporters.pages").joinpath("cards.js").read_text("utf-8")


def _report_small_type(cards: tuple[_Card, ...]) -> Iterator[Diagnostic]:
    """DP611 for each card whose type, or a formula of it, is too small to read."""
    for card in cards:
        for name, side in (("front", card.front), ("back", card.back)):
            if side.smallest < READABLE:
                rule = SMALL_TYPE if side.points < READABLE else SMALL_FORMULA_ON_CARD
                place, size = card.note.note.location, points_said(side.smallest)
                yield rule.at(place, side=name, number=card.number, size=size)
                break


EXPORTER = Exporter("cards", ".cards.html", "two-sided cards to print and cut: every card Anki makes", export, True)
