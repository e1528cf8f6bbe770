"""Several pieces of HTML -> one field, the indices of their marks counted on."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from deckpress.inert import html_text
from deckpress.marks import FORMULA, IMAGE, MARK, OPEN, PLAYER, mark
from deckpress.model import Html

_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.S)
_TAGS = re.compile(r"<(?!(?:img|audio|video|hr|input|svg)\b)[^<>]*>")


def concat(*pieces: str | Html) -> Html:
    """One field of pieces in order; a plain string is HTML without marks."""
    result = Html()
    for piece in pieces:
        if isinstance(piece, str):
            result = replace(result, markup=result.markup + piece)
            continue
        images = len(result.images)
        offsets = {FORMULA: len(result.formulas), IMAGE: images, PLAYER: images}
        moved = partial(_moved, offsets=offsets, gaps=len(result.gaps))
        markup = MARK.sub(moved, piece.markup)
        formulas = tuple(replace(f, tex=MARK.sub(moved, f.tex)) if OPEN in f.tex else f for f in piece.formulas)
        result = Html(
            result.markup + markup,
            result.formulas + formulas,
            result.images + piece.images,
            result.gaps + piece.gaps,
        )
    return result


def _moved(found: re.Match[str], offsets: dict[str, int], gaps: int) -> str:
    kind, index = found.group(1), int(found.group(2))
    return mark(kind, index + offsets.get(kind, gaps))


def choice_list(
    options: Iterable[tuple[Html, bool, Html]],
    *,
    shuffle: bool = False,
    made: bool = False,
    names: tuple[str, str] = ("", ""),
) -> Html:
    """The list of a multiple choice, from each option, whether it is right, and what is said to who takes it.

    The list has the class `one` or `several` by its right options, and `shuffle` or `made` (from other answers). The
    `names` say to screen readers that one option is right, or several; empty ones are left out.
    """
    given = tuple(options)
    several = sum(right for _, right, _ in given) != 1
    label = f' aria-label="{attribute(names[several])}"' if names[several] else ""
    classes = ["choices", "several" if several else "one", *["shuffle"] * shuffle, *["made"] * made]
    parts: list[str | Html] = [f'<ul class="{" ".join(classes)}"{label}>']
    for option, right, feedback in given:
        parts += [f'<li class="{"right" if right else "wrong"}">', option]
        parts += ['<div class="feedback">', feedback, "</div>"] if feedback else []
        parts.append("</li>")
    return concat(*parts, "</ul>")


def first_paragraph(field: Html) -> Html:
    """The field's first paragraph, or the whole of a field without paragraphs, with all that its marks point to."""
    found = _PARAGRAPH.match(field.markup)
    return replace(field, markup=found.group(1)) if found else field


def text_html(text: str) -> Html:
    """Plain text as a field."""
    return Html(html_text(text))


def attribute(text: str) -> str:
    """Plain text as the value of an attribute; Anki's editor would take a backslash and a bracket for math."""
    return html.escape(text).replace("\\", "&#92;")


def word_list(words: Mapping[str, str]) -> Html:
    """The words of a card by their keys, from which its template shows the one it needs."""
    return Html(
        "".join(f'<span class="word-{key}">{html.escape(text, quote=False)}</span>' for key, text in words.items())
    )


def is_blank(field: Html) -> bool:
    """True if Anki counts the field as empty: blanks and tags that show nothing (rule on which cards exist)."""
    shown = _TAGS.sub("", field.markup)
    return not html.unescape(shown).strip()
