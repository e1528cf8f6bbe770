r"""Writes the HTML of a field for a learning system (Moodle, Canvas).

Formulas are between `\(..\)` and `\[..\]`, escaped once. Text that MathJax would read as a formula, such as a literal
`\(` or `$$`, is escaped twice: as a character reference, for filters that read the HTML, and in an element that MathJax
2 to 4 skip, for scripts that read the page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace

from deckpress.html.code_colours import coloured
from deckpress.html.page import loose_tags
from deckpress.html.tags import Piece, change_text, walk
from deckpress.marks import FORMULA, GAP_EDGES, GAP_OPENS, IMAGE, MARK, PLAYER, split_marks
from deckpress.model import Formula, Gap, Html, Image
from deckpress.regex import regex
from deckpress.tex.gaps import hidden, revealed

FileAddress = Callable[[Image], str]
"""Gives the address of a picture or a sound; if it is empty, the description takes its place."""
PlayerHtml = Callable[[Image, str], str]
"""Gives the HTML of a sound or a film in a file, from it and its address as HTML."""
GapText = Callable[[Gap, Html], str]
"""Gives the HTML that replaces a gap, from the gap and the text it hides, in which inner gaps are filled in."""

_DELIMITER = regex(r"\\(?=[()\[\]]|begin\{|(?:eq)?ref\{)|\$(?=\$)|(?<=\$)\$|@(?=@PLUGINFILE@@)")
_SHOWN = regex(r"\\(?:[()\[\]]|(?:begin|ref|eqref)\{)|\${2,}")


def tex(formula: Formula) -> str:
    """A formula as HTML."""
    left, right = ("\\[", "\\]") if formula.display else ("\\(", "\\)")
    return left + html.escape(formula.tex, quote=False) + right


def player(image: Image, address: str) -> str:
    """A sound or a film as a player."""
    words = html.escape(image.alt or image.name)
    return f'<{image.kind} controls title="{words}"{image.size} src="{address}"></{image.kind}>'


def linked_player(image: Image, address: str) -> str:
    """A player and a link to the same file, for systems that drop the buttons of a player."""
    return f'{player(image, address)} <a href="{address}">{_words(image)}</a>'


def for_lms(
    field: Html,
    file: FileAddress,
    gap: GapText,
    math: Callable[[Formula], str] = tex,
    play: PlayerHtml = player,
) -> str:
    """The HTML of the field for a learning system, with colours in its code."""
    return coloured(_with_gaps(field, file, gap, math, play))


def _with_gaps(field: Html, file: FileAddress, gap: GapText, math: Callable[[Formula], str], play: PlayerHtml) -> str:
    if not field.gaps:
        return _bound(field, file, math, play)
    parts: list[str] = []
    piece: list[str] = []
    depth = 0
    for text, mark in split_marks(field.markup):
        piece.append(text)
        if mark is None or mark.kind not in GAP_EDGES:
            piece.append(str(mark or ""))
            continue
        opens = mark.kind == GAP_OPENS
        depth += 1 if opens else -1
        if opens and depth == 1:
            parts.append(_bound(replace(field, markup="".join(piece)), file, math, play))
            piece = []
        elif depth == 0:
            inside = replace(field, gaps=(), markup="".join(piece))
            parts += [gap(field.gaps[mark.number], inside), loose_tags(inside.markup)]
            piece = []
    return "".join([*parts, _bound(replace(field, markup="".join(piece)), file, math, play)])


def without_gaps(field: Html) -> Html:
    """The field with its gaps filled in."""
    return replace(field, gaps=(), markup=MARK.sub(lambda m: "" if m[1] in GAP_EDGES else m[0], field.markup))


def _without_marks(field: Html, index: int) -> Formula:
    """A formula with its gaps hidden if the field has gaps, else filled in."""
    formula = field.formulas[index]
    return hidden(formula, field.gaps) if field.gaps else revealed(formula)


def guard_text(markup: str) -> str:
    """HTML without formulas, escaped so that no system reads a formula into it."""
    if not _DELIMITER.search(markup):
        return markup
    markup = change_text(
        markup, lambda text: _SHOWN.sub(lambda m: f'<span class="tex2jax_ignore mathjax_ignore">{m[0]}</span>', text)
    )
    return _DELIMITER.sub(lambda m: f"&#{ord(m[0])};", markup)


def _bound(field: Html, file: FileAddress, math: Callable[[Formula], str], play: PlayerHtml) -> str:
    def shown(piece: Piece) -> str:
        if piece.is_box:
            return "☑" if piece.is_checked else "☐"
        found = MARK.fullmatch(piece.value("src")) if piece.opens("img") else None
        if found is None:
            return piece.written
        image = field.images[int(found[2])]
        return piece.written if file(image) else _described(piece.value("alt") or image.name)

    def bound(mark: re.Match[str]) -> str:
        if mark[1] == FORMULA:
            return math(_without_marks(field, int(mark[2])))
        if mark[1] == IMAGE:
            return html.escape(file(field.images[int(mark[2])]))
        return _player(field.images[int(mark[2])], file, play) if mark[1] == PLAYER else ""

    return MARK.sub(bound, "".join(map(shown, walk(guard_text(field.markup)))))


def _player(image: Image, file: FileAddress, play: PlayerHtml) -> str:
    """A sound or a film as a player, a link if it is on the internet, or its description."""
    address = html.escape(file(image))
    if not address:
        return _described(image.alt or image.name)
    if not image.media and image.remote:
        return f'<a href="{address}">{_words(image)}</a>'
    return play(image, address)


def _words(image: Image) -> str:
    """The description of a sound or a film as HTML, else its name."""
    return guard_text(html.escape(image.alt or image.name, quote=False))


def _described(words: str) -> str:
    return f"[{guard_text(html.escape(words, quote=False))}]"
