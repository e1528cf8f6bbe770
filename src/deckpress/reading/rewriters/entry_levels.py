"""Entries of a glossary at two levels of headings, with the same label right below them, -> at the deeper one.

### A                          only groups the entries
#### activate
**English:** activate

## Abbreviations
### API                        becomes `#### API`
**English:** Application Programming Interface
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

_LABEL = regex(
    r"[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__)(?P<words>[^*_\n:：]{1,30})(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \t]*[:：])[ \t]*\S"
)
_FEWEST = 2
_MOST = 0.8


def with_entries_at_one_level(document: Document) -> Document:
    """The document with the upper entries at the level of the deeper ones."""
    entries = list(_entries(document))
    shared = Counter((heading.level, words) for heading, words in entries)
    often = {key for key, count in shared.items() if count >= _FEWEST}
    for deep in sorted({level for level, words in often if (level - 1, words) in often}):
        own = [heading for heading, _ in entries if heading.level in (deep - 1, deep)]
        if _are_most(document, own, deep):
            upper = (heading.start for heading in own if heading.level == deep - 1)
            return document.with_lines({line: (f"#{document.lines[line]}", -1) for line in upper})
    return document


def _entries(document: Document) -> Iterator[tuple[Block, str]]:
    """The headings with a label right below them, and its words."""
    for heading, below in pairwise(document.blocks):
        if heading.kind == "heading" and below.kind in ("paragraph", "list") and heading.level > 1:
            match = _LABEL.match(document.lines[below.start])
            if match and document.lines[heading.start].startswith("#"):
                yield heading, match.group("words").strip()


def _are_most(document: Document, own: list[Block], deep: int) -> bool:
    """True if most headings of the deeper level are entries, and most of the upper one are, too, or only group these.

    An entry with entries below it is a larger part of the document.
    """
    headings = [block for block in document.blocks if block.kind == "heading"]
    lines = {heading.start for heading in own}
    deeper = [heading for heading in headings if heading.level == deep]
    upper = others = 0
    for heading, below in pairwise((*headings, None)):
        if heading is None or heading.level != deep - 1:
            continue
        above_deeper = below is not None and below.level == deep
        if above_deeper and (heading.start in lines or document.block_from(heading.end) is not below):
            return False
        upper += 1
        others += not above_deeper and heading.start not in lines
    entries = sum(1 for heading in deeper if heading.start in lines)
    return entries >= _MOST * len(deeper) and others <= (1 - _MOST) * upper
