"""The result of a reader, and the ledger that it keeps: each line of the source has one use, or is missed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any, ClassVar

from deckpress.diagnostics import Diagnostic
from deckpress.diagnostics.values import Rule
from deckpress.excerpts import excerpt
from deckpress.frozen import dataclass
from deckpress.model import Deck, Note, Source
from deckpress.reading.text.boxes import Box
from deckpress.reading.text.tree import Document
from deckpress.store import Values


class Use(StrEnum):
    """What became of some lines of the source."""

    CARD = "card"
    SECTION = "section"
    UNANSWERED = "unanswered"
    FURNITURE = "furniture"
    PROSE = "prose"
    KEY = "key"
    """The answers to an exam, given together at its end."""
    SETTINGS = "settings"
    """Front matter, and the lines that set options of a deck or a note."""
    FRAME = "frame"
    """The marks that bound a card or its parts: `</details>`, `<!-- answer -->`."""


_INNER = frozenset((Use.KEY, Use.SETTINGS, Use.FRAME, Use.FURNITURE))
"""The uses whose lines may lie among those of another, such as settings within a card."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines `start` to `end` of the source, counted from 1, both included, and the first words on them."""

    use: Use
    start: int
    end: int
    text: str
    own: tuple[tuple[int, int], ...]
    """The ranges of lines that have this use; the lines with text between them have another."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A reading of a whole document that was weighed: its cards, the first of them, and its cost."""

    taken: str
    """How many cards of which shapes: `7 headings of level 2`, or `no questions`."""
    count: int
    first: tuple[str, ...]
    cost: float
    terms: tuple[tuple[str, float], ...]
    """The terms of the cost, in words, the highest first."""


class BookedTwiceError(AssertionError):
    """A line that has a use was booked for another one: a fault of the reader."""


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
    source: Source = field(default=Source("", ""), compare=False, repr=False)
    guessed: bool = False
    """True for a guess: no sign shows that the cards were meant as cards, or that headings without cards were not."""
    weighed: tuple[Weighed, ...] = ()
    """The readings that were weighed, the best first; empty if a dialect or the author left no choice."""

    def of(self, use: Use) -> tuple[Region, ...]:
        """The regions of one use."""
        return tuple(region for region in self.regions if region.use is use)


@dataclass(slots=True)
class Ledger:
    """What a reader collects while it goes through a document."""

    strict: ClassVar[bool] = False
    """True in tests: a line that is booked twice is an error."""

    document: Document
    notes: list[Note] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    asked_again: dict[int, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    """For the place of each report of a question without an answer: the number of notes above it, and what it asks."""
    shapes: list[str] = field(default_factory=list)
    """What each note was read from, in their order; shorter than the notes if a dialect reads all of them."""
    repeated: frozenset[str] = frozenset()
    """Blocks that the document repeats word for word."""
    native: bool = False
    """True if the document is in the native syntax and nothing else."""
    link_lines: frozenset[str] = frozenset()
    """Lines of links that the document repeats between its questions."""
    owners: dict[int, Use] = field(default_factory=dict)
    """The use of each line, by its number from 1."""
    elsewhere: frozenset[int] = frozenset()
    """Numbers of lines that belong to another card, although the next card includes them as well."""
    guessed: bool = False
    """True if no sign shows that the cards were meant as cards."""
    weighed: tuple[Weighed, ...] = ()
    much_left: tuple[int, str, float, bool] | None = None
    """The line of the first question, what became cards, and the share of the text that is in none, if it is large."""
    holds: str = ""
    """The contents of a document without cards, in words."""
    topics: int = 0
    """The level of the headings with text below them in a document without cards, or 0."""
    held_back: bool = False
    """True if these headings would be a guess."""
    boxes: tuple[Box, ...] = ()
    """The containers that frame or fold a part of the text (see `boxes`), inner ones first."""
    titled_boxes: Mapping[int, int] = field(default_factory=dict)
    """The lines of headings at the head of such containers, and the last lines of these, from 1."""
    asking_boxes: tuple[int, ...] = ()
    """The lines, from 1, that ask at the head of such containers."""
    asking_lists: frozenset[int] = frozenset()
    """The lines, from 1, of containers that list the questions of a lesson."""
    asked_below: Mapping[str, int] = field(default_factory=dict)
    """The letters of each question and heading, and the line of the last one; a list of them further up is contents."""
    framed: tuple[tuple[int, int], ...] = ()
    """The first line of each container that begins with a heading, and the line after it; outer ones first."""
    kept: Values | None = None
    """What an earlier build knew of the source, if it is large."""
    deck: str = ""
    """The name of the deck, if the document gives it outside its front matter and title."""

    def book(self, document: Document, use: Use, start: int, end: int, text: str = "") -> None:
        """Books lines `start` to `end` (from 0, end excluded) of the document or a part of it for a use.

        Blank lines have no use. Settings, frames, furniture and keys keep their lines when a card or text round them is
        booked later, and so do the lines `elsewhere`. Any other line that has a use already keeps it as well, but that
        is a fault of the reader: where `strict` is set, BookedTwiceError is raised.
        """
        while end > start and not document.lines[end - 1].strip():
            end -= 1
        while start < end and not document.lines[start].strip():
            start += 1
        self.book_lines(document, use, range(start, end), text)

    def book_lines(self, document: Document, use: Use, lines: Iterable[int], text: str = "") -> None:
        """Books several lines, in order, as one region; see `book`."""
        free: dict[int, str] = {}
        shared: list[int] = []
        for index in lines:
            line = document.origin[index][0]
            if not self.document.lines[line - 1].strip():
                continue
            if line in self.elsewhere:
                shared.append(line)
            elif line not in self.owners:
                free.setdefault(line, document.lines[index].strip())
            elif self.strict and (use in _INNER or self.owners[line] not in _INNER):
                raise BookedTwiceError(f"line {line} is {self.owners[line].value} and {use.value}")
        if not free and not (shared and use not in _INNER):
            return
        numbers = sorted(free or shared)
        words = text or free.get(numbers[0], "")
        self.put(Region(use, numbers[0], numbers[-1], words[:200], self._runs(sorted(free))))

    def put(self, region: Region) -> None:
        """Adds a region, whose own lines have no use yet."""
        self.regions.append(region)
        for start, end in region.own:
            for line in range(start, end + 1):
                if line not in self.owners and self.document.lines[line - 1].strip():
                    self.owners[line] = region.use

    def use_of(self, document: Document, start: int, end: int) -> Use | None:
        """The use of all lines with text from `start` to `end` of the document or a part of it; None if they differ."""
        numbers = {number for number, _ in document.origin[start:end] if self.document.lines[number - 1].strip()}
        uses = {self.owners.get(number) for number in numbers}
        return uses.pop() if len(uses) == 1 else None

    def report(self, document: Document, rule: Rule, line: int, /, *, hint: str = "", **parts: Any) -> None:
        """Adds a diagnostic at a line, counted from 0, of the document or a part of it; see `Rule.at`."""
        self.diagnostics.append(rule.at(document.place(line), hint=hint, **parts))

    def missed(self) -> tuple[tuple[int, int], ...]:
        """The ranges of lines with text that have no use, from 1, both ends included."""
        lines = enumerate(self.document.lines, 1)
        return ranges(number for number, line in lines if number not in self.owners and line.strip())

    def _runs(self, lines: list[int]) -> tuple[tuple[int, int], ...]:
        """The ranges of some lines, in order; blank lines do not end a range."""
        runs: list[tuple[int, int]] = []
        for line in lines:
            between = range(runs[-1][1] + 1, line) if runs else ()
            if runs and not any(self.document.lines[n - 1].strip() or n in self.owners for n in between):
                runs[-1] = (runs[-1][0], line)
            else:
                runs.append((line, line))
        return tuple(runs)


def ranges(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """The runs of ascending numbers, each as its first and its last."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def short(words: str) -> str:
    """The first words of a text, for a message."""
    return excerpt(words, 90)
