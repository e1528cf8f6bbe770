"""Estimates how much room HTML takes in print, for choices that must be made before a browser prints it.

The typeface is unknown here. The widths are those of a rather wide one, so that text is seldom longer than estimated.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from deckpress.regex import regex

_EX = 0.54
"""An ex, in em."""
_TOKEN = regex(r"<svg\b([^<>]*)>.*?</svg>|<math\b.*?</math>|<(/?)([a-z][a-z0-9]*)\b([^<>]*)>|[^<]+", re.S)
_SIDE = regex(r'\b(width|height)="([\d.]+)ex"')
_BLOCKS = frozenset(
    "address article aside blockquote details dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_SPACED = frozenset("blockquote dl figure h1 h2 h3 h4 h5 h6 ol p pre table ul".split())
_INDENT = {"ul": 1.5, "ol": 1.5, "dd": 2.5, "blockquote": 1.0}
_SIZED = frozenset("pre code kbd table b strong th".split())
_NARROW = frozenset("iljtfrI.,;:'|!()[]{}\"`/\\ ")
_PROSE = 6.3
"""The least width of a cell of several words, in em of the text around the table, as in sheet.css."""
_MARGIN = 0.4
"""The margin above and below a paragraph, in em."""

Word = tuple[float, float]
"""The width and height of a word in em. A formula is a word that cannot be broken; its width is negative."""


@lru_cache(maxsize=1 << 16)
def text_width(word: str) -> float:
    """The width of a word in em."""
    return sum(map(_character_width, word))


@lru_cache(maxsize=1 << 12)
def _character_width(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.33
    return 0.7 if character.isupper() or character in "mw—@%&" else 0.57


@dataclass(frozen=True, slots=True)
class Block:
    """A run of words; or, in a table, the cells of a row, each with its words.

    `above` is the distance to the previous block, `indent` the loss of width of each line, both in em.
    """

    cells: tuple[tuple[Word, ...], ...]
    indent: float = 0.0
    above: float = 0.0
    table: bool = False
    roomy: tuple[float, ...] = ()
    """The width that the text of each cell of a row needs so that its column is not squeezed."""

    @property
    def words(self) -> tuple[float, ...]:
        """The width of the longest word of each cell."""
        return tuple(_longest(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Content:
    """The blocks of a piece of HTML, which can be measured at any width."""

    blocks: tuple[Block, ...]

    def height(self, width: float, line: float = 1.4) -> float:
        """The height in em, in a column of `width` em with a line height of `line` em."""
        return sum(block.above + _block_height(block, max(2.0, width - block.indent), line) for block in self.blocks)

    def shrinks(self, width: float) -> float:
        """The factor by which the widest formula shrinks in a column of `width` em; 1 if it fits."""
        wide = (-w / max(1.0, width - b.indent) for b in self.blocks for cell in b.cells for w, _ in cell if w < 0)
        return 1 / max(1.0, max(wide, default=0.0))

    def keeps_words(self, width: float) -> bool:
        """True if every table fits a column of `width` em without a break within a word."""
        return self.table_shrinks(width) == 1

    def table_shrinks(self, width: float, *, roomy: bool = False) -> float:
        """The factor by which the type of the widest table shrinks to fit without a break within a word.

        With `roomy`, short cells also stay on one line, and longer ones have room for some words.
        """
        tables = (tuple(rows) for _, rows in groupby(self.blocks, key=_columns))
        widest = max((_least_width(rows, roomy=roomy) for rows in tables), default=0.0)
        return 1.0 if widest <= width else width / widest


def _columns(block: Block) -> int:
    """The number of columns of the table that this row belongs to; 0 outside tables."""
    return len(block.cells) if block.table else 0


def _least_width(rows: tuple[Block, ...], *, roomy: bool) -> float:
    """The sum of the widths of the longest word of each column, in em; 0 outside tables."""
    if not rows[0].table:
        return 0.0
    widths = [row.roomy if roomy else row.words for row in rows]
    columns: list[tuple[float, ...]] = list(zip(*widths, strict=True))
    return sum(0.9 + max(column) for column in columns)


def _room(words: Sequence[Word], attributes: str) -> float:
    """The width that the words of a cell need, by its class (see `html.tables`)."""
    if "brief" in attributes:
        return sum(abs(wide) + 0.3 for wide, _ in words)
    return max(_longest(words), _PROSE if "prose" in attributes else 0.0)


def _longest(words: Sequence[Word]) -> float:
    return max((abs(wide) for wide, _ in words), default=0.0)


def _block_height(block: Block, width: float, line: float) -> float:
    if not block.table:
        return _set(block.cells[0], width, line)
    wanted = [max(1.0, sum(abs(w) + 0.3 for w, _ in cell)) for cell in block.cells]
    room = max(1.0, width - 0.9 * len(wanted))
    share = min(1.0, room / sum(wanted))
    # A table gives each column about the room it needs, so the longest cell decides the height of a row.
    return 0.4 + max(_set(cell, max(2.0, want * share), line) for cell, want in zip(block.cells, wanted, strict=True))


def _set(words: tuple[Word, ...], width: float, line: float) -> float:
    """The height of words in lines of a width, in em."""
    total, used, high = 0.0, 0.0, 0.0
    for word, tall in words:
        wide = abs(word)
        if word < 0 and wide > width:
            tall, wide = tall * width / wide, width
        if used and used + 0.3 + wide > width:
            total, used, high = total + high, 0.0, 0.0
        rows = int(wide // width) if wide > width else 0
        total += rows * line
        used += wide - rows * width + (0.3 if used else 0.0)
        high = max(high, line, tall)
    return total + high


class _Parser:
    """Cuts HTML into blocks."""

    def __init__(self, image: float) -> None:
        self.image = image
        self.blocks: list[Block] = []
        self.words: list[Word] = []
        self.row: list[tuple[Word, ...]] = []
        self.roomy: list[float] = []
        self.cell = ""
        self.open: list[str] = []
        self.inside: defaultdict[str, int] = defaultdict(int)
        self.choices = self.display = False
        self.size = 0.0
        """The current result of `scale`; 0 if it must be computed again."""

    def scale(self) -> float:
        """The width of the text here, relative to the card's plain text."""
        size = 0.93 if self.within("pre", "code", "kbd") else 1.0
        return size * (0.9 if self.within("table") else 1.0) * (1.08 if self.within("b", "strong", "th") else 1.0)

    def within(self, *names: str) -> bool:
        """True inside one of these elements."""
        return any(map(self.inside.__getitem__, names))

    def flush(self, above: float = 0.0) -> None:
        """Ends a block."""
        if self.words and not self.inside["table"]:
            indent = sum(self.inside[name] * width for name, width in _INDENT.items())
            self.blocks.append(Block((tuple(self.words),), indent, above))
            self.words = []

    def formula(self, attributes: str) -> None:
        """A drawn formula, whose width and height are given in ex."""
        sides = {name: float(value) * _EX for name, value in _SIDE.findall(attributes)}
        self.words.append((-max(0.1, sides.get("width", 1.0)), sides.get("height", 0.0) + 0.3))
        if self.display:
            self.flush(2 * _MARGIN)
            self.display = False

    def tag(self, closing: bool, name: str, attributes: str) -> None:
        if name != "span":  # by far the most frequent tag, in code
            self.flow(closing, name)
        if name == "ul":
            self.choices = not closing and "choices" in attributes
        if name in ("td", "th") and not closing:
            self.cell = attributes
        if "math display" in attributes:
            self.flush(_MARGIN)
            self.display = True
        if name != "span":
            self.nest(closing, name)

    def flow(self, closing: bool, name: str) -> None:
        """Adds what a tag shows, and ends the cell, row or block that it ends."""
        if name == "img":
            self.words.append((1.0, self.image))
        elif name == "br":
            self.flush()
        elif name in ("td", "th") and closing:
            self.row.append(tuple(self.words))
            self.roomy.append(_room(self.words, self.cell))
            self.words = []
        elif name == "tr" and closing and self.row:
            self.blocks.append(Block(tuple(self.row), table=True, roomy=tuple(self.roomy)))
            self.row, self.roomy = [], []
        elif name in _BLOCKS:
            self.flush(_MARGIN if name in _SPACED else (1.0 if self.choices else 0.12) if name == "li" else 0.0)

    def nest(self, closing: bool, name: str) -> None:
        """Counts the open elements."""
        if not closing and name not in ("img", "br", "hr", "input", "col"):
            self.open.append(name)
            self.inside[name] += 1
        elif closing and self.inside[name]:
            while (last := self.open.pop()) != name:
                self.inside[last] -= 1
            self.inside[name] -= 1
        if closing or name in _SIZED:
            self.size = 0.0  # computed when it is needed

    def text(self, raw: str) -> None:
        text = html.unescape(raw)
        scale = self.size = self.size or self.scale()
        if self.inside["pre"]:
            for number, row in enumerate(text.split("\n")):
                if number:
                    self.flush()
                if row.strip():
                    self.words.append((_code_width(row) * scale, 0.0))
            return
        self.words += ((text_width(word) * scale, 0.0) for word in text.split())


def _code_width(row: str) -> float:
    """The width of a line of code in em, before `_Parser.scale`."""
    return 0.57 * sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in row)


def content(markup: str, image: float = 12.0) -> Content:
    """The blocks of HTML in which pictures are at most `image` em high."""
    parser = _Parser(image)
    for token in _TOKEN.finditer(markup):
        if token.group(3):
            parser.tag(bool(token.group(2)), token.group(3), token.group(4))
        elif token.group(1) is not None:
            parser.formula(token.group(1))
        elif not token.group().startswith("<"):
            parser.text(token.group())
    parser.inside.clear()
    parser.flush()
    return Content(tuple(parser.blocks))
