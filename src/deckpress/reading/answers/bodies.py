"""Where the body of a candidate ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from deckpress.reading.answers.fenced_answers import labelled_above
from deckpress.reading.answers.key_lines import names_in_order
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_alone, label_kind, label_of
from deckpress.reading.words.line_marks import first_with_text
from deckpress.regex import regex


def boundary(document: Document, start: Start, headings: Sequence[Start], chosen: Sequence[Start]) -> int:
    """The line at which a question's body ends: its container, the next question, or a heading of its rank.

    A heading right below the label of the answer, deeper than the one above the question, is a part of that answer.
    """
    end = min(start.limit, len(document.lines))
    if start.details is not None or (start.item is not None and not start.loose and (start.column or not chosen)):
        return end
    if start.item is not None and not start.loose:
        return _item_boundary(document, start, headings, chosen, end)
    first = bisect_right(headings, start.start, key=lambda h: h.start)
    rank = start.level or _rank_of_parts(document, start, headings[max(first - 1, 0) : first + 1])
    for number in range(first, len(headings)):
        heading = headings[number]
        if heading.start >= end:
            break
        if not rank or heading.level <= rank:
            end = heading.start
            break
    following = bisect_left(chosen, start.end, key=lambda s: s.start)
    while following < len(chosen) and chosen[following] is start:
        following += 1
    if following < len(chosen):
        end = min(end, chosen[following].start)
    return max(end, start.end)


def _rank_of_parts(document: Document, start: Start, around: Sequence[Start]) -> int:
    """The level above that of the first heading below a labelled question, if it is part of the answer; else 0.

    `around` are the headings above and below the question.
    """
    if not start.labelled or len(around) != _AROUND or around[1].level <= around[0].level:
        return 0
    below = around[1].start
    label = first_with_text(reversed(document.lines[max(start.start, below - _NEAR) : below]))
    return around[1].level - 1 if label_alone(label) == "answer" else 0


_AROUND = 2
_NEAR = 3
"""How many lines above a heading the label may be."""


def _answers_one(document: Document, number: int) -> bool:
    """True for a line with the label of an answer and a single answer after it, not several numbered ones."""
    line = document.lines[number].lstrip("> \t")
    line = line.removeprefix("- ").removeprefix("+ ")
    label = label_of(line)
    if label is None or label.kind != "answer" or label_alone(line):
        return False
    return not (_SEVERAL.match(line, label.end) or names_in_order(line[label.end :]))


_ANSWERING = ("paragraph", "quote", "list")
_SEVERAL = regex(r"[ \t*_]*\(?\d{1,3}(?:[ \t]*[.):–-]|[ \t]+[A-Za-z]\b|[A-Za-z][ \t,;]+\d)")


def _item_boundary(
    document: Document, start: Start, headings: Sequence[Start], chosen: Sequence[Start], end: int
) -> int:
    """The end of an answer in a list: without indentation, the answer extends to the next question, or a key above it.

    After the last question, only a paragraph, a quote or a list with the label of an answer belongs to it, and an
    explanation.
    """
    following = bisect_left(chosen, start.end, key=lambda s: s.start)
    if following == len(chosen) or chosen[following].shape != start.shape:
        behind = document.block_from(end)
        own = behind is not None and behind.kind in _ANSWERING and start.key != behind.start
        answered = (_answer_end(document, behind) or _announced_end(document, start, behind)) if behind and own else 0
        return _explanation_end(document, answered) if answered else end
    heading = bisect_left(headings, start.end, key=lambda h: h.start)
    if heading < len(headings) and headings[heading].start < chosen[following].start:
        behind = document.block_from(end)
        return (_announced_end(document, start, behind) if behind else 0) or end
    if _is_title_of_parts(document, end, chosen[following].start):
        return end
    return max(end, min(chosen[following].start, start.key or len(document.lines)))


def _is_title_of_parts(document: Document, start: int, end: int) -> bool:
    """True if one line with text is between an item and the next question, and has the same number as that."""
    told = [line for line in document.lines[start:end] if line.strip()] if 0 < end - start <= _NEAR else []
    number = _NUMBER.match(told[0]) if len(told) == 1 else None
    return number is not None and document.lines[end].startswith(number.group())


_NUMBER = regex(r"\d{1,3}\.[ \t]")


def _answer_end(document: Document, block: Block) -> int:
    """The end of a block with the label of an answer, or of one line below the label; else 0.

    The line is in code, or it is nothing but the letter or the number of an option.
    """
    if _answers_one(document, block.start):
        return block.end
    below = document.block_from(block.end)
    if (
        below is not None
        and below.kind == "paragraph"
        and _NAMES.match(below.text)
        and _is_label_alone(document, block)
    ):
        return below.end
    if below is None or below.kind != "fence" or below.text.strip().count("\n"):
        return 0
    return below.end if labelled_above(document, block, below) == "answer" else 0


def _announced_end(document: Document, start: Start, behind: Block) -> int:
    """The end of a list of bullets right below an item whose last line announces it; else 0.

    The line is nothing but the label of an answer, or it is indented and ends in a colon. Without indentation, the list
    is no part of the item.
    """
    above = behind.start - 1
    if behind.kind != "list" or behind.ordered or above <= start.start:
        return 0
    last = document.lines[above]
    told = above >= start.end and last[:1].isspace() and last.rstrip(" *_").endswith((":", "："))
    return behind.end if told or label_alone(last) == "answer" else 0


def _is_label_alone(document: Document, block: Block) -> bool:
    return block.end == block.start + 1 and label_alone(document.lines[block.start]) == "answer"


_NAMES = regex(r"[*_(]*(?:[A-Ha-h]|\d{1,2})[*_).]*\Z")


def _explanation_end(document: Document, end: int) -> int:
    """The end of the explanation below an answer, which is a paragraph with its label, or code below that."""
    block = document.block_from(end)
    if block is None or block.kind != "paragraph" or label_kind(document.lines[block.start]) != "explanation":
        return end
    below = document.block_from(block.end)
    fenced = below is not None and below.kind == "fence" and labelled_above(document, block, below) == "explanation"
    return below.end if below is not None and fenced else block.end
