"""A Logseq page -> the blocks of its outline, with their properties taken out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter

from deckpress.markdown.spans import scan
from deckpress.reading.dialects.common import VALUE, is_code
from deckpress.reading.text.tree import Block, Document, Slice
from deckpress.regex import regex

_BLOCK = regex(r"([ \t]*)-(?:[ \t]+|$)")
_PROPERTY = regex(rf"[ \t]*(?:-[ \t]+)?([A-Za-z][\w.-]*)::(?:[ \t]++({VALUE}))?[ \t]*+\Z")
_CARD = regex(
    r"(?:(?<!\S)|(?<=[?!.…:;)\]*？！。：；）」』]))(?:#card|#?\[\[card\]\])(?![\w/-])"
    r"|(?<=[\u0900-\u0eff\u3040-\u9fff\uac00-\ud7af])#card(?![\w/-])|(?<=[^\W_])#card(?=[ \t]*$)",
    re.I,
)
"""The tag, after a blank or right after words; `page#card` within a line is an address."""
_ARROW = regex(r"(?<=\s):(?:<->|->|<-)(?=\s)")
_NUMBERED = regex(r"\{\{c(?:loze)?\d{1,3}[ \t]+\S")
SCHEDULE = regex(r"card-(?:last-interval|repeats|ease-factor|next-schedule|last-reviewed|last-score)::")


@dataclass(slots=True)
class Outlined:
    """A block of the outline: its lines without properties, and where it and the blocks below it end."""

    start: int
    indent: int
    """The column of its mark."""
    width: int
    """The same with tabs as four columns."""
    content: int
    """The column at which its text starts."""
    own: list[Slice] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    last: int = 0
    """The line after its own lines."""
    end: int = 0
    children: int = 0
    asks: bool = False
    """True if it has the tag, a schedule, an arrow, or a numbered gap that no card above it contains."""
    gapped: bool = False
    arrows: bool = False
    tagged: bool = False
    """True if it has the tag or a schedule."""
    parent: int = -1


@dataclass(slots=True)
class Outline:
    """The blocks of a page, its properties, and the lines that are no text."""

    blocks: list[Outlined]
    page: dict[str, str]
    furniture: list[int]
    settings: list[int]
    code: Callable[[int], bool]

    def behind(self, line: int) -> int:
        """The index of the first block that starts on a line or after it."""
        return bisect_left(self.blocks, line, key=attrgetter("start"))


def outline_of(document: Document) -> Outline:
    """The blocks of a document, with their properties taken out."""
    code = _is_code(document)
    outline = Outline([], {}, [], [], code)
    stack: list[int] = []
    drawer = False
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        block = None if code(number) and not _fence_opens(line) else _BLOCK.match(line)
        if block:
            drawer = False
            width = len(block.group(1).expandtabs(4))
            while stack and outline.blocks[stack[-1]].width >= width:
                outline.blocks[stack.pop()].end = number
            if stack:
                outline.blocks[stack[-1]].children += 1
            parent = stack[-1] if stack else -1
            outline.blocks.append(
                Outlined(number, len(block.group(1)), width, block.end(), last=number + 1, parent=parent)
            )
            stack.append(len(outline.blocks) - 1)
        current = outline.blocks[stack[-1]] if stack else None
        if current is not None and line.strip():
            current.last = number + 1
        if code(number):
            _keep(current, number, line)
            continue
        name = line.strip()
        if current is not None:
            current.arrows = current.arrows or bool(arrow_in(line))
            current.tagged = current.tagged or bool(card_tag(line))
            current.asks = current.asks or current.arrows or current.tagged
            found = _NUMBERED.search(line)
            current.gapped = current.gapped or (found is not None and not _in_code(line, found.start()))
        if name == ":LOGBOOK:" or drawer:
            drawer = name != ":END:"
            outline.furniture.append(number)
        elif (found := _PROPERTY.match(line)) and not card_tag(line):
            _property(outline, current, number, found.group(1).lower(), found.group(2) or "")
        else:
            _keep(current, number, line)
    for index in stack:
        outline.blocks[index].end = len(document.lines)
    within: list[bool] = []
    for made in outline.blocks:
        above = made.parent >= 0 and within[made.parent]
        made.asks = made.asks or (made.gapped and not above)
        within.append(above or made.asks)
    return outline


def card_tag(line: str) -> re.Match[str] | None:
    """The card's tag on a line; a tag in code or at the end of an address does not count."""
    found = _CARD.search(line)
    if found is None:
        return None
    start = found.start()
    if start and line[start - 1].isalnum() and re.search(r"[/.:(\[#]", line[:start].split()[-1]):
        return None
    return None if _in_code(line, start) else found


def arrow_in(line: str) -> re.Match[str] | None:
    """The arrow between a question and its answer on a line: `:->`, `:<-`, or `:<->` for both ways."""
    found = _ARROW.search(line)
    if found is None or not line[found.end() :].strip() or _in_code(line, found.start()):
        return None
    return found if line[: found.start()].strip(" \t-") else None


def _in_code(line: str, column: int) -> bool:
    return "`" in line and any(span.start <= column < span.end for span in scan(line))


def _fence_opens(line: str) -> bool:
    """True for the first line of a block that is nothing but code."""
    return bool(re.match(r"[ \t]*-[ \t]+(?:```|~~~)", line))


def _keep(block: Outlined | None, number: int, line: str) -> None:
    if block is None:
        return
    indent = len(line) - len(line.lstrip(" \t"))
    block.own.append((number, block.content if number == block.start else min(indent, block.content), None))


def _property(outline: Outline, block: Outlined | None, number: int, name: str, value: str) -> None:
    page = block is None or (number == block.start == outline.blocks[0].start)
    (outline.page if page or block is None else block.properties)[name] = value
    if block is not None and SCHEDULE.match(f"{name}::"):
        block.asks = block.tagged = True
    used = name in ("title", "tags", "deck", "id")
    (outline.settings if used else outline.furniture).append(number)


def only_outline(document: Document) -> bool:
    """True for a document of lists and properties; a heading without a mark may be above blocks with an indent."""
    below = [*document.blocks[1:], None]
    return all(
        block.kind == "list"
        or _only_properties(document, block)
        or _is_indented(document, block)
        or (block.kind == "heading" and after is not None and _is_indented(document, after))
        for block, after in zip(document.blocks, below, strict=True)
    )


def _only_properties(document: Document, block: Block) -> bool:
    """True for a block whose lines are all properties."""
    return all(_PROPERTY.match(line) for line in document.lines[block.start : block.end])


def _is_indented(document: Document, block: Block) -> bool:
    """True for blocks of the outline that Markdown takes for code, since they are indented below no block."""
    return block.kind == "code" and _BLOCK.match(document.lines[block.start]) is not None


def _is_code(document: Document) -> Callable[[int], bool]:
    """A function that tells whether a line, counted from 0, is in code."""
    indented = [block for block in document.blocks if _is_indented(document, block)]
    if not indented:
        return is_code(document)
    lines = {number for block in indented for number in range(block.start, block.end)}
    return document.code_lines().difference(lines).__contains__
