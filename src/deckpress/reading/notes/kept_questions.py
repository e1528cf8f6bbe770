"""The questions of a large source that an earlier build has read -> the same notes, without reading them again.

Which lines are questions is decided anew, since that depends on the whole document. The note of a question
follows from its lines, from their blocks, and from a few facts about the document; all of that is in the key. Only
questions in plain places are kept: headings and labelled lines whose blocks come from one chunk (see `chunks`), if no
answer key answers them and no message is about them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from deckpress.diagnostics import Location
from deckpress.digests import digest
from deckpress.markdown.blocks import may_span_lines
from deckpress.markdown.text_keys import LateTokens
from deckpress.model import Choice, Kind, Note, Text
from deckpress.packing import Packing, Pair, UnknownKindError
from deckpress.reading.notes.heads import Context
from deckpress.reading.notes.kept import with_late_tokens
from deckpress.reading.notes.question_places import QuestionPlaces
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.settings.attributes import NONE
from deckpress.reading.text.ledger import Ledger, Region, Use
from deckpress.reading.text.parsing import is_page
from deckpress.reading.text.tree import Block
from deckpress.store import Values

KIND = "question"
"""The kind of these values in the store."""
MOST = 20_000
"""The most questions of a source to keep: those of a larger one would take more memory than the source itself."""
Make = Callable[[Ledger], None]
"""Books a question and its note in a ledger."""


class KeptQuestions:
    """Books the questions of a document, or recalls what an earlier build booked for them."""

    def __init__(self, ledger: Ledger, store: Values, *facts: object) -> None:
        """`facts` are what a question depends on besides its own lines and its context."""
        document = ledger.document
        self._ledger, self._store, self._document = ledger, store, document
        flags = is_page(document.source.text.split("\n")), may_span_lines("\n".join(document.lines))
        shared = ledger.repeated, ledger.link_lines
        self._facts = digest(flags, sorted(document.references.items()), *map(sorted, shared), facts)
        self._at = at = QuestionPlaces(document.path)
        texts: Pair = at.from_text, at.to_text
        places: Pair = at.from_place, at.to_place
        self._packing = Packing((Text, Location, Note, Choice, Kind), {Text: texts, Location: places})

    def book(self, start: Start, end: int, context: Context, make: Make, *, last: bool) -> None:
        """Books the question that ends before a line; `make` does so if nothing is known of it."""
        blocks = self._blocks(start, end, context)
        if not blocks:
            make(self._ledger)
            return
        self._at.start, self._at.line = start.start, self._document.origin[start.start][0]
        self._at.shift = blocks[0].parsed_at - blocks[0].start
        key = self._key(start, end, context, blocks, last=last)
        if not self._recall(self._store.get(KIND, key), make):
            self._make(key, make)

    def _blocks(self, start: Start, end: int, context: Context) -> tuple[Block, ...]:
        """The blocks of a question that can be kept: they are whole, from one chunk, and have no use yet."""
        document, ledger = self._document, self._ledger
        is_plain = start.is_heading or (start.shape == "label" and start.piece is not None)
        if not is_plain or start.answer or start.column or start.details or start.start in context.keyed:
            return ()
        blocks = document.whole_blocks(start.start, end)
        if not blocks or any(type(block.tokens) is not LateTokens for block in blocks):
            return ()
        shift = blocks[0].parsed_at - blocks[0].start
        is_free = not ledger.elsewhere and ledger.owners.keys().isdisjoint(range(start.start + 1, end + 1))
        in_place = document.origin[start.start] == (start.start + 1, 1) and document.origin[end - 1] == (end, 1)
        same_chunk = all(block.parsed_at - block.start == shift for block in blocks)
        return blocks if is_free and in_place and same_chunk else ()

    def _key(self, start: Start, end: int, context: Context, blocks: tuple[Block, ...], *, last: bool) -> str:
        first, line, piece = self._at.start, self._at.line, start.piece
        own = (piece.kind, piece.start - first, piece.end - first, repr(piece.label)) if piece else ()
        return digest(
            self._facts,
            (context.section, context.tags, sorted(context.hiding), context.says_why),
            (start.shape, start.end - first, start.text.markdown, start.level, start.form, start.labelled, start.key),
            [(number - line, column) for number, column in start.text.origin],
            "" if start.attributes is NONE else repr(start.attributes),
            own,
            [(block.kind, block.start - first, block.end - first, block.level) for block in blocks],
            self._document.lines[first:end],
            (last, end == len(self._document.lines)),
        )

    def _make(self, key: str, make: Make) -> None:
        ledger = self._ledger
        notes, regions, told = len(ledger.notes), len(ledger.regions), len(ledger.diagnostics)
        make(ledger)
        if len(ledger.diagnostics) > told or len(ledger.notes) == notes:
            return
        line = self._at.line
        rows = [
            [one.use.value, one.start - line, one.end - line, one.text, [(a - line, b - line) for a, b in one.own]]
            for one in ledger.regions[regions:]
        ]
        try:
            self._store.put(KIND, key, [self._packing.pack(tuple(ledger.notes[notes:])), rows])
        except UnknownKindError:
            return

    def _recall(self, value: Any, make: Make) -> bool:
        """Books what a value says; False if it says nothing."""
        ledger, line = self._ledger, self._at.line
        try:
            packed, rows = value
            notes = with_late_tokens(self._packing.unpack(packed), cache(partial(self._again, make)))
            regions = [
                Region(Use(use), line + start, line + end, text, tuple([(line + a, line + b) for a, b in own]))
                for use, start, end, text, own in rows
            ]
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):  # nothing, or another form
            return False
        ledger.notes += notes
        for region in regions:
            ledger.put(region)
        return True

    def _again(self, make: Make) -> list[Note]:
        """The notes of a question, read for the sake of their blocks."""
        scratch = Ledger(self._document, repeated=self._ledger.repeated, link_lines=self._ledger.link_lines)
        make(scratch)
        return scratch.notes
