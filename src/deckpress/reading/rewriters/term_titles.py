"""A line above a list of terms that names it, `**Vocabulary**` or `New words:` -> a heading.

    **Vocabulary**

    - house – Haus
    - bread – Brot
    - chair – Stuhl

Without the mark of a heading, the line and its list would be part of the answer above them, or of no card. The list
must be the last text of its section: what is below it may be about something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.starts.pairs import pair_of
from deckpress.reading.starts.term_sections import is_list_of_terms
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

_TITLE = regex(r"[ \t]{0,3}(?P<mark>\*{1,3}|_{1,3}|)(?P<words>[^\W\d_][^*_\n]{2,40}?)[:：]?(?P=mark)[:：]?[ \t]*\Z")
_BOLD = regex(r"[ \t]*(?:[-*+]|\d{1,3}[.)])?[ \t]*\*\*[^*]+\*\*")
_LONGEST = 50
_MOST_WORDS = 3
_FEWEST = 3
_LOWEST = 6


def with_term_titles(document: Document) -> Document:
    """The document with such lines as headings, one level below the heading above them, unless that asks."""
    changes: dict[int, tuple[str, int]] = {}
    blocks = document.blocks
    above: Block | None = None
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            above = block
            continue
        line = document.lines[block.start]
        if block.kind != "paragraph" or block.end != block.start + 1 or len(line) > _LONGEST:
            continue
        match = _TITLE.match(line)
        if match is None or len(match["words"].split()) > _MOST_WORDS or not is_list_of_terms(match["words"]):
            continue
        if not _are_terms(document, _below(blocks, index)):
            continue
        mark = "#" * _level(above) + " "
        changes[block.start] = (mark + match["words"], match.start("words") - len(mark))
    return document.with_lines(changes) if changes else document


def _level(above: Block | None) -> int:
    if above is None:
        return _LOWEST
    return above.level if looks_like_question(above.text) else min(above.level + 1, _LOWEST)


def _below(blocks: Sequence[Block], index: int) -> list[Block]:
    """The blocks between a line and the next heading or rule."""
    return list(takewhile(lambda block: block.kind not in ("heading", "rule"), blocks[index + 1 : index + 1 + _MOST]))


_MOST = 400
"""How many blocks the section of such a title may have; a longer one is none."""


def _are_terms(document: Document, blocks: Sequence[Block]) -> bool:
    """True for a list or lines of which each holds a term and its meaning, and for a table."""
    if len(blocks) == 1 and blocks[0].kind == "table":
        return True
    if all(block.kind == "paragraph" and _is_defined(document, block) for block in blocks):
        return len(blocks) >= _FEWEST
    lines = [
        (number, indent)
        for block in blocks
        for number, indent in (
            [(item.start, item.indent) for item in block.items]
            or [(number, 0) for number in range(block.start, block.end)]
        )
    ]
    if len(lines) < _FEWEST or any(block.kind not in ("list", "paragraph") for block in blocks):
        return False
    return all(_holds_term(document.lines[number], indent) for number, indent in lines)


def _is_defined(document: Document, block: Block) -> bool:
    """True for a term whose meaning stands on the next line, behind a colon."""
    return block.end > block.start + 1 and document.lines[block.start + 1].startswith((": ", ":\t"))


def _holds_term(line: str, indent: int) -> bool:
    pair = pair_of(line, indent, asking=False)
    return (pair is not None and not looks_like_question(line)) or _BOLD.match(line) is not None
