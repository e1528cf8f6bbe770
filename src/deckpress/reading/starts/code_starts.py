"""Blocks of code with the answer right below them, folded or behind a label, and nothing else around them."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from deckpress.reading.parts.details import Details
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.labelled_pieces import is_labelled_answer
from deckpress.reading.text.tree import Block, Document

_FEWEST = 3


def code_starts(document: Document, details: Sequence[Details], taken: Container[int]) -> list[Start]:
    """The blocks of code that are questions by themselves: there are several, each below a rule or the answer above.

    Those on the lines `taken` are questions already, or belong to one.
    """
    folds = {found.opens[0]: found.closes for found in details if found.hides_answer}
    found = [*_above_folds(document, folds), *_above_labels(document, taken)]
    starts = [
        Start(
            "code",
            block.start,
            block.end,
            document.text(block.start, block.end),
            len(document.lines),
            marked=True,
            body=True,
            sign=1.0,
        )
        for block in found
        if block.start not in taken
    ]
    return starts if len(starts) >= _FEWEST else []


def _above_folds(document: Document, folds: Mapping[int, int]) -> list[Block]:
    """The blocks of code right above a folded answer, and below a rule or such an answer."""
    closed = frozenset(folds.values())
    found = []
    for number, block in enumerate(document.blocks[:-1]):
        if block.kind not in ("fence", "code") or document.blocks[number + 1].start not in folds:
            continue
        above = document.blocks[number - 1] if number else None
        if above is None or above.kind == "rule" or above.end in closed:
            found.append(block)
    return found


def _above_labels(document: Document, taken: Container[int]) -> list[Block]:
    """The fences right above the label of an answer, if most have no question above them, which would show them.

    A heading above one of them alone is its question, too; above several it is the title of a section.
    """
    found: list[Block] = []
    section: list[Block] = []
    asked: set[int] = set()
    above: Block | None = None
    for block, below in pairwise(document.blocks):
        if block.kind == "heading":
            found += section if len(section) > 1 else []
            section = []
        elif block.kind == "fence" and is_labelled_answer(document, below):
            section.append(block)
            if above is not None and _asks_above(above, taken):
                asked.add(block.start)
        above = block
    found += section if len(section) > 1 else []
    apart = [block for block in found if block.start not in asked]
    return found if len(apart) >= _MOST * len(found) else apart


_MOST = 0.75


def _asks_above(block: Block, taken: Container[int]) -> bool:
    """True for a paragraph or a numbered list that may ask, or announces what is below it."""
    if block.kind == "paragraph" and (
        block.text.rstrip(" *_").endswith((":", "：")) or looks_like_question(block.text)
    ):
        return True
    return block.start in taken and (block.kind == "paragraph" or block.ordered)
