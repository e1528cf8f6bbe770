"""Text right below `</details>`, without a blank line between -> blocks of its own.

In Markdown, HTML goes on to the next blank line, but the author has closed the element: what follows is often the next
question. Elements within a comment are no part of the document.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.reading.text.tree import Block, Document

_OPENS, _CLOSES = "<details", "</details>"


def with_details_apart(document: Document) -> Document:
    """The document, with its HTML blocks cut below each outermost `</details>` that text follows."""
    if "</" not in document.table.text or _CLOSES not in document.table.text.lower():
        return document
    cuts = [line for block in document.blocks if block.kind == "html" for line in _cuts(document, block)]
    return document.cut_blocks(cuts) if cuts else document


def _cuts(document: Document, block: Block) -> Iterator[int]:
    depth = 0
    commented = document.lines[block.start].lstrip().startswith("<!--")
    for number in range(block.start, block.end - 1):
        line = document.lines[number].lower()
        if commented:
            commented = "-->" not in line
            continue
        depth = max(depth + line.count(_OPENS) - line.count(_CLOSES), 0)
        below = document.lines[number + 1].strip()
        if not depth and line.rstrip().endswith(_CLOSES) and below and not below.startswith("<"):
            yield number + 1
