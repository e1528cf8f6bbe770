"""Lines that are only the titles of cases, `Case 1`, each above a text and its question -> headings.

    Case 1

    A ship lists to port.

    What do you check?

    Answer: The ballast tanks.

Without the mark of a heading, the title and the text of the second case would end up in the answer above.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.case_titles import is_case_title, number_of_case
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.word_heads import SCENARIO_HEADS

_HEADING = "###### "
_MARKS = "*_"
_FEWEST = 2


def with_headings_of_cases(document: Document) -> Document:
    """The document with such titles as headings, if they count up and each case asks; nothing asks above the first."""
    lines = frozenset(document.table.begun_by(SCENARIO_HEADS))
    titles = [block for block in document.blocks if block.start in lines and _is_title(document, block)]
    numbers = [number_of_case(block.text) for block in titles]
    if len(titles) < _FEWEST or numbers != list(range(1, len(titles) + 1)) or not _all_ask(document, titles):
        return document
    return document.with_lines({block.start: _heading(document, block) for block in titles})


def _is_title(document: Document, block: Block) -> bool:
    alone = block.kind == "paragraph" and block.end == block.start + 1
    return alone and is_case_title(words := _words(document, block)) and not words.endswith((".", "?", "!"))


def _words(document: Document, block: Block) -> str:
    return document.lines[block.start].strip(f" \t{_MARKS}").rstrip(":：").rstrip(_MARKS)


def _heading(document: Document, block: Block) -> Change:
    words = _words(document, block)
    return _HEADING + words, document.lines[block.start].index(words) - len(_HEADING)


def _all_ask(document: Document, titles: Sequence[Block]) -> bool:
    """True if a line asks below each title, and none above the first."""
    bounds = [block.start for block in titles] + [len(document.lines)]
    if any(_asks(line) for line in document.lines[document.first : bounds[0]]):
        return False
    return all(any(_asks(line) for line in document.lines[start:end]) for start, end in pairwise(bounds))


def _asks(line: str) -> bool:
    return bool(line.strip()) and (looks_like_question(line) or label_kind(line) == "question")
