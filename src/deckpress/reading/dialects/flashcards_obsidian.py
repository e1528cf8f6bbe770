"""Obsidian's Flashcards plug-in: a front has the tag `#card`; its back is below it, up to a blank line.

    ---
    cards-deck: Biology::Cells
    ---

    ## What does the ribosome do? #card #organelles
    It builds proteins.
    ^1607361487244

    A cell's battery #card-reverse
    Mitochondrion

    Nucleus :: holds the genome
    Chlorophyll is ==green== and {2:absorbs} red light.

Fronts are headings of any level, lines, and what is above a line that is only `#card`. `#card-reverse` and
`#card/reverse` ask both ways, as `:::` does; `#card-spaced` marks a text without a back, which is reported as a
question without an answer. Tags after `#card` belong to the card; `^` with thirteen digits is its id. `#flashcard`, as
Neuracache and Obsidian_to_Anki write it, means the same, and so does an id in a comment, `<!--ID: 1607361487244-->`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.model import Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import is_code, words_of
from deckpress.reading.dialects.flashcard_fronts import ID, MARK, Front, fronts_of
from deckpress.reading.dialects.lines import (
    HIGHLIGHT,
    behind,
    chunks,
    finish,
    has_gap,
    headings,
    nested_tag,
    numbered,
    sections,
    separator,
    setting,
)
from deckpress.reading.notes.cards import make_note
from deckpress.reading.notes.heads import Context, Head
from deckpress.reading.settings.attributes import Attributes
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document, Slice
from deckpress.regex import regex

_DECK = regex(r"TARGET DECK:[ \t]*(?=\S)")
_TAGS = regex(r"tags:[ \t]*(?=\S)", re.I)
_GAP = regex(
    HIGHLIGHT.pattern + r"|(?<![\\${}\w])\{(?:([0-9]{1,3}):)?(?![#.:=%{]|width=|height=)([^{}\n]*[^{}\s])\}(?!\})"
)


def _without_indent(lines: Sequence[str], back: list[Slice]) -> list[Slice]:
    """A back that is indented as a whole, below the item that asks, at the left edge; one item alone has no mark."""
    said = [number for number, _, _ in back if lines[number].strip()]
    column = min((len(lines[number]) - len(lines[number].lstrip(" \t")) for number in said), default=0)
    if not column:
        return back
    if len(said) == 1 and (mark := _ITEM.match(lines[said[0]], column)):
        column = mark.end()
    return [(number, column if lines[number].strip() else 0, end) for number, _, end in back]


_ITEM = regex(r"[-*+][ \t]+(?=\S)")


class _Reader:
    """Goes through the document once, from chunk to chunk."""

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        self.ledger = ledger
        self.document = ledger.document
        self.code = is_code(self.document)
        self.levels = {block.start: block.level for block in headings(self.document)}
        self.ids: list[str] = []
        self.chunks = chunks(self.document)
        self.fronts = {front.line: front for front in fronts_of(self.document, self.code)}
        self.starts = {front.start for front in self.fronts.values()}
        questions = {line for front in self.fronts.values() for line in range(front.start, front.line + 1)}
        self.section = sections(self.document, questions)
        self.deck = self._target()
        self.tags = tuple(dict.fromkeys((*settings.tags, *self._global_tags())))

    def _target(self) -> str:
        """The deck that a line of Obsidian_to_Anki names."""
        for number in range(self.document.first, len(self.document.lines)):
            line = self.document.lines[number]
            if (match := _DECK.match(line)) and not self.code(number):
                self.ledger.book(self.document, Use.SETTINGS, number, number + 1)
                return "::".join(part.strip() for part in line[match.end() :].split("::"))
        return ""

    def _global_tags(self) -> list[str]:
        found: list[str] = []
        for number in range(self.document.first, len(self.document.lines)):
            line = self.document.lines[number]
            if not self.code(number) and (match := _TAGS.match(line)):
                self.ledger.book(self.document, Use.SETTINGS, number, number + 1)
                found += [nested_tag(word) for word in words_of(re.sub(r"[\[\]]", " ", line[match.end() :]))]
        return found

    def read(self) -> None:
        taken = 0
        for index, (start, end) in enumerate(self.chunks):
            position = max(start, taken)
            fronts = [front for line in range(position, end) if (front := self.fronts.get(line))]
            self._plain(position, fronts[0].start if fronts else end)
            for number, front in enumerate(fronts):
                stop = fronts[number + 1].start if number + 1 < len(fronts) else self._stop(front, end)
                if stop == end == front.line + 1 and front.line in self.levels and not front.kind.endswith("spaced"):
                    stop = taken = self._below(index, stop)
                self._card(front, stop)
                if stop < end and number + 1 == len(fronts):
                    self._plain(stop, end)

    def _stop(self, front: Front, end: int) -> int:
        """A back ends before the next heading and after its id."""
        for number in range(front.line + 1, end):
            if number in self.levels:
                return number
            if not self.code(number) and ID.search(self.document.lines[number]):
                return number + 1
        return end

    def _below(self, index: int, stop: int) -> int:
        """The end of the back of a heading below which a blank line stands: the next heading, card or id."""
        for later in range(index + 1, len(self.chunks)):
            for number in range(*self.chunks[later]):
                if number in self.levels or number in self.starts or self._parts(number):
                    return stop
                stop = number + 1
                if not self.code(number) and ID.search(self.document.lines[number]):
                    return stop
        return stop

    def _card(self, front: Front, end: int) -> None:
        document = self.document
        pieces: list[Slice] = []
        number_id = ""
        line = document.lines[front.line]
        if found := ID.search(line):
            number_id = found.group(1)
        for number in range(front.line + 1, end):
            mark = None if self.code(number) else ID.search(document.lines[number])
            number_id = mark.group(1) if mark else number_id
            if mark and not document.lines[number][: mark.start()].strip():
                self.ledger.book(document, Use.FURNITURE, number, number + 1)
                continue
            pieces.append((number, 0, mark.start() if mark else None))
        pieces = _without_indent(document.lines, pieces)
        self._note_id(number_id)
        lead = MARK.match(document.lines[front.start])
        head_slices = [
            (
                number,
                lead.end() if lead and number == front.start else 0,
                front.text_end if number == front.line else None,
            )
            for number in range(front.start, front.line + 1)
        ]
        text = document.cut_text(head_slices)
        attributes = Attributes(id=number_id, tags=front.tags, reverse=front.kind.endswith("reverse"))
        context = Context(self.section(front.start), self.tags)
        body = document.cut(pieces)
        make_note(self.ledger, document, Head(text, front.start, front.line + 1, attributes), body, end, context)

    def _note_id(self, number: str) -> None:
        if number:
            self.ids.append(number)

    def _plain(self, start: int, end: int) -> None:
        """Lines without the tag: cards on one line, gaps, and ids whose card was deleted."""
        waiting: list[int] = []
        number = start
        while number < end:
            parts = self._parts(number)
            if parts is None:
                waiting.append(number)
                number += 1
                continue
            self._gaps(waiting, number)
            waiting = []
            number = self._inline(number, parts, end)
        self._gaps(waiting, end)

    def _parts(self, number: int) -> tuple[int, int] | None:
        """Where a line's `::` stands, if it holds a card."""
        return None if self._no_text(number) else separator(self.document.lines[number])

    def _no_text(self, number: int) -> bool:
        line = self.document.lines[number]
        return (
            self.code(number)
            or number in self.levels
            or line.lstrip().startswith("|")
            or bool(_TAGS.match(line) or _DECK.match(line))
        )

    def _id_below(self, number: int, end: int) -> tuple[str, int]:
        """The id on a line of its own after a card that ends before this line, and the line after it."""
        if number < end and (mark := ID.match(self.document.lines[number])):
            self.ledger.book(self.document, Use.FURNITURE, number, number + 1)
            return mark.group(1), number + 1
        return "", number

    def _inline(self, number: int, parts: tuple[int, int], end: int) -> int:
        document = self.document
        line = document.lines[number]
        mark = ID.search(line)
        lead = MARK.match(line)
        column = lead.end() if lead and lead.end() < parts[0] else 0
        own, after = (mark.group(1), number + 1) if mark else self._id_below(number + 1, end)
        self._note_id(own)
        attributes = Attributes(id=own, reverse=parts[1] - parts[0] == 3)
        head = Head(document.cut_text([(number, column, parts[0])]), number, number + 1, attributes)
        body = document.cut([(number, behind(line, parts[1]), mark.start() if mark else None)])
        make_note(self.ledger, document, head, body, number + 1, Context(self.section(number), self.tags))
        return after

    def _gaps(self, lines: list[int], end: int) -> None:
        document = self.document
        while lines and lines[0] in self.levels:
            lines = lines[1:]
        if not lines:
            return
        marks = [(number, None if self.code(number) else ID.search(document.lines[number])) for number in lines]
        pieces = [(number, 0, mark.start() if mark else None) for number, mark in marks if not self._is_tags(number)]
        text = _numbered(document.cut_text(pieces))
        ids = [mark.group(1) for _, mark in marks if mark]
        if text and has_gap(text):
            self._note_id(ids[-1] if ids else "")
            head = Head(text, lines[0], lines[-1] + 1, Attributes(id=ids[-1] if ids else ""), cloze=True)
            context = Context(self.section(lines[0]), self.tags)
            make_note(self.ledger, document, head, document.cut(()), end, context)
            return
        for number, mark in marks:
            if mark and not document.lines[number][: mark.start()].strip():
                self.ledger.book(document, Use.FURNITURE, number, number + 1)

    def _is_tags(self, number: int) -> bool:
        return not self.code(number) and bool(_TAGS.match(self.document.lines[number]))


def _numbered(text: Text) -> Text:
    """Gaps in braces as Anki writes them."""
    if "{" not in text.markdown or "{{c" in text.markdown:
        return text

    def gap(match: re.Match[str]) -> tuple[str, str, int]:
        return match.group(1) or match.group(3), "", int(match.group(2) or 0)

    return numbered(text, _GAP, gap)


def signs(document: Document) -> str:
    """A `#card` tag at the end of a line with an answer or an id below it, or the id of a card right below `a :: b`."""
    code = is_code(document)
    for number in document.table.marked(frozenset("^")):
        if number and ID.match(document.lines[number]) and not code(number) and separator(document.lines[number - 1]):
            return "the ids below its cards"
    for front in fronts_of(document, code):
        line = document.lines[front.line]
        below = document.lines[front.line + 1 : front.line + 3]
        text = document.cut_text([(front.line, 0, front.text_end)]).slice(0, len(line)).strip()
        if (text or front.start < front.line) and any(one.strip() for one in below):
            return "its #card tags"
    return ""


def read(ledger: Ledger, settings: Settings) -> None:
    """Books the fronts with their backs, the cards on one line, and the texts with gaps."""
    ledger.deck = setting(ledger.document, settings, "cards-deck")
    reader = _Reader(ledger, settings)
    ledger.deck = ledger.deck or reader.deck
    reader.read()
    finish(ledger, reader.ids)


DIALECT = Dialect("flashcards-obsidian", "lines and headings with #card, and front::back", signs, read)
