"""Quotes right below headings such as `## Exercise 1.2`, above other text -> questions with a label, and answers.

    ## Exercise 1.2
    > Define a heap.

    A tree in an array.

Further quotes, and code that touches a quote, belong to the question. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from deckpress.reading.text.quotes import unquoted, without_mark
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.labels import is_answer_heading, label_kind
from deckpress.reading.words.vocabulary import EXERCISE, QUESTION
from deckpress.regex import regex

_EXERCISE = regex(rf"[*_]*(?:{EXERCISE}|{QUESTION})?[ \t]*#?\d{{1,3}}(?:[.-]\d{{1,3}})*[a-z]?[.:：)]?[*_ \t]*\Z", re.I)
_MOST_EXERCISES = 0.7
"""The share of the headings with the number of an exercise that must have a quote and text below it."""
_FEWEST = 3
_QUESTION_LABEL = "Q: "
ANSWER_LABEL = "Answer:"


def with_labels_for_exercises(document: Document) -> Document:
    """The document with the labels of questions and answers for such quotes and the texts below them."""
    exercises = _below_exercises(document)
    if not exercises:
        return document
    answers = [_end_with_code(document, quote) for quote in exercises]
    return document.with_lines(_with_both_labels(document, exercises)).cut_blocks(answers)


def with_label(line: str) -> Change:
    """A line of a quote with the label of a question instead of its mark."""
    text, cut = without_mark(line)
    return (text, cut) if label_kind(text) else (f"{_QUESTION_LABEL}{text}", cut - len(_QUESTION_LABEL))


def _below_exercises(document: Document) -> list[Block]:
    """The quotes between headings such as `Exercise 1.2` and other text, if most of three or more headings have one.

    Two are enough if all such headings have one and begin with the same word.
    """
    if any(block.kind == "heading" and is_answer_heading(block.text) for block in document.blocks):
        return []
    counted = [(block, below) for block, below in pairwise(document.blocks) if _is_exercise(block)]
    found = [below for _, below in counted if below.kind == "quote" and _is_answered(document, below)]
    if len(found) >= max(_FEWEST, _MOST_EXERCISES * len(counted)):
        return found
    named = {match.group().casefold() for block, _ in counted if (match := _WORD.match(block.text.strip(" *_")))}
    return found if len(found) == len(counted) == _FEWEST - 1 and len(named) == 1 else []


_WORD = regex(r"[^\W\d_]{3,}")


def _is_exercise(block: Block) -> bool:
    return block.kind == "heading" and _EXERCISE.match(block.text.strip()) is not None


def _is_answered(document: Document, quote: Block) -> bool:
    """True for a quote without the label of an answer, above a blank line and text other than a heading or a quote."""
    if any(label_kind(unquoted(document.lines[number])) == "answer" for number in range(quote.start, quote.end)):
        return False
    end = _end_with_code(document, quote)
    below = document.block_from(end)
    apart = end < len(document.lines) and not document.lines[end].strip()
    return apart and below is not None and below.kind not in ("heading", "quote") and not label_kind(below.text)


def _end_with_code(document: Document, quote: Block) -> int:
    """The line after a quote, the quotes below it and the code that touches them."""
    end = quote.end
    while (below := document.block_from(end)) and (
        below.kind == "quote" or (below.kind == "fence" and below.start == end)
    ):
        end = below.end
    return end


def _with_both_labels(document: Document, quotes: Sequence[Block]) -> dict[int, Change]:
    """The lines of quotes as questions with a label, and the label of an answer below each."""
    changes: dict[int, Change] = {}
    for quote in quotes:
        end = _end_with_code(document, quote)
        quoted = (number for number in range(quote.start, end) if document.lines[number].startswith(">"))
        changes.update((number, without_mark(document.lines[number])) for number in quoted)
        changes[quote.start] = with_label(document.lines[quote.start])
        changes[end] = (ANSWER_LABEL, 0)
    return changes
