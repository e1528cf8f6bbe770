"""CommonMark block tokens -> the element tree that Python-Markdown's inline stage works on.

The blocks are markdown-it-py's, so that lists, quotes, tables and code have the structure GitHub gives them; the
inline content stays Markdown, with formulas and cloze gaps replaced by marks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from xml.etree.ElementTree import Element, SubElement

from markdown_it.token import Token

from deckpress.diagnostics.catalogue.media import DIAGRAM_WITH_GAP
from deckpress.diagnostics.catalogue.reading import TOO_MANY_MARKS
from deckpress.frozen import dataclass
from deckpress.markdown.code import highlight, read_info
from deckpress.markdown.diagrams import diagram_of
from deckpress.markdown.kept import Kept
from deckpress.markdown.marking import Marking
from deckpress.markdown.picture_lines import pictures_apart
from deckpress.markdown.places import Places
from deckpress.markdown.surroundings import Surroundings
from deckpress.marks import OPEN, STARTS, edited
from deckpress.model import Html, Text
from deckpress.regex import regex
from deckpress.tex.gaps import EXPLICIT

_INDENT = regex(r"\n[ \t]+")
_TASK = regex(r"\[([ xX])\][ \t]+")
_MOST_COPIED = 200_000_000
_LEFT_TO_FIND = str.maketrans("", "", "\\&~=^@")
"""Removes the characters at which Python-Markdown's own patterns begin."""
_PLAIN = regex(rf"(?!.*www\.)[^\\&~=^:@\n{OPEN}]*(?:{OPEN}[^{STARTS}][^\\&~=^:@\n{OPEN}]*)*(?<! )")
"""Text that no inline pattern can match; marking it so spares Python-Markdown the attempt."""


@dataclass(slots=True)
class TreeBuilder:
    """Builds the tree of one field."""

    text: Text
    atomic: Callable[[str], str]
    """Marks a string as one that the inline stage leaves alone (Python-Markdown's AtomicString)."""
    kept: Kept
    marking: Marking
    clean: Callable[[str, int], str]
    """What to do with a raw HTML block that starts on a line of the text, from 0, before it is put into the tree."""
    surroundings: Surroundings
    _places: Places = field(default_factory=lambda: Places(Text("")))
    _last: Token | None = None

    def build(self, tokens: Sequence[Token]) -> Element:
        """The root element, a `div`, of a field's blocks."""
        root = Element("div")
        self._grow(root, self.text, tokens)
        return root

    def add_footnotes(self, root: Element, tokens_of: Callable[[Text], Sequence[Token]]) -> None:
        """Adds the footnotes that wait to be written, and those that they use, each with its number before its text."""
        notes = SubElement(root, "div", {"class": "footnotes"})
        waiting = self.marking.footnotes.waiting
        while waiting:
            number, text = waiting.pop(0)
            note = SubElement(notes, "div", {"class": "footnote"})
            self._grow(note, text, tokens_of(text))
            if not len(note) or note[0].tag != "p":
                note.insert(0, Element("p"))
            shown = self.kept.own_html(f'<sup class="footnote-number">{number}</sup> ')
            note[0].text = shown + (note[0].text or "")

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
            places = self._places.of_code(token.content, line + _is_below(token))
            self._append(SubElement(parent, "p"), self.marking.formulas.in_fence(token.content, opener, places))
        elif token.type in ("fence", "code_block"):
            self._code(parent, token.content, token.info, line + (token.type == "fence"))
        elif token.type == "html_block":
            # A field ends with its last character, whether its tokens are its own or those of the whole document.
            content = token.content.rstrip("\n") if token is self._last else token.content
            kept, others = self.marking.edits(content, self._places.of(content, line), block=True)
            html = self.clean(edited(content, [*kept, *others]), line)
            self._block(parent, self.kept.html_block(html))

    def _inline(self, parent: Element, content: str, line: int) -> None:
        task = _TASK.match(content) if _in_item(parent) else None
        box = ""
        if task:
            checked = ' checked=""' if task.group(1) in "xX" else ""
            parent.set("class", "task-list-item")
            box = self.kept.own_html(f'<input type="checkbox" disabled=""{checked}> ')
            content = content[task.end() :]
        place = self._places.of(content, line, cell=parent.tag in ("td", "th"))
        kept, others = self.marking.edits(content, place)
        text = edited(content, [*kept, *others]) if kept or others else content
        as_written = _is_too_much(text)
        if as_written:
            self.kept.diagnostics.append(TOO_MANY_MARKS.at(place(0), count=f"{len(content):,}"))
            text = edited(content, kept)
        if "\n" in text or parent.tag not in ("td", "th"):
            text = pictures_apart(_INDENT.sub("\n", text), self.kept.pieces)
        text = box + text
        self._append(parent, self.atomic(text) if as_written else text)

    def _code(self, parent: Element, code: str, info: str, line: int) -> None:
        """A block of code, whose first line is `line` of the text, from 0."""
        marks: Sequence[tuple[int, str]] = ()
        formulas = self.marking.formulas
        if formulas.gaps is not None and EXPLICIT.search(code):
            place = self._places.of_code(code, line)
            code, marks, unclosed = formulas.gaps.in_code(code)
            formulas.report_gaps(unclosed, (), place)
            if diagram_of(_language(info), code):
                self.kept.diagnostics.append(DIAGRAM_WITH_GAP.at(self._places.of_fence(line - 1, info.strip())))
        elif drawing := self._drawing(code, info, line):
            self._block(parent, self.kept.passage(drawing))
            return
        self._block(parent, self.kept.own_html(highlight(code, info, marks)))

    def _drawing(self, code: str, info: str, line: int) -> Html | None:
        """The drawing of a diagram whose first line is `line` of the text, from 0; None for other code."""
        language = _language(info)
        if not language:
            return None
        place = self._places.of_fence(line - 1, info.strip())
        drawing, problems = self.surroundings.draw(code, language, place)
        self.kept.diagnostics += problems
        return drawing

    def _block(self, parent: Element, shown: str) -> None:
        """A mark in the place of a block."""
        SubElement(parent, "p").text = self.atomic(shown)

    def _append(self, parent: Element, text: str) -> None:
        value = self.atomic(text) if _PLAIN.fullmatch(text) else text
        if len(parent):
            parent[-1].tail = value
        else:
            parent.text = value


def _is_below(fence: Token) -> bool:
    """True if what a fence holds begins below its opening mark, not beside it."""
    return fence.map is None or fence.content.count("\n") < fence.map[1] - fence.map[0]


def _language(info: str) -> str:
    """The language of a block of code by the words after its fence, `mermaid`, `{.mermaid}` or `mermaid{linenos}`."""
    return read_info(info).language


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
