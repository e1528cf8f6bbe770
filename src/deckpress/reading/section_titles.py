"""Bold lines above the numbered questions of each section of an exam, `**True or false**`, -> headings.

    **Multiple choice**

    1. Which is a metal?
       ..

    **True or false**

    1. Iron rusts in water.

Without the mark of a heading, such a title would end up in the answer above it. A heading right above numbered headings
of its own level, such as `### True or false` above `### 1. Iron rusts.`, gets the level above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.labels import label_kind
from deckpress.reading.outline import looks_like_question
from deckpress.reading.tree import Block, Change, Document
from deckpress.reading.vocabulary import QUESTION, TASK
from deckpress.regex import regex

_TITLE = regex(r"[ \t]{0,3}(?P<mark>\*\*|__)(?P<words>[^\W\d_](?:(?!\*\*|__).)+?)[:：]?(?P=mark)[:：]?[ \t]*\Z")
_NUMBERED = regex(
    rf"[ \t]{{0,3}}(?:(?P<level>#{{1,6}})[ \t]+)?(?:\*\*|__)?(?:(?:{QUESTION}|{TASK}|[^\W\d_])[ \t]?)?"
    r"\(?(?P<number>\d{1,3})[.):]",
    re.I,
)
_BLANK = regex(r"_{3,}|(?:\\_){3,}")
_ENDS = (".", "!", ",", ";")
_FEWEST = 2
_LONGEST = 80
_ASKING = 0.2
"""The share of the numbered lines that must ask or have a blank."""


@dataclass(frozen=True, slots=True)
class _Numbered:
    """The first line of a numbered question, its number, and its level if it is a heading."""

    line: int
    number: int
    level: int


def with_section_headings(document: Document) -> Document:
    """The document with such titles as headings, if the first question has one, and no other line looks like them."""
    document = _with_raised(document)
    titles = {block.start: match for block in document.blocks if (match := _title(document, block))}
    if len(titles) < _FEWEST:
        return document
    numbered = list(_numbered(document))
    above = _above(document, titles, numbered)
    if set(above) != set(titles) or not numbered or above.get(min(titles)) != numbered[0]:
        return document
    asking = sum(1 for found in numbered if _asks(document.lines[found.line]))
    if asking < max(_FEWEST, _ASKING * len(numbered)) or not all(map(_follows, [None, *numbered], numbered)):
        return document
    levels = [found.level for found in numbered if found.level]
    mark = "#" * (max(min(levels) - 1, 1) if levels else 6) + " "
    changes: dict[int, Change] = {
        line: (mark + match["words"], match.start("words") - len(mark)) for line, match in titles.items()
    }
    return document.with_lines(changes)


def _with_raised(document: Document) -> Document:
    """The document, in which headings of sections have another level than those of their numbered questions."""
    raised: list[Block] = []
    numbered = 0
    for above, below in pairwise(document.blocks):
        if below.kind != "heading" or below.level < 2 or not _NUMBERED.match(document.lines[below.start]):
            continue
        numbered += 1
        line = document.lines[above.start]
        if (
            above.kind == "heading"
            and above.level == below.level
            and line.startswith("#")
            and not _NUMBERED.match(line)
        ):
            raised.append(above)
        elif not raised:
            return document  # the first question has no such title
    if not _FEWEST <= len(raised) < numbered or len({block.level for block in raised}) > 1:
        return document
    return document.with_lines({block.start: (document.lines[block.start][1:], 1) for block in raised})


def _title(document: Document, block: Block) -> re.Match[str] | None:
    """A paragraph of one bold line that neither asks nor ends a sentence."""
    line = document.lines[block.start]
    if block.kind != "paragraph" or block.end != block.start + 1 or len(line) > _LONGEST or "*" not in line[:4]:
        return None
    match = _TITLE.match(line)
    if match is None or label_kind(line) or looks_like_question(match["words"]) or match["words"].endswith(_ENDS):
        return None
    return match


def _numbered(document: Document) -> Iterator[_Numbered]:
    """The first lines of items, paragraphs and headings with a number."""
    for block in document.blocks:
        lines = [item.start for item in block.items] if block.kind == "list" and block.ordered else [block.start]
        for line in lines if block.kind in ("list", "paragraph", "heading") else ():
            if match := _NUMBERED.match(document.lines[line]):
                yield _Numbered(line, int(match["number"]), len(match["level"] or ""))


def _above(document: Document, titles: dict[int, re.Match[str]], numbered: list[_Numbered]) -> dict[int, _Numbered]:
    """The titles with the numbered questions right below them; a paragraph of instructions may be between."""
    first = {found.line: found for found in numbered}
    found: dict[int, _Numbered] = {}
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if block.start in titles:
            below = [b for b in blocks[index + 1 : index + 3] if b.start in first]
            between = blocks[index + 1 : index + 2]
            if below and (below[0] is between[0] or between[0].kind == "paragraph"):
                found[block.start] = first[below[0].start]
    return found


def _follows(above: _Numbered | None, below: _Numbered) -> bool:
    """True if a question begins to count or counts on."""
    return below.number == 1 or (above is not None and below.number == above.number + 1)


def _asks(line: str) -> bool:
    return looks_like_question(line) or bool(_BLANK.search(line))
