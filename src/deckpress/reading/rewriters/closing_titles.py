"""A bold or italic line below the last question that names no part of its answer, `**Further reading**` -> a heading.

    **How deep is the lake?**

    It is ninety metres deep.

    **Further reading**

    A book on lakes.

Without the mark of a heading, such a line would be a question, or it and the text below it would end up in the answer
above it.
"""

from __future__ import annotations

import re

from deckpress.reading.parts.option_values import LETTER, begins_box
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.starts.not_questions import names_closing, names_last, names_wish
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind, number_of
from deckpress.regex import regex

_TITLE = regex(r"(?P<mark>\*{1,3}|_{1,3})(?P<words>¡?[^\W\d_](?:(?![*_]).){2,60}?)[:：]?(?P=mark)[:：]?[ \t]*\Z")
_MARKS = ("*", "_")
_MOST_BLOCKS = 12
"""How many blocks may be below such a title, its own text among them."""
_FEWEST = 2
_LOWEST = 6


def with_closing_titles(document: Document) -> Document:
    """The document with such titles as headings.

    If its answers have other titles of that form in them, only those count that surely end a document.
    """
    found = _titles(document)
    if found and not _stands_out(document, {line for line, _ in found}):
        found = [(line, match) for line, match in found if _is_last(match["words"]) and _is_alone(document, line)]
    if not found:
        return document
    mark = "#" * _level(document) + " "
    return document.with_lines(
        {line: (mark + match["words"], match.start("words") - len(mark)) for line, match in found}
    )


def _is_last(words: str) -> bool:
    return names_last(words) or names_wish(words)


def _titles(document: Document) -> list[tuple[int, re.Match[str]]]:
    """The closing titles below everything that looks like a question or an option, from the last one up."""
    found: list[tuple[int, re.Match[str]]] = []
    for block in reversed(document.blocks[-_MOST_BLOCKS:]):
        if _may_ask(document, block):
            break
        match = _title(document, block)
        ends = block is document.blocks[-1]  # text below a wish may be what the phrase means
        if match is not None and (names_closing(match["words"]) or (ends and names_wish(match["words"]))):
            found.append((block.start, match))
        elif match is not None:
            break  # a title above others of its form is one of them
    return found


def _title(document: Document, block: Block) -> re.Match[str] | None:
    line = document.lines[block.start]
    if block.kind != "paragraph" or block.end != block.start + 1 or not line.startswith(_MARKS):
        return None
    return _TITLE.match(line)


def _may_ask(document: Document, block: Block) -> bool:
    """True for a block with a line that asks, has a label or a number, or begins an option."""
    if block.kind in ("fence", "code", "html", "table"):
        return True
    for number in range(block.start, block.end):
        line = document.lines[number].strip()
        if block.kind == "heading" or label_kind(line) or looks_like_question(line) or LETTER.match(line):
            return True
        if begins_box(line) or (block.kind == "paragraph" and number_of(line)):
            return True
    return False


def _is_alone(document: Document, closing: int) -> bool:
    """True if the document has no second line with the same words."""
    words = document.lines[closing].strip()
    return not any(line.strip() == words for line in document.lines[:closing])


def _stands_out(document: Document, closing: set[int]) -> bool:
    """True if nearly all other bold and italic lines ask, and the document has no second line with the same words."""
    words = {document.lines[line].strip() for line in closing}
    asking = others = 0
    for block in document.blocks:
        match = _title(document, block) if block.start not in closing else None
        if match is None:
            continue
        line = document.lines[block.start]
        if line.strip() in words:
            return False
        if names_closing(match["words"]) and not asking:
            continue  # an introduction
        asks = looks_like_question(line) or label_kind(line) or number_of(line)
        asking, others = asking + bool(asks), others + (not asks)
    return len(words) == len(closing) and others * _FEWEST <= asking


def _level(document: Document) -> int:
    """The level of the uppermost headings below the title of the document."""
    levels = [block.level for block in document.blocks if block.kind == "heading"]
    if levels.count(1) == 1:
        levels.remove(1)
    return min(levels, default=_LOWEST)
