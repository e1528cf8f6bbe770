"""A large source, parsed in chunks that begin at headings: a chunk that was parsed before is not parsed again.

A chunk begins at a heading of level 1 to 3 at the left edge, below a blank line. There every block of CommonMark ends
but a fence, a comment and the like that are still open. So each chunk is parsed with a heading below it: if that is not
a block of its own, something reaches beyond the chunk, and the chunk is joined with the next ones or, if that does not
help, the whole source is parsed at once. What looks further ahead than a heading is looked for in the text: the fence
of a definition. Formulas look ahead as well, but never beyond such
a heading; whether the text has any is in the key, since it changes the rules.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, cast
from zlib import crc32

from deckpress.markdown.blocks import may_span_lines
from deckpress.markdown.text_keys import LateTokens, block_digest
from deckpress.marks import PIPE
from deckpress.reading.tree import Block, BlockKind, Item, Part, parse_part
from deckpress.regex import regex
from deckpress.store import Values

KIND = "chunk"
"""The kind of these values in the store."""
LEAST = 20_000
"""The fewest characters of a source that is parsed in chunks."""
_EVERY = 4
"""One of so many headings begins a chunk, by its words: so an edit changes the chunks round it alone."""
_MOST_JOINED = 6
"""How many chunks are joined if something reaches beyond them, such as code with lines that look like headings."""
_LEAKS = "leaks"
_HEADINGS = ("# ", "## ", "### ")
_LOOKS_AHEAD = regex(r":[ \t]+(?:`{3}|~{3})")


def in_chunks(kept: Values) -> Callable[[Sequence[str], bool], Part | None]:
    """How `read_tree` divides a large source whose chunks are kept."""
    return lambda lines, page: parsed_in_chunks(lines, kept, page=page)


def parsed_in_chunks(
    lines: Sequence[str], kept: Values, *, page: bool, least: int = 0, every: int = _EVERY
) -> Part | None:
    """As `parse_part` for a whole source; None if it is small, or if it cannot be divided."""
    text = "\n".join(lines)
    if len(text) < (least or LEAST) or PIPE in text or _LOOKS_AHEAD.search(text):
        return None
    math = may_span_lines(text)
    blocks: list[Block] = []
    references: dict[str, tuple[str, str]] = {}
    code: list[tuple[int, int]] = []
    open_fences: list[tuple[int, str]] = []
    cuts = deque(_cuts(lines, every))
    start = cuts.popleft()
    while cuts:
        part, end = _next(lines, start, cuts, partial(_find, kept, page=page, math=math))
        if part is None:
            return None
        blocks += (_at(block, start) for block in part.blocks)
        for label, target in part.references.items():
            references.setdefault(label, target)
        code += ((first + start, last + start) for first, last in part.code)
        open_fences += ((line + start, marks) for line, marks in part.open_fences)
        start = end
    return Part(tuple(blocks), references, tuple(code), tuple(open_fences))


def _next(
    lines: Sequence[str], start: int, cuts: deque[int], find: Callable[[Sequence[str], bool], Part | None]
) -> tuple[Part | None, int]:
    """The chunk that begins on a line, and its end, taken from the cuts, of which a few may lie in a block of code."""
    for _ in range(_MOST_JOINED):
        end = cuts.popleft()
        part = find(lines[start:end], not cuts)
        if part is not None or not cuts:
            return part, end
    return None, start


def _find(kept: Values, lines: Sequence[str], ends: bool, *, page: bool, math: bool) -> Part | None:
    return _Chunk(lines, page=page, math=math, ends=ends).find(kept)


def _cuts(lines: Sequence[str], every: int) -> Iterator[int]:
    """The lines at which chunks begin, and the end."""
    yield 0
    for number, line in enumerate(lines):
        if number and line.startswith(_HEADINGS) and not lines[number - 1].strip(" \t") and _begins(line, every):
            yield number
    yield len(lines)


def _begins(line: str, every: int) -> bool:
    return not crc32(line.encode("utf-8", "surrogatepass")) % every


def _at(block: Block, start: int) -> Block:
    items = tuple(
        Item(i.start + start, i.end + start, i.text, i.indent, i.first, i.head_end + start, i.nested, i.level)
        for i in block.items
    )
    first, last = block.start + start, block.end + start
    return Block(block.kind, first, last, block.text, block.level, items, block.ordered, block.tokens, block.parsed_at)


class _Chunk:
    """Some lines of a source, parsed when their blocks are needed."""

    def __init__(self, lines: Sequence[str], *, page: bool, math: bool, ends: bool) -> None:
        self._lines, self._page, self._math, self._ends = lines, page, math, ends
        self._part: Part | None = None

    def find(self, kept: Values) -> Part | None:
        """The chunk, parsed now or before; None if something reaches beyond it."""
        said = repr((self._page, self._math, self._ends, self._lines))
        key = hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        value = kept.get(KIND, key)
        if value == _LEAKS:
            return None
        try:
            return self._unpacked(value)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):  # nothing, or another form
            pass
        part = self._parsed()
        if part is None:
            kept.put(KIND, key, _LEAKS)
            return None
        value = _packed(part)
        kept.put(KIND, key, value)
        return self._unpacked(value)

    def _parsed(self) -> Part | None:
        if self._part is None:
            self._part = parse_part(self._lines, page=self._page, math=self._math, ends=self._ends)
        return self._part

    def _tokens(self, number: int) -> Sequence[Any]:
        """The tokens of a block."""
        part = self._parsed()
        assert part is not None
        return part.blocks[number].tokens

    def _unpacked(self, value: Sequence[Any]) -> Part:
        rows, references, code, open_fences = value
        return Part(
            tuple([self._block(number, row) for number, row in enumerate(rows)]),
            {label: (address, title) for label, address, title in references},
            tuple([(first, last) for first, last in code]),
            tuple([(line, marks) for line, marks in open_fences]),
        )

    def _block(self, number: int, row: Sequence[Any]) -> Block:
        kind, start, end, text, level, ordered, digest, items = row
        tokens = LateTokens(digest, partial(self._tokens, number))
        made = tuple([Item(*item) for item in items])
        return Block(cast("BlockKind", kind), start, end, text, level, made, ordered, tokens, start)


def _packed(part: Part) -> list[Any]:
    """A parsed chunk as a value that JSON can hold; a hash stands for the tokens of each block."""
    return [
        [_row(block) for block in part.blocks],
        [[label, *target] for label, target in part.references.items()],
        part.code,
        part.open_fences,
    ]


def _row(block: Block) -> list[Any]:
    items = [[i.start, i.end, i.text, i.indent, i.first, i.head_end, i.nested, i.level] for i in block.items]
    digest = block_digest(block.tokens)
    return [block.kind, block.start, block.end, block.text, block.level, block.ordered, digest, items]
