"""Headings that are only the number of an entry, above its title -> titles with their numbers.

    - [Seals](#1)
    - [Wax](#2)

    ## #1

    #### Seals

    A seal closes a letter.

The contents link to the numbers. If some of them have parts, `#2-1`, the titles are counted instead. Other headings of
an entry, such as `#### References`, end up in its answer.

Without contents, `## #1` is the number of a question if the heading or the line below it asks or sets a task.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckpress.reading.parts.question_starts import BOLD_LINE
from deckpress.reading.parts.tasks import asks_or_sets_task
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.regex import regex

_NUMBER = regex(r"#?(?P<number>\d{1,3}(?:[.-]\d{1,3}){0,2})\.?")
_LINK = regex(r"\]\(#(?P<number>\d{1,3}(?:[.-]\d{1,3}){0,2})\)")
_COUNTED = regex(r"#\d{1,3}\.?")
_FEWEST = 3
_FEWEST_ASKING = 2


def with_numbers_of_titles(document: Document) -> Document:
    """The document with such titles in place of their numbers, if the contents link to all numbers of that level."""
    heads = [block for block in document.blocks if block.kind == "heading" and _NUMBER.fullmatch(block.text.strip())]
    if len({head.level for head in heads}) != 1:
        return document
    if asked := _of_questions(document, heads):
        return document.with_lines(asked)
    if len(heads) < _FEWEST:
        return document
    linked = {match["number"] for line in document.lines if "](#" in line for match in _LINK.finditer(line)}
    titles = dict(_titled(document))
    if any(_number(head) not in linked or head.start not in titles for head in heads):
        return document
    changes: dict[int, Change] = {}
    plain = all(_number(head).isdigit() for head in heads)
    for count, head in enumerate(heads, 1):
        title = titles[head.start]
        line = document.lines[title.start]
        words = line.lstrip(" #\t")
        mark = f"{'#' * head.level} {_number(head) if plain else count}. "
        changes[head.start] = ("", 0)
        changes[title.start] = (mark + words, len(line) - len(words) - len(mark))
    return document.with_lines(changes)


def _of_questions(document: Document, heads: Sequence[Block]) -> dict[int, Change]:
    """The changes for numbers such as `#1` above headings and lines that ask; none if another number is among them."""
    numbers = [int(head.text.strip("# .")) for head in heads if _COUNTED.fullmatch(head.text.strip())]
    below = [document.block_from(head.end) for head in heads]
    if len(heads) < _FEWEST_ASKING or len(numbers) < len(heads) or numbers != sorted(set(numbers)):
        return {}
    if not all(block is not None and _asks(document, block) for block in below):
        return {}
    changes: dict[int, Change] = {}
    for number, head, asked in zip(numbers, heads, below, strict=True):
        line = document.lines[head.start]
        bold = BOLD_LINE.match(document.lines[asked.start]) if asked else None
        if asked is not None and (bold or asked.kind == "heading"):
            mark = f"{'#' * head.level} {number}. "
            words = bold[2] if bold else document.lines[asked.start].lstrip(" #\t")
            changes[head.start] = ("", 0)
            changes[asked.start] = (mark + words, document.lines[asked.start].index(words) - len(mark))
        else:
            written = f"{'#' * head.level} Question {number}"
            changes[head.start] = (written, len(line) - len(written))
    return changes


def _asks(document: Document, block: Block) -> bool:
    line = document.lines[block.start].strip("# *_\t")
    return block.kind in ("heading", "paragraph") and asks_or_sets_task(line)


def _titled(document: Document) -> Iterator[tuple[int, Block]]:
    """The lines of headings, each with the heading of a lower level right below it that has text of its own."""
    blocks = document.blocks
    for (head, title), below in zip(pairwise(blocks), blocks[2:], strict=False):
        if head.kind == title.kind == "heading" and title.level > head.level and below.kind not in ("heading", "rule"):
            yield head.start, title


def _number(head: Block) -> str:
    match = _NUMBER.fullmatch(head.text.strip())
    assert match is not None
    return match["number"]
