"""Writes the HTML of a field as plain text."""

from __future__ import annotations

import html
import re

from deckpress.marks import FORMULA, GAP_EDGES, GAP_OPENS, IMAGE, MARK, PLAYER, split_marks
from deckpress.model import Html
from deckpress.tex.gaps import hidden, revealed

_TAG = re.compile(
    r"""<img\b[^<>]*?\balt="(?P<alt>[^"]*)"[^<>]*>|(?P<cell></t[dh]>)(?=\s*<t[dh])"""
    r"""|<(?P<closes>/?)(?P<name>[a-z][a-z0-9]*)\b(?P<attributes>[^<>]*)>|<[^<>]*>"""
)
_BREAKS = frozenset("br hr".split())
"""Elements that end a line."""
_BLOCKS = frozenset("p div ul ol table tr blockquote pre h1 h2 h3 h4 h5 h6 dt dd summary".split())
"""Elements whose end tag ends a line."""


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


def _shown(tag: re.Match[str]) -> str:
    """A tag as plain text."""
    if tag["alt"] is not None:
        return tag["alt"]
    if tag["cell"]:
        return " | "
    name = tag["name"]
    if tag["closes"]:
        return "\n" if name in _BLOCKS else ""
    if name == "input" and 'type="checkbox"' in tag["attributes"]:
        return "[x]" if "checked" in tag["attributes"].partition('type="checkbox"')[2] else "[ ]"
    if name == "li":
        return "\n- "
    return "\n" if name in _BREAKS else ""


def plain(field: Html) -> str:
    """The field as plain text: a line for each block, `$tex$` for math, the alt text for a picture."""
    text = html.unescape(_TAG.sub(_shown, field.markup))

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
