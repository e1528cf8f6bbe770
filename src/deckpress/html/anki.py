"""Writes the HTML of a field as the text of an Anki field."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from deckpress.html.choices import write_fields
from deckpress.html.page import link, reachable
from deckpress.html.tags import change_text
from deckpress.inert import COMMAND, card_text
from deckpress.marks import FORMULA, GAP_CLOSES, GAP_OPENS, IMAGE, OPEN, PLAYER, Mark, split_marks
from deckpress.model import Formula, Gap, Html, Image, Media, RenderedNote
from deckpress.regex import regex
from deckpress.tex.gaps import revealed

_TEX_DELIMITER = regex(r"(\\[()\[\]])")
_GAP_IN_TEX = regex(r"\{\{c(?=[0-9,]+::)")


def anki_fields(note: RenderedNote, media: Mapping[str, Media]) -> dict[str, str]:
    """The text of every Anki field of a note by name, in the order of the note type."""
    return write_fields(note, lambda field: for_anki(field, media))


def for_anki(field: Html, media: Mapping[str, Media]) -> str:
    r"""The text of the Anki field.

    Formulas are between `\(..\)` or `\[..\]`, escaped once. Gaps are `{{c1::..::hint}}`. `}}` and `::` are escaped
    inside gaps; `[sound:`, `[latex]`, `[[type:` and `{{` everywhere. docs/anki.md has the rules.
    """
    markup = field.markup
    if field.raw:
        return markup
    if not field.gaps and OPEN not in markup:
        return reachable(_literal(markup))
    depth = 0

    def bound(mark: Mark) -> str:
        nonlocal depth
        kind, index = mark
        if kind == FORMULA:
            return _anki_formula(field.formulas[index], field.gaps, depth)
        if kind == IMAGE:
            image = field.images[index]
            address = media[image.media].name if image.media in media else image.src
            return _literal(html.escape(address).replace("&#x27;", "'"))  # a double quote ends the attribute
        if kind == PLAYER:
            return _anki_sound(field.images[index], media)
        depth += 1 if kind == GAP_OPENS else -1
        return _anki_gap(kind, field.gaps[index], field.formulas)

    parts: list[str] = []
    for text, mark in split_marks(markup):
        text = _literal(text)
        if mark is None:
            parts.append(text)
        else:
            parts += [_in_gap(text, ends=mark.kind == GAP_CLOSES) if depth else text, bound(mark)]
    return reachable("".join(parts))


def _anki_sound(image: Image, media: Mapping[str, Media]) -> str:
    if image.media in media:
        return f"[sound:{media[image.media].name}]"
    return _literal(link(image) if image.remote else html.escape(f"[sound:{image.src}]", quote=False))


def _literal(markup: str) -> str:
    """The HTML with everything escaped that Anki would act on instead of showing it."""
    markup = card_text(markup)
    if "\\" in markup and _TEX_DELIMITER.search(markup):
        return change_text(markup, lambda text: _TEX_DELIMITER.sub(r'<span class="mathjax_ignore">\1</span>', text))
    return markup


def _in_gap(markup: str, *, ends: bool) -> str:
    """Text within a gap, escaped so that it neither ends the gap nor starts its hint; `ends`: the gap ends after it."""
    markup = markup.replace("::", "&#58;&#58;").replace("}}", "&#125;&#125;")
    return f"{markup[:-1]}&#{ord(markup[-1])};" if ends and markup.endswith((":", "}")) else markup


def _anki_gap(kind: str, gap: Gap, formulas: Sequence[Formula] = ()) -> str:
    if kind == GAP_OPENS:
        return "{{c" + ",".join(map(str, gap.numbers)) + "::"
    return ("::" + "".join(_anki_hint(gap.hint, formulas)) if gap.hint else "") + "}}"


def _anki_hint(hint: str, formulas: Sequence[Formula]) -> Iterator[str]:
    for text, mark in split_marks(hint):
        yield _in_gap(_literal(text), ends=mark is None)
        if mark is not None:
            yield _anki_formula(replace(revealed(formulas[mark.number]), display=False), (), 1)


def _anki_formula(formula: Formula, gaps: Sequence[Gap], depth: int) -> str:
    """A formula inside `depth` gaps. Its own gaps become Anki's, since Anki shows no HTML within formulas."""
    parts: list[str] = []
    for tex, mark in split_marks(formula.tex):
        parts.append(_anki_tex(tex, depth, ends=mark is not None and mark.kind == GAP_CLOSES))
        if mark is not None:
            parts.append(_anki_gap(mark.kind, gaps[mark.number]))
            depth += 1 if mark.kind == GAP_OPENS else -1
    left, right = ("\\[", "\\]") if formula.display else ("\\(", "\\)")
    return left + "".join(parts) + right


def _anki_tex(tex: str, depth: int, *, ends: bool) -> str:
    """A piece of TeX inside `depth` gaps; `ends`: the innermost gap ends after it."""
    if depth:
        # The first }} closes a gap, even in a formula; TeX ignores the blank.
        while "}}" in tex:
            tex = tex.replace("}}", "} }")
        tex = tex.replace("::", ":{}:")
        if ends and tex.endswith(("}", ":")):
            tex += " " if tex[-1] == "}" else "{} "
    return COMMAND.sub("&#91;", html.escape(_GAP_IN_TEX.sub("{ {c", tex), quote=False))
