"""Writes the HTML of a field as plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from deckpress.html.tags import Piece, walk
from deckpress.marks import FORMULA, GAP_EDGES, GAP_OPENS, IMAGE, MARK, OPEN, PLAYER, split_marks
from deckpress.model import Html
from deckpress.tex.gaps import hidden, revealed

_BREAKS = frozenset("br hr".split())
"""Elements that end a line."""
_BLOCKS = frozenset("p div ul ol table tr blockquote pre h1 h2 h3 h4 h5 h6 dt dd summary".split())
"""Elements whose end tag ends a line."""
_RAISED = dict(zip("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ", strict=True))
_RAISED_CODES = str.maketrans(_RAISED)


def with_gaps_hidden(field: Html) -> Html:
    """The field with each outermost gap replaced by `[...]`, or by its hint in brackets."""
    kept: list[str] = []
    depth = 0
    for text, mark in split_marks(field.markup):
        kept += [] if depth and mark else [text]
        if mark is None or mark.kind not in GAP_EDGES:
            kept += [] if depth else [str(mark or "")]
            continue
        if not depth:
            kept.append(f"[{field.gaps[mark.number].hint or '...'}]")
        depth += 1 if mark.kind == GAP_OPENS else -1
    formulas = tuple(hidden(formula, field.gaps) for formula in field.formulas)
    return Html("".join(kept), formulas, field.images, field.gaps)


def _shown(markup: str) -> str:
    """HTML as plain text with character references; between two cells of a row stands ` | `."""
    shown: list[str] = []
    cell = -1  # where the end of the cell before stands, if only blanks follow it
    raised = -1  # where a superscript begins
    title = meaning = ""  # the element of a callout's title, and the meaning of an abbreviation, that are open
    for piece in walk(markup):
        if not piece.is_tag:
            cell = cell if not piece.written.strip() else -1
            shown.append(piece.written)
            continue
        if cell >= 0 and piece.opens("td", "th"):
            shown[cell] = " | "
        cell = len(shown) if piece.closes and piece.name in ("td", "th") else -1
        if piece.name == "sup" and not piece.closes:
            raised = len(shown)
        elif piece.name == "sup" and raised >= 0:
            shown[raised:] = [_raised("".join(shown[raised + 1 :]), shown[raised], "".join(shown[:raised][-1:]))]
            raised = -1
        elif "callout-title" in piece.attributes:
            title = piece.name
        elif title and piece.closes and piece.name == title:
            title = ""
            shown.append(_after_title(shown))
            continue
        elif piece.opens("abbr") and "abbreviation" in piece.attributes:
            meaning = f" ({html.escape(piece.value('title'), quote=False)})"
        elif piece.name == "abbr":
            shown.append(meaning)
            meaning = ""
        shown.append(_tag_shown(piece))
    return "".join(shown)


def _raised(text: str, opening: str, before: str) -> str:
    """A superscript as plain text: `²`, the `[1]` of a footnote, `th` after a number, else with a caret."""
    if opening:
        return f"[{text}]"
    if text and all(sign in _RAISED for sign in text):
        return text.translate(_RAISED_CODES)
    if OPEN in text or not text.strip() or (text.isalpha() and before[-1:].isdigit()):
        return text
    return f"^{text}" if text.isalnum() else f"^({text})"


def _after_title(shown: Sequence[str]) -> str:
    """What is between the title of a callout and its text."""
    return " " if "".join(shown[-4:]).rstrip().endswith((":", ".", "!", "?", "…", "：", "。", "？", "！")) else ": "


def _tag_shown(tag: Piece) -> str:
    if tag.closes:
        return "\n" if tag.name in _BLOCKS else ""
    if tag.is_box:
        return "[x]" if tag.is_checked else "[ ]"
    if tag.name == "img":
        return html.escape(tag.value("alt"))
    if tag.name == "sup":
        return tag.attributes if "footnote-" in tag.attributes else ""
    if tag.name == "li":
        return "\n- "
    return "\n" if tag.name in _BREAKS else ""


def plain(field: Html) -> str:
    """The field as plain text: a line for each block, `$tex$` for math, the alt text for a picture."""
    text = html.unescape(_shown(field.markup))

    def bound(found: re.Match[str]) -> str:
        kind, index = found.group(1), int(found.group(2))
        if kind == FORMULA:
            formula = revealed(field.formulas[index])
            return f"$${formula.tex}$$" if formula.display else f"${formula.tex}$"
        if kind == PLAYER:
            return field.images[index].alt or field.images[index].name
        return field.images[index].src if kind == IMAGE else ""

    text = MARK.sub(bound, text)
    return "\n".join(line.rstrip() for line in text.split("\n") if line.strip()).strip()
