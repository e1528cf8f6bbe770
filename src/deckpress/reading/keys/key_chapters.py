"""The numbered headings below the title of a key -> one answer each: all that is below the heading.

    1. What is iron?
    2. What is oak?

    # Answers

    ## 1. **Iron**
    A metal. It is mined.

    ### Where
    In the north.

    ## 2. **Oak**
    A tree.

The number of a heading counts on from the one before it. Its level is that of the first one or, if no heading of that
level has the number, the level below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckpress.compare import letters
from deckpress.model import Text
from deckpress.reading.keys.key_entry import Entry
from deckpress.reading.keys.key_titles import Title
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

_NUMBER = regex(r"[ \t*_]*(?P<number>\d{1,4})[.)][ \t*_]")
_FEWEST = 2
_RULE = regex(r"[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*\Z")


def chapters_of_key(document: Document, title: Title) -> list[Entry]:
    """The answers below numbered headings, in order; empty if there are no two of them."""
    headings = list(_numbered(document, title))
    if not title.level or not title.sure or len(headings) < _FEWEST:
        return []
    ends = [*(heading.start for heading in headings[1:]), title.end]
    return [_entry(document, n, heading, end) for n, (heading, end) in enumerate(zip(headings, ends, strict=True), 1)]


def _numbered(document: Document, title: Title) -> Iterator[Block]:
    """The headings with the numbers 1, 2, 3 .. below a title: those of the first one's level, if there are any."""
    found = [
        (int(match["number"]), block)
        for block in document.blocks_on(title.body, title.end)
        if block.kind == "heading" and (match := _NUMBER.match(block.text))
    ]
    level = found[0][1].level if found else 0
    places: dict[tuple[int, int], list[Block]] = {}
    for number, block in found:
        places.setdefault((number, block.level), []).append(block)
    above, number = title.start, 1
    while below := _below(above, [*places.get((number, level), ()), *places.get((number, level + 1), ())]):
        yield below
        above, number = below.start, number + 1


def _below(line: int, blocks: Sequence[Block]) -> Block | None:
    return next((block for block in blocks if block.start > line), None)


def _entry(document: Document, number: int, heading: Block, end: int) -> Entry:
    """The answer below a heading, which begins with the words of the heading unless it repeats them."""
    while end > heading.end and (not document.lines[end - 1].strip() or _RULE.match(document.lines[end - 1])):
        end -= 1
    body = document.text(heading.end, end)
    words = words_of_heading(heading.text)
    if not body or letters(body.markdown).startswith(letters(words)):
        return Entry(number, body, lines=tuple(range(heading.start, end)))
    column = max(document.lines[heading.start].find(words), 0)
    said = Text.at(document.place(heading.start, column), f"**{words}**")
    return Entry(number, Text.join(said, body), lines=tuple(range(heading.start, end)))


def words_of_heading(text: str) -> str:
    """The words of a heading behind its number, `2. **Oak**`; '' if it begins with no number."""
    match = _NUMBER.match(text)
    return text[match.end() :].strip(" *_#") if match else ""
