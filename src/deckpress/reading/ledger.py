"""What a reader hands back, and the ledger it keeps: each line of the source ends as a card, a region, or is missed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from deckpress.diagnostics import Diagnostic
from deckpress.model import Deck, Note
from deckpress.reading.tree import Document


class Use(StrEnum):
    """What became of some lines of the source."""

    CARD = "card"
    SECTION = "section"
    UNANSWERED = "unanswered"
    FURNITURE = "furniture"
    PROSE = "prose"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Region:
    """Lines `start` to `end` of the source, counted from 1, both included, and the first words on them."""

    use: Use
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of one source."""

    deck: Deck
    dialect: str
    regions: tuple[Region, ...]
    unaccounted: tuple[tuple[int, int], ...]
    """Line ranges, from 1, both ends included, that no region covers: always empty, or the reader has a fault."""
    shapes: tuple[str, ...] = ()
    """What each note was read from, in the order of the notes: `headings of level 3`, `labelled lines`, a dialect."""

    def of(self, use: Use) -> tuple[Region, ...]:
        """The regions of one use."""
        return tuple(region for region in self.regions if region.use is use)


@dataclass(slots=True)
class Ledger:
    """What a reader collects while it goes through a document."""

    document: Document
    notes: list[Note] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    """What each note was read from, in their order; shorter than the notes where a dialect says it for all."""
    repeated: frozenset[str] = frozenset()
    """Blocks that stand more than once in the document, word for word."""
    deck: str = ""
    """The name of the deck, if the document gives it elsewhere than in its front matter or title."""

    def book(self, document: Document, use: Use, start: int, end: int, text: str = "") -> None:
        """Books lines `start` to `end` (from 0, end excluded) of the document or a part of it for a use."""
        while end > start and not document.lines[end - 1].strip():
            end -= 1
        while start < end and not document.lines[start].strip():
            start += 1
        if start < end:
            words = text or document.lines[start].strip()
            first, last = document.origin[start][0], document.origin[end - 1][0]
            self.regions.append(Region(use, first + 1, last + 1, words[:200]))

    def tell(self, document: Document, code: str, line: int, message: str, hint: str = "") -> None:
        """Adds a diagnostic at a line, counted from 0, of the document or a part of it."""
        self.diagnostics.append(Diagnostic(document.place(line), code, message, hint))

    def missed(self) -> tuple[tuple[int, int], ...]:
        """The ranges of lines with text that no region covers, from 1, both ends included."""
        covered: set[int] = set()
        for region in self.regions:
            covered.update(range(region.start, region.end + 1))
        ranges: list[tuple[int, int]] = []
        for number, line in enumerate(self.document.lines, 1):
            if number in covered or not line.strip():
                continue
            if ranges and ranges[-1][1] == number - 1:
                ranges[-1] = (ranges[-1][0], number)
            else:
                ranges.append((number, number))
        return tuple(ranges)
