"""A field's HTML with things kept apart -> plain text."""

from __future__ import annotations

import html
import re

from deckpress.marks import FORMULA, GAP_CLOSES, GAP_OPENS, IMAGE, MARK, PLAYER
from deckpress.model import Html
from deckpress.tex.gaps import hidden, revealed


def with_gaps_hidden(field: Html) -> Html:
    """The field with `[...]`, or the gap's hint in brackets, in the place of each outermost gap."""
    kept: list[str] = []
    depth = end = 0
    for found in MARK.finditer(field.markup):
        if found.group(1) not in (GAP_OPENS, GAP_CLOSES):
            continue
        if not depth:
            kept.append(field.markup[end : found.start()])
            kept.append(f"[{field.gaps[int(found.group(2))].hint or '...'}]")
        depth += 1 if found.group(1) == GAP_OPENS else -1
        end = found.end()
    formulas = tuple(hidden(formula, field.gaps) for formula in field.formulas)
    return Html("".join([*kept, field.markup[end:]]), formulas, field.images, field.gaps)


def _tick(box: re.Match[str]) -> str:
    return "[x]" if "checked" in box.group(1) else "[ ]"


def plain(field: Html) -> str:
    """The field as plain text: a line for each block, `$tex$` for math, the alt text for a picture."""
    text = field.markup
    text = re.sub(r'<img\b[^<>]*?\balt="([^"]*)"[^<>]*>', r"\1", text)
    text = re.sub(r'<input\b[^<>]*type="checkbox"([^<>]*)>', _tick, text)
    text = re.sub(r"<li\b[^<>]*>", "\n- ", text)
    text = re.sub(r"</(?:td|th)>(?=\s*<t[dh])", " | ", text)
    text = re.sub(r"<(?:br|hr)\b[^<>]*>|</(?:p|div|ul|ol|table|tr|blockquote|pre|h[1-6]|dt|dd|summary)>", "\n", text)
    text = html.unescape(re.sub(r"<[^<>]*>", "", text))

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
