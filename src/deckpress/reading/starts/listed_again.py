"""Lines that a table of contents without links names: the questions of a document that nothing else marks.

    What we ask:                 Redo logs

    Redo logs                    They record changes.
    Locks
    ...

The contents are a list, or the lines of a paragraph. Nearly all of them return in order, each as a line of its own.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from deckpress.compare import letters
from deckpress.reading.parts.question_starts import Start, clean_question, question_text
from deckpress.reading.starts.plain_starts import SHAPE
from deckpress.reading.text.tree import Block, Document

_SIGN = 0.7
_FEWEST = 5
_SHARE = 0.8
"""The share of the listed lines that must return."""
_HEAD = 12
"""The contents are one of so many first blocks."""
_LONGEST = 160
_TAIL = 4
"""How many letters at the end of a line are compared first."""
_CODE = (";", "{", "}", ",", "(")
"""How lines of code end, which may be repeated as well."""


def with_listed_again(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, with such lines; none in a document in which something else shows itself to be a question."""
    if sum(start.evident for start in starts) >= _FEWEST:
        return list(starts)
    for block in document.blocks[:_HEAD]:
        if block.kind in ("paragraph", "list") and block.end - block.start >= _FEWEST:
            again = _again(document, block)
            if again:
                taken = frozenset(again)
                return [*(start for start in starts if start.start not in taken), *(_start(document, n) for n in again)]
    return list(starts)


def _again(document: Document, contents: Block) -> list[int]:
    """The lines below that repeat the lines of the contents, in order; none unless nearly all return."""
    lines = range(contents.start, contents.end)
    if any(document.lines[number].rstrip().endswith(_CODE) for number in lines):
        return []
    listed = [words for number in lines if (words := _words(document.lines[number]))]
    if len(listed) < _FEWEST or len(listed) < len(lines) or max(map(len, listed)) > _LONGEST:
        return []
    if listed[-1] == listed[0]:
        del listed[-1]  # the first question touches the contents
    if len({*listed}) < len(listed):
        return []
    found: list[int] = []
    rest = list(_first_lines(document, contents.start + len(listed), {words[-_TAIL:] for words in listed}))
    for words in listed:
        place = next((n for n, (_, own) in enumerate(rest) if own == words), None)
        if place is not None:
            found.append(rest[place][0])
            del rest[: place + 1]
    return found if len(found) >= max(_FEWEST, _SHARE * len(listed)) else []


def _first_lines(document: Document, start: int, tails: Container[str]) -> Iterator[tuple[int, str]]:
    """The lines of paragraphs from a line on that end in some of these letters, and their words."""
    for block in document.blocks:
        if block.kind == "paragraph" and block.end > start:
            for number in range(max(block.start, start), block.end):
                line = document.lines[number]
                if len(line) <= 2 * _LONGEST and letters(line)[-_TAIL:] in tails:
                    yield number, _words(line)


def _words(line: str) -> str:
    cleaned, _, _ = clean_question(line.strip().lstrip("-*+ \t"), numbered=True)
    return letters(cleaned)


def _start(document: Document, line: int) -> Start:
    cleaned, _, _ = clean_question(document.lines[line].strip(), numbered=True)
    text = question_text(document, line, cleaned)
    return Start(SHAPE, line, line + 1, text, len(document.lines), True, linked=True, body=True, sign=_SIGN)
