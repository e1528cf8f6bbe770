"""Headings that ask below a heading that is only the label of a question -> headings with that label.

    ## Question 2
    ### What is a star?
    A ball of gas.
    ### Why does it shine?
    It fuses hydrogen.

All headings of the same level that ask or are sentences take the label's level, unless one of them announces an answer:
then the first one is the question. Lines keep their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.labels import is_answer_heading, is_hint, label_alone, label_of
from deckpress.regex import regex

_MARKS = regex(r" {0,3}#{1,6}[ \t]+(?=\S)")
_SIGN = frozenset("#")
_DIGITS = regex(r"\d")
_SENTENCE = regex(r"\S+(?:[ \t]+\S+){2,}[.。…][ \t]*\Z")
"""Three words or more that end in a full stop: `Explain it with an example.`"""


def with_questions_for_labels(document: Document) -> Document:
    """The document with such questions in place of the labels above them."""
    if not any(document.lines[n].lstrip().startswith("##") for n in document.table.marked(_SIGN)):
        return document
    headings = [block for block in document.blocks if block.kind == "heading" and _is_plain(document, block)]
    changes: dict[int, Change] = {}
    for place, label in enumerate(headings[:-1]):
        if _is_label(document, label) and _is_next(document, label, headings[place + 1]):
            changes.update(_asked(document, label, _below(headings, place)))
    return document.with_lines(changes)


def _is_label(document: Document, heading: Block) -> bool:
    title = _title(document, heading)
    return bool(_DIGITS.search(title)) and label_alone(title) == "question"


def _is_next(document: Document, label: Block, below: Block) -> bool:
    """True if a deeper heading that asks is right below a label."""
    if below.level <= label.level or any(line.strip() for line in document.lines[label.end : below.start]):
        return False
    return _asks(_title(document, below))


def _below(headings: Sequence[Block], place: int) -> Sequence[Block]:
    """The headings below a label, up to the next one of its level."""
    label = headings[place]
    end = next((n for n in range(place + 1, len(headings)) if headings[n].level <= label.level), len(headings))
    return headings[place + 1 : end]


def _asked(document: Document, label: Block, below: Sequence[Block]) -> Iterator[tuple[int, Change]]:
    first, *others = below
    parts = any(is_answer_heading(_title(document, block)) for block in below)
    alike = [] if parts else [b for b in others if b.level == first.level and _asks(_title(document, b))]
    yield label.start, ("", 0)
    title = _title(document, label).strip(" \t#*_.:：")
    for block in (first, *alike):
        words = _title(document, block)
        head = f"{'#' * label.level} {title if block is first else 'Question'}: "
        yield block.start, (head + words, len(document.lines[block.start]) - len(words) - len(head))


def _asks(title: str) -> bool:
    if is_answer_heading(title) or is_hint(title) or (label_of(title) and label_alone(title)):
        return False
    return looks_like_question(title.strip(" \t#")) or _SENTENCE.match(title) is not None


def _is_plain(document: Document, block: Block) -> bool:
    return block.end == block.start + 1 and _MARKS.match(document.lines[block.start]) is not None


def _title(document: Document, block: Block) -> str:
    """The words of a heading, with the marks that may close it."""
    line = document.lines[block.start]
    match = _MARKS.match(line)
    return line[match.end() :] if match else ""
