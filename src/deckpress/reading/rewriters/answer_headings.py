"""Headings such as `# Reason` below questions in a list or a paragraph, which end no section -> labels of answers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from deckpress.compare import letters
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import BOLD_LINE
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import is_answer_heading, label_kind, number_of
from deckpress.reading.words.line_marks import HEADING_MARK
from deckpress.regex import regex

_FEWEST = 2
_NUMBER = regex(r"[ \t]{0,3}(\d{1,3})[.)]")


def with_labels(document: Document) -> Document:
    """The document, with labels in place of headings that only announce an answer.

    There are two or more with the same words, and each is the only one below the next question of a numbered list, or
    below a paragraph that asks. A heading above the answers to all questions is the title of a key.
    """
    announcing = [block.start for block in document.blocks if block.kind == "heading" and _announces(block.text)]
    if len(announcing) < _FEWEST:
        return document
    found, short = list(_below_numbers(document)), False
    if len(found) < len(announcing):
        found, short = list(_below_paragraphs(document)), True
    words = {letters(document.lines[line]) for line in found}
    every = [b for b in document.blocks if b.kind == "heading" and _announces(b.text) and letters(b.text) in words]
    if len(found) < _FEWEST or len(words) != 1 or len(every) != len(found):
        return document
    changes: dict[int, Change] = {}
    for number in found:
        match = HEADING_MARK.match(document.lines[number])
        assert match is not None
        word = match.string[match.end() :].strip(" #:*_")
        answers = short and label_kind(word + ":") == "answer"  # a word alone on its line may be the title of a key
        changes[number] = ("A:" if answers else f"**{word}:**", match.end() - 2)
    return document.with_lines(changes)


def _below_paragraphs(document: Document) -> Iterator[int]:
    """The lines of such headings, each below one paragraph that asks, or is bold, and below no heading that asks."""
    bold = asked = 0
    titled = False
    for block, below in zip_longest(document.blocks, document.blocks[1:]):
        line = document.lines[block.start]
        if block.kind == "paragraph":
            marked = BOLD_LINE.match(line) is not None or label_kind(line) == "question"
            bold += marked
            asked += looks_like_question(document.lines[block.end - 1]) or looks_like_question(line)
        elif block.kind == "heading" and _announces(block.text) and block.end == block.start + 1:
            keyed = (
                below is None or number_of(document.lines[below.start]) > 0 or label_kind(block.text) == "explanation"
            )
            if (bold or asked) == 1 and not titled and not keyed:
                yield block.start
            bold = asked = 0
        elif block.kind == "heading":
            bold = asked = 0
            titled = looks_like_question(block.text) or number_of(block.text.strip("*_ ")) > 0


def _announces(text: str) -> bool:
    return is_answer_heading(text) and label_kind(text + ":") in ("answer", "explanation")


def _below_numbers(document: Document) -> Iterator[int]:
    """The lines of such headings, each below the item that continues the numbers of the items above the others."""
    last = known = 0
    for block in document.blocks:
        if block.kind == "list" and block.ordered and block.items:
            match = _NUMBER.match(document.lines[block.items[-1].start])
            last = int(match.group(1)) if match and len(block.items) == 1 else 0
        elif block.kind == "heading" and _announces(block.text) and block.end == block.start + 1:
            if last and last in (known + 1, 1):
                yield block.start
            known, last = last, 0
        elif block.kind == "heading":
            last = 0  # the numbers may count on in the next section
