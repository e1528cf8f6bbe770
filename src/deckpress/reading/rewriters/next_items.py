"""Numbered questions right below the answer to the one above, `3) What is it?`, -> the lines that begin them.

A blank line is missing: Markdown begins no list with `3)` right below a paragraph, so the question would be lost in the
answer to item `2)` of the list above.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from deckpress.frozen import dataclass
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

_ITEM = regex(r"[ ]{0,3}(\d{1,3})[.)][ \t]+(?=\S)")
_SHARE = 0.4
"""The share of the lines that must ask for the others to count as questions, too."""


def lines_of_next_items(document: Document) -> list[int]:
    """The lines at which such questions and their answers begin, in order; none if too few of them ask."""
    run = _Run(document)
    for block in document.blocks:
        run.read(block)
    asking = sum(1 for number in run.found if looks_like_question(document.lines[number]))
    return sorted(run.cuts) if asking >= _SHARE * len(run.found) else []


@dataclass(slots=True)
class _Run:
    """The questions of a document that count on from a list above them."""

    document: Document
    last: int = 0
    """The number of the last item of the list above, or of the last question found."""
    above: Block | None = None
    """The list above, until a question below it is found."""
    found: list[int] = field(default_factory=list)
    cuts: set[int] = field(default_factory=set)

    def read(self, block: Block) -> None:
        """Looks for questions in the next block."""
        if block.kind == "heading":
            self.last = 0
        elif block.kind == "list" and block.ordered:
            self.last, self.above = self._number(block.items[-1].start), block
        elif block.kind == "paragraph" and self.last and (own := list(self._counted(block))):
            self.found += own
            self.cuts.update(own, self._answers(own, block.end))
            if self.above is not None:
                items = [item.start for item in self.above.items]
                answers = set(self._answers(items, self.above.end))
                self.cuts.update(answers, (number for number in items[1:] if number + 1 in answers))
                self.above = None

    def _counted(self, block: Block) -> Iterator[int]:
        """The lines of a paragraph, except its first, that count on."""
        for number in range(block.start + 1, block.end):
            if self._number(number) == self.last + 1:
                self.last += 1
                yield number

    def _number(self, number: int) -> int:
        match = _ITEM.match(self.document.lines[number])
        return int(match.group(1)) if match else 0

    def _answers(self, questions: list[int], end: int) -> Iterator[int]:
        """The lines below questions that do not continue their sentence: at the left edge, no small letter first."""
        for number in questions:
            line = self.document.lines[number + 1] if number + 1 < end else ""
            if line[:1].strip() and not line[:1].islower() and not _ITEM.match(line):
                yield number + 1
