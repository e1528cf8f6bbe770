"""Numbered options behind breaks in the cells of a table, `1. oak<br>2. iron`, -> the same options with letters.

    | Question                                | Answer |
    |-----------------------------------------|--------|
    | Which is a metal?<br>1. oak<br>2. iron  | 2      |

Steps may have numbers as well. So nearly all rows must have such a cell and, below a header such as `Answer`, the
number of one of its options or more, which become letters, too. Columns of the lines stay the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.frozen import dataclass
from deckpress.reading.parts.option_tables import key_column
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.regex import regex

_GATE = regex(r"<br[ \t]*/?>[ \t]*2[.)]", re.I)
_NUMBER = regex(r"(?:(?P<start>\|)|<br[ \t]*/?>)[ \t]*(?:\*\*)?(?P<number>[1-8])(?=[.)][ \t]*\S)", re.I)
_CELL = regex(r"\|(?=(?P<cell>[^|\n]*)\|)")
_KEY = regex(r"[ \t]*(?:\*\*)?[1-8](?:[ \t]*[,;&+/][ \t]*[1-8])*(?:\*\*)?[ \t]*\Z")
_FEWEST = 2
_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its line, the places of the numbers of its options, and those of the digits in each short cell."""

    number: int
    options: tuple[int, ...]
    keys: tuple[tuple[int, tuple[int, ...]], ...]
    """The columns of the table whose cell names options, with the places of the digits in it."""


def with_lettered_cells(document: Document) -> Document:
    """The document with letters in place of such numbers."""
    if not _GATE.search(document.source.text):
        return document
    changes: dict[int, Change] = {}
    for block in document.blocks:
        if block.kind == "table":
            changes |= dict(_lettered(document, block))
    return document.with_lines(changes)


def _lettered(document: Document, block: Block) -> Iterator[tuple[int, Change]]:
    lines = [n for n in range(block.start + 2, block.end) if document.lines[n].strip(" \t|")]
    rows = [row for n in lines if (row := _row(document.lines[n], n))]
    if len(rows) < max(_FEWEST, _SHARE * len(lines)):
        return
    column = _key_column(document.lines[block.start], rows)
    for row in rows if column >= 0 else ():
        line = document.lines[row.number]
        digits = (*row.options, *next((places for own, places in row.keys if own == column), ()))
        yield row.number, ("".join(_LETTERS[int(sign)] if n in digits else sign for n, sign in enumerate(line)), 0)


_LETTERS = " ABCDEFGH"


def _key_column(header: str, rows: Sequence[_Row]) -> int:
    """The column below a header for answers in which each of the rows names options of its own; or -1."""
    names = [cell.strip(" \t*_") for cell in header.strip().strip("|").split("|")]
    column = key_column(names, ())
    return column if all(any(own == column for own, _ in row.keys) for row in rows) else -1


def _row(line: str, number: int) -> _Row | None:
    """A row with a cell of options that count from 1."""
    text = line if line.lstrip().startswith("|") else f"|{line[1:]}"
    found = list(_NUMBER.finditer(text))
    counted = [int(match["number"]) for match in found]
    first = next((n for n in range(len(found)) if counted[n:] == list(range(1, len(found) - n + 1))), len(found))
    options = tuple(match.start("number") for match in found[first:])
    if len(options) < _FEWEST or "|" in text[options[0] : options[-1]]:
        return None
    keys: list[tuple[int, tuple[int, ...]]] = []
    for column, match in enumerate(_CELL.finditer(text if text.rstrip().endswith("|") else f"{text}|")):
        cell = match["cell"]
        places = tuple(match.start("cell") + n for n, sign in enumerate(cell) if sign.isdigit())
        if _KEY.match(cell) and all(int(text[place]) <= len(options) for place in places):
            keys.append((column, places))
    return _Row(number, options, tuple(keys))
