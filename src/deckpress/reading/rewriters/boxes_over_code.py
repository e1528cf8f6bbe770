"""Boxes alone in paragraphs, each above the code that is its option -> a list of options.

    [ ] 1

    ```bash
    git stash
    ```

    [x] 2

    ```bash
    git commit
    ```

Lines keep their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from deckpress.reading.parts.option_values import BOX
from deckpress.reading.text.tree import Block, Change, Document

_OPENS = frozenset("[")
_FEWEST = 2
_INDENT = "  "


def with_boxes_over_code(document: Document) -> Document:
    """The document, with such boxes as the items of lists and their code inside."""
    if not any(BOX.match(document.lines[n].lstrip(" ")) for n in document.table.marked(_OPENS)):
        return document
    changes: dict[int, Change] = {}
    for run in _runs(document):
        for box, code in run if len(run) >= _FEWEST else ():
            line = document.lines[box.start]
            changes[box.start] = (f"- {line.lstrip(' ')}", len(line) - len(line.lstrip(" ")) - len(_INDENT))
            changes |= {
                n: (_INDENT + document.lines[n], -len(_INDENT))
                for n in range(code.start, code.end)
                if document.lines[n].strip()
            }
    return document.with_lines(changes)


def _runs(document: Document) -> Iterator[list[tuple[Block, Block]]]:
    """The boxes that follow one another, each with the code below it."""
    run: list[tuple[Block, Block]] = []
    for block, after in pairwise((*document.blocks, Block("rule", 0, 0))):
        if run and block is run[-1][1]:
            continue
        if _is_box(document, block) and after.kind == "fence":
            run.append((block, after))
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _is_box(document: Document, block: Block) -> bool:
    line = document.lines[block.start].lstrip(" ")
    return block.kind == "paragraph" and block.end == block.start + 1 and BOX.match(line) is not None
