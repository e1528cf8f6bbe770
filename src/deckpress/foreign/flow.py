"""The children of a container -> its blocks: runs of inline content become paragraphs between the block elements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from deckpress.foreign.elements import Element
from deckpress.foreign.emphasis import MERGED, delimited
from deckpress.foreign.escaping import at_line_start
from deckpress.foreign.looks import LINES
from deckpress.foreign.spacing import BREAK, EDGE, LINE, settled
from deckpress.marks import KEPT_LINE_END
from deckpress.regex import regex

BLOCKS = frozenset(
    "ul ol dl table pre blockquote details summary h1 h2 h3 h4 h5 h6 hr figcaption caption center p".split()
)
IGNORED = frozenset("tabindex dir data-line aria-label role class id".split())
"""Attributes that show nothing."""
GAP_OPENS = regex(r"\{\{c[\d,]+::")


class Parts(Protocol):
    """Writes the parts of a container."""

    @property
    def cloze(self) -> bool:
        """True for a field with gaps."""
        ...

    def text(self, words: str) -> str:
        """Text."""
        ...

    def element(self, element: Element) -> str:
        """An inline element."""
        ...

    def block(self, element: Element, *, second: bool = False) -> str:
        """A block element; `second` for a list that follows another one."""
        ...


@dataclass(slots=True)
class Flow:
    """Collects the blocks of a container."""

    writer: Parts
    inline: bool
    blocks: list[str] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    last: str = ""
    """The name of the block before, if nothing is between it and the next one."""
    second: bool = False

    def add(self, element: Element) -> None:
        """Adds what is in an element."""
        for child in element.children:
            if isinstance(child, str):
                self.run.append(self.writer.text(child))
            elif child.name == "br":
                self.run.append(LINE)
            elif child.name in LINES and _is_highlight(child):
                self.add(child)
            elif (child.name in LINES or child.name == "p") and not has_look(child):
                edge = BREAK if child.name == "p" else EDGE
                self.run.append(edge)
                self.add(child)
                self.run.append(edge)
            elif child.name in BLOCKS or child.name in LINES:
                self.flush()
                self.second = self.last == child.name and not self.second
                self.blocks.append(self.writer.block(child, second=self.second))
                self.last = child.name
            else:
                self.run.append(self.writer.element(child))

    def flush(self) -> None:
        """Ends the paragraphs that are open."""
        text = settled(MERGED.sub("", "".join(self.run)))
        self.run = []
        if not text:
            return
        self.last = ""
        text = text.replace("\xa0", "&nbsp;")
        if self.writer.cloze:
            text = _breaks_in_gaps(text)
        for paragraph in text.split(BREAK):
            if self.inline:
                paragraph = paragraph.replace(KEPT_LINE_END, " ")
            lines = [_with_soft_ends(delimited(line.strip(f" {KEPT_LINE_END}"))) for line in paragraph.split(LINE)]
            end = "<br>" if self.inline or lines[0].startswith("<") else "\\\n"
            self.blocks.append(end.join(lines))


def _with_soft_ends(line: str) -> str:
    """A line of the card, on several lines of Markdown if the field is."""
    return "\n".join(at_line_start(part.strip()) for part in line.split(KEPT_LINE_END))


def _is_highlight(element: Element) -> bool:
    """True for the box that Pygments puts around a block of code."""
    inner = [child for child in element.children if not isinstance(child, str) or child.strip()]
    return len(inner) == 1 and isinstance(inner[0], Element) and inner[0].name == "pre" and element.name == "div"


def has_look(element: Element) -> bool:
    """True if an element has attributes that change its look, or a class that may."""
    shown = {name for name, value in element.attributes.items() if value and name not in IGNORED}
    return bool(shown) or bool(set(element.classes) & {"callout", "footnotes", "footnote", "footnote-mark"})


def _breaks_in_gaps(text: str) -> str:
    """The text with line ends instead of the breaks between paragraphs within gaps."""
    if BREAK not in text:
        return text
    parts = text.split(BREAK)
    out = [parts[0]]
    depth = 0
    for index, part in enumerate(parts[1:]):
        depth += len(GAP_OPENS.findall(parts[index])) - parts[index].count("}}")
        out += ["<br><br>" if depth > 0 else BREAK, part]
    return "".join(out)
