"""A field's HTML with things kept apart -> the form that one kind of output wants: Anki, a page, plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence

from deckpress.markup.cloze_within import hidden, revealed
from deckpress.markup.marks import FORMULA, GAP_CLOSES, GAP_OPENS, IMAGE, MARK, OPEN, PLAYER
from deckpress.model import Formula, Gap, Html, Image, Media

_COMMAND = re.compile(r"\[(?=sound:|anki:|latex\]|/latex\]|\$\$?\]|\[type:)", re.I)
_TEX_DELIMITER = re.compile(r"(\\[()\[\]])")
_GAP_IN_TEX = re.compile(r"\{\{c(?=[0-9,]+::)")
_WIDE_CODE = 36
"""Characters of a line of code that may not fit a phone."""
_ELEMENT = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^<>]*>")
_VOID = frozenset({"br", "col", "hr", "img", "input", "source", "track", "wbr"})
_CODE = re.compile(r"(<pre\b.*?</pre>|<code\b.*?</code>|<[^<>]*>)", re.S)


def for_anki(field: Html, media: Mapping[str, Media]) -> str:
    r"""The field as Anki keeps it (see the notes on Anki's rules in docs/anki.md).

    Math stands between `\(..\)` and `\[..\]`, escaped once; gaps are `{{c1::..::hint}}`, and a `}}` or `::` inside one
    is written so that it does not end it; `[sound:`, `[latex]`, `[[type:` and `{{` of the text are shown, not obeyed.
    """
    markup = field.markup
    if field.raw:
        return markup
    if not field.gaps and "\ufdd0" not in markup:
        return reachable(_literal(markup))
    depth = 0

    def bound(kind: str, index: int) -> str:
        nonlocal depth
        if kind == FORMULA:
            return _anki_formula(field.formulas[index], field.gaps, depth)
        if kind == IMAGE:
            image = field.images[index]
            return _literal(html.escape(media[image.media].name if image.media in media else image.src))
        if kind == PLAYER:
            return _anki_sound(field.images[index], media)
        depth += 1 if kind == GAP_OPENS else -1
        return _anki_gap(kind, field.gaps[index])

    parts: list[str] = []
    position = 0
    for found in MARK.finditer(markup):
        text = _literal(markup[position : found.start()])
        text = _in_gap(text, ends=found.group(1) == GAP_CLOSES) if depth else text
        parts += [text, bound(found.group(1), int(found.group(2)))]
        position = found.end()
    return reachable("".join([*parts, _literal(markup[position:])]))


def reachable(markup: str) -> str:
    """What scrolls on a phone can be reached by the keyboard (WCAG 2.1.1), and a box that is ticked says so (4.1.2)."""

    def code(block: re.Match[str]) -> str:
        lines = html.unescape(re.sub(r"<[^<>]*>", "", block[1])).splitlines()
        wide = max(map(len, lines), default=0) > _WIDE_CODE
        return f'<pre tabindex="0">{block[1]}</pre>' if wide else block[0]

    def box(found: re.Match[str]) -> str:
        return f'<input aria-label="{"done" if "checked" in found[1] else "open"}" type="checkbox"{found[1]}>'

    if "<pre>" not in markup and "<table>" not in markup and "<input" not in markup:
        return markup
    markup = re.sub(r"<pre>(.*?)</pre>", code, markup, flags=re.DOTALL)
    markup = re.sub(r'<input type="checkbox"([^<>]*)>', box, markup)
    return markup.replace("<table>", '<table tabindex="0">')


def _anki_sound(image: Image, media: Mapping[str, Media]) -> str:
    if image.media in media:
        return f"[sound:{media[image.media].name}]"
    return _literal(_link(image) if image.remote else html.escape(f"[sound:{image.src}]", quote=False))


def _link(image: Image) -> str:
    address = html.escape(image.src)
    return f'<a href="{address}">{address}</a>'


def _literal(markup: str) -> str:
    """HTML whose text Anki would act on, written so that Anki shows it."""
    if "[" in markup:
        markup = _COMMAND.sub("&#91;", markup)
    if "{{" in markup:
        markup = markup.replace("{{", "{&#123;")
    if "\\" in markup and _TEX_DELIMITER.search(markup):
        pieces = _CODE.split(markup)
        pieces[::2] = (_TEX_DELIMITER.sub(r'<span class="mathjax_ignore">\1</span>', piece) for piece in pieces[::2])
        markup = "".join(pieces)
    return markup


def _in_gap(markup: str, *, ends: bool) -> str:
    """Text of a gap in which nothing ends the gap or begins its hint; with `ends` the gap's end follows."""
    markup = markup.replace("::", "&#58;&#58;").replace("}}", "&#125;&#125;")
    return f"{markup[:-1]}&#{ord(markup[-1])};" if ends and markup.endswith((":", "}")) else markup


def _anki_gap(kind: str, gap: Gap) -> str:
    if kind == GAP_OPENS:
        return "{{c" + ",".join(map(str, gap.numbers)) + "::"
    return ("::" + _in_gap(_literal(gap.hint), ends=True) if gap.hint else "") + "}}"


def _anki_formula(formula: Formula, gaps: Sequence[Gap], depth: int) -> str:
    """A formula that stands in `depth` gaps. Those within it are Anki's own: it shows no HTML for them in math."""
    parts: list[str] = []
    position = 0
    for found in MARK.finditer(formula.tex) if OPEN in formula.tex else ():
        parts.append(_anki_tex(formula.tex[position : found.start()], depth, ends=found.group(1) == GAP_CLOSES))
        parts.append(_anki_gap(found.group(1), gaps[int(found.group(2))]))
        depth += 1 if found.group(1) == GAP_OPENS else -1
        position = found.end()
    parts.append(_anki_tex(formula.tex[position:], depth, ends=False))
    left, right = ("\\[", "\\]") if formula.display else ("\\(", "\\)")
    return left + "".join(parts) + right


def _anki_tex(tex: str, depth: int, *, ends: bool) -> str:
    """A piece of TeX in `depth` gaps, the innermost of which may end behind it."""
    if depth:
        # The first }} closes a gap, in math too; TeX does not mind the blank.
        while "}}" in tex:
            tex = tex.replace("}}", "} }")
        tex = tex.replace("::", ":{}:")
        if ends and tex.endswith(("}", ":")):
            tex += " " if tex[-1] == "}" else "{} "
    return _COMMAND.sub("&#91;", html.escape(_GAP_IN_TEX.sub("{ {c", tex), quote=False))


def for_page(field: Html, src: Callable[[Image], str], draw: Callable[[Formula], str], side: str = "back") -> str:
    """The field as a page shows it: `src` gives an image's address, `draw` a formula's HTML.

    A sound or a film has a player and its name, or where its address is empty the name alone. On the side "front" gaps
    are hidden, on "back" they are shown and marked.
    """
    if "\ufdd0" not in field.markup:
        return field.markup
    if side == "front" and field.gaps:
        return _hide_gaps(field, src, draw)

    def bound(found: re.Match[str]) -> str:
        kind, index = found.group(1), int(found.group(2))
        if kind in (GAP_OPENS, GAP_CLOSES):
            return '<span class="cloze">' if kind == GAP_OPENS else "</span>"
        if kind == FORMULA:
            return draw(revealed(field.formulas[index]))
        return _on_page(field.images[index], kind, src)

    return MARK.sub(bound, field.markup)


def _on_page(image: Image, kind: str, src: Callable[[Image], str]) -> str:
    address = html.escape(src(image))
    if kind == IMAGE:
        return address
    if not image.media and image.remote:
        return _link(image)
    words = html.escape(image.alt or image.name)
    name = f'<span class="file">{words}</span>'
    if not address:
        return f'<span class="player">{name}</span>'
    player = (
        f'<{image.kind} controls preload="metadata" aria-label="{words}"{image.size} src="{address}"></{image.kind}>'
    )
    return f'<span class="player">{player}{name}</span>'


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


def _hide_gaps(field: Html, src: Callable[[Image], str], draw: Callable[[Formula], str]) -> str:
    parts: list[str] = []
    covered: list[str] = []
    depth = position = 0
    for found in MARK.finditer(field.markup):
        kind, index = found.group(1), int(found.group(2))
        (covered if depth else parts).append(field.markup[position : found.start()])
        if kind == GAP_OPENS:
            if depth == 0:
                parts.append(f'<span class="cloze">[{_hint(field.gaps[index])}]</span>')
            depth += 1
        elif kind == GAP_CLOSES:
            depth -= 1
            if depth == 0:
                parts.append(_loose_tags("".join(covered)))
                covered = []
        elif depth == 0:
            if kind == FORMULA:
                parts.append(draw(hidden(field.formulas[index], field.gaps)))
            else:
                parts.append(_on_page(field.images[index], kind, src))
        position = found.end()
    return "".join([*parts, field.markup[position:]])


def _loose_tags(markup: str) -> str:
    """The tags of a piece of HTML whose partners stand outside it."""
    closing: list[str] = []
    open_tags: list[tuple[str, str]] = []
    for tag in _ELEMENT.finditer(markup):
        name = tag.group(2)
        if tag.group(1):
            if open_tags and open_tags[-1][0] == name:
                open_tags.pop()
            else:
                closing.append(tag.group())
        elif name not in _VOID:
            open_tags.append((name, tag.group()))
    return "".join([*closing, *(tag for _, tag in open_tags)])


def _hint(gap: Gap) -> str:
    return gap.hint or "…"


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
