"""Lists below questions in which the right item is in bold or has a star -> the same lists with a word that says so.

Bold print in a list without letters, also in tags of HTML, is mostly emphasis, and a star, `- Rome*`, a footnote. They
mark the right option if nearly all lists below questions of a document have exactly one such item. Places in the file
do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from deckpress.frozen import dataclass
from deckpress.reading.option_values import BOX, LETTER
from deckpress.reading.outline import looks_like_question
from deckpress.reading.tree import Block, Change, Document
from deckpress.regex import regex

_TAGS = "b|strong|mark|ins|u"
_BOLD = regex(
    r"(\*\*|__)(?=\S)([^*_\n]{1,300})(?<=\S)\1[ \t]*\Z"
    rf"|((?>(?:<(?:{_TAGS})>[ \t]*)+))([^<>\n]{{1,300}})(?:</(?:{_TAGS})>[ \t]*)+\Z"
    r"|([^*\n]{0,300}[^\s*\\])[ \t]?\*[ \t]*\Z",
    re.I,
)
_LETTER_IN_TAGS = regex(
    rf"(?P<item>[ \t]*(?:[-*+][ \t]+)?)(?P<tags>(?>(?:<(?:{_TAGS})>[ \t]*)+))"
    rf"(?P<words>[A-Ha-h][.)][ \t]*[^\s*][^<>*]*)(?:</(?:{_TAGS})>[ \t]*)+\Z",
    re.I,
)
_ENDS = regex(r"(?:[:：…]|(?:_|\\_){3,}[.)]?)[*_\s]*\Z")
_FEWEST = 3
_SHARE = 0.8
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class _List:
    """A list below a question: the lines of its items that are bold as a whole, and where their content begins."""

    bold: tuple[tuple[int, int], ...]
    items: int


def with_bold_options(document: Document) -> Document:
    """The document, with `(correct)` in place of the bold print of right options."""
    if not any("**" in line or "__" in line or "</" in line or line.endswith("*") for line in document.lines):
        return document
    lists = list(_lists(document))
    marked = [found for found in lists if len(found.bold) == 1 and found.items > 1]
    if len(marked) < _FEWEST or len(marked) < _SHARE * len(lists) or not any(found.items > 2 for found in marked):
        return document
    changes: dict[int, Change] = {}
    for found in marked:
        ((number, column),) = found.bold
        match = _BOLD.match(document.lines[number], column)
        if match:
            words = (match.group(2) or match.group(4) or match.group(5)).rstrip()
            text = f"{document.lines[number][:column]}{words} (correct)"
            changes[number] = (text, len(match.group(1) or match.group(3) or ""))
    return document.with_lines(changes)


def with_bold_letters(document: Document) -> Document:
    """The document with `**b) text**` for options whose letter is inside tags: `<u><b>b) text</b></u>`."""
    lines = document.lines
    found = [
        (number, match)
        for number in range(document.first, len(lines))
        if "</" in lines[number] and len(lines[number]) < _LONGEST and (match := _LETTER_IN_TAGS.match(lines[number]))
    ]
    code = document.code_lines() if found else ()
    changes: dict[int, Change] = {}
    for number, match in found:
        if number not in code:
            text = f"{match['item']}**{match['words'].rstrip()}**"
            changes[number] = (text, match.start("words") - len(match["item"]) - len("**"))
    return document.with_lines(changes)


def _lists(document: Document) -> Iterator[_List]:
    """The lists without boxes and letters right below a question, also those in items of a list."""
    for block, line, column in lists_below_questions(document):
        if any(BOX.match(item.text) or LETTER.match(item.text) for item in block.items):
            continue
        bold = [item for item in block.items if _BOLD.match(item.text.split("\n", 1)[0])]
        yield _List(tuple((line + item.start, column + item.indent) for item in bold), len(block.items))


def lists_below_questions(document: Document) -> Iterator[tuple[Block, int, int]]:
    """The lists right below a question, each with the line and the column that its own are counted from."""
    for above, block in pairwise((None, *document.blocks)):
        if block is None or block.kind != "list":
            continue
        if above is not None and _asks_last(above):
            yield block, 0, 0
            continue
        for item in block.items:
            if item.nested and _asks(item.text):
                inner = document.part(item.start, item.end, item.indent, item.indent)
                below = next((b for b in inner.blocks[1:2] if b.kind == "list"), None)
                if below:
                    yield below, item.start, item.indent


def _asks_last(block: Block) -> bool:
    """True if a block asks: a paragraph, a heading, or a list whose last item is a question without options."""
    last = block.items[-1] if block.items else None
    alone = last is not None and not last.nested and _asks(last.text)
    return alone or (block.kind in ("paragraph", "heading") and _asks(block.text))


def _asks(text: str) -> bool:
    return looks_like_question(text) or bool(_ENDS.search(text[-80:]))
