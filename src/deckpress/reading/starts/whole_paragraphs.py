"""Whole paragraphs that are questions among other paragraphs that ask: tasks, and those above an answer in bold.

    What is granite?

    A hard rock.

    Describe how it is
    formed.

    It cools slowly.

If the answers to nearly all questions are paragraphs in bold, a paragraph above another one in bold is a question, too.
If they are lists right below, so is a short line right above another list: `Things to remember`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.exam_tasks import is_exam_task
from deckpress.regex import regex

_TEXT = frozenset(("paragraph", "list", "fence", "code", "table", "quote"))
_LONGEST = 800
_SHORT = 80
_MOSTLY = 0.6
_BOLD = ("**", "__")
_NEARLY_ALL = 0.8
_FEWEST = 5
_FOLLOWED = 1 / 3
"""The share of the answers in bold that must have the next question right below: no explanation is between them."""
_WORDS = regex(r"[^\W\d_][ \t\n]+[^\W\d_]|[\u2e80-\U0003ffff]{2}")


def whole_paragraphs(document: Document, asking: Sequence[int]) -> dict[int, int]:
    """The first lines of such paragraphs, and their ends; `asking` are the lines of the other questions."""
    asked = frozenset(asking)
    pairs = [(above, below) for above, below in pairwise(document.blocks) if _is_question_above(document, above, below)]
    in_bold = _are_answered_in_bold(document, asked)
    return {
        above.start: above.end
        for above, below in pairs
        if (in_bold and _is_bold(document, below)) or (below.start not in asked and _is_task(document, above))
    } | _above_lists(pairs, asked)


def _above_lists(pairs: Sequence[tuple[Block, Block]], asked: frozenset[int]) -> dict[int, int]:
    """The short lines right above lists, if nearly all questions are such lines, and most such lines ask."""
    lines = [above for above, below in pairs if below.kind == "list" and below.start == above.end == above.start + 1]
    asking = sum(1 for line in lines if line.start in asked)
    if asking < max(_FEWEST, _NEARLY_ALL * len(asked), _MOSTLY * len(lines)):
        return {}
    return {line.start: line.end for line in lines if len(line.text) <= _SHORT}


def _are_answered_in_bold(document: Document, asked: frozenset[int]) -> bool:
    """True if nearly all of these questions have an answer in bold, and often the next one right below that."""
    plain = [block for block in document.blocks if not _is_bold(document, block)]
    bold = {above.start for above, below in pairwise(document.blocks) if _is_bold(document, below)} & asked
    followed = sum(1 for above, below in pairwise(plain) if above.start in bold and below.start in asked)
    return len(bold) >= max(_FEWEST, _NEARLY_ALL * len(asked)) and followed >= _FOLLOWED * len(bold)


def _is_question_above(document: Document, above: Block, below: Block) -> bool:
    """True for a paragraph that may be a question, above text."""
    if above.kind != "paragraph" or below.kind not in _TEXT or _is_bold(document, above):
        return False
    return len(above.text) <= _LONGEST and _WORDS.search(above.text) is not None


def _is_bold(document: Document, block: Block) -> bool:
    return block.kind == "paragraph" and document.lines[block.start].lstrip().startswith(_BOLD)


def _is_task(document: Document, block: Block) -> bool:
    return is_exam_task(" ".join(map(str.strip, document.lines[block.start : block.end])))
