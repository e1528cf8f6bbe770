"""A side of a card -> the page that the preview shows in a frame, as Anki's reviewer wraps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deckpress.live.preview_side import CardText, show_side, with_formulas
from deckpress.tex.drawing import TexEngine, available, sprite

if TYPE_CHECKING:
    from deckpress.templating.bindings import Side

_DRAWN_LIVE = '<script src="mathjax.js" defer></script>'
"""The browser draws formulas if deckpress cannot."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a frame shows a side: on the front or the back, by night, on a phone, and after something was typed."""

    side: Side
    night: bool = False
    phone: bool = False
    typed: str = ""


def frame_page(card: CardText, look: Look, engine: TexEngine) -> str:
    """The page of a side, with the classes that Anki sets on the page and its body."""
    markup, more = show_side(card, look.side, look.typed), ""
    if available():
        markup, drawings = with_formulas(markup, engine)
        markup = sprite(drawings) + markup
    elif "\\(" in markup or "\\[" in markup:
        more = _DRAWN_LIVE
    page = " ".join([*["night-mode"] * look.night, *(["mobile", "android"] if look.phone else ["linux"])])
    body = " ".join(["card", f"card{card.ordinal + 1}", *["nightMode", "night_mode"] * look.night])
    inert_css = card.css.replace("</", "<\\/")
    return (
        f'<!doctype html>\n<html lang="en" class="{page}"><head><meta charset="utf-8"><title>Card, {look.side}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<script src="frame.js"></script><link rel="stylesheet" href="frame.css"><style>{inert_css}</style>{more}'
        f'</head><body class="{body}"><main id="qa">{markup}</main></body></html>'
    )
