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

_MEANING = regex(r"[ \t]{0,3}:[ \t]+\S")
_FEWEST = 2


def lines_of_glued_definitions(document: Document) -> Iterator[int]:
    """The lines of all terms but the first in paragraphs that consist of terms and their meanings.

    Each term is one line right above a meaning. A meaning may go on in indented lines; other lines below one leave the
    paragraph as it is.
    """
    if ":" not in document.table.text:
        return
    for block in document.blocks:
        if block.kind == "paragraph" and block.end > block.start + 3:
            yield from _terms(document, block)


def _terms(document: Document, block: Block) -> list[int]:
    means: list[bool] = []
    for line in document.lines[block.start : block.end]:
        means.append(_MEANING.match(line) is not None or (means[-1:] == [True] and line[:1].isspace()))
    terms = [number for number, is_meaning in enumerate(means) if not is_meaning]
    alternate = all(number + 1 < len(means) and means[number + 1] for number in terms)
    if means[0] or not alternate or len(terms) < _FEWEST:
        return []
    return [block.start + number for number in terms[1:]]
