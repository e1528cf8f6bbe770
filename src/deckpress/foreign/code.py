"""A block of code in a field -> fenced code. What colours the code is left out: a build colours it again.

A block that deckpress coloured names no language, so the one is sought that colours the text in the same way.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache

from deckpress.foreign.elements import Element
from deckpress.foreign.pieces import Pieces
from deckpress.html.anki import for_anki
from deckpress.markdown.fields import render
from deckpress.marks import MARK
from deckpress.model import Text
from deckpress.regex import regex

_LANGUAGE = regex(r"(?:lang|language|brush|sourceCode|highlight-source)[-: ]+([\w+#.-]+)\Z")
_USUAL = (
    "python javascript java c cpp csharp bash sql html css json typescript go rust php ruby kotlin swift yaml xml "
    "diff console ini toml r scala haskell lua perl powershell dockerfile make tex matlab julia pycon markdown text"
).split()
_PLAIN_CHILDREN = frozenset("code span font b i em strong br div a u".split())
_CLASS = regex(r'<span class="([\w -]+)"')


def fence(element: Element, pieces: Pieces) -> str:
    """The fenced code of a `<pre>`; empty if it holds more than code, such as pictures."""
    if any(child.name not in _PLAIN_CHILDREN for child in element.walk()):
        return ""
    text = pieces.put_back_plain(_text(element)).replace("\xa0", " ").rstrip("\n").removeprefix("\n")
    if not text.strip():
        return ""
    said = _said(element)
    options = _options(element)
    language = said or (_found(_written(element), text, options) if _is_coloured(element) else "")
    ticks = "`" * max(3, max(map(len, re.findall("`+", text)), default=0) + 1)
    head = f"{language} {{{options}}}" if options and language else language
    return pieces.keep(f"{ticks}{head}\n{text}\n{ticks}", text)


def _text(element: Element) -> str:
    """The text of code; a `<div>` in it is a line."""
    parts: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            parts.append(child)
        elif child.name == "br":
            parts.append("\n")
        elif child.name == "div" and "".join(parts)[-1:] not in ("", "\n"):
            parts.append("\n" + _text(child))
        else:
            parts.append(_text(child))
    return "".join(parts)


def _said(element: Element) -> str:
    """The language that a class names, as programs that colour code write it."""
    classes = [name for one in (element, *element.walk()) if one.name in ("pre", "code") for name in one.classes]
    return next((found[1].lower() for name in classes if (found := _LANGUAGE.match(name))), "")


def _lines(element: Element) -> list[Element]:
    return [one for one in element.walk() if "line" in one.classes and "data-line" in one.attributes]


def _options(element: Element) -> str:
    """The settings of a block whose lines deckpress numbered or marked."""
    lines = _lines(element)
    marked = [one.attributes["data-line"] for one in lines if "hll" in one.classes]
    options = ["linenos"] if lines else []
    return " ".join([*options, *([f'hl_lines="{" ".join(marked)}"'] if marked else [])])


def _is_coloured(element: Element) -> bool:
    return any(one.name == "span" and one.classes for one in element.walk())


def _written(element: Element) -> str:
    """The code as its letters and the classes of Pygments, to compare."""
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.name == "span" and child.classes:
            yield f"<{child.attributes['class']}>"
            yield from _pieces(child)
            yield "</>"
        else:
            yield from _pieces(child)


@lru_cache(maxsize=2000)
def _found(written: str, text: str, options: str) -> str:
    """The language whose colours are these; empty if none of the usual ones has them."""
    wanted = MARK.sub("", written).strip("\n")
    for language in _USUAL:
        head = f"{language} {{{options}}}" if options else language
        shown = for_anki(render(Text(f"````{head}\n{text}\n````"), cloze="{{c" in text)[0], {})
        made = re.sub(r"<(?!/?span)[^<>]*>", "", shown)
        made = _CLASS.sub(r"<\1", re.sub(r' data-line="\d+"', "", made)).replace("</span>", "</>")
        if html.unescape(made).strip("\n") == wanted:
            return language
    return ""
