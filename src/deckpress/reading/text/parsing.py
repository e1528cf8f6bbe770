"""Lines of Markdown -> their blocks, each with the lines it is on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from itertools import pairwise
from typing import Literal

from markdown_it.token import Token

from deckpress.frozen import dataclass
from deckpress.markdown.blocks import parse
from deckpress.markdown.display_fences import MATH_FENCES
from deckpress.regex import regex

BlockKind = Literal["heading", "paragraph", "list", "fence", "code", "quote", "table", "html", "rule"]
_KINDS: dict[str, BlockKind] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "table_open": "table",
    "fence": "fence",
    "code_block": "code",
    "html_block": "html",
    "hr": "rule",
}
_HTML_HEADING = regex(r"\s*<h([1-6])\b[^>]*>(.*?)</h\1>\s*\Z", re.S | re.I)
_TAG = regex(r"<[^<>]*>")
_ENCLOSES = regex(r"<(?:details|table|pre|script|style|!--|\?|li|td)\b|<!--", re.I)
_BOXED_FENCE = regex(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]+(?:```+|~~~+)[^`]*\Z")

SHOWN = ("fence", "code", "table")
"""The kinds of blocks that show what a question asks about."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: lines `start` to `end` (from 0, end excluded)."""

    start: int
    end: int
    text: str
    """The inline content of its first paragraph or heading."""
    indent: int
    """Column, from 0, at which the item's content starts."""
    first: str
    """The kind of its first block, or an empty text."""
    head_end: int
    """The line after its first block."""
    nested: bool
    """True if more than its first block is in it."""
    level: int = 0
    """The level of the heading it begins with, or 0."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the document: lines `start` to `end` (from 0, end excluded)."""

    kind: BlockKind
    start: int
    end: int
    text: str = ""
    """The inline content of a heading or paragraph; the content of code and HTML; else empty."""
    level: int = 0
    items: tuple[Item, ...] = ()
    ordered: bool = False
    tokens: Sequence[Token] = field(default=(), compare=False, repr=False)
    """Its tokens; they count lines as the text that they were parsed from does."""
    parsed_at: int = field(default=0, compare=False, repr=False)
    """The number that they give to its first line."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of a source, parsed; lines count from the first of them."""

    blocks: tuple[Block, ...]
    references: Mapping[str, tuple[str, str]]
    code: tuple[tuple[int, int], ...]
    open_fences: tuple[tuple[int, str], ...]
    """The line and the marks of each code fence that is never closed."""


def parse_part(lines: Sequence[str], *, page: bool, math: bool | None = None) -> Part:
    """The lines, parsed: a whole text or, with `math` (see `parse`), the end of one."""
    tokens, references = parse("\n".join(lines), math=math)
    return _part(tokens, references, lines, page=page)


def parse_chunk(lines: Sequence[str], *, page: bool, math: bool) -> Part | None:
    """As `parse_part`, for lines above a heading; None if the heading would belong to one of their blocks."""
    tokens, references = parse("\n".join([*lines, "# x"]), math=math)
    if len(tokens) < 3 or tokens[-3].type != "heading_open" or tokens[-3].map != [len(lines), len(lines) + 1]:
        return None
    del tokens[-3:]
    return _part(tokens, references, lines, page=page)


def _part(tokens: list[Token], references: Mapping[str, tuple[str, str]], lines: Sequence[str], *, page: bool) -> Part:
    code = tuple((t.map[0], t.map[1]) for t in tokens if t.type in ("fence", "code_block") and t.map)
    fences = (token for token in tokens if token.type == "fence" and _unclosed(token, lines))
    open_fences = tuple((_start(token), token.markup) for token in fences)
    return Part(_blocks(tokens, lines, page=page), references, code, open_fences)


def is_page(lines: Sequence[str]) -> bool:
    """True if the lines are those of a whole page of HTML."""
    return any(line.lstrip().lower().startswith(("<!doctype", "<html")) for line in lines[:5])


def _blocks(tokens: list[Token], lines: Sequence[str], *, page: bool) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for index, token in enumerate(tokens):
        if token.level == 0 and token.type in _KINDS:
            whole = _block(tokens, index, lines)
            blocks += _at_headings(whole, token) if whole.kind == "html" and not page else (whole,)
    return tuple(blocks)


def _at_headings(block: Block, token: Token) -> list[Block]:
    """A block of HTML, cut at the headings that fill a line of it, unless they lie in an element that folds."""
    lines = token.content.split("\n")[: block.end - block.start]
    heads = [number for number, line in enumerate(lines) if _HTML_HEADING.match(line)]
    if not heads or _ENCLOSES.search(token.content):
        return [block]
    cuts = sorted({0, len(lines), *heads, *(number + 1 for number in heads)})
    parts = []
    for first, last in pairwise(cuts):
        if any(line.strip() for line in lines[first:last]):
            start, end = block.start + first, block.start + last
            part = token.copy(content="\n".join(lines[first:last]) + "\n", map=[start, end])
            parts.append(
                _block([part], 0, ())
                if last - first == 1
                else Block("html", start, end, part.content, tokens=(part,), parsed_at=start)
            )
    return parts


def _start(token: Token) -> int:
    return token.map[0] if token.map else 0


def _end(token: Token, lines: Sequence[str]) -> int:
    """The line after a token's last line with text."""
    start, end = token.map or (0, 0)
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return end


def _closes_fence_behind_box(lines: Sequence[str], line: int, marks: str) -> bool:
    """True if a line of marks closes code that begins after a box, `- [x] ```html`, which Markdown reads as text."""
    above = line - 1
    while above >= 0 and lines[above].strip() and lines[above].startswith((" ", "\t")):
        above -= 1
    return above >= 0 and marks in lines[above] and _BOXED_FENCE.match(lines[above]) is not None


def _unclosed(token: Token, lines: Sequence[str]) -> bool:
    start, end = token.map or (0, 0)
    if token.markup in MATH_FENCES.values():
        return False
    if not token.content.strip() and _closes_fence_behind_box(lines, start, token.markup):
        return False
    last = lines[end - 1].strip(" \t>") if end - 1 > start else ""
    return not (last.startswith(token.markup) and not last.strip(token.markup[0]))


def _block(tokens: list[Token], index: int, lines: Sequence[str]) -> Block:
    token = tokens[index]
    kind = _KINDS[token.type]
    start, end = _start(token), _end(token, lines)
    last = index + 1
    if token.nesting == 1:
        while tokens[last].level or tokens[last].nesting != -1:
            last += 1
        last += 1
    own = tuple(tokens[index:last])
    if kind in ("heading", "paragraph"):
        level = int(token.tag[1]) if kind == "heading" else 0
        return Block(kind, start, end, own[1].content, level, tokens=own, parsed_at=start)
    if kind == "list":
        ordered = token.type == "ordered_list_open"
        return Block(kind, start, end, "", 0, _items(tokens, index, lines), ordered, own, start)
    if kind == "html" and (heading := _HTML_HEADING.match(token.content)):
        text = " ".join(_TAG.sub("", heading.group(2)).split())
        return Block("heading", start, end, text, int(heading.group(1)), tokens=own, parsed_at=start)
    return Block(kind, start, end, token.content, tokens=own, parsed_at=start)


def _items(tokens: list[Token], index: int, lines: Sequence[str]) -> tuple[Item, ...]:
    items: list[Item] = []
    level = tokens[index].level
    position = index + 1
    while tokens[position].level > level:
        opened = position
        position += 1
        while not (tokens[position].type == "list_item_close" and tokens[position].level == level + 1):
            position += 1
        items.append(_item(tokens, opened, position, lines))
        position += 1
    return tuple(items)


def _item(tokens: list[Token], index: int, close: int, lines: Sequence[str]) -> Item:
    token, first = tokens[index], tokens[index + 1]
    start, end = _start(token), _end(token, lines)
    if close == index + 1:
        return Item(start, end, "", len(lines[start]), "", end, False)
    leaf = first.type in ("paragraph_open", "heading_open")
    text = tokens[index + 2].content if leaf else ""
    last = index + 3 if leaf else index + 1
    if not leaf and first.nesting == 1:
        while not (tokens[last].nesting == -1 and tokens[last].level == first.level):
            last += 1
    line = lines[start]
    head = text.split("\n", 1)[0]
    marker = re.match(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]{1,4}(?=\S)|[ \t]|$)", line)
    indent = marker.end() if marker else max(line.find(head), 0) if head else len(line) - len(line.lstrip())
    nested = last + 1 < close
    level = int(first.tag[1]) if first.type == "heading_open" else 0
    return Item(start, end, text, indent, _KINDS.get(first.type, ""), _end(first, lines), nested, level)
