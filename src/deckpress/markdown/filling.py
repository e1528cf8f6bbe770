"""A field with marks for embedded notes and drawings, and what they stand for -> the whole field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from deckpress.html.tags import walk
from deckpress.marks import CLOSE, FORMULA, IMAGE, MARK, OPEN, PASSAGE, PLAYER, mark
from deckpress.model import Html
from deckpress.regex import regex

_MARK = regex(f"{OPEN}{PASSAGE}([0-9]+){CLOSE}")
_ALONE = regex(f"<p>{_MARK.pattern}</p>")
_PARAGRAPH = regex(r"<p>((?:(?!</?p>).)*)</p>\Z", re.S)
_IN_TAG = regex(f"<[^<>{OPEN}]*{_MARK.pattern}[^<>]*>")
_NOTHING = regex(r"<p>\s*</p>")
_NOTES = '<div class="footnotes">'
"""What begins the footnotes, which are the last in a field."""
_VOID = ("br", "hr", "img", "input", "source", "track", "wbr", "col")


def passages(shown: str) -> tuple[int, ...]:
    """The indices of the passages that HTML has marks for, in order."""
    return tuple(int(found[1]) for found in _MARK.finditer(shown)) if OPEN + PASSAGE in shown else ()


def without_passages_in_tags(shown: str) -> str:
    """The HTML without the marks within its tags, such as in an alternative text."""
    if OPEN + PASSAGE not in shown:
        return shown
    return _IN_TAG.sub(lambda tag: _MARK.sub("", tag[0]), shown)


def filled(field: Html, parts: Mapping[int, Html]) -> Html:
    """The field with `parts`, by the index of their marks, in the place of the marks. Parts have no gaps.

    The footnotes of the parts are below the field, after its own.
    """
    formulas, images = list(field.formulas), list(field.images)
    ready: dict[int, str] = {}
    notes: list[str] = []
    for index, part in parts.items():
        body, mark_of_notes, below = _moved(part.markup, len(formulas), len(images)).partition(_NOTES)
        ready[index] = body
        notes.append(mark_of_notes + below)
        formulas += part.formulas
        images += part.images
    shown = _ALONE.sub(lambda found: ready[int(found[1])], field.markup)
    shown = _in_paragraphs(shown, ready) if OPEN + PASSAGE in shown else shown
    shown = "".join([shown, *notes]).replace(f"</div></div>{_NOTES}", "</div>")
    return replace(field, markup=shown, formulas=tuple(formulas), images=tuple(images))


def _moved(markup: str, formulas: int, images: int) -> str:
    """The HTML of a part with the numbers that its formulas and images have in the whole field."""
    shifts = {FORMULA: formulas, IMAGE: images, PLAYER: images}
    return MARK.sub(lambda found: mark(found[1], int(found[2]) + shifts.get(found[1], 0)), markup)


def _in_paragraphs(shown: str, ready: Mapping[int, str]) -> str:
    """The HTML with passages among words: a single paragraph joins them; blocks divide or follow their paragraph."""
    parts: list[str] = []
    inside: list[str] = []
    """The elements that are open in the paragraph that is open, which is the first."""
    waiting: list[str] = []
    for piece in walk(shown):
        if not piece.is_tag:
            parts.append(_text(piece.written, ready, inside, waiting))
            continue
        parts.append(piece.written)
        if piece.closes and inside:
            inside.pop()
            if not inside:
                parts += waiting
                waiting.clear()
        elif (piece.name == "p" or inside) and piece.name and piece.name not in _VOID:
            inside.append(piece.name)
    return _NOTHING.sub("", "".join([*parts, *waiting]))


def _text(text: str, ready: Mapping[int, str], inside: Sequence[str], waiting: list[str]) -> str:
    def put(found: re.Match[str]) -> str:
        part = ready[int(found[1])]
        if single := _PARAGRAPH.match(part):
            return single[1]
        if not inside or not part.startswith("<"):
            return part
        if len(inside) == 1:
            return f"</p>{part}<p>"
        waiting.append(part)
        return ""

    return _MARK.sub(put, text)
