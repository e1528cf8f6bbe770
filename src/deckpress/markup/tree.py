"""CommonMark block tokens -> the element tree that Python-Markdown's inline stage works on.

The blocks are markdown-it-py's, so that lists, quotes, tables and code have the structure GitHub gives them; the
inline content stays Markdown, with formulas and cloze gaps replaced by marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import partial
from xml.etree.ElementTree import Element, SubElement

from markdown_it.token import Token

from deckpress.diagnostics import Diagnostic, Location
from deckpress.markup.cloze import Gaps
from deckpress.markup.code import highlight
from deckpress.markup.delimiters import hide
from deckpress.markup.embeds import Embeds, merged
from deckpress.markup.marks import FORMULA, HTML_BLOCK, RAW, mark
from deckpress.markup.math import Span, scan
from deckpress.markup.places import Places
from deckpress.model import Formula, Text

_INDENT = re.compile(r"\n[ \t]+")
_LIKE_WORDS = re.compile(
    r"(?![^$]*[\\^_=<>{}|])(?:(?:[^ ]* ){0,6}?[A-Za-z]{3,}(?: [^ ]+)* [A-Za-z]{3,}\b|\d[\d.,]*\S* [A-Za-z]{2,}\b)"
)
"""Two words or more, or a sum and a word, with nothing in them that only TeX has."""
_TASK = re.compile(r"\[([ xX])\][ \t]+")
_PLAIN = re.compile(r"[^\\`*_\[\]!<>&~=:@{}|\n]*(?<! )")
"""Text that no inline pattern can match; marking it so spares Python-Markdown the attempt."""


@dataclass(slots=True)
class TreeBuilder:
    """Builds the tree of one field and collects what it keeps apart."""

    text: Text
    atomic: Callable[[str], str]
    """Marks a string as one that the inline stage leaves alone (Python-Markdown's AtomicString)."""
    gaps: Gaps | None = None
    labels: Collection[str] = ()
    """The labels of the link definitions, normalised as CommonMark says."""
    formulas: list[Formula] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    html_blocks: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    clean: Callable[[str, int], str] = lambda html, _: html
    """What to do with a raw HTML block that starts on a line of the text, from 0, before it is put into the tree."""
    clean_tag: Callable[[str, Callable[[], Location]], str] = lambda html, _: html
    """What to do with an inline HTML tag, given what tells where it stands."""
    embeds: Embeds = field(default_factory=Embeds)
    _places: Places = field(default_factory=lambda: Places(Text("")))
    _last: Token | None = None

    def build(self, tokens: Sequence[Token]) -> Element:
        """The root element, a `div`, of a field's blocks."""
        root = Element("div")
        stack = [root]
        self._places = Places(self.text)
        self._last = tokens[-1] if tokens else None
        for token in tokens:
            if token.nesting == 1:
                if not token.hidden:
                    stack.append(SubElement(stack[-1], token.tag, {k: str(v) for k, v in token.attrs.items()}))
            elif token.nesting == -1:
                if not token.hidden:
                    stack.pop()
            else:
                self._leaf(stack[-1], token)
        return root

    def _leaf(self, parent: Element, token: Token) -> None:
        line = token.map[0] - self.text.parsed_from if token.map else 0
        if token.type == "inline":
            self._inline(parent, token.content, line)
        elif token.type == "hr":
            SubElement(parent, "hr")
        elif token.type == "fence" and token.info.strip().lower() == "math":
            place = self._places.of_fence(line, token.markup)
            self._append(SubElement(parent, "p"), self._formula(token.content.strip(), True, place))
        elif token.type in ("fence", "code_block"):
            self._raw(parent, highlight(token.content, token.info if token.type == "fence" else ""))
        elif token.type == "html_block":
            # A field ends with its last character, whether its tokens are its own or those of the whole document.
            content = token.content.rstrip("\n") if token is self._last else token.content
            self._html(parent, self.clean(self._keep_apart(content, line, block=True), line))

    def _inline(self, parent: Element, content: str, line: int) -> None:
        task = _TASK.match(content) if _in_item(parent) else None
        if task:
            checked = ' checked=""' if task.group(1) in "xX" else ""
            self.raw.append(f'<input type="checkbox" disabled=""{checked}> ')
            parent.set("class", "task-list-item")
            self._append(parent, mark(RAW, len(self.raw) - 1) + self._keep_apart(content[task.end() :], line))
            return
        content = self._keep_apart(content, line, cell=parent.tag in ("td", "th"))
        self._append(parent, _INDENT.sub("\n", content) if "\n" in content else content)

    def _keep_apart(self, content: str, line: int, *, block: bool = False, cell: bool = False) -> str:
        """The content with its formulas, gaps and idle delimiters replaced by marks; `block` is HTML of the author."""
        spans: Sequence[Span] = scan(content)
        place = self._places.of(content, line, cell=cell)
        edits = self.embeds.replace(content, spans, block=block)
        for offset in self.embeds.pages:
            self.diagnostics.append(Diagnostic(place(offset), "DP411", "a card holds no page of notes"))
        spans = merged(spans, edits)
        if self.gaps is not None:
            edits += self.gaps.replace(content, spans)
            for offset in self.gaps.unclosed:
                self.diagnostics.append(Diagnostic(place(offset), "DP112", "this cloze gap is never closed"))
        for span in spans:
            if span.kind == "math":
                if not span.display and content[span.start] == "$" and _LIKE_WORDS.match(span.tex):
                    message = f"taken as a formula, but it reads like words or money: ${span.tex[:40]}$"
                    self.diagnostics.append(Diagnostic(place(span.start), "DP122", message))
                edits.append((span.start, span.end, self._formula(span.tex, span.display, place(span.start))))
            elif span.kind == "html" and not block:
                html = content[span.start : span.end]
                shown = self.clean_tag(html, partial(place, span.start))
                if shown != html:
                    edits.append((span.start, span.end, shown))
        if not block:
            taken = {at for start, end, _ in edits for at in range(start, end)} if self.gaps else ()
            edits += [edit for edit in hide(content, spans, self.labels) if edit[0] not in taken]
        return _edited(content, edits) if edits else content

    def _formula(self, tex: str, display: bool, place: Location) -> str:
        self.formulas.append(Formula(tex, display, place))
        return mark(FORMULA, len(self.formulas) - 1)

    def _raw(self, parent: Element, html: str) -> None:
        """HTML of our own, in the place of a block."""
        self.raw.append(html)
        SubElement(parent, "p").text = self.atomic(mark(RAW, len(self.raw) - 1))

    def _html(self, parent: Element, html: str) -> None:
        """The author's HTML, put in before the whole field is sanitised."""
        self.html_blocks.append(html)
        SubElement(parent, "p").text = self.atomic(mark(HTML_BLOCK, len(self.html_blocks) - 1))

    def _append(self, parent: Element, text: str) -> None:
        value = self.atomic(text) if _PLAIN.fullmatch(text) else text
        if len(parent):
            parent[-1].tail = value
        else:
            parent.text = value


def _in_item(parent: Element) -> bool:
    return parent.tag == "li" and len(parent) == 0 and not parent.text


def _edited(content: str, edits: list[tuple[int, int, str]]) -> str:
    """The content with parts of it replaced; what lies in a part that is replaced already goes with it."""
    parts, position = [], 0
    for start, end, new in sorted(edits):
        if start >= position:
            parts += [content[position:start], new]
            position = end
    return "".join([*parts, content[position:]])
