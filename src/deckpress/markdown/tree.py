"""CommonMark block tokens -> the element tree that Python-Markdown's inline stage works on.

The blocks are markdown-it-py's, so that lists, quotes, tables and code have the structure GitHub gives them; the
inline content stays Markdown, with formulas and cloze gaps replaced by marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from xml.etree.ElementTree import Element, SubElement

from markdown_it.token import Token

from deckpress.diagnostics import Diagnostic, Location
from deckpress.diagnostics.catalogue.markup import (
    BAD_MACRO,
    LEAKING_DEFINITION,
    LOST_COMMAND,
    MISPLACED_DEFINITION,
    NO_FOOTNOTE,
    TEX_PICTURE,
    UNCLOSED_FORMULA,
)
from deckpress.diagnostics.catalogue.media import DIAGRAM_WITH_GAP
from deckpress.diagnostics.catalogue.reading import CLOZE_NUMBER, CLOZE_OPEN, TOO_MANY_MARKS, WORDS_AS_FORMULA
from deckpress.markdown.cloze import Gaps
from deckpress.markdown.code import highlight
from deckpress.markdown.delimiters import Piece, find_pairs
from deckpress.markdown.diagrams import diagram_of
from deckpress.markdown.embeds import Edit, Embeds, embedded_note, merged
from deckpress.markdown.extras import extras
from deckpress.markdown.footnotes import Footnotes
from deckpress.markdown.picture_lines import pictures_apart
from deckpress.markdown.places import Places
from deckpress.markdown.spans import Span, scan_all
from deckpress.markdown.surroundings import NOTHING_AROUND, NoteLink, Surroundings
from deckpress.marks import ENDS, FORMULA, HTML_BLOCK, IDLE, OPEN, PASSAGE, RAW, STARTS, edited, mark
from deckpress.model import Formula, Html, Text
from deckpress.tex.gaps import EXPLICIT, LIKE_EXPLICIT
from deckpress.tex.harmless import LOSSY
from deckpress.tex.macros import Expander
from deckpress.tex.rows import in_rows

_INDENT = re.compile(r"\n[ \t]+")
_LIKE_WORDS = re.compile(
    r"(?![^$]*[\\^_=<>{}|])(?:(?:[^ ]* ){0,6}?[A-Za-z]{3,}(?: [^ ]+)* [A-Za-z]{3,}\b|\d\S* [A-Za-z]{2,}\b)"
)
"""Two words or more, or a sum and a word, with nothing in them that only TeX has."""
_LEAKS = re.compile(
    r"\\(?:let|def|(?:new|renew|provide)command|(?:new|renew)environment|Declare(?:MathOperator|PairedDelimiter\w*))(?![A-Za-z])"
)
"""Definitions that are not expanded: broken ones, and those that do not define macros."""
_TIKZ = re.compile(r"\\begin\{tikz(?:picture|cd)\}")
_TASK = re.compile(r"\[([ xX])\][ \t]+")
_MOST_COPIED = 200_000_000
_LEFT_TO_FIND = str.maketrans("", "", "\\&~=@")
"""Removes the characters at which Python-Markdown's own patterns begin."""
_PLAIN = re.compile(rf"(?!.*www\.)[^\\&~=:@\n{OPEN}]*(?:{OPEN}[^{STARTS}][^\\&~=:@\n{OPEN}]*)*(?<! )")
"""Text that no inline pattern can match; marking it so spares Python-Markdown the attempt."""


@dataclass(slots=True)
class TreeBuilder:
    """Builds the tree of one field and collects what it keeps apart."""

    text: Text
    atomic: Callable[[str], str]
    """Marks a string as one that the inline stage leaves alone (Python-Markdown's AtomicString)."""
    gaps: Gaps | None = None
    macros: Expander | None = None
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """The link definitions as label, normalised as CommonMark says -> (URL, title)."""
    footnotes: Footnotes = field(default_factory=Footnotes)
    pieces: list[Piece] = field(default_factory=list)
    """The inline elements, by the index of their marks."""
    depth: int = 0
    """How deep they are nested."""
    formulas: list[Formula] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    html_blocks: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    clean: Callable[[str, int], str] = lambda html, _: html
    """What to do with a raw HTML block that starts on a line of the text, from 0, before it is put into the tree."""
    is_tag: Callable[[str, Callable[[], Location]], bool] = lambda html, _: True  # noqa: ARG005
    """Whether an inline tag is HTML, not text; the second argument gives its place."""
    embeds: Embeds = field(default_factory=Embeds)
    surroundings: Surroundings = NOTHING_AROUND
    passages: list[NoteLink | Html] = field(default_factory=list)
    """The notes that are embedded, and the drawings, by the index of their marks."""
    _places: Places = field(default_factory=lambda: Places(Text("")))
    _last: Token | None = None

    def build(self, tokens: Sequence[Token]) -> Element:
        """The root element, a `div`, of a field's blocks."""
        root = Element("div")
        self.embeds = Embeds(self.links, surroundings=self.surroundings)
        self._grow(root, self.text, tokens)
        return root

    def add_footnotes(self, root: Element, tokens_of: Callable[[Text], Sequence[Token]]) -> None:
        """Adds the footnotes that wait to be written, and those that they use, each with its number before its text."""
        notes = SubElement(root, "div", {"class": "footnotes"})
        while self.footnotes.waiting:
            number, text = self.footnotes.waiting.pop(0)
            note = SubElement(notes, "div", {"class": "footnote"})
            self._grow(note, text, tokens_of(text))
            if not len(note) or note[0].tag != "p":
                note.insert(0, Element("p"))
            self.raw.append(f'<sup class="footnote-number">{number}</sup> ')
            note[0].text = mark(RAW, len(self.raw) - 1) + (note[0].text or "")

    def _grow(self, root: Element, text: Text, tokens: Sequence[Token]) -> None:
        """Adds the blocks of a text to an element."""
        stack = [root]
        self.text = text
        self._places = Places(text)
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

    def _leaf(self, parent: Element, token: Token) -> None:
        line = token.map[0] - self.text.parsed_from if token.map else 0
        if token.type == "inline":
            self._inline(parent, token.content, line)
        elif token.type == "hr":
            SubElement(parent, "hr")
        elif token.type == "fence" and token.info.strip().lower() == "math":
            opener = self._places.of_fence(line, token.markup)
            places = self._places.of_code(token.content, line + 1)
            formula = self._formula(token.content.strip(), True, opener, lambda nth: places(_nth(token.content, nth)))
            self._append(SubElement(parent, "p"), formula)
        elif token.type in ("fence", "code_block"):
            self._code(parent, token.content, token.info, line + (token.type == "fence"))
        elif token.type == "html_block":
            # A field ends with its last character, whether its tokens are its own or those of the whole document.
            content = token.content.rstrip("\n") if token is self._last else token.content
            kept, others = self._keep_apart(content, line, block=True)
            self._html(parent, self.clean(edited(content, [*kept, *others]), line))

    def _inline(self, parent: Element, content: str, line: int) -> None:
        task = _TASK.match(content) if _in_item(parent) else None
        box = ""
        if task:
            checked = ' checked=""' if task.group(1) in "xX" else ""
            self.raw.append(f'<input type="checkbox" disabled=""{checked}> ')
            parent.set("class", "task-list-item")
            box, content = mark(RAW, len(self.raw) - 1), content[task.end() :]
        cell = parent.tag in ("td", "th")
        kept, others = self._keep_apart(content, line, cell=cell)
        text = edited(content, [*kept, *others]) if kept or others else content
        as_written = _is_too_much(text)
        if as_written:
            first = self._places.of(content, line, cell=cell)(0)
            self.diagnostics.append(TOO_MANY_MARKS.at(first, count=f"{len(content):,}"))
            text = edited(content, kept)
        text = box + (pictures_apart(_INDENT.sub("\n", text), self.pieces) if "\n" in text else text)
        self._append(parent, self.atomic(text) if as_written else text)

    def _keep_apart(
        self, content: str, line: int, *, block: bool = False, cell: bool = False
    ) -> tuple[list[Edit], list[Edit]]:
        """The edits that put marks for gaps and formulas, and those for all other elements.

        `block` is HTML of the author.
        """
        spans: Sequence[Span]
        spans, unclosed = scan_all(content)
        place = self._places.of(content, line, cell=cell)
        for start, opener, closer in unclosed:
            tex = " ".join(content[start + len(opener) : start + 40].split())
            self.diagnostics.append(UNCLOSED_FORMULA.at(place(start), opener=opener, closer=closer, tex=tex))
        embed = partial(self._embed, place)
        others = self.embeds.replace(content, spans, embed, block=block)
        if not block:
            others = self._extras(content, spans, others, place)
        spans = merged(spans, others)
        kept: list[Edit] = []
        if self.gaps is not None:
            kept = list(self.gaps.replace(content, spans))
            self._report_gaps(self.gaps.unclosed, self.gaps.wrong, place)
        if not block:
            others = [(start, end, self._html_tag(new) if new[:1] == "<" else new) for start, end, new in others]
            others += self._elements(content, spans, [*others, *kept], place)
        for span in spans:
            if span.kind == "math":
                if not span.display and content[span.start] == "$" and _LIKE_WORDS.match(span.tex):
                    self.diagnostics.append(WORDS_AS_FORMULA.at(place(span.start), tex=span.tex[:40]))
                inside = partial(_place_of_gap, content, span.start, place)
                formula = self._formula(span.tex, span.display, place(span.start), inside)
                kept.append((span.start, span.end, formula))
        if "\\begin{tikz" in content and (picture := _outside(_TIKZ, content, spans)) >= 0:
            self.diagnostics.append(TEX_PICTURE.at(place(picture)))
        return kept, others

    def _extras(
        self, content: str, spans: Sequence[Span], others: list[Edit], place: Callable[[int], Location]
    ) -> list[Edit]:
        """The replacements `others`, and those for footnotes, emoji and the like."""

        def text(start: int, end: int) -> Text:
            return Text.at(place(start), " ".join(content[start:end].split()))

        found = extras(content, spans, others, self.footnotes, text)
        for offset, label in self.footnotes.undefined:
            self.diagnostics.append(NO_FOOTNOTE.at(place(offset), label=label))
        self.footnotes.undefined = []
        return found

    def _elements(
        self, content: str, spans: Sequence[Span], edits: Sequence[Edit], place: Callable[[int], Location]
    ) -> list[Edit]:
        """The replacements of the delimiters of inline elements, outside the ranges that `edits` replace."""
        taken = {start for start, _, _ in edits} if edits else ()
        found: list[Edit] = []
        leaves = False
        for span in spans:
            start, end = span.start, span.end
            if span.kind == "html" and start not in taken and self.is_tag(content[start:end], partial(place, start)):
                found.append((start, end, self._html_tag(content[start:end])))
            elif span.kind == "code":
                ticks = end - start - len(content[start:end].lstrip("`"))
                found += self._piece(Piece("code", start, start + ticks, end - ticks, end))
            elif span.kind == "autolink":
                address = content[start + 1 : end - 1]
                href = address if ":" in address else f"mailto:{address}"
                found += self._piece(Piece("autolink", start, start + 1, end - 1, end, {"href": href}))
            elif span.kind == "latex":
                found.append((start, end, ""))
            leaves = leaves or span.kind in ("html", "code", "autolink")
        pairs = find_pairs(content, _with_edits(spans, edits), self.links)
        for piece in pairs.pieces:
            source = piece.attributes.get("src", "") if piece.tag == "img" else ""
            note = embedded_note(source, content[piece.text : piece.text_end]) if source else None
            if note:
                found.append((piece.start, piece.end, self._embed(place, note, piece.start)))
            else:
                found += self._piece(piece)
        self.depth = max(self.depth, pairs.depth + leaves)
        return found + [(at, at + 1, IDLE) for at in pairs.idle]

    def _embed(self, place: Callable[[int], Location], note: NoteLink, offset: int) -> str:
        """The mark of an embedded note."""
        return self._passage(replace(note, place=place(offset)))

    def _passage(self, passage: NoteLink | Html) -> str:
        self.passages.append(passage)
        return mark(PASSAGE, len(self.passages) - 1)

    def _piece(self, piece: Piece) -> list[Edit]:
        """The replacements of the delimiters of an element."""
        self.pieces.append(piece)
        index = len(self.pieces) - 1
        return [
            (piece.start, piece.text, mark(STARTS, index)),
            (piece.text_end, piece.end, mark(ENDS, index)),
        ]

    def _html_tag(self, html: str) -> str:
        """Inline HTML between its marks."""
        (_, _, starts), (_, _, ends) = self._piece(Piece("html", 0, 0, 0, 0))
        return starts + html + ends

    def _report_gaps(self, unclosed: Sequence[int], wrong: Sequence[int], place: Callable[[int], Location]) -> None:
        self.diagnostics += [CLOZE_OPEN.at(place(offset)) for offset in unclosed]
        self.diagnostics += [CLOZE_NUMBER.at(place(offset)) for offset in wrong]

    def _formula(self, tex: str, display: bool, place: Location, inside: Callable[[int], Location]) -> str:
        """The mark of a formula; `inside` tells where the gap stands that has so many before it."""
        if self.gaps is not None and LIKE_EXPLICIT.search(tex):
            tex, unclosed, wrong = self.gaps.in_tex(tex)
            self._report_gaps(unclosed, wrong, inside)
        if self.macros is not None:
            tex = self._expanded(tex, place, self.macros)
            if not tex.strip():
                return ""
        tex = in_rows(tex, display=display)
        self.formulas.append(Formula(tex, display, place))
        return mark(FORMULA, len(self.formulas) - 1)

    def _expanded(self, tex: str, place: Location, macros: Expander) -> str:
        found = macros.expand(tex)
        if found.problem:
            self.diagnostics.append(BAD_MACRO.at(place, problem=found.problem))
            return "?"  # an error, so nobody sees it; MathJax has nothing to add
        if found.defined and not found.tex.strip():
            names = ", ".join(f"\\{name}" for name in found.defined)
            self.diagnostics.append(MISPLACED_DEFINITION.at(place, names=names))
            return ""
        self.diagnostics += [LOST_COMMAND.at(place, command=name, loss=LOSSY[name]) for name in found.lost]
        if leak := _LEAKS.search(found.tex):
            self.diagnostics.append(LEAKING_DEFINITION.at(place, definition=leak.group()))
        return found.tex

    def _code(self, parent: Element, code: str, info: str, line: int) -> None:
        """A block of code, whose first line is `line` of the text, from 0."""
        marks: Sequence[tuple[int, str]] = ()
        if self.gaps is not None and EXPLICIT.search(code):
            place = self._places.of_code(code, line)
            code, marks, unclosed = self.gaps.in_code(code)
            self._report_gaps(unclosed, (), place)
            if diagram_of(_language(info), code):
                self.diagnostics.append(DIAGRAM_WITH_GAP.at(self._places.of_fence(line - 1, info.strip())))
        elif drawing := self._drawing(code, info, line):
            SubElement(parent, "p").text = self.atomic(self._passage(drawing))
            return
        self._raw(parent, highlight(code, info, marks))

    def _drawing(self, code: str, info: str, line: int) -> Html | None:
        """The drawing of a diagram whose first line is `line` of the text, from 0; None for other code."""
        language = _language(info)
        if not language:
            return None
        place = self._places.of_fence(line - 1, info.strip())
        drawing, problems = self.surroundings.draw(code, language, place)
        self.diagnostics += problems
        return drawing

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


def _language(info: str) -> str:
    """The language of a block of code by the words after its fence, `mermaid` or `{.mermaid}`."""
    return info.strip(" \t{.").partition(" ")[0].rstrip("}").lower()


def _is_too_much(text: str) -> bool:
    """True for a paragraph that would take seconds.

    Python-Markdown copies what is left of a paragraph for each mark in it. The limit is 2,000 marks in 100,000
    characters, or 10,000 marks in 20,000; a book has about ten in a paragraph.
    """
    if len(text) <= 10_000:
        return False
    marks = text.count(f"{OPEN}{STARTS}") + len(text) - len(text.translate(_LEFT_TO_FIND))
    return marks * len(text) > _MOST_COPIED


def _in_item(parent: Element) -> bool:
    return parent.tag == "li" and len(parent) == 0 and not parent.text


def _outside(pattern: re.Pattern[str], content: str, spans: Sequence[Span]) -> int:
    """Where a pattern is first found outside formulas, code and HTML, or -1."""
    position = 0
    for span in spans:
        if found := pattern.search(content, position, span.start):
            return found.start()
        position = span.end
    found = pattern.search(content, position)
    return found.start() if found else -1


def _with_edits(spans: Sequence[Span], edits: Sequence[Edit]) -> Iterator[Span]:
    """The spans and the ranges replaced between them, in order."""
    position = 0
    replaced = (Span("html", start, end) for start, end, _ in edits)
    for span in sorted((*spans, *replaced), key=lambda span: span.start) if edits else spans:
        if span.start >= position:
            yield span
            position = span.end


def _nth(content: str, number: int, start: int = 0) -> int:
    """The offset of the gap that has `number` of them before it, counted from `start`."""
    return next((found.start() for n, found in enumerate(LIKE_EXPLICIT.finditer(content, start)) if n == number), start)


def _place_of_gap(content: str, start: int, place: Callable[[int], Location], number: int) -> Location:
    return place(_nth(content, number, start))
