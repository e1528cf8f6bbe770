"""Obsidian's Spaced Repetition plug-in: cards on one line, on several, and as gaps; decks are tags.

    #flashcards/history/rome

    Who was the first emperor::Augustus
    Roma:::Rome
    <!--SR:!2026-03-01,4,270-->

    Which hills does the city stand on?
    ?
    Seven of them:
    - the Palatine, ...

    The ==Tiber==^[river] flows through it.

`:::` and `??` ask both ways. A card on several lines ends at a blank line outside code, or, where the file uses one, at
a line of the plug-in's end marker, such as `+++`. A tag on a separate line applies to the cards below it, one at the
start of a card to that card; `#flashcards` itself names no deck. The plug-in's own schedule in `<!--SR:..-->` is left
out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from deckpress.diagnostics.catalogue.reading import OTHER_MARK_TAKEN
from deckpress.markdown.boxes import closed_boxes
from deckpress.model import Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import is_code
from deckpress.reading.dialects.lines import (
    behind,
    chunks,
    finish,
    has_gap,
    numbered,
    sections,
    separator,
)
from deckpress.reading.dialects.obsidian_marks import other_marks, other_separator, report_other_marks
from deckpress.reading.dialects.texts import broken_into_lines
from deckpress.reading.notes.cards import make_note
from deckpress.reading.notes.heads import Context, Head
from deckpress.reading.settings.attributes import NONE, Attributes
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document, Slice
from deckpress.regex import regex

_TAG = regex(r"(?<!\S)#flashcards((?:/[^\s/#]+)*)/?(?=\s|$)", re.I)
_TAG_LINE = regex(r"[ \t]*(?:#[^\s#]+[ \t]*)+")
_SETTING = regex(r"flashcards((?:/[^\s/]+)*)", re.I)
_FRONT_TAGS = regex(r"^tags:.*(?:\n[ \t]*-.*)*", re.M | re.I)
_TAGGED = regex(r"(?<![\w/-])flashcards(?![\w-])", re.I)
_SCHEDULE = regex(r"(?:(?<![ \t])[ \t]+)?<!--SR:.*?-->[ \t]*")
_MARK = regex(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?)?")
_HEADING = regex(r"[ \t]{0,3}#{1,6}[ \t]++((?>(?:[^ \t]++|[ \t]++(?!#*+[ \t]*+\Z))*))(?:[ \t]++#++)?[ \t]*+")
_END_MARKER = regex(r"[ \t]*(?:([+*=~%&@;_-])\1{2,9}|<!--[ \t]*end[ \t]*-->)[ \t]*", re.I)
_GAP = regex(
    r"(?<![=\w])==(?=[^\s=])(?P<text>(?:(?!==).)*?\S)==(?![=\w])"
    r"(?:\^\[(?P<hint>[^\[\]\n]*)\])?(?:\[\^(?P<number>[0-9]{1,3}|[ash]+)\])?"
)


@dataclass(frozen=True, slots=True)
class _Card:
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
class _Cards:
    """The cards of a document as they are found, and the lines that only the plug-in needs."""

    document: Document
    code: Callable[[int], bool]
    deck: tuple[str, ...] = ()
    found: list[_Card] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)
    schedules: list[int] = field(default_factory=list)
    markers: frozenset[int] = frozenset()
    """The lines of the plug-in's end marker, at which answers below a `?` end."""
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
                self.found.append(_Card(head, body, head[0][0] if head else number, end, self._deck(own), both))
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
        """Where a run of lines ends: with a `?` in it, at the end marker or below a box, even beyond blank lines."""
        if not self.markers and not self.boxes:
            return end
        lines = self.document.lines
        asks = next((n for n in range(start, end) if lines[n].strip() in ("?", "??") and not self.code(n)), -1)
        if not self.markers:
            return max(end, *(self.boxes.get(n, -1) + 1 for n in range(asks + 1, end))) if 0 <= asks < end - 1 else end
        after = asks if asks >= 0 else start
        last = len(lines) if asks >= 0 else end
        return next((n for n in range(after, last) if n in self.markers), end)

    def _deck(self, own: tuple[str, ...] | None) -> tuple[str, ...]:
        return self.deck if own is None else own

    def _inline(self, piece: Slice, text: str, parts: tuple[int, int], deck: tuple[str, ...]) -> None:
        line, column, end = piece
        mark = _MARK.match(text)
        lead = mark.end() if mark and mark.end() < parts[0] else 0
        head = ((line, column + lead, column + parts[0]),)
        body = ((line, column + behind(text, parts[1]), end),)
        self.found.append(_Card(head, body, line, line + 1, deck, parts[1] - parts[0] == 3, mark=text[slice(*parts)]))

    def _flush(self, waiting: list[Slice], end: int, own: tuple[str, ...] | None) -> None:
        pieces = _without_heading(self.document, waiting)
        if pieces and has_gap(self.document.cut_text(pieces)):
            self.found.append(_Card(pieces, (), pieces[0][0], end, self._deck(own), cloze=True))

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


def _collected(document: Document, settings: Settings | None) -> _Cards:
    named = [found for tag in (settings.tags if settings else ()) if (found := _SETTING.fullmatch(tag))]
    deck = tuple(part for part in named[0].group(1).split("/") if part) if named else ()
    code = is_code(document)
    marks = other_marks(document, code)
    cards = _Cards(document, code, deck, markers=_end_markers(document, code), marks=marks, named=bool(named))
    cards.boxes = closed_boxes("\n".join(document.lines))
    position = 0
    for start, end in chunks(document):
        stop = cards.stop(max(start, position), end)
        if stop > position:
            cards.collect(max(start, position), stop)
            position = stop + (stop in cards.markers)
    return cards


def _end_markers(document: Document, code: Callable[[int], bool]) -> frozenset[int]:
    """The lines of the end marker, if each answer below a `?` ends at one before the next `?`."""
    lines = document.lines
    asking = [n for n in range(document.first, len(lines)) if lines[n].strip() in ("?", "??") and not code(n)]
    marks: dict[str, list[int]] = {}
    for number in range(document.first, len(lines)):
        if _END_MARKER.fullmatch(lines[number]) and not code(number):
            marks.setdefault(lines[number].strip(), []).append(number)
    for found in marks.values():
        bounds = zip(asking, [*asking[1:], len(lines)], strict=True)
        if asking and all(bisect_right(found, start) < bisect_right(found, end) for start, end in bounds):
            return frozenset(found)
    return frozenset()


def signs(document: Document) -> str:
    """The tag or the schedule of the plug-in, where there is a card to go with it."""
    cards = _collected(document, None)
    if not cards.found:
        return ""
    if cards.tags or cards.named:
        return "its #flashcards tag"
    if cards.schedules:
        return "its schedules"
    if "\n?\n" in document.source.text and sum(map(_stands_between, cards.found)) >= _FEWEST:
        return "its lines of ?"
    tags = _FRONT_TAGS.search("\n".join(document.lines[: document.first]))
    tagged = tags is not None and _TAGGED.search(tags.group())
    return "its flashcards tag" if tagged and any(not card.cloze for card in cards.found) else ""


def _stands_between(card: _Card) -> bool:
    """True for a card with a line of `?` or `??` between its sides."""
    return not (card.cloze or card.mark) and bool(card.head) and bool(card.body)


_FEWEST = 2
"""How many such cards show the plug-in in a file without its tag: it takes folders for decks, too."""


def read(ledger: Ledger, settings: Settings) -> None:
    """Books the cards, each in the deck that its tag names."""
    document = ledger.document
    cards = _collected(document, settings)
    paths = [card.deck for card in cards.found]
    common = _common(paths)
    ledger.deck = "::".join(common)
    section = sections(document, {card.head[0][0] for card in cards.found if card.head})
    tags = tuple(tag for tag in settings.tags if not _SETTING.fullmatch(tag))
    for number in cards.tags:
        ledger.book(document, Use.SETTINGS, number, number + 1)
    for number in cards.schedules:
        ledger.book(document, Use.FURNITURE, number, number + 1)
    for number in cards.markers:
        ledger.book(document, Use.FRAME, number, number + 1)
    for card in cards.found:
        context = Context((*card.deck[len(common) :], *section(card.start)), tags)
        text = document.cut_text(card.head)
        if card.cloze:
            text = _gaps(text)
        head = Head(text, card.start, card.start + 1, Attributes(reverse=True) if card.both else NONE, card.cloze)
        make_note(ledger, document, head, document.cut(card.body), card.end, context)
    ledger.notes[:] = map(broken_into_lines, ledger.notes)
    finish(ledger)
    _report_other_cards(ledger, cards)
    report_other_marks(ledger, cards.code)


def _report_other_cards(ledger: Ledger, cards: _Cards) -> None:
    """DP117 at the first card of each mark that is not the plug-in's own."""
    for mark in sorted(cards.marks):
        lines = [card.start for card in cards.found if card.mark == mark]
        if lines:
            ledger.report(cards.document, OTHER_MARK_TAKEN, lines[0], mark=mark, count=len(lines))


def _common(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """What all deck paths begin with."""
    first = paths[0] if paths else ()
    length = next((n for n in range(len(first)) if any(path[: n + 1] != first[: n + 1] for path in paths)), len(first))
    return first[:length]


def _gaps(text: Text) -> Text:
    """Gaps with hints, numbers or the letters of overlapping gaps as Anki writes them; plain ones stay `==text==`."""
    if not re.search(r"==(?:\^\[|\[\^)", text.markdown):
        return text

    def gap(match: re.Match[str]) -> tuple[str, str, int]:
        number = match.group("number") or ""
        asked = int(number) if number.isdigit() else number.find("a") + 1 or (-1 if number else 0)
        return match.group("text"), match.group("hint") or "", asked

    return numbered(text, _GAP, gap)


DIALECT = Dialect("obsidian-sr", "lines with :: or ?, and ==gaps==, under a #flashcards tag", signs, read)
