"""Blocks of code with the answer folded right below them and nothing else around them, as candidates."""

from __future__ import annotations

from collections.abc import Container, Sequence

from deckpress.reading.details import Details
from deckpress.reading.question_starts import Start
from deckpress.reading.tree import Document

_FEWEST = 3


def code_starts(document: Document, details: Sequence[Details], taken: Container[int]) -> list[Start]:
    """The blocks of code that are questions by themselves: there are several, each below a rule or the answer above.

    Those on the lines `taken` are questions already, or belong to one.
    """
    folds = {found.opens[0]: found.closes for found in details if found.hides_answer}
    closed = frozenset(folds.values())
    starts = []
    for number, block in enumerate(document.blocks[:-1]):
        if block.kind not in ("fence", "code") or document.blocks[number + 1].start not in folds:
            continue
        above = document.blocks[number - 1] if number else None
        apart = above is None or above.kind == "rule" or above.end in closed
        if apart and block.start not in taken:
            text = document.text(block.start, block.end)
            starts.append(
                Start("code", block.start, block.end, text, len(document.lines), marked=True, body=True, sign=1.0)
            )
    return starts if len(starts) >= _FEWEST else []
