"""Quotes alone between the heading of a question and that of its answer -> the same lines without quotes.

    # Question
    > What is the tide for?

    ## Answer
    It lifts the water.

Places in the file do not change.
"""

from __future__ import annotations

from itertools import pairwise

from deckpress.reading.text.quotes import end_of_mark
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import is_answer_heading, is_question_word, label_alone
from deckpress.regex import regex

_CALLOUT = regex(r" {0,3}>[ \t]*\[!")


def with_questions_unquoted(document: Document) -> Document:
    """The document with such questions as plain text."""
    blocks = [block for block in document.blocks if block.kind != "rule"]
    if not any(block.kind == "quote" for block in blocks):
        return document
    changes: dict[int, Change] = {}
    for (label, quote), below in zip(pairwise(blocks), [*blocks[2:], None], strict=False):
        if below is None or quote.kind != "quote" or label.kind != "heading" or below.kind != "heading":
            continue
        asked = _is_label(label.text) and not _CALLOUT.match(document.lines[quote.start])
        if asked and (is_answer_heading(below.text) or _is_label(below.text)):
            changes |= {number: _unquoted(document.lines[number]) for number in range(quote.start, quote.end)}
    return document.with_lines(changes)


def _is_label(text: str) -> bool:
    return is_question_word(text) or label_alone(text) == "question"


def _unquoted(line: str) -> Change:
    cut = end_of_mark(line)
    return line[cut:], cut
