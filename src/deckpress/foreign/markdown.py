"""The tree of a field -> Markdown: paragraphs, emphasis, lists, tables, code, pictures; the rest stays as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from deckpress.foreign.callouts import callout
from deckpress.foreign.elements import VOID, Element
from deckpress.foreign.emphasis import ENDS, SIGNS, STARTS, within
from deckpress.foreign.escaping import escaped, wholly_escaped
from deckpress.foreign.flow import BLOCKS, GAP_OPENS, IGNORED, Flow, has_look
from deckpress.foreign.footnotes import MARK, taken_out
from deckpress.foreign.looks import LINES, SAME
from deckpress.foreign.pieces import Pieces
from deckpress.foreign.spacing import BREAK, EDGE, LINE, settled
from deckpress.foreign.tables import alignments, rows_of
from deckpress.marks import KEPT_LINE_END
from deckpress.regex import regex

_PLAIN_HTML = frozenset("u sub sup kbd mark wbr h1 h2 h3 h4 h5 h6 hr br code pre b i strong em s del".split())
"""Elements that authors of Markdown write as HTML anyway. That they stay as HTML needs no message."""
_HEADING = regex(r"h[1-6]\Z")
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
        flow = Flow(self, self.inline if inline is None else inline)
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
        elif element.name == "blockquote" and not has_look(element):
            text = self.pieces.put_back("\n\n".join(self.blocks(element, inline=False)))
            written = _indented(text, "> ", "> ")
        elif element.name == "pre":
            written = self.fence(element, self.pieces)
        elif element.name == "table":
            written = self._table(element)
        elif self.soft and _HEADING.match(element.name) and not has_look(element):
            blocks = self.blocks(element, inline=True)
            written = f"{'#' * int(element.name[1])} {blocks[0]}" if len(blocks) == 1 else ""
        return written or self._raw_block(element)

    def _written_blocks(self, element: Element, inline: bool) -> list[str]:
        """The blocks in an element, whole, so that each line of them can be indented."""
        return [self.pieces.put_back(block) for block in self.blocks(element, inline=inline)]

    def _list(self, element: Element, *, second: bool) -> str:
        items = [child for child in element.children if isinstance(child, Element)]
        words = any(isinstance(child, str) and child.strip() for child in element.children)
        attributes = set(element.attributes) - IGNORED - {"start"}
        if words or attributes or element.classes or any(item.name != "li" or has_look(item) for item in items):
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
            if (one is element and one.name not in _PLAIN_HTML) or has_look(one):
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
        if name in SIGNS and not has_look(element):
            return self._emphasised(element, name)
        if name == "code" and not has_look(element) and not any(element.walk()):
            return self._code(element)
        if name in ("img", "input"):
            box = "[x]" if "checked" in element.attributes else "[ ]"
            return self._picture(element) if name == "img" else self.pieces.keep(box, "")
        if name == "a" and set(element.attributes) - IGNORED <= {"href", "rel", "target"}:
            return self._link(element)
        inner = self.inside(element)
        if name in ("span", "bdi", "font") and not has_look(element):
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
            elif (child.name in LINES or child.name == "p") and not has_look(child):
                edge = BREAK if child.name == "p" else EDGE
                parts += [edge, self.inside(child), edge]
            elif child.name in BLOCKS or child.name in LINES:
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
        if not text or (GAP_OPENS.search(text) and not self.cloze):
            return self.raw(element, pre=True)
        ticks = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
        pad = " " if text[0] == "`" or text[-1] == "`" else ""
        return self.pieces.keep(f"{ticks}{pad}{text}{pad}{ticks}", text)

    def _picture(self, element: Element) -> str:
        width = element.attributes.get("width", "")
        others = {name for name, value in element.attributes.items() if value and name not in ("src", "alt", "width")}
        if others - IGNORED or not element.attributes.get("src") or (width and not _WIDTH.match(width)):
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


def _indented(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join([f"{first}{lines[0]}", *(f"{rest}{line}".rstrip() for line in lines[1:])])


def _address(address: str) -> str:
    """An address between parentheses."""
    if re.match(r"[a-z][a-z0-9+.-]*:", address, re.I):
        plain = re.fullmatch(r"[^\s<>()\\]+", address)
        return address if plain else f"<{address.replace('<', '%3C').replace('>', '%3E').replace(' ', '%20')}>"
    return quote(address, safe="/.~-_!,'@+=;&#?%") if "%" in address else quote(address, safe="/.~-_!,'@+=;&")
