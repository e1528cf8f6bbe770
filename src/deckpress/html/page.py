"""Writes the HTML of a field for a page: draws formulas, addresses media, and shows or hides gaps."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace

from deckpress.frozen import dataclass
from deckpress.html.compose import attribute
from deckpress.html.tables import with_roomy_cells
from deckpress.html.tags import Piece, walk, without_tags
from deckpress.marks import FORMULA, GAP_EDGES, GAP_OPENS, IMAGE, MARK, OPEN, split_marks
from deckpress.model import Formula, Gap, Html, Image
from deckpress.regex import regex
from deckpress.tex.gaps import TexBlank, brackets, hidden, revealed
from deckpress.wording import Wording, english

Source = Callable[[Image], str]
Draw = Callable[[Formula], str]
_WIDE_CODE = 28
"""Characters; a longer line of code may not fit the width of a phone."""
_CODE_BLOCK = regex(r'<pre((?: dir="ltr")?)>(.*?)</pre>', re.S)
_NO_HEADING = regex(r"<th\b([^<>]*)></th>")
_OPEN = regex(r"\sopen(?=[\s=]|\Z)")
_VOID = frozenset({"br", "col", "hr", "img", "input", "source", "track", "wbr"})


def dots(gap: Gap, _: Html) -> str:
    """A hidden gap as Anki shows it: its hint, or three dots."""
    return f'<span class="cloze">[{gap.hint or "…"}]</span>'


@dataclass(frozen=True, slots=True)
class Blank:
    """How to write a hidden gap: as HTML in text, and as TeX in a formula.

    Both functions receive the gap and what it hides.
    """

    text: Callable[[Gap, Html], str] = dots
    tex: TexBlank = brackets


DOTS = Blank()


def for_page(field: Html, src: Source, draw: Draw, side: str = "back", number: int = 0, blank: Blank = DOTS) -> str:
    """The HTML of the field on a page. `src` gives the address of an image, `draw` the HTML of a formula.

    A sound or a film becomes a player with its name, or only its name if its address is empty. The side "front" hides
    gaps, written by `blank`; "back" shows and marks them. With the `number` of a card, this holds only for the gaps of
    that card; the others are shown on both sides, as in Anki.
    """
    if OPEN not in field.markup:
        return field.markup
    asked = tuple(not number or number in gap.numbers for gap in field.gaps)
    if side == "front" and any(asked):
        return _hide_gaps(field, src, draw, number, blank)

    def bound(found: re.Match[str]) -> str:
        kind, index = found.group(1), int(found.group(2))
        if kind in GAP_EDGES:
            return _gap_tag(asked[index]) if kind == GAP_OPENS else "</span>"
        if kind == FORMULA:
            return draw(revealed(field.formulas[index]))
        return _on_page(field.images[index], kind, src)

    return MARK.sub(bound, field.markup)


def _gap_tag(asked: bool) -> str:
    return '<span class="cloze">' if asked else '<span class="cloze-inactive">'


def _on_page(image: Image, kind: str, src: Callable[[Image], str]) -> str:
    address = html.escape(src(image))
    if kind == IMAGE:
        return address
    if not image.media and image.remote:
        return link(image)
    words = html.escape(image.alt or image.name)
    name = f'<span class="file">{words}</span>'
    if not address:
        return f'<span class="player">{name}</span>'
    player = (
        f'<{image.kind} controls preload="metadata" aria-label="{words}"{image.size} src="{address}"></{image.kind}>'
    )
    return f'<span class="player">{player}{name}</span>'


def _hide_gaps(field: Html, src: Source, draw: Draw, number: int, blank: Blank) -> str:
    """The field with its gaps hidden, or only those of a number."""
    numbers = (number,) if number else ()
    parts: list[str] = []
    inside: list[str] = []
    depth = 0
    for text, mark in split_marks(field.markup):
        (inside if depth and mark else parts).append(text)
        if mark is None:
            break
        kind, index = mark
        if kind in GAP_EDGES and (not number or number in field.gaps[index].numbers):
            depth += 1 if kind == GAP_OPENS else -1
            if depth == 0:
                hides = "".join(inside)
                written = blank.text(field.gaps[index], replace(field, markup=hides))
                if OPEN in field.gaps[index].hint:
                    written = MARK.sub(lambda formula: draw(revealed(field.formulas[int(formula[2])])), written)
                parts += [written, loose_tags(MARK.sub("", hides))]
                inside = []
            elif depth > 1 or kind != GAP_OPENS:
                inside.append(str(mark))
        elif depth:
            inside.append(str(mark))
        elif kind in GAP_EDGES:
            parts.append(_gap_tag(False) if kind == GAP_OPENS else "</span>")
        elif kind == FORMULA:
            parts.append(draw(hidden(field.formulas[index], field.gaps, numbers, blank.tex)))
        else:
            parts.append(_on_page(field.images[index], kind, src))
    return "".join(parts)


def loose_tags(markup: str) -> str:
    """The tags of a piece of HTML whose partners are outside it."""
    closing: list[str] = []
    open_tags: list[tuple[str, str]] = []
    for piece in walk(markup):
        if piece.closes:
            if open_tags and open_tags[-1][0] == piece.name:
                open_tags.pop()
            else:
                closing.append(piece.written)
        elif piece.name and piece.name not in _VOID:
            open_tags.append((piece.name, piece.written))
    return "".join([*closing, *(tag for _, tag in open_tags)])


def unfolded(markup: str) -> str:
    """The HTML with every `<details>` open, as on paper."""
    if "<details" not in markup:
        return markup
    return "".join(
        f"<details open{piece.attributes}>" if piece.opens("details") and not _OPEN.search(piece.attributes)
        else piece.written
        for piece in walk(markup)
    )  # fmt: skip


def reachable(markup: str, wide: int = _WIDE_CODE) -> str:
    """The HTML with what accessibility needs.

    Wide code and tables take the keyboard focus (WCAG 2.1.1), checkboxes have names (4.1.2), and empty column headings
    are plain cells (axe: empty-table-header). Cells of several words get room (see `tables`). `wide` is the number of
    characters above which a line of code may not fit.
    """
    if "<input" in markup:
        markup = with_names_of_boxes(markup, english())
    if "<pre" in markup:
        markup = _CODE_BLOCK.sub(lambda found: _focusable(found, wide), markup)
    if "<table" in markup:
        markup = _NO_HEADING.sub(r"<td\1></td>", markup.replace("<table>", '<table tabindex="0">'))
    return with_roomy_cells(markup)


def _focusable(block: re.Match[str], wide: int) -> str:
    """A block of code; one with a wide line takes the keyboard focus."""
    lines = html.unescape(without_tags(block[2])).splitlines()
    return f'<pre tabindex="0"{block[1]}>{block[2]}</pre>' if any(len(line) > wide for line in lines) else block[0]


def with_names_of_boxes(markup: str, words: Wording) -> str:
    """The HTML with a name on each checkbox of a task list that has none yet: done or open."""

    def named(piece: Piece) -> str:
        if not (piece.is_box and piece.attributes.startswith(' type="checkbox"')):  # as Python-Markdown writes it
            return piece.written
        name = attribute(words["box_done" if piece.is_checked else "box_open"])
        return f'<input aria-label="{name}"{piece.attributes}>'

    return "".join(map(named, walk(markup))) if "<input" in markup else markup


def link(image: Image) -> str:
    """A link to media on the internet."""
    address = html.escape(image.src)
    return f'<a href="{address}">{address}</a>'
