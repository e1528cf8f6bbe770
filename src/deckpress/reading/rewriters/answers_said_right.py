"""Lines such as `Answer: Correct, wool is hair` that say that the answer above them is right.

Such a line has the label of an answer, but it is a remark on the answer above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.labels import label_alone, label_kind, label_of, number_of
from deckpress.regex import regex

_RIGHT = regex(
    r"[\W_]*(?:correct[oae]?|right|richtig|juste|exacte?|corrett[oa]|esatt[oa]|corret[oa]|cert[oa]|верно|правильно|вірно"
    r"|poprawn[ae]|poprawnie|prawidłow[ao]|dobrze|doğru|juist|goed|rätt|rigtigt|riktig|helyes|správně|benar|đúng|صحيح"
    r"|सही)(?!\w)[\W_]*(?P<more>\S)?|[\W_]*(?:正确|正確|正解|정답|맞음|맞습니다)[\W_]+(?P<wide>\S)",
    re.I,
)
_FEWEST = 2
_LONGEST = 300
_ANSWER = "**Answer:** "


def with_answers_above_remarks(document: Document) -> Document:
    """The document, with the label of an answer in front of such answers.

    There must be two or more, and no other label of an answer.
    """
    labelled = [block for block in document.blocks if _said_right(document, block) is not None]
    found = [] if len(labelled) < _FEWEST else list(_answers(document))
    if len(found) < _FEWEST or len(found) != len(labelled) or not all(_said_right(document, b) for b in labelled):
        return document
    changes: dict[int, Change] = {}
    for title, answer in found:
        if title is not None:
            changes[title.start] = ("", 0)
        words = document.lines[answer.start].lstrip()
        indent = len(document.lines[answer.start]) - len(words)
        changes[answer.start] = (_ANSWER + words, indent - len(_ANSWER))
    return document.with_lines(changes)


def _said_right(document: Document, block: Block) -> bool | None:
    """True for a paragraph with the label of an answer that says that it is right, and more; None without a label."""
    line = document.lines[block.start]
    label = label_of(line) if block.kind == "paragraph" else None
    if label is None or label.kind != "answer":
        return None
    match = _RIGHT.match(line, label.end)
    return bool(match and (match["more"] or match["wide"]))


def _answers(document: Document) -> Iterator[tuple[Block | None, Block]]:
    """The short paragraphs below one that asks and above such a label, each with the number above its question."""
    blocks = document.blocks
    for above, asking, answer, remark in zip((None, *blocks), blocks, blocks[1:], blocks[2:], strict=False):
        short = answer.kind == "paragraph" and answer.end == answer.start + 1 and len(answer.text) <= _LONGEST
        asks = asking.kind == "paragraph" and looks_like_question(asking.text)
        if asks and short and _said_right(document, remark) and _is_plain(document.lines[answer.start]):
            title = above if above is not None and _is_title(above) else None
            yield title, answer


def _is_plain(line: str) -> bool:
    """True for a line without a label or number that does not ask."""
    return not (label_kind(line) or number_of(line.lstrip()) or looks_like_question(line))


def _is_title(block: Block) -> bool:
    """True for a paragraph that is only the number of the question below it: `Question 1`."""
    return block.kind == "paragraph" and label_alone(block.text) == "question"
