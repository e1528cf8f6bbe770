"""Headings and answers that are indented below options, so that Markdown puts them into the last one -> at the edge.

    - a) Mars
    - b) Io

      **Answer:** a) Mars

      ---

      ### 2. Which?

Such headings are numbered, and have the level of one at the edge. The title of a key, `# Answer key`, needs no number.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.key_names import names_key
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

_GATE = regex(r"\n {1,3}(?:#{1,6}[ \t]+[*_]{0,2}\d|[*_]{0,3}[^\W\d_][\w ]{0,30}[*_]{0,3}[:：])")
_HEADING = regex(r"(?P<blanks> {0,3})(?P<marks>#{1,6})[ \t]+[*_]{0,2}(?:[^\W\d]{1,12}[ \t]*)?\d{1,4}(?!\w)")
_INDENTED = regex(r" {1,3}(?![ \t]|[-*+][ \t]|\d{1,9}[.)][ \t])")
_TITLE = regex(r"(?P<blanks> {2,8})#{1,6}[ \t]+(?P<words>\S.{0,60})\Z")
_MOST = 3
_FEWEST = 2


def with_headings_at_the_edge(document: Document) -> Document:
    """The document with such headings and answers, and what is below them, at the left edge."""
    keys = _key_titles(document) if " #" in document.source.text else {}
    if not keys and not _GATE.search(document.source.text):
        return document
    code = document.code_lines()
    headings = _headings(document, code)
    changes: dict[int, Change] = {}
    for block in document.blocks:
        title = next((n for n in keys if block.kind == "list" and block.start < n < block.end and n not in code), -1)
        if title >= 0:
            changes.update(_moved(document, title, block.end, code, keys[title]))
        elif block.kind == "list" and (first := _first(document, block, headings)) >= 0:
            changes.update(_moved(document, first, block.end, code))
    return document.with_lines(changes)


def _key_titles(document: Document) -> dict[int, int]:
    """The indented headings below a blank line that name a key, and how far each is indented."""
    found = ((n, _TITLE.match(document.lines[n])) for n in document.table.marked(frozenset("#")))
    titles = ((n, match) for n, match in found if match and not document.lines[n - 1].strip())
    return {n: len(match["blanks"]) for n, match in titles if names_key(match["words"])}


def _headings(document: Document, code: frozenset[int]) -> frozenset[int]:
    """The indented headings with a number and the level of one at the edge; none if there is only one."""
    found = [(n, m) for n, line in enumerate(document.lines) if n not in code and (m := _HEADING.match(line))]
    levels = {len(match["marks"]) for _, match in found if not match["blanks"]}
    inside = frozenset(n for n, match in found if match["blanks"] and len(match["marks"]) in levels)
    return inside if len(inside) >= _FEWEST else frozenset()


def _first(document: Document, block: Block, headings: frozenset[int]) -> int:
    """The first line of a list that comes to the edge; -1 without one."""
    lines = document.lines
    heading = min(headings.intersection(range(block.start, block.end)), default=-1)
    end = block.end if heading < 0 else heading
    items = [item.start for item in block.items if item.start < end]
    if len(items) >= _FEWEST and begins_options(block.items[0].text):
        labels = [n for n in range(block.start + 1, end) if label_kind(lines[n].strip()) == "answer"]
        if labels and labels[0] > items[-1] and not lines[labels[0] - 1].strip():
            return labels[0]
    return heading


def _moved(
    document: Document, first: int, end: int, code: frozenset[int], most: int = _MOST
) -> Iterator[tuple[int, Change]]:
    """The lines from the first one on without their blanks, of which they lose `most` at the most."""
    for number in range(first, end):
        line = document.lines[number]
        blanks = len(line) - len(line.lstrip(" "))
        if number not in code and (_INDENTED.match(line) if most == _MOST else blanks and line.strip()):
            cut = min(blanks, most)
            yield number, (line[cut:], cut)
