"""Counts the questions in a document without cards, for DP101."""

from __future__ import annotations

from itertools import pairwise
from pathlib import PurePath

from deckpress.reading.choice.topics import is_study_title
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.exam_tasks import is_exam_task
from deckpress.regex import regex

_FEWEST = 3
_FEWEST_NUMBERED = 8
_MOST_ASK, _SOME_ASK = 0.6, 0.4
_MANY_ASK = 0.25
"""The share of lines that ask in a list of questions, and in one of numbered items, of which the others name topics."""


def plain_questions(document: Document) -> int:
    """How many lines of paragraphs and items of lists ask or set a task, if most of them do; else 0.

    Fewer need to ask if the name of the file says that they are questions. In a document of nothing but numbered items,
    all are questions if many ask, or if some do and the name says so.
    """
    lines = [line for block in document.blocks for line in _lines(block)]
    asking = sum(map(looks_like_question, lines))
    if asking < _FEWEST:
        return 0
    count = sum(1 for line in lines if looks_like_question(line) or is_exam_task(line))
    stem = _SEPARATORS.sub(" ", PurePath(document.path).stem)
    named = is_study_title(stem) or "cau hoi" in stem  # Vietnamese without its accents
    if count >= (_SOME_ASK if named else _MOST_ASK) * len(lines) and 2 * asking >= count:
        return count
    numbered = sum(1 for block in document.blocks for item in block.items if _NUMBER.match(document.lines[item.start]))
    alone = numbered >= max(_FEWEST_NUMBERED, _NEARLY_ALL * len(lines))
    return numbered if alone and (named or count >= _MANY_ASK * numbered) else 0


_NUMBER = regex(r"[ \t]*\d{1,3}[.)][ \t]")
_SEPARATORS = regex(r"[-_.+\d]+")
_NEARLY_ALL = 0.9


def _lines(block: Block) -> list[str]:
    if block.kind == "paragraph":
        return block.text.split("\n")
    return ["" if item.nested else item.text for item in block.items]


def questions_with_options(document: Document) -> int:
    """How many lists of items with letters are each below a paragraph, if these are nearly all of the text; else 0."""
    blocks = [block for block in document.blocks if block.kind in ("paragraph", "list")]
    count = sum(
        1
        for above, block in pairwise(blocks)
        if above.kind == "paragraph" and block.kind == "list" and _is_lettered(block)
    )
    return count if count >= _FEWEST and 2 * count >= _NEARLY_ALL * len(blocks) else 0


def _is_lettered(block: Block) -> bool:
    return len(block.items) > 1 and all(
        item.text[:1].upper() == letter and item.text[1:2] in (".", ")", ":")
        for item, letter in zip(block.items, "ABCDEFGH", strict=False)
    )
