"""The texts of a document that several questions refer to: what is written between a heading and its first question."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from deckpress.diagnostics import Location
from deckpress.model import Note, Passage, Text
from deckpress.reading.parts.furniture import only_links
from deckpress.reading.parts.outline import plain_title, section_ends
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

_OWN_PICTURE = regex(r"!\[[^\[\]]*+\]\((?!\s*+(?:https?:|//|data:))|!\[\[", re.IGNORECASE)
_COMMENT = regex(r"<!--.*?-->", re.DOTALL)


def passages(ledger: Ledger, notes: Sequence[Note]) -> tuple[Passage, ...]:
    """The passages of a document whose notes are read. Headings must give the sections of the notes."""
    return tuple(_passages(ledger, sorted(notes, key=lambda note: note.location.line)))


def _passages(ledger: Ledger, notes: Sequence[Note]) -> Iterator[Passage]:
    document = ledger.document
    lines = [note.location.line - 1 for note in notes]
    found = [block for block in document.blocks if block.kind == "heading"]
    headings = [block for block in found if ledger.use_of(document, block.start, block.end) is not Use.CARD]
    ends = section_ends([(block.start, block.level) for block in headings], len(document.lines))
    source = document.source.text.split("\n")
    for index in range(-1, len(headings)):
        start = headings[index].end if index >= 0 else document.first
        first = bisect_left(lines, start)
        if first == len(notes) or (index >= 0 and not _is_section(ledger, headings[index])):
            continue
        if index > 0 and lines[first] >= ends[index]:
            continue
        below = headings[index + 1 : bisect_left(headings, lines[first], key=lambda block: block.start)]
        section = _section_of(notes[first], below)
        if section is None or (section and (index < 0 or section[-1] != plain_title(headings[index].text))):
            continue
        end = ends[index] if section else len(document.lines)
        if lines[first] >= end or (not section and index > 0):  # only the title has no section of its own
            continue
        text = _text(ledger, source, start, below[0].start if below else lines[first])
        if text:
            path = document.source.path
            yield Passage(section, text, Location(path, start + 1), Location(path, end + 1))


def _is_section(ledger: Ledger, heading: Block) -> bool:
    return ledger.use_of(ledger.document, heading.start, heading.end) is Use.SECTION


def _section_of(note: Note, below: Sequence[Block]) -> tuple[str, ...] | None:
    """The section in which a text stands, from a note further on and the headings between them; None if they differ."""
    path: list[Block] = []
    for heading in below:
        while path and path[-1].level >= heading.level:
            path.pop()
        path.append(heading)
    kept = len(note.section) - len(path)
    if kept < 0 or note.section[kept:] != tuple(plain_title(heading.text) for heading in path):
        return None
    return note.section[:kept]


def _text(ledger: Ledger, source: Sequence[str], start: int, end: int) -> Text | None:
    """The blocks of prose on some lines as one field, without rules, badges and lists of links."""
    document = ledger.document
    blocks = [block for block in document.blocks_on(start, end) if start <= block.start and block.end <= end]
    kept = [b for b in blocks if ledger.use_of(document, b.start, b.end) is Use.PROSE and _says_something(document, b)]
    if not kept:
        return None
    if kept == blocks[blocks.index(kept[0]) : blocks.index(kept[-1]) + 1]:
        return _written(document.text(kept[0].start, kept[-1].end), source)
    return _written(Text.join(*(document.text(block.start, block.end) for block in kept)), source)


def _written(text: Text, source: Sequence[str]) -> Text:
    """The text with the author's words where the reader has put labels of its own for them."""
    lines = text.markdown.split("\n")
    origin = [source[text.locate(number, 0).line - 1] for number in range(len(lines))]
    if all(line in written for line, written in zip(lines, origin, strict=True)):
        return text
    kept = (line if line in written else written for line, written in zip(lines, origin, strict=True))
    return Text("\n".join(kept), text.path, text.origin)


def _says_something(document: Document, block: Block) -> bool:
    if block.kind in ("heading", "rule"):
        return False
    if block.kind not in ("paragraph", "list", "html"):
        return True
    text = _COMMENT.sub("", "\n".join(document.lines[block.start : block.end]))
    return not only_links(text) or bool(_OWN_PICTURE.search(text))
