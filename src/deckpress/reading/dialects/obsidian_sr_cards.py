"""The cards of Obsidian's Spaced Repetition plug-in, as lines of a document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import field, replace

from deckpress.frozen import dataclass
from deckpress.markdown.boxes import closed_boxes
from deckpress.reading.dialects.common import is_code
from deckpress.reading.dialects.lines import behind, chunks, has_gap, separator
from deckpress.reading.dialects.obsidian_marks import other_marks, other_separator
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.tree import Document, Slice
from deckpress.regex import regex

_TAG = regex(r"(?<!\S)#flashcards((?:/[^\s/#]+)*)/?(?=\s|$)", re.I)
_TAG_LINE = regex(r"[ \t]*(?:#[^\s#]+[ \t]*)+")
SETTING = regex(r"flashcards((?:/[^\s/]+)*)", re.I)
_SCHEDULE = regex(r"(?:(?<![ \t])[ \t]+)?<!--SR:.*?-->[ \t]*")
_MARK = regex(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?)?")
_HEADING = regex(r"[ \t]{0,3}#{1,6}[ \t]++((?>(?:[^ \t]++|[ \t]++(?!#*+[ \t]*+\Z))*))(?:[ \t]++#++)?[ \t]*+")
_END_MARKER = regex(r"[ \t]*(?:([+*=~%&@;_-])\1{2,9}|<!--[ \t]*end[ \t]*-->)[ \t]*", re.I)


@dataclass(frozen=True, slots=True)
class Card:
    """The pieces of a question and its answer, and the lines from the first to the last."""

    head: tuple[Slice, ...]
    body: tuple[Slice, ...]
    start: int
    end: int
    deck: tuple[str, ...]
    both: bool = False
    cloze: bool = False
    mark: str = ""
    """The mark between question and answer on one line."""


@dataclass(slots=True)
class Cards:
    """The cards of a document as they are found, and the lines that only the plug-in needs."""

    document: Document
    code: Callable[[int], bool]
    deck: tuple[str, ...] = ()
    found: list[Card] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)
    schedules: list[int] = field(default_factory=list)
    markers: frozenset[int] = frozenset()
    """The lines of the plug-in's end marker, at which answers below a `?` end."""
    spaced: bool = False
    """True if a blank line is right below each `?`, and there is no end marker."""
    boxes: Mapping[int, int] = field(default_factory=dict)
    """The line on which each box between `:::note` and `:::` closes, by the line on which it opens."""
    marks: frozenset[str] = frozenset()
    """Marks on several lines that a user may have chosen instead of `::`."""
    named: bool = False
    """True once a `#flashcards` tag was seen."""

    def collect(self, start: int, end: int) -> None:
        """The cards among lines without a blank one between them."""
        code = self.code
        waiting: list[Slice] = []
        own: tuple[str, ...] | None = None
        for number in range(start, end):
            if code(number):
                waiting.append((number, 0, None))
                continue
            piece, deck = self._piece(number)
            if piece is None:
                continue
            own = deck if deck is not None else own
            text = self.document.lines[number][piece[1] : piece[2]]
            if text.strip() in ("?", "??"):
                back = [self._piece(line)[0] if not code(line) else (line, 0, None) for line in range(number + 1, end)]
                body = tuple(one for one in back if one is not None)
                head = _without_heading(self.document, waiting)
                both = text.strip() == "??"
                self.found.append(Card(head, body, head[0][0] if head else number, end, self._deck(own), both))
                return
            plain = not text.lstrip().startswith(("|", "#"))
            parts = (separator(text) or other_separator(text, self.marks)) if plain else None
            if parts is None:
                waiting.append(piece)
                continue
            self._flush(waiting, number, None)
            waiting = []
            self._inline(piece, text, parts, self._deck(own))
            own = None
        self._flush(waiting, end, own)

    def stop(self, start: int, end: int) -> int:
        """Where a run of lines ends; one with a `?` ends at the end marker or below a box, even beyond blank lines.

        In a file with a blank line below each `?`, a run that ends in one goes on up to the next card, heading or tag.
        """
        if self.spaced and start < end - 1 and self._asks(end - 1):
            return self._next_card(end)
        if not self.markers and not self.boxes:
            return end
        lines = self.document.lines
        asks = next((n for n in range(start, end) if self._asks(n)), -1)
        if not self.markers:
            return max(end, *(self.boxes.get(n, -1) + 1 for n in range(asks + 1, end))) if 0 <= asks < end - 1 else end
        after = asks if asks >= 0 else start
        last = len(lines) if asks >= 0 else end
        return next((n for n in range(after, last) if n in self.markers), end)

    def _asks(self, number: int) -> bool:
        return _is_mark(self.document.lines[number]) and not self.code(number)

    def _next_card(self, start: int) -> int:
        """Where the next heading, tag or paragraph with a `?` begins; else the end of the document."""
        lines = self.document.lines
        head = start
        for number in range(start, len(lines)):
            if self.code(number):
                continue
            line = lines[number]
            if self._asks(number):
                return head
            if _HEADING.fullmatch(line) or (line[:1] in " \t#" and _TAG_LINE.fullmatch(line)):
                return number
            if not line.strip():
                head = number + 1
        return len(lines)

    def _deck(self, own: tuple[str, ...] | None) -> tuple[str, ...]:
        return self.deck if own is None else own

    def _inline(self, piece: Slice, text: str, parts: tuple[int, int], deck: tuple[str, ...]) -> None:
        line, column, end = piece
        mark = _MARK.match(text)
        lead = mark.end() if mark and mark.end() < parts[0] else 0
        head = ((line, column + lead, column + parts[0]),)
        body = ((line, column + behind(text, parts[1]), end),)
        self.found.append(Card(head, body, line, line + 1, deck, parts[1] - parts[0] == 3, mark=text[slice(*parts)]))

    def _flush(self, waiting: list[Slice], end: int, own: tuple[str, ...] | None) -> None:
        pieces = _without_heading(self.document, waiting)
        if pieces and has_gap(self.document.cut_text(pieces)):
            self.found.append(Card(pieces, (), pieces[0][0], end, self._deck(own), cloze=True))

    def _piece(self, number: int) -> tuple[Slice | None, tuple[str, ...] | None]:
        """The part of a line that is text, and the deck that its tag names for this card alone."""
        line = self.document.lines[number]
        schedule = _SCHEDULE.search(line)
        end = schedule.start() if schedule else len(line)
        if schedule and not line[:end].strip(" \t>"):
            self.schedules.append(number)
            return None, None
        tag = _TAG.search(line, 0, end)
        if tag is None:
            return (number, 0, end), None
        path = tuple(part for part in tag.group(1).split("/") if part)
        if _TAG_LINE.fullmatch(line, 0, end):
            self.tags.append(number)
            self._name(path)
            return None, None
        if not line[: tag.start()].strip(" \t>*+-"):
            return (number, tag.end(), end), path
        self._name(path)
        rest = line[tag.end() : end]
        return (number, 0, end if rest.strip() and not _TAG_LINE.fullmatch(rest) else tag.start()), None

    def _name(self, path: tuple[str, ...]) -> None:
        if not self.named:
            self.found = [card if card.deck else replace(card, deck=path) for card in self.found]
        self.named = True
        self.deck = path


def _without_heading(document: Document, pieces: list[Slice]) -> tuple[Slice, ...]:
    """The lines of a question; a heading over them is a section, one that stands alone is the question."""
    if not pieces or not (heading := _HEADING.fullmatch(document.lines[pieces[0][0]], pieces[0][1])):
        return tuple(pieces)
    if len(pieces) > 1:
        return tuple(pieces[1:])
    line, _, end = pieces[0]
    last = heading.end(1) if end is None else min(heading.end(1), end)
    return ((line, heading.start(1), last),)


def cards_of(document: Document, settings: Settings | None) -> Cards:
    """The cards of a document, whose deck its front matter may name."""
    named = [found for tag in (settings.tags if settings else ()) if (found := SETTING.fullmatch(tag))]
    deck = tuple(part for part in named[0].group(1).split("/") if part) if named else ()
    code = is_code(document)
    marks = other_marks(document, code)
    cards = Cards(document, code, deck, markers=_end_markers(document, code), marks=marks, named=bool(named))
    asking = _asking(document, code)
    beneath = "".join("".join(document.lines[n + 1 : n + 2]).strip() for n in asking)
    cards.spaced = bool(asking) and not (cards.markers or beneath)
    cards.boxes = closed_boxes("\n".join(document.lines))
    position = 0
    for start, end in chunks(document):
        stop = cards.stop(max(start, position), end)
        if stop > position:
            cards.collect(max(start, position), stop)
            position = stop + (stop in cards.markers)
    return cards


def _asking(document: Document, code: Callable[[int], bool]) -> list[int]:
    """The lines between the sides of cards."""
    lines = document.lines
    return [n for n in range(document.first, len(lines)) if _is_mark(lines[n]) and not code(n)]


def _is_mark(line: str) -> bool:
    """True for a line of nothing but `?` or `??`."""
    return line.strip() in ("?", "??")


def _end_markers(document: Document, code: Callable[[int], bool]) -> frozenset[int]:
    """The lines of the end marker, if each answer below a `?` ends at one before the next `?`."""
    lines = document.lines
    asking = _asking(document, code)
    marks: dict[str, list[int]] = {}
    for number in range(document.first, len(lines)):
        if _END_MARKER.fullmatch(lines[number]) and not code(number):
            marks.setdefault(lines[number].strip(), []).append(number)
    for found in marks.values():
        bounds = zip(asking, [*asking[1:], len(lines)], strict=True)
        if asking and all(bisect_right(found, start) < bisect_right(found, end) for start, end in bounds):
            return frozenset(found)
    return frozenset()
