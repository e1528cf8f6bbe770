"""Questions without blank lines between them and the answers -> the lines that begin them.

    Why is the flour sifted?
    It traps air.
    What does salt do?
    It slows the yeast.
    It gives taste.

Markdown reads all of them as one paragraph. At least five lines of a section must ask, each above a statement, and the
first text must be one of them. Those who talk to each other ask in few words, and so do poems.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_kind, number_of
from deckpress.regex import regex

_FEWEST = 5
_FEWEST_LETTERS = 20
"""Questions are longer than this on average; those of Chinese and Japanese have half as many characters."""
_WIDE = regex(r"[\u2e80-\ud7ff]")
_BEGINS = regex(r"[^\W\d_a-z]|[¿¡`\"“«]")
_ENDED = (".", "!", ":", ")", "。")


def lines_of_asking_lines(document: Document) -> Iterator[int]:
    """The lines of all such questions that are not the first of their paragraph."""
    for heading, blocks in groupby(document.blocks, key=lambda block: block.kind == "heading"):
        if not heading:
            paragraphs = [block for block in blocks if block.kind == "paragraph"]
            yield from _in_section(document, paragraphs)


def _in_section(document: Document, paragraphs: Sequence[Block]) -> Iterator[int]:
    found = [number for block in paragraphs for number in range(block.start, block.end) if _asks(document, number)]
    begin = {block.start for block in paragraphs}
    inside = [number for number in found if number not in begin]
    if len(found) < _FEWEST or 2 * len(inside) < len(found) or found[0] != paragraphs[0].start:
        return
    numbers = [number for block in paragraphs for number in range(block.start, block.end)]
    told = {above for above, below in pairwise(numbers) if below == above + 1} - {line - 1 for line in found}
    letters = sum(_width(document.lines[number].strip()) for number in found)
    if all(map(told.__contains__, found)) and letters >= _FEWEST_LETTERS * len(found):
        yield from inside


def _width(text: str) -> int:
    return len(text) + len(_WIDE.findall(text))


def _asks(document: Document, number: int) -> bool:
    """True for a line at the edge that asks, without a number or a label; a small letter continues a sentence."""
    line = document.lines[number]
    ended = line[:1].isalpha() and document.lines[number - 1].rstrip().endswith(_ENDED)
    if not (ended or _BEGINS.match(line)) or not looks_like_question(line.strip()):
        return False
    return not label_kind(line) and not number_of(line)
