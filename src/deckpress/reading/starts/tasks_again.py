"""Tasks of numbered lists that return further down, each as a line above the code that solves it.

    1. Find all books.
    2. Find all readers.

    # Answers

    Find all books.

    ```
    select * from books;
    ```

A heading that announces answers is above them, as guides for a program repeat their steps as well. Most lines right
above code below it repeat a task; the others were changed in one of the two places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckpress.compare import letters
from deckpress.reading.parts.question_starts import Start, clean_question, question_text
from deckpress.reading.starts.plain_starts import SHAPE
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.key_names import names_key
from deckpress.reading.words.labels import is_answer_heading
from deckpress.regex import regex

_SIGN = 0.7
_FEWEST = 4
_FEWEST_EVIDENT = 5
"""So many questions that show themselves are those of the document."""
_SHARE = 0.6
_LONGEST = 200
_FEWEST_LETTERS = 8
_NUMBER = regex(r"[ \t*_]*\d{1,3}[.):]")


def with_tasks_again(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, with such lines instead of others from the first of them on, and without the listed tasks."""
    lists = [block for block in document.blocks if block.kind == "list" and block.ordered]
    if not lists or not document.code:
        return list(starts)
    listed: dict[str, int] = {}
    for block in lists:
        for item in block.items:
            words = _words(item.text)
            if item.head_end == item.end and _FEWEST_LETTERS <= len(words) <= _LONGEST:
                listed.setdefault(words, item.start)
    key = next((block.start for block in document.blocks if _announces(block)), -1)
    solved = [line for line in _above_code(document) if line > key] if key >= 0 and len(listed) >= _FEWEST else []
    again = [line for line in solved if listed.get(_words(document.lines[line]), line) < key]
    rest = [line for line in solved if again and line >= again[0]]
    if len(again) < _FEWEST or len(again) < _SHARE * len(rest):
        return list(starts)
    own = frozenset(rest)
    if sum(start.evident and start.start not in own for start in starts) >= _FEWEST_EVIDENT:
        return list(starts)
    tasks = frozenset(listed.values())
    kept = [start for start in starts if start.is_heading or (start.start < again[0] and start.start not in tasks)]
    return [*kept, *(_start(document, line) for line in rest)]


def _announces(block: Block) -> bool:
    return block.kind == "heading" and (is_answer_heading(block.text) or names_key(block.text))


def _above_code(document: Document) -> Iterator[int]:
    """The paragraphs of one line right above fenced code; one with a number would be an entry of a key."""
    for block, below in pairwise(document.blocks):
        alone = block.kind == "paragraph" and below.kind == "fence" and block.end == block.start + 1
        if alone and not _NUMBER.match(block.text):
            yield block.start


def _words(written: str) -> str:
    return letters(clean_question(written.strip(), numbered=True)[0])


def _start(document: Document, line: int) -> Start:
    cleaned, _, _ = clean_question(document.lines[line].strip(), numbered=True)
    text = question_text(document, line, cleaned)
    return Start(SHAPE, line, line + 1, text, len(document.lines), True, linked=True, body=True, sign=_SIGN)
