"""A line above a list of terms that names it, `**Vocabulary**` or `New words:` -> a heading.

    **Vocabulary**

    - house – Haus
    - bread – Brot
    - chair – Stuhl

Without the mark of a heading, the line and its list would be part of the answer above them, or of no card. The list
must be the last text of its section: what is below it may be about something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.starts.pair_marks import pair_of
from deckpress.reading.starts.term_sections import is_list_of_terms
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

_TITLE = regex(r"[ \t]{0,3}(?P<mark>\*{1,3}|_{1,3}|)(?P<words>[^\W\d_][^*_\n]{2,40}?)[:：]?(?P=mark)[:：]?[ \t]*\Z")
_BOLD = regex(r"[ \t]*(?:[-*+]|\d{1,3}[.)])?[ \t]*\*\*[^*]+\*\*")
_FEWEST_ASKING = 2
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
    return document.with_lines(changes) if changes and _asks(document) else document


def _asks(document: Document) -> bool:
    """True if there are questions beside the terms, not only text."""
    asking = (line for line in document.lines if "?" in line or "？" in line or label_kind(line) == "question")
    return sum(1 for _ in islice(asking, _FEWEST_ASKING)) == _FEWEST_ASKING


def _level(above: Block | None) -> int:
    if above is None:
        return _LOWEST
    return above.level if looks_like_question(above.text) else min(above.level + 1, _LOWEST)


def _below(blocks: Sequence[Block], index: int) -> Iterator[Block]:
    """The blocks between a line and the next heading or rule."""
    below = (blocks[number] for number in range(index + 1, len(blocks)))
    return takewhile(lambda block: block.kind not in ("heading", "rule"), below)


def _are_terms(document: Document, blocks: Iterator[Block]) -> bool:
    """True for lists, lines and paragraphs of which each holds a term and its meaning, and for a table."""
    count = 0
    for number, block in enumerate(blocks):
        if block.kind == "table":
            return number == 0 and next(blocks, None) is None
        if block.kind not in ("list", "paragraph"):
            return False
        if block.kind == "paragraph" and _is_defined(document, block):
            count += 1
            continue
        lines = [(item.start, item.indent) for item in block.items] or [(n, 0) for n in range(block.start, block.end)]
        if not all(_holds_term(document.lines[line], indent) for line, indent in lines):
            return False
        count += len(lines)
    return count >= _FEWEST


def _is_defined(document: Document, block: Block) -> bool:
    """True for a term whose meaning stands on the next line, behind a colon."""
    return block.end > block.start + 1 and document.lines[block.start + 1].startswith((": ", ":\t"))


def _holds_term(line: str, indent: int) -> bool:
    pair = pair_of(line, indent, asking=False)
    return (pair is not None and not looks_like_question(line)) or _BOLD.match(line) is not None
