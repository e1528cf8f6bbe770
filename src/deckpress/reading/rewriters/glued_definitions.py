"""Definition lists without blank lines between their terms -> the lines that begin the terms.

    Iron
    : a grey metal
    Oak
    : a tree

Markdown reads them as one paragraph, the first term with all other lines as its meaning.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

MEANING = regex(r"[ \t]{0,3}:[ \t]+(?=\S)")
_SIGNS = ("\n:", "\n :", "\n  :", "\n   :")
_FEWEST = 2


def lines_of_glued_definitions(document: Document) -> Iterator[int]:
    """The lines of all terms but the first in paragraphs that begin with a term and its meaning.

    A term is a line right above a meaning, also below a list or an indented paragraph that is part of the meaning
    above it. All other lines continue a meaning.
    """
    text = document.table.text
    if not any(sign in text for sign in _SIGNS):
        return
    defined = False  # the block above is a term with its meaning, or part of one
    alone = False  # it is one line, perhaps a term
    for block in document.blocks:
        lines = document.lines[block.start : block.end]
        defined = defined or (alone and MEANING.match(lines[0]) is not None)
        alone = block.kind == "paragraph" and len(lines) == 1
        if defined and is_of_meaning(document, block):
            yield from _terms(document, block)
        elif block.kind == "paragraph" and len(lines) > 1 and _is_term(lines[0]) and MEANING.match(lines[1]):
            defined = True
            terms = [block.start, *_terms(document, block)]
            yield from terms[1:] if len(terms) >= _FEWEST else ()
        else:
            defined = False


def is_of_meaning(document: Document, block: Block) -> bool:
    """True for a block below a meaning that is part of it: indented, another meaning, or a list that touches it."""
    touches = block.kind == "list" and bool(document.lines[block.start - 1].strip())
    return touches or document.lines[block.start].startswith(("  ", "\t", ":"))


def _terms(document: Document, block: Block) -> list[int]:
    """The lines right above a meaning, below the first line of a block."""
    terms: list[int] = []
    first = document.lines[block.start]  # the first term
    items = {item.start for item in block.items}
    for number in range(block.start + 1, block.end - 1):
        if number in items:
            continue
        line = document.lines[number]
        if MEANING.match(document.lines[number + 1]) and _is_term(line) and not _goes_on(document, number, first):
            terms.append(number)
            first = first if _is_term(first) and block.kind == "paragraph" else line
    return terms


def _is_term(line: str) -> bool:
    return bool(line) and not line[0].isspace() and MEANING.match(line) is None


def _goes_on(document: Document, number: int, first: str) -> bool:
    """True for a line right below a meaning and above another one that reads like the rest of a sentence.

    It begins with a small letter or ends in a full stop, though the first term does not.
    """
    line = document.lines[number]
    small = line[0].islower() and not first[0].islower()
    stopped = line.rstrip().endswith(_STOPS) and not first.rstrip().endswith(_STOPS)
    return (small or stopped) and MEANING.match(document.lines[number - 1]) is not None


_STOPS = (".", "。", ";", ",")
