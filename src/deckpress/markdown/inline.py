"""An element tree whose text is inline Markdown -> HTML, by Python-Markdown's inline stage and serializer.

Marks around their text stand for code, links, images, emphasis and tags (see `delimiters`). Python-Markdown makes their
elements, and finds the rest by its own patterns: escapes, entities, line breaks, `~~`, `==` and `^^`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html.entities import html5
from xml.etree.ElementTree import Element, ElementTree

import markdown
from markdown.blockparser import BlockParser
from markdown.inlinepatterns import ENTITY_RE, HtmlInlineProcessor, InlineProcessor, Pattern
from markdown.util import AMP_SUBSTITUTE, ETX, STX, AtomicString
from markdown_it.common.utils import unescapeAll

from deckpress.markdown.delimiters import Piece
from deckpress.markdown.embeds import with_size
from deckpress.marks import CLOSE, ENDS, IDLE, NONCHARACTERS, OPEN, STARTS, mark
from deckpress.regex import regex

AMPERSAND = f"{AMP_SUBSTITUTE}amp;"
"""An `&` that never begins an entity, whatever follows it."""
_EXTENDED = regex(r"~~|==|\^\^|://|www\.|@")
"""What the extensions of pymdownx look for, and bare addresses."""
_NOT_IN_URL = rf"[^\s<{STX}{ETX}{NONCHARACTERS}]"
_URL = rf"""(?<![^\s*_~(\["'])(?:(?:https?|ftp)://|www\.){_NOT_IN_URL}+"""
_MAIL = r"(?<![\w.+@/:-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?![\w@-])"
_ADDRESS = regex(r"(?:(?:https?|ftp)://|www\.|[\w.+-]+@)[^\W_]")
_ENTITY_END = regex(r"&[A-Za-z0-9]+;\Z")
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_NUMBER = regex(r"&#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});")
_BROKEN_LINE = regex(r"(\\\\)|\\(?=\n)")
_START = f"{OPEN}{STARTS}([0-9]+){CLOSE}"
_EDGE = regex(f"{OPEN}([{STARTS}{ENDS}])([0-9]+){CLOSE}")
VERBATIM = frozenset({"autolink", "code", "html"})
"""The kinds of pieces whose text is not Markdown."""
_TRIGGERS: Mapping[str, tuple[str, ...]] = {
    "escape": ("\\",),
    "linebreak": ("  \n",),
    "entity": ("&",),
    "delimiter": ("~~", "==", "^^"),
    "bare-url": ("://", "www."),
    "bare-mail": ("@",),
}
"""Python-Markdown's inline patterns in use, in order, and the characters without which one is not tried at all."""
_ALL_TRIGGERS = tuple({trigger for needed in _TRIGGERS.values() for trigger in needed})

atomic = AtomicString
"""Marks a string as text that the inline stage does not change."""


class _TreeParser(BlockParser):
    """Python-Markdown's block stage, replaced by a tree that is already there."""

    root: Element

    def parseDocument(self, lines: object) -> ElementTree:  # noqa: ARG002, N802 - the names are theirs
        return ElementTree(self.root)


class _Element(InlineProcessor):
    """Replaces two marks and the text between them by their element."""

    pieces: Sequence[Piece] = ()

    def handleMatch(self, m: re.Match[str], data: str):  # type: ignore[no-untyped-def, override]  # noqa: N802
        piece, closing = self.pieces[int(m.group(1))], mark(ENDS, int(m.group(1)))
        text_end = data.index(closing, m.end())
        text, end = data[m.end() : text_end], text_end + len(closing)
        if piece.tag == "html":
            return self.md.htmlStash.store(text), m.start(), end
        element = Element("a" if piece.tag == "autolink" else piece.tag)
        for name, value in piece.attributes.items():
            element.set(name, _literal(value))
        if piece.tag == "img":
            alt, measures = with_size(self.plain(text))
            element.set("alt", _literal(alt))
            for name, value in measures:
                element.set(name, value)
        elif piece.tag == "code":
            element.text = AtomicString(_literal(_code(text)))
        elif piece.tag == "autolink":
            element.text = AtomicString(_literal(text))
        else:
            element.text = text
        return element, m.start(), end

    def plain(self, data: str) -> str:
        """Inline Markdown as the description of a picture: without its delimiters."""
        parts, position = [], 0
        while edge := _EDGE.search(data, position):
            parts.append(_resolved(data[position : edge.start()]))
            position = edge.end()
            piece = self.pieces[int(edge.group(2))]
            if edge.group(1) == STARTS and piece.tag in VERBATIM:
                end = data.index(mark(ENDS, int(edge.group(2))), position)
                parts.append(_code(data[position:end]) if piece.tag == "code" else data[position:end])
                position = end
        return "".join([*parts, _resolved(data[position:])])


class _Escape(InlineProcessor):
    """A backslash before punctuation is that character; before the end of a line it breaks the line (6.7)."""

    def handleMatch(self, m: re.Match[str], data: str):  # type: ignore[no-untyped-def, override]  # noqa: ARG002, N802
        char = m.group(1)
        if char == "\n":
            return Element("br"), m.start(), m.end()
        if char == "&":
            return AMPERSAND, m.start(), m.end()
        return (f"{STX}{ord(char)}{ETX}" if char in _PUNCTUATION else None), m.start(), m.end()


class _Entity(HtmlInlineProcessor):
    """An entity of HTML stays as written; in any other, the `&` is text (2.5)."""

    def handleMatch(self, m: re.Match[str], data: str):  # type: ignore[no-untyped-def, override]  # noqa: ARG002, N802
        entity = m.group()
        known = entity[1:] in html5 or _NUMBER.fullmatch(entity)
        return self.md.htmlStash.store(entity if known else f"&amp;{entity[1:]}"), m.start(), m.end()


class _BareUrl(InlineProcessor):
    """An address in the text becomes a link, without the punctuation after it (GFM 6.9, autolinks extension)."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str):  # type: ignore[no-untyped-def, override]  # noqa: ARG002, N802
        address = m.group()
        while address:
            last = address[-1]
            if last == ";" and (entity := _ENTITY_END.search(address)):
                address = address[: entity.start()]
            elif last in "?!.,:;*_~'\"" or (last in ")]" and address.count(last) > address.count("(["[last == "]"])):
                address = address[:-1]
            else:
                break
        if not _ADDRESS.match(address):
            return None, None, None
        link = Element("a", {"href": ("http://" if address.startswith("www.") else "") + address})
        if "://" not in address and not address.startswith("www."):
            link.set("href", f"mailto:{address}")
        link.text = AtomicString(address)
        return link, m.start(), m.start() + len(address)


@lru_cache(maxsize=2)
def _markdown(*, extended: bool) -> markdown.Markdown:
    """A reused instance; `extended` knows `~~`, `==`, `^^` and bare URLs as well, which costs imports of 25 ms."""
    extensions: list[markdown.extensions.Extension] = []
    if extended:
        from pymdownx.caret import InsertSupExtension
        from pymdownx.mark import MarkExtension
        from pymdownx.tilde import DeleteSubExtension

        extensions = [DeleteSubExtension(subscript=False), MarkExtension(), InsertSupExtension(superscript=False)]
    md = markdown.Markdown(extensions=extensions, output_format="html")
    for name in ("normalize_whitespace", "html_block"):
        md.preprocessors.deregister(name)
    md.treeprocessors.deregister("prettify")
    md.parser = _TreeParser(md)
    md.inlinePatterns.register(_Element(_START, md), "element", 200)
    md.inlinePatterns.register(_Escape(r"\\(.)", md), "escape", 180)
    md.inlinePatterns.register(_Entity(ENTITY_RE, md), "entity", 80)
    if extended:
        md.inlinePatterns.register(_BareUrl(_URL, md), "bare-url", 85)
        md.inlinePatterns.register(_BareUrl(_MAIL, md), "bare-mail", 84)
    return md


@lru_cache(maxsize=128)
def _patterns(triggers: frozenset[str], depth: int, *, extended: bool) -> list[Pattern]:
    """The patterns to try: that of elements once for each depth, since it leaves their text to later patterns."""
    registry = _markdown(extended=extended).inlinePatterns
    others = [
        registry[name] for name, needed in _TRIGGERS.items() if name in registry and triggers.intersection(needed)
    ]
    return [registry["element"]] * depth + others


def convert(root: Element, pieces: Sequence[Piece], depth: int) -> str:
    """The HTML of a tree. `pieces` are its inline elements by the index of their marks, nested `depth` deep."""
    inline = "\n".join(root.itertext())  # blocks of code and formulas are no longer in it
    extended = _EXTENDED.search(inline) is not None
    md = _markdown(extended=extended)
    md.reset()
    triggers = frozenset(trigger for trigger in _ALL_TRIGGERS if trigger in inline)
    md.treeprocessors["inline"].inlinePatterns = _patterns(triggers, depth, extended=extended)  # type: ignore[attr-defined]
    element = md.inlinePatterns["element"]
    assert isinstance(element, _Element)
    element.pieces = pieces
    md.parser.root = root
    return md.convert("x").replace(IDLE, "=")


def _code(text: str) -> str:
    """The text of a code span without the blanks next to its backticks (6.1)."""
    text = text.replace("\n", " ")
    return text[1:-1] if text.strip() and text[0] == text[-1] == " " else text


def _resolved(text: str) -> str:
    """Text with its entities and backslashes resolved."""
    return unescapeAll(_BROKEN_LINE.sub(r"\1", text))


def _literal(text: str) -> str:
    """Text in which the serializer must not find an entity."""
    return text.replace("&", AMPERSAND)
