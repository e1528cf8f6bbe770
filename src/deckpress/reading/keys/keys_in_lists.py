"""Keys without a title right below the last question of a list -> the lines on which they begin.

    2. Which rock is sedimentary?
       A. Granite
       B. Chalk

    1. B 2. C

Markdown reads such a line, or a list `1. B`, `2. C`, as further items of the list of questions.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from deckpress.reading.answers.key_lines import LETTER, answers_on_line
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

_LETTER = regex(LETTER)
_ONE = regex(r"[ \t]*1[.)]")
_LONGEST = 200
_FEWEST = 2


def lines_of_keys(document: Document) -> Iterator[int]:
    """The first line of each key that is at the end of a list of questions."""
    for block in document.blocks:
        if block.kind != "list" or not block.ordered or len(block.items) < _FEWEST:
            continue
        last = block.items[-1]
        if last.nested or len(last.text) > _LONGEST or not _LETTER.match(last.text.strip(" *")):
            continue
        if names_options(document, last.start, last.end):
            yield last.start
        elif (own := _letters_below(block)) < len(block.items) and _ONE.match(document.lines[block.items[own].start]):
            yield block.items[own].start


def names_options(document: Document, start: int, end: int) -> bool:
    """True for one line that gives the letters of two questions or more, by their numbers, and nothing else."""
    said = answers_on_line(document, start) if end == start + 1 else []
    return len(said) >= _FEWEST and all(_LETTER.fullmatch(one.text.markdown) for one in said)


def is_letter(text: str) -> bool:
    """True for an item that is only the letter of an option."""
    return _LETTER.fullmatch(text.strip(" *.")) is not None


def _letters_below(block: Block) -> int:
    """The first of two items or more at the end of a list that are only letters; the number of all items without."""
    count = sum(1 for _ in takewhile(lambda item: is_letter(item.text), reversed(block.items)))
    return len(block.items) - count if count >= _FEWEST else len(block.items)
