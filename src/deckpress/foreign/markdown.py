"""The tree of a field -> Markdown: paragraphs, emphasis, lists, tables, code, pictures; the rest stays as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from deckpress.foreign.callouts import callout
from deckpress.foreign.elements import VOID, Element
from deckpress.foreign.emphasis import ENDS, MERGED, SIGNS, STARTS, delimited, within
from deckpress.foreign.escaping import at_line_start, escaped, wholly_escaped
from deckpress.foreign.footnotes import MARK, taken_out
from deckpress.foreign.looks import LINES, SAME
from deckpress.foreign.pieces import Pieces
from deckpress.foreign.spacing import BREAK, EDGE, LINE, settled
from deckpress.foreign.tables import alignments, rows_of
from deckpress.marks import KEPT_LINE_END
from deckpress.regex import regex

_BLOCKS = frozenset(
    "ul ol dl table pre blockquote details summary h1 h2 h3 h4 h5 h6 hr figcaption caption center p".split()
)
_PLAIN_HTML = frozenset("u sub sup kbd mark wbr h1 h2 h3 h4 h5 h6 hr br code pre b i strong em s del".split())
"""Elements that authors of Markdown write as HTML anyway. That they stay as HTML needs no message."""
_IGNORED = frozenset("tabindex dir data-line aria-label role class id".split())
_HEADING = regex(r"h[1-6]\Z")
_GAP_OPENS = regex(r"\{\{c[\d,]+::")
_WIDTH = regex(r"\d+(?:%|px)?\Z")
Fence = Callable[[Element, Pieces], str]


@dataclass(slots=True)
class Writer:
    """Writes one field. `kept` collects the elements that stay as HTML; `fence` writes a block of code."""

    pieces: Pieces
    fence: Fence
    cloze: bool = False
    inline: bool = False
    """True if the field is best on one line, as a question is: line ends are `<br>`."""
    wholly: bool = False
    """True to escape every sign of punctuation."""
    soft: bool = False
    """True to end lines of Markdown where the field does, which shows nothing."""
    kept: dict[str, None] = field(default_factory=dict)
    footnotes: Mapping[str, Element] = field(default_factory=dict)
    """What is in the footnotes of the field, by the texts of their marks."""

    def field(self, root: Element) -> str:
        """The Markdown of a field."""
        root, self.footnotes = taken_out(root)
        return self.pieces.put_back("\n\n".join(self.blocks(root)))

    # ---- blocks ----------------------------------------------------------------------------------

    def blocks(self, element: Element, *, inline: bool | None = None) -> list[str]:
        """The blocks in an element."""
        flow = _Flow(self, self.inline if inline is None else inline)
        flow.add(element)
        flow.flush()
        return flow.blocks

    def block(self, element: Element, *, second: bool = False) -> str:
        """A block element as Markdown, or as HTML; `second` for a list that follows another one."""
        written = ""
        if element.name in ("ul", "ol"):
            written = self._list(element, second=second)
        elif boxed := callout(element, self._written_blocks):
            written = boxed
        elif element.name == "blockquote" and not _look_of(element):
            text = self.pieces.put_back("\n\n".join(self.blocks(element, inline=False)))
            written = _indented(text, "> ", "> ")
        elif element.name == "pre":
            written = self.fence(element, self.pieces)
        elif element.name == "table":
            written = self._table(element)
        elif self.soft and _HEADING.match(element.name) and not _look_of(element):
            blocks = self.blocks(element, inline=True)
            written = f"{'#' * int(element.name[1])} {blocks[0]}" if len(blocks) == 1 else ""
        return written or self._raw_block(element)

    def _written_blocks(self, element: Element, inline: bool) -> list[str]:
        """The blocks in an element, whole, so that each line of them can be indented."""
        return [self.pieces.put_back(block) for block in self.blocks(element, inline=inline)]

    def _list(self, element: Element, *, second: bool) -> str:
        items = [child for child in element.children if isinstance(child, Element)]
        words = any(isinstance(child, str) and child.strip() for child in element.children)
        attributes = set(element.attributes) - _IGNORED - {"start"}
        if words or attributes or element.classes or any(item.name != "li" or _look_of(item) for item in items):
            return ""
        start = element.attributes.get("start", "1")
        if not items or not (start.isdigit() and len(start) < 9):
            return ""
        loose = any(isinstance(child, Element) and child.name == "p" for item in items for child in item.children)
        lines = []
        for number, item in enumerate(items, int(start)):
            mark = f"{number}{')' if second else '.'} " if element.name == "ol" else "* " if second else "- "
            blocks = self.blocks(item, inline=False)
            if not loose and any("\n\n" in block or block.startswith(("|", ">")) for block in blocks):
                return ""
            text = self.pieces.put_back(("\n\n" if loose else "\n").join(blocks))
            lines.append(_indented(text, mark, " " * len(mark)) if text else mark.rstrip())
        return ("\n\n" if loose else "\n").join(lines)

    def _table(self, element: Element) -> str:
        rows = rows_of(element)
        if rows is None:
            return ""
        aligned = alignments(rows)
        lines: list[str] = []
        for row in rows:
            cells = []
            for cell in row:
                blocks = self.blocks(cell, inline=True)
                if len(blocks) > 1 or any("\n" in block for block in blocks):
                    return ""
                cells.append(self.pieces.put_back("".join(blocks)).replace("|", "\\|"))
            lines.append(f"| {' | '.join(cells)} |")
        return "\n".join([lines[0], f"|{'|'.join(aligned)}|", *lines[1:]])

    def _raw_block(self, element: Element) -> str:
        self._note(element)
        return self.raw(element, pre=False)

    def raw(self, element: Element, *, pre: bool) -> str:
        """An element as HTML on one line, except code."""
        pre = pre or element.name == "pre"
        attributes = "".join(
            f' {name}="{html.escape(value)}"' if value else f" {name}" for name, value in element.attributes.items()
        )
        if element.name in VOID:
            return f"<{element.name}{attributes}>"
        inner = "".join(
            self._raw_text(child, pre=pre) if isinstance(child, str) else self.raw(child, pre=pre)
            for child in element.children
        )
        return f"<{element.name}{attributes}>{inner}</{element.name}>" if element.name else inner

    def _raw_text(self, text: str, *, pre: bool) -> str:
        shown = html.escape(text, quote=False).replace("\xa0", "&nbsp;")
        shown = shown.replace("$", "&#36;").replace("\\", "&#92;")
        if not self.cloze:
            shown = shown.replace("{{", "{&#123;")
        if pre:
            return shown
        return re.sub(r"[ \n\t\r]+", lambda found: "\n" if self.soft and "\n" in found[0] else " ", shown)

    def _note(self, element: Element) -> None:
        for one in (element, *element.walk()):
            if (one is element and one.name not in _PLAIN_HTML) or _look_of(one):
                style = one.attributes.get("style") or one.attributes.get("color", "")
                self.kept[f"<{one.name}>" if not style else f"<{one.name} {style}>"] = None

    # ---- inline ----------------------------------------------------------------------------------

    def text(self, words: str) -> str:
        """Text, with its blanks as they are."""
        if self.soft and "\n" in words:
            words = words.replace("\n", KEPT_LINE_END)
        return (wholly_escaped if self.wholly else escaped)(words, cloze=self.cloze)

    def element(self, element: Element) -> str:
        """An inline element with marks for its delimiters, and for the ends of lines in it."""
        name = SAME.get(element.name, element.name)
        if name == "sup" and element.classes == MARK and element.text in self.footnotes:
            return f"^[{settled(self.inside(self.footnotes[element.text])).strip()}]"
        if name in SIGNS and not _look_of(element):
            return self._emphasised(element, name)
        if name == "code" and not _look_of(element) and not any(element.walk()):
            return self._code(element)
        if name in ("img", "input"):
            box = "[x]" if "checked" in element.attributes else "[ ]"
            return self._picture(element) if name == "img" else self.pieces.keep(box, "")
        if name == "a" and set(element.attributes) - _IGNORED <= {"href", "rel", "target"}:
            return self._link(element)
        inner = self.inside(element)
        if name in ("span", "bdi", "font") and not _look_of(element):
            return inner
        self._note(Element(element.name, element.attributes))
        opens = self.raw(Element(element.name, element.attributes), pre=False)
        if element.name in VOID:
            return opens
        end = f"</{element.name}>"
        inner = inner.replace(EDGE, LINE).replace(BREAK, LINE + LINE)
        return f"{opens.removesuffix(end)}{inner.replace(LINE, '<br>')}{end}"

    def inside(self, element: Element) -> str:
        """What is in an inline element; blocks in it are HTML."""
        parts: list[str] = []
        for child in element.children:
            if isinstance(child, str):
                parts.append(self.text(child))
            elif child.name == "br":
                parts.append(LINE)
            elif (child.name in LINES or child.name == "p") and not _look_of(child):
                edge = BREAK if child.name == "p" else EDGE
                parts += [edge, self.inside(child), edge]
            elif child.name in _BLOCKS or child.name in LINES:
                parts.append(self._raw_block(child))
            else:
                parts.append(self.element(child))
        return "".join(parts)

    def _emphasised(self, element: Element, name: str) -> str:
        """Emphasis on each line of its own, with the blanks at its edges outside."""
        parts = re.split(f"([{EDGE}{LINE}{BREAK}])", self.inside(element))
        return "".join(
            within(part, STARTS[name], ENDS[name]) if index % 2 == 0 else part for index, part in enumerate(parts)
        )

    def _code(self, element: Element) -> str:
        text = self.pieces.put_back_plain(" ".join(element.text.replace("\xa0", " ").split()))
        if not text or (_GAP_OPENS.search(text) and not self.cloze):
            return self.raw(element, pre=True)
        ticks = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
        pad = " " if text[0] == "`" or text[-1] == "`" else ""
        return self.pieces.keep(f"{ticks}{pad}{text}{pad}{ticks}", text)

    def _picture(self, element: Element) -> str:
        width = element.attributes.get("width", "")
        others = {name for name, value in element.attributes.items() if value and name not in ("src", "alt", "width")}
        if others - _IGNORED or not element.attributes.get("src") or (width and not _WIDTH.match(width)):
            self._note(element)
            return self.pieces.keep(self.raw(element, pre=False), "")
        size = f"{{width={width}}}" if width else ""
        words = escaped(" ".join(element.attributes.get("alt", "").split()), cloze=False)
        return self.pieces.keep(f"![{words}]({_address(element.attributes['src'])}){size}", "")

    def _link(self, element: Element) -> str:
        address = element.attributes.get("href", "")
        inner = re.sub(f"[{LINE}{BREAK}{KEPT_LINE_END}]", " ", settled(self.inside(element)))
        if not inner or not address:
            return inner
        if self.pieces.put_back_plain(element.text).strip() == address and re.fullmatch(
            r"https?://[^\s<>\\]+", address
        ):
            return self.pieces.keep(f"<{address}>", address)
        return f"[{inner}]({self.pieces.keep(_address(address), address)})"


@dataclass(slots=True)
class _Flow:
    """Collects the blocks of a container: runs of inline content become paragraphs between the block elements."""

    writer: Writer
    inline: bool
    blocks: list[str] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    last: str = ""
    """The name of the block before, if nothing is between it and the next one."""
    second: bool = False

    def add(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, str):
                self.run.append(self.writer.text(child))
            elif child.name == "br":
                self.run.append(LINE)
            elif child.name in LINES and _is_highlight(child):
                self.add(child)
            elif (child.name in LINES or child.name == "p") and not _look_of(child):
                edge = BREAK if child.name == "p" else EDGE
                self.run.append(edge)
                self.add(child)
                self.run.append(edge)
            elif child.name in _BLOCKS or child.name in LINES:
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


def _look_of(element: Element) -> bool:
    """True if an element has attributes that change its look, or a class that may."""
    shown = {name for name, value in element.attributes.items() if value and name not in _IGNORED}
    return bool(shown) or bool(set(element.classes) & {"callout", "footnotes", "footnote", "footnote-mark"})


def _breaks_in_gaps(text: str) -> str:
    """The text with line ends instead of the breaks between paragraphs within gaps."""
    if BREAK not in text:
        return text
    parts = text.split(BREAK)
    out = [parts[0]]
    depth = 0
    for index, part in enumerate(parts[1:]):
        depth += len(_GAP_OPENS.findall(parts[index])) - parts[index].count("}}")
        out += ["<br><br>" if depth > 0 else BREAK, part]
    return "".join(out)


def _indented(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join([f"{first}{lines[0]}", *(f"{rest}{line}".rstrip() for line in lines[1:])])


def _address(address: str) -> str:
    """An address between parentheses."""
    if re.match(r"[a-z][a-z0-9+.-]*:", address, re.I):
        plain = re.fullmatch(r"[^\s<>()\\]+", address)
        return address if plain else f"<{address.replace('<', '%3C').replace('>', '%3E').replace(' ', '%20')}>"
    return quote(address, safe="/.~-_!,'@+=;&#?%") if "%" in address else quote(address, safe="/.~-_!,'@+=;&")
