"""A source text -> its blocks, each with the lines it is on: what every reader works from.

A `Document` may be the whole file or a part of it, such as the inside of a list item: its lines then carry the place
in the file that each was cut from.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import wraps
from itertools import pairwise
from operator import attrgetter
from typing import Any, Concatenate, ParamSpec, TypeVar

from markdown_it.token import Token

from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue.reading import OPEN_FENCE
from deckpress.frozen import dataclass
from deckpress.markdown.text_keys import LateTokens, block_digest, joined_digest
from deckpress.model import Source, Text
from deckpress.reading.text.closing_fences import indents_of_closers
from deckpress.reading.text.glued_fences import glued_fences
from deckpress.reading.text.line_table import LineTable
from deckpress.reading.text.markdown_fences import without_outer_fences
from deckpress.reading.text.parsing import Block, Item, Part, is_page, parse_part

__all__ = ["Block", "Change", "Document", "Item", "Slice", "make_document", "once", "read_tree"]

Asked = ParamSpec("Asked")
Found = TypeVar("Found")
Slice = tuple[int, int, int | None]
"""A line, and the columns of it from 0 at which a part begins and ends; None: the end of the line."""
Change = tuple[str, int]
"""The new text of a line, and how many characters its head has lost; fewer than 0 if it has gained some."""


def once(find: Callable[Concatenate[Document, Asked], Found]) -> Callable[Concatenate[Document, Asked], Found]:
    """A function of a document, and of its blocks or lines, that works once for each: many rules ask it the same."""

    @wraps(find)
    def known(document: Document, /, *asked: Asked.args, **named: Asked.kwargs) -> Found:
        key = (find, *[one if isinstance(one, int) else id(one) for one in asked], *named.items())
        if key not in document.known:
            document.known[key] = asked, find(document, *asked, **named)  # what was asked for stays alive with its id
        found: Found = document.known[key][1]
        return found

    return known


@dataclass(frozen=True, slots=True)
class Document:
    """Lines with their places in the file, and their blocks. `first` is the line, from 0, after the front matter."""

    source: Source
    lines: tuple[str, ...]
    origin: tuple[tuple[int, int], ...]
    """The line and the column, both from 1, at which each of the lines begins in the file."""
    blocks: tuple[Block, ...]
    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    first: int = 0
    code: tuple[tuple[int, int], ...] = ()
    """Line ranges of code blocks, however deep they lie."""
    tables: list[LineTable] = field(default_factory=list, repr=False, compare=False)
    """The table of these lines, once it was asked for; a document with other lines has a table of its own."""
    known: dict[tuple[object, ...], Any] = field(default_factory=dict, repr=False, compare=False)
    """What functions that are `once` have found in the document."""

    @property
    def table(self) -> LineTable:
        """The lines by what they begin and end with."""
        if not self.tables:
            self.tables.append(LineTable(self.lines, self.first))
        return self.tables[0]

    @property
    def path(self) -> str:
        """The path that places are given with."""
        return self.source.path

    def place(self, line: int, column: int = 0) -> Location:
        """The location in the file of a line and column counted from 0."""
        if not self.origin:
            return Location(self.path)
        number, offset = self.origin[min(line, len(self.origin) - 1)]
        return Location(self.path, number, max(offset + column, 1))

    def text(self, start: int, end: int, column: int = 0) -> Text:
        """Lines `start` to `end` as a field, blank lines round it left out; `column` cuts the head of the first."""
        lines = list(self.lines[start:end])
        if lines and column:
            lines[0] = lines[0][column:]
        first, last = 0, len(lines)
        while first < last and not lines[first].strip():
            first += 1
        while last > first and not lines[last - 1].strip():
            last -= 1
        origin = self.origin[start + first : start + last]
        if column and first == 0 and origin:
            (number, offset), *below = origin
            origin = ((number, offset + column), *below)
        markdown = "\n".join(lines[first:last]).rstrip()
        blocks = () if column else self._whole(start + first, start + last)
        if not blocks:
            return Text(markdown, self.path, origin)
        parsed_from = blocks[0].parsed_at - (blocks[0].start - start - first)
        return Text(markdown, self.path, origin, _joined_tokens(blocks, start + first), parsed_from)

    def part(self, start: int, end: int, cut: int = 0, first_cut: int | None = None) -> Document:
        """Lines `start` to `end` as a document of their own, without up to `cut` blanks at the head of each line.

        `first_cut` characters are taken off the first line, whatever they are. Where the lines are whole blocks of
        this document and nothing is cut, its blocks are used again.
        """
        if not cut and not first_cut and (blocks := self._whole_blocks(start, end)) is not None:
            inside = self.code[bisect_left(self.code, (start,)) : bisect_left(self.code, (end,))]
            code = tuple((a - start, b - start) for a, b in inside if b <= end)
            lines = self.lines[start:end]
            return Document(self.source, lines, self.origin[start:end], blocks, self.references, code=code)
        return self.cut(self.slices(start, end, cut, first_cut))

    @once
    def inside(self, item: Item) -> Document:
        """What is in an item of a list, as a document of its own."""
        return self.part(item.start, item.end, item.indent, item.indent)

    def part_text(self, start: int, end: int, cut: int, first_cut: int) -> Text:
        """The whole text of a `part`, without reading its blocks."""
        return self.cut_text(self.slices(start, end, cut, first_cut))

    def slices(self, start: int, end: int, cut: int, first_cut: int | None) -> list[Slice]:
        """Lines `start` to `end` as slices of a `part`, without a backslash that breaks the line at their end."""
        slices: list[Slice] = []
        for number in range(start, end):
            line = self.lines[number]
            off = min(cut, len(line) - len(line.lstrip(" \t")))
            if number == start and first_cut is not None:
                off = min(first_cut, len(line))
            slices.append((number, off, None))
        if slices and self._is_broken(end - 1):
            slices[-1] = (end - 1, slices[-1][1], len(self.lines[end - 1]) - 1)
        return slices

    def _is_broken(self, line: int) -> bool:
        """True if a backslash breaks a line, and its paragraph goes on below."""
        written = self.lines[line]
        if not written.endswith("\\") or (len(written) - len(written.rstrip("\\"))) % 2 == 0:
            return False
        block = self.block_from(line)
        return block is not None and block.kind == "paragraph" and block.start <= line < block.end - 1

    def cut(self, slices: Iterable[Slice]) -> Document:
        """Parts of lines as a separate document, each at its place in the file."""
        lines, origin = self._cut(slices)
        return make_document(self.source, lines, origin, self.references)

    def cut_text(self, slices: Iterable[Slice]) -> Text:
        """Parts of lines as a field, blank lines round it left out."""
        lines, origin = self._cut(slices)
        return Document(self.source, lines, origin, ()).text(0, len(lines))

    def _cut(self, slices: Iterable[Slice]) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
        """Parts of lines, and where each of them begins in the file."""
        kept = tuple(slices)
        lines = [self.lines[line][start:end] for line, start, end in kept]
        return tuple(lines), tuple([_right_of(self.origin[line], start) for line, start, _ in kept])

    def rewritten(self, lines: Sequence[str], origin: Sequence[tuple[int, int]]) -> Document:
        """The document with other text on its lines below the front matter, and its blocks read anew."""
        blank = ["" if number < self.first else line for number, line in enumerate(lines)]
        made = make_document(self.source, blank, origin, self.references)
        return replace(made, lines=(*self.lines[: self.first], *lines[self.first :]), first=self.first)

    def with_lines(self, changes: Mapping[int, Change]) -> Document:
        """The document with other text on some lines below the front matter; the document itself if there are none."""
        if not changes:
            return self
        lines, origin = list(self.lines), list(self.origin)
        for number, (text, by) in changes.items():
            row, column = origin[number]
            lines[number], origin[number] = text, (row, column + by)
        return self.rewritten(lines, origin)

    def cut_blocks(self, cuts: Sequence[int]) -> Document:
        """The document with its blocks read anew above and below each of these lines, which are in order."""
        blocks: list[Block] = []
        for block in self.blocks:
            inside = cuts[bisect_right(cuts, block.start) : bisect_left(cuts, block.end)]
            if not inside:
                blocks.append(block)
                continue
            for start, end in pairwise((block.start, *inside, block.end)):
                part = make_document(self.source, self.lines[start:end], self.origin[start:end], self.references)
                blocks += [_moved(own, start) for own in part.blocks]
        return replace(self, blocks=tuple(blocks), known={})

    @once
    def code_lines(self) -> frozenset[int]:
        """The lines in blocks of code."""
        return frozenset(line for start, end in self.code for line in range(start, end))

    def lines_of_paragraphs(self) -> Iterator[int]:
        """The lines in paragraphs, in order."""
        for block in self.blocks:
            if block.kind == "paragraph":
                yield from range(block.start, block.end)

    def blocks_on(self, start: int, end: int) -> tuple[Block, ...]:
        """The blocks with at least one line among lines `start` to `end`."""
        first = bisect_right(self.blocks, start, key=_block_end)
        last = bisect_left(self.blocks, end, key=_block_start)
        return self.blocks[first:last]

    def block_from(self, start: int) -> Block | None:
        """The first block with a line that is `start` or below it; None after the last one."""
        first = bisect_right(self.blocks, start, key=_block_end)
        return self.blocks[first] if first < len(self.blocks) else None

    def _whole_blocks(self, start: int, end: int) -> tuple[Block, ...] | None:
        blocks = self._whole(start, end)
        return None if blocks is None else tuple(_moved(block, -start) for block in blocks)

    def whole_blocks(self, start: int, end: int) -> tuple[Block, ...]:
        """The blocks on lines `start` to `end`; none if the lines cut through one."""
        return self._whole(start, end) or ()

    def _whole(self, start: int, end: int) -> tuple[Block, ...] | None:
        """The blocks on lines `start` to `end`; None if the lines cut through one."""
        first = bisect_left(self.blocks, start, key=_block_start)
        if first and self.blocks[first - 1].end > start:
            return None
        last = bisect_left(self.blocks, end, key=_block_start)
        if last > first and self.blocks[last - 1].end > end:
            return None
        return self.blocks[first:last]


def _right_of(place: tuple[int, int], by: int) -> tuple[int, int]:
    return (place[0], place[1] + by) if by else place


_block_start, _block_end = attrgetter("start"), attrgetter("end")


def _moved(block: Block, by: int) -> Block:
    if not by:
        return block
    items = tuple(
        Item(i.start + by, i.end + by, i.text, i.indent, i.first, i.head_end + by, i.nested, i.level)
        for i in block.items
    )
    start, end = block.start + by, block.end + by
    return Block(block.kind, start, end, block.text, block.level, items, block.ordered, block.tokens, block.parsed_at)


def read_tree(
    source: Source, first: int, divide: Callable[[Sequence[str], bool], Part | None] | None = None
) -> tuple[Document, Diagnostics]:
    """The blocks of a source below its front matter, with a warning for each code fence that is never closed.

    Text right behind the marks that close a fence stands on the blank line below it. Marks that close a fence of a list
    item, but stand left of its text, are in the item.

    `divide` parses the lines of a large source in chunks, unless they cannot be divided; its second argument is
    `is_page` of the lines.
    """
    lines = source.text.split("\n")
    glued = glued_fences(lines, first)
    for fence in glued:
        lines[fence.line + 1] = lines[fence.line][fence.column :]
        lines[fence.line] = lines[fence.line][: fence.column].rstrip()
    indents = indents_of_closers(lines, first)
    for number, indent in indents.items():
        lines[number] = indent + lines[number]
    lines, never_closed = without_outer_fences(lines, first)
    origin = tuple((number + 1, 1 - len(indents.get(number, ""))) for number in range(len(lines)))
    below = ["" for _ in range(first)] + lines[first:]
    page = is_page(lines)
    part = (divide(below, page) if divide is not None else None) or parse_part(below, page=page)
    open_fences = sorted((*never_closed, *part.open_fences, *((fence.opened, fence.marks) for fence in glued)))
    diagnostics = tuple(OPEN_FENCE.at(Location(source.path, line + 1, 1), marks=marks) for line, marks in open_fences)
    return Document(source, tuple(lines), origin, part.blocks, part.references, first, part.code), diagnostics


def make_document(
    source: Source,
    lines: Sequence[str],
    origin: Sequence[tuple[int, int]],
    references: Mapping[str, tuple[str, str]],
) -> Document:
    """A document of lines that were cut from a source."""
    part = parse_part(lines, page=is_page(lines))
    known = {**part.references, **references} if part.references else references
    return Document(source, tuple(lines), tuple(origin), part.blocks, known, code=part.code)


def _joined_tokens(blocks: Sequence[Block], first: int) -> Sequence[Token]:
    """The tokens of blocks in a text that begins on line `first`; they count lines as those of the first block do."""
    shift = blocks[0].start - blocks[0].parsed_at
    if all(type(block.tokens) is tuple and block.start - block.parsed_at == shift for block in blocks):
        return [token for block in blocks for token in block.tokens]

    def make() -> tuple[Token, ...]:
        found: list[Token] = []
        for block in blocks:
            by = block.start - block.parsed_at - shift
            found += [_shifted(token, by) for token in block.tokens] if by else block.tokens
            if isinstance(block.tokens, LateTokens):
                block.tokens.forget()
        return tuple(found)

    def digest() -> str:
        return joined_digest(
            (
                block.start - first,
                block.tokens.digest if isinstance(block.tokens, LateTokens) else block_digest(block.tokens),
            )
            for block in blocks
        )

    return LateTokens(digest, make)


def _shifted(token: Token, by: int) -> Token:
    return token.copy(map=[token.map[0] + by, token.map[1] + by]) if token.map else token
