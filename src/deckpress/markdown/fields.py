"""A field's Markdown -> its HTML, by Python-Markdown on the tree that CommonMark gives, math and images kept apart."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import cast
from xml.etree.ElementTree import Element, ElementTree

import markdown
from markdown.blockparser import BlockParser
from markdown.inlinepatterns import (
    HtmlInlineProcessor,
    InlineProcessor,
    ReferenceInlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.util import ETX, STX, AtomicString
from markdown_it.token import Token

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.html import sanitize
from deckpress.html.pictures import keep_media_apart
from deckpress.markdown.blocks import parse
from deckpress.markdown.cloze import Gaps, explicit_numbers
from deckpress.markdown.embeds import sized
from deckpress.markdown.tree import TreeBuilder
from deckpress.marks import CLOSE, FORMULA, GAP_EDGES, HTML_BLOCK, MARK, NONCHARACTERS, OPEN, RAW, SHOWN, UNFIT
from deckpress.model import Html, Text
from deckpress.tex.gaps import revealed
from deckpress.tex.macros import Expander

_PLAIN_LINE = re.compile(r"(?!.*www\.)[A-Za-z][A-Za-z0-9 ,.?'()%/;-]*\Z")
"""A line in which nothing can start a block or an inline pattern."""
_EXTENDED = re.compile(r"~~|==|://|www\.|@")
"""What the extensions of pymdownx look for, and bare addresses."""
_NOT_IN_URL = rf"[^\s<{STX}{ETX}{NONCHARACTERS}]"
_URL = rf"""(?<![^\s*_~(\["'])(?:(?:https?|ftp)://|www\.){_NOT_IN_URL}+"""
_MAIL = r"(?<![\w.+@/:-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?![\w@-])"
_ADDRESS = re.compile(r"(?:(?:https?|ftp)://|www\.|[\w.+-]+@)[^\W_]")
_ENTITY_END = re.compile(r"&[A-Za-z0-9]+;\Z")
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_TAG_WITH_MARK = re.compile(f"<[^<>{OPEN}]*{OPEN}[^<>]*>")
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>\Z", re.S)
_TRIGGERS: Mapping[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "backslash-break": ("\\\n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
    "delimiter": ("~~", "=="),
    "bare-url": ("://", "www."),
    "bare-mail": ("@",),
}
"""Which characters each inline pattern needs: a pattern whose characters are absent is not tried at all."""


class _TreeParser(BlockParser):
    """Python-Markdown's block stage, replaced by a tree that is already there."""

    root: Element

    def parseDocument(self, lines: object) -> ElementTree:  # noqa: ARG002, N802 - the names are theirs
        return ElementTree(self.root)


class _KnownHtml(HtmlInlineProcessor):
    """Inline HTML passes if HTML knows the tag; anything else between `<` and `>` is text."""

    def handleMatch(self, m: re.Match[str], data: str):  # type: ignore[no-untyped-def, override]  # noqa: N802
        tag = sanitize.TAG.match(m.group(1))
        if tag and not sanitize.is_tag(tag):
            return None, None, None
        return super().handleMatch(m, data)


class _BareUrl(InlineProcessor):
    """An address in the text becomes a link, without the punctuation behind it (GFM 6.9, autolinks extension)."""

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
    """A reused instance; `extended` knows `~~`, `==` and bare URLs as well, which costs imports of 25 ms."""
    extensions: list[markdown.extensions.Extension] = []
    if extended:
        from pymdownx.mark import MarkExtension
        from pymdownx.tilde import DeleteSubExtension

        extensions = [DeleteSubExtension(subscript=False), MarkExtension()]
    md = markdown.Markdown(extensions=extensions, output_format="html")
    for name in ("normalize_whitespace", "html_block"):
        md.preprocessors.deregister(name)
    md.treeprocessors.deregister("prettify")
    md.parser = _TreeParser(md)
    md.ESCAPED_CHARS = [*_PUNCTUATION]
    md.inlinePatterns.register(_KnownHtml(md.inlinePatterns["html"].pattern, md), "html", 90)
    for name in ("reference", "image_reference"):
        reference = md.inlinePatterns[name]
        assert isinstance(reference, ReferenceInlineProcessor)
        reference.RE_LINK = re.compile(r"\[([^\]]*)\]")  # type: ignore[misc]  # theirs lets a blank stand before it
    md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash-break", 185)
    if extended:
        md.inlinePatterns.register(_BareUrl(_URL, md), "bare-url", 85)
        md.inlinePatterns.register(_BareUrl(_MAIL, md), "bare-mail", 84)
    return md


@lru_cache(maxsize=128)
def _patterns(triggers: frozenset[str], *, extended: bool) -> list[object]:
    registry = _markdown(extended=extended).inlinePatterns
    skipped = {
        registry.get_index_for_name(name)
        for name, needed in _TRIGGERS.items()
        if name in registry and not triggers.intersection(needed)
    }
    return [pattern for index, pattern in enumerate(registry) if index not in skipped]


_ALL_TRIGGERS = tuple({trigger for needed in _TRIGGERS.values() for trigger in needed})


def render(
    text: Text,
    references: Mapping[str, tuple[str, str]] | None = None,
    *,
    cloze: bool = False,
    inline: bool = False,
    numbers: Mapping[str, int] | None = None,
    macros: Expander | None = None,
) -> tuple[Html, Diagnostics]:
    """The HTML of a field.

    `references` are the link definitions of its document. With `cloze`, gaps are found and kept apart. With `inline`
    a single paragraph loses its `<p>`, as a question or an option is better without. `numbers` are those that
    automatic gaps had before, by their text. `macros` are to be expanded in its formulas.
    """
    source = text.markdown.strip("\n")
    if _PLAIN_LINE.match(source) and not cloze:
        escaped = html.escape(source.strip(), quote=False)
        return Html(escaped if inline else f"<p>{escaped}</p>"), ()
    if not source.strip():
        return Html(), ()
    text = _fit(text)
    tokens, own_references = (text.parsed, {}) if text.parsed else parse(text.markdown)
    known = {**(references or {}), **own_references}
    refused: dict[tuple[Location, str], Diagnostic] = {}

    shown_as_text = sanitize.never_closed(text.markdown)

    def note(words: str, place: Location) -> None:
        refused[place, words] = Diagnostic(place, "DP303", f"{words} was left out of the card")

    def clean_block(block: str, line: int) -> str:
        block = sanitize.escape_unknown(block, shown_as_text)
        for offset, words in sanitize.refused(block):
            note(words, text.locate(line + block.count("\n", 0, offset), 0))
        return block

    def clean_tag(tag: str, place: Callable[[], Location]) -> str:
        for _, words in sanitize.refused(tag):
            if words.strip("<>") in shown_as_text:
                return html.escape(tag, quote=False)
            note(words, place())
        return tag

    gaps = Gaps(explicit_numbers(text.markdown), remembered=numbers or {}) if cloze else None
    builder = TreeBuilder(text, AtomicString, gaps, macros, known, clean=clean_block, clean_tag=clean_tag)
    root = builder.build(cast("Sequence[Token]", tokens))
    shown = _convert(root, known)
    if sanitize.ODD_ADDRESS.search(shown):
        odd = sanitize.ODD_LINK.search(text.markdown)
        told = {words for _, words in refused}
        for _, words in sanitize.refused(shown):
            if words not in told:
                note(words, text.locate_offset(odd.start(1) if odd else 0))
    shown = _sanitise(shown, builder, text.markdown)
    if inline and (single := _ONE_PARAGRAPH.match(shown)):
        shown = single.group(1)
    if builder.embeds.sizes:
        shown = sized(shown, builder.embeds.sizes)
    if builder.formulas or (gaps and gaps.found):
        shown = _TAG_WITH_MARK.sub(lambda tag: _without_marks(tag.group(), builder), shown)
    shown, images, doubts = keep_media_apart(shown, text)
    formulas = tuple(builder.formulas)
    result = Html(shown, formulas, images, gaps.on_card(shown, formulas) if gaps else ())
    return result, (*builder.diagnostics, *refused.values(), *doubts)


def _fit(text: Text) -> Text:
    """The text without blank lines at its head, and without characters that could be taken for marks."""
    if UNFIT.search(text.markdown):
        text = Text(UNFIT.sub("\ufffd", text.markdown), text.path, text.origin)
    lines = text.markdown.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if first == 0:
        return text
    return Text("\n".join(lines[first:]), text.path, text.origin[first:])


def _convert(root: Element, references: Mapping[str, tuple[str, str]]) -> str:
    inline = "\n".join(root.itertext())  # code and formulas are no longer in it
    extended = _EXTENDED.search(inline) is not None
    md = _markdown(extended=extended)
    md.reset()
    md.references.update(references)
    md.references.update({label.lower(): target for label, target in references.items()})
    triggers = frozenset(trigger for trigger in _ALL_TRIGGERS if trigger in inline)
    md.treeprocessors["inline"].inlinePatterns = _patterns(triggers, extended=extended)  # type: ignore[attr-defined]
    md.parser.root = root
    return md.convert("x").translate(SHOWN)


def _sanitise(shown: str, builder: TreeBuilder, source: str) -> str:
    """The field with the author's HTML put in and cleaned, then with our own put in."""
    if builder.html_blocks:
        shown = _put_back(shown, HTML_BLOCK, builder.html_blocks)
    if "<" in source or "[" in source:
        shown = sanitize.clean(sanitize.with_local_sources(shown) if ":" in source else shown)
    return _put_back(shown, RAW, builder.raw) if builder.raw else shown


def _put_back(shown: str, kind: str, pieces: list[str]) -> str:
    pattern = re.compile(f"<p>{OPEN}{kind}([0-9]+){CLOSE}</p>|{OPEN}{kind}([0-9]+){CLOSE}")
    return pattern.sub(lambda found: pieces[int(found.group(1) or found.group(2))], shown)


def _without_marks(tag: str, builder: TreeBuilder) -> str:
    """A formula inside an attribute, such as an alt text, is its TeX there, and a gap its text."""

    def text(found: re.Match[str]) -> str:
        kind, index = found.group(1), int(found.group(2))
        if kind == FORMULA:
            return html.escape(revealed(builder.formulas[index]).tex)
        return "" if kind in GAP_EDGES else found.group()

    return MARK.sub(text, tag)
