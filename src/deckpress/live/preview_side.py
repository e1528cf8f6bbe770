"""One side of a card as Anki's reviewer shows it: the template filled, then sounds, the typed answer and formulas."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deckpress.html.tags import Piece, walk
from deckpress.live.preview_cloze import typed_cloze
from deckpress.live.preview_template import Names, fill, is_blank
from deckpress.live.preview_typing import compared, expected_answer
from deckpress.model import Formula
from deckpress.regex import regex
from deckpress.tex.drawing import Drawing, TexError

if TYPE_CHECKING:
    from deckpress.templating.bindings import Side
    from deckpress.tex.drawing import TexEngine

_TYPE = regex(r"\[\[type:(?P<form>cloze:|nc:)?(?P<field>[^\]]+)\]\]")
_BOX = '<center>\n<input type="text" id="typeans" style="font-family: \'Arial\'; font-size: 20px;">\n</center>'
_ANSWER = "<span style=\"font-family: 'Arial'; font-size: 20px\">{}</span>"
_BLANK = "<div>The front of this card is blank.</div>"
_SOUND = regex(r"\[sound:([^\]]*)\]|\[anki:tts [^\]]*\](.*?)\[/anki:tts\]", re.S)
_PLAY = (
    '<a class="replay-button soundLink" href="#" role="button" aria-label="{label}" {what}>'
    '<svg class="playImage" viewBox="0 0 64 64" aria-hidden="true"><circle cx="32" cy="32" r="29"/>'
    '<path d="M24 18v28l24-14z"/></svg></a>'
)
_NOT_TEX = frozenset("script noscript style textarea pre code annotation annotation-xml".split())
"""Elements in which MathJax looks for no formulas."""
_OPENING = regex(r"\\([(\[])")
_CLOSING = {"(": "\\)", "[": "\\]"}


@dataclass(frozen=True, slots=True)
class CardText:
    """The parts of a card in Anki: two templates, a style sheet, and the fields, including those that Anki adds."""

    front: str
    back: str
    fields: Mapping[str, str]
    ordinal: int
    cloze: bool
    css: str = ""

    def filled(self, side: Side) -> str:
        """The side before sounds, boxes and formulas: what Anki's own library calls rendered."""
        names = Names(self.fields, self.ordinal, self.cloze)
        front = fill(self.front, names)
        if is_blank(self.front, names):
            return front + _BLANK if side == "front" else _BLANK
        return front if side == "front" else fill(self.back, replace(names, front=front))


def show_side(card: CardText, side: Side, typed: str = "") -> str:
    """The HTML of a side with players in place of sounds, and the box for the answer or the comparison with `typed`."""
    return _with_players(_with_typing(card, card.filled(side), side, typed))


def _with_typing(card: CardText, markup: str, side: Side, typed: str) -> str:
    """The side with a box for the answer that is to be typed or, on the back, with the comparison."""
    found = _TYPE.search(markup)
    if not found:
        return markup
    field = card.fields.get(found["field"], "")
    if found["form"] == "cloze:":
        field = typed_cloze(field, card.ordinal + 1)
    if not field:
        return _TYPE.sub("", markup)
    if side == "front":
        return _TYPE.sub("", markup.replace(found[0], _BOX, 1))
    answer = _ANSWER.format(compared(expected_answer(field), typed, accents=found["form"] != "nc:"))
    return _TYPE.sub(lambda _: answer, markup)


def _with_players(markup: str) -> str:
    """The side with Anki's round buttons in place of sounds and spoken texts."""

    def button(found: re.Match[str]) -> str:
        if found[1] is None:
            return _PLAY.format(label="Spoken by Anki", what=f'title="{html.escape(found[2])}"')
        name = html.escape(html.unescape(found[1]))
        return _PLAY.format(label=f"Play {name}", what=f'data-sound="{name}"')

    return _SOUND.sub(button, markup) if "[" in markup else markup


def with_formulas(markup: str, engine: TexEngine) -> tuple[str, tuple[Drawing, ...]]:
    """The HTML with each formula drawn where Anki's MathJax would draw it, and the drawings."""
    parts: list[str] = []
    drawings: list[Drawing] = []
    ignored: list[str] = []  # the elements, from the outermost on, that are in one without formulas
    for piece in walk(markup):
        if not piece.is_tag and not ignored and "\\" in piece.written:
            for text, formula in _split_formulas(piece.written):
                parts += [text, _drawn(formula, engine, drawings) if formula else ""]
            continue
        parts.append(piece.written)
        if piece.closes and piece.name in ignored[-1:]:
            ignored.pop()
        elif not piece.closes and (piece.name == ignored[0] if ignored else _ignores(piece)):
            ignored.append(piece.name)
    return "".join(parts), tuple(drawings)


def _ignores(tag: Piece) -> bool:
    return tag.name in _NOT_TEX or (tag.name != "" and "mathjax_ignore" in tag.attributes)


def _split_formulas(text: str) -> Iterator[tuple[str, Formula | None]]:
    """Text and the formula after it; an unmatched delimiter is text."""
    position = start = 0
    unclosed = set[str]()
    while found := _OPENING.search(text, start):
        start = found.end()
        end = -1 if found[1] in unclosed else text.find(_CLOSING[found[1]], start)
        if end < 0:
            unclosed.add(found[1])
            continue
        yield text[position : found.start()], Formula(html.unescape(text[start:end]), found[1] == "[")
        position = start = end + 2
    yield text[position:], None


def _drawn(formula: Formula, engine: TexEngine, drawings: list[Drawing]) -> str:
    """The formula in the element that MathJax uses, for which card style sheets have rules."""
    made = engine.draw(formula)
    display = ' display="true"' if formula.display else ""
    if isinstance(made, TexError):
        shown = f'<mjx-merror title="{html.escape(made.message)}">{html.escape(made.message)}</mjx-merror>'
    else:
        drawings.append(made)
        shown = made.svg
    return f'<mjx-container class="MathJax" jax="SVG"{display}>{shown}</mjx-container>'
