"""A large source, parsed in chunks that begin at headings: a chunk that was parsed before is not parsed again.

A chunk begins at a heading of level 1 to 3 at the left edge, below a blank line. It ends every block
of CommonMark except fences, comments and the like that are still open. So each chunk is parsed with a heading added
below it: if this heading does not become a block, something reaches beyond the chunk, and the chunk is joined with the
next ones. If that does not help, the whole source is parsed at once. The fence of a definition looks further ahead than
a heading, so the text is searched for one. Formulas never reach beyond such a heading; but a text with formulas has
other rules, so the key says whether there are any.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, cast
from zlib import crc32

from markdown_it.token import Token

from deckpress.digests import digest
from deckpress.markdown.blocks import may_span_lines
from deckpress.markdown.text_keys import LateTokens
from deckpress.marks import PIPE
from deckpress.reading.text.parsing import Block, BlockKind, Item, Part, parse_chunk, parse_part
from deckpress.regex import regex
from deckpress.store import Values

KIND = "chunk"
"""The kind of these values in the store."""
LEAST = 20_000
"""The fewest characters of a source that is parsed in chunks."""
_EVERY = 4
"""One in this many headings begins a chunk, chosen by its words: so an edit changes only the chunks around it."""
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
        part, end = _next(lines, start, cuts, partial(_find, kept, start, page=page, math=math))
        if part is None:
            return None
        blocks += part.blocks
        for label, target in part.references.items():
            references.setdefault(label, target)
        code += ((first + start, last + start) for first, last in part.code)
        open_fences += ((line + start, marks) for line, marks in part.open_fences)
        start = end
    return Part(tuple(blocks), references, tuple(code), tuple(open_fences))


def _next(
    lines: Sequence[str], start: int, cuts: deque[int], find: Callable[[Sequence[str], bool], Part | None]
) -> tuple[Part | None, int]:
    """The chunk that begins on a line, and its end, which is one of the cuts; a few cuts may lie in a block of code."""
    for _ in range(_MOST_JOINED):
        end = cuts.popleft()
        part = find(lines[start:end], not cuts)
        if part is not None or not cuts:
            return part, end
    return None, start


def _find(kept: Values, start: int, lines: Sequence[str], ends: bool, *, page: bool, math: bool) -> Part | None:
    return _Chunk(lines, start, page=page, math=math, ends=ends).find(kept)


def _cuts(lines: Sequence[str], every: int) -> Iterator[int]:
    """The lines at which chunks begin, and the end."""
    yield 0
    for number, line in enumerate(lines):
        if number and line.startswith(_HEADINGS) and not lines[number - 1].strip(" \t") and _begins(line, every):
            yield number
    yield len(lines)


def _begins(line: str, every: int) -> bool:
    return not crc32(line.encode("utf-8", "surrogatepass")) % every


class _Chunk:
    """Some lines of a source, from line `start` on, parsed when their blocks are needed."""

    def __init__(self, lines: Sequence[str], start: int, *, page: bool, math: bool, ends: bool) -> None:
        self._lines, self._start, self._page, self._math, self._ends = lines, start, page, math, ends
        self._late: dict[int, Sequence[Token]] = {}
        """The tokens of the blocks, by their numbers; those that were handed out are gone."""
        self._key = digest(page, math, ends, lines)

    def find(self, kept: Values) -> Part | None:
        """The chunk, parsed now or before; its blocks count lines from the source's first.

        None if something reaches beyond it.
        """
        value = kept.get(KIND, self._key)
        if value == _LEAKS:
            return None
        try:
            return self._unpacked(value)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):  # nothing, or another form
            pass
        part = self._parsed()
        value = _LEAKS if part is None else _packed(part)
        kept.put(KIND, self._key, value)
        return None if part is None else self._unpacked(value)

    def _parsed(self) -> Part | None:
        parse = parse_part if self._ends else parse_chunk
        part = parse(self._lines, page=self._page, math=self._math)
        self._late = {} if part is None else {number: block.tokens for number, block in enumerate(part.blocks)}
        return part

    def _tokens(self, number: int) -> Sequence[Token]:
        """The tokens of a block. They are handed out once; then the chunk is parsed again."""
        if number not in self._late:
            self._parsed()
        return self._late.pop(number)

    def _unpacked(self, value: Sequence[Any]) -> Part:
        rows, references, code, open_fences = value
        return Part(
            tuple([self._block(number, row) for number, row in enumerate(rows)]),
            {label: (address, title) for label, address, title in references},
            tuple([(first, last) for first, last in code]),
            tuple([(line, marks) for line, marks in open_fences]),
        )

    def _block(self, number: int, row: Sequence[Any]) -> Block:
        kind, first, last, text, level, ordered, items = row
        by = self._start
        made = tuple(
            [
                Item(start + by, end + by, said, indent, opens, head_end + by, nested, own)
                for start, end, said, indent, opens, head_end, nested, own in items
            ]
        )
        tokens = LateTokens(f"{self._key} {number}", partial(self._tokens, number))
        return Block(cast("BlockKind", kind), first + by, last + by, text, level, made, ordered, tokens, first)


def _packed(part: Part) -> list[Any]:
    """A parsed chunk as a value that JSON can hold, without the tokens of its blocks."""
    return [
        [_row(block) for block in part.blocks],
        [[label, *target] for label, target in part.references.items()],
        part.code,
        part.open_fences,
    ]


def _row(block: Block) -> list[Any]:
    items = [[i.start, i.end, i.text, i.indent, i.first, i.head_end, i.nested, i.level] for i in block.items]
    return [block.kind, block.start, block.end, block.text, block.level, block.ordered, items]
