"""Headings such as `# Reason` below numbered questions, which end no section -> lines with the label of an answer."""

from __future__ import annotations

from collections.abc import Iterator

from deckpress.compare import letters
from deckpress.reading.labels import is_answer_heading, label_kind
from deckpress.reading.tree import Change, Document
from deckpress.regex import regex

_FEWEST = 2
_NUMBER = regex(r"[ \t]{0,3}(\d{1,3})[.)]")
_MARKS = regex(r" {0,3}#{1,6}[ \t]+")


def with_labels(document: Document) -> Document:
    """The document, with headings that only announce an answer as such labels.

    There are two or more with the same words, and each is the only one below the next question of a numbered list. A
    heading above the answers to all questions is the title of a key.
    """
    found = list(_below_numbers(document))
    words = {letters(document.lines[line]) for line in found}
    every = [b for b in document.blocks if b.kind == "heading" and _announces(b.text) and letters(b.text) in words]
    if len(found) < _FEWEST or len(words) != 1 or len(every) != len(found):
        return document
    changes: dict[int, Change] = {}
    for number in found:
        match = _MARKS.match(document.lines[number])
        assert match is not None
        changes[number] = (f"**{match.string[match.end() :].strip(' #:*_')}:**", match.end() - 2)
    return document.with_lines(changes)


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
            if last and last == known + 1:
                yield block.start
            known, last = last, 0
        elif block.kind == "heading":
            known = last = 0
