"""apy: notes whose fields are headings, below lines that hold for all of them.

    model: Basic
    tags: optics
    deck: Physics::Light

    # Note
    tags: waves

    ## Front
    What carries light?

    ## Back
    Nothing but itself.

The first field asks, the second answers, others are a remark below the answer; a note with gaps `{{c1::..}}` is
a cloze. Lines `nid:` give a note its id. The model names of Anki for both directions and for typed answers are known.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from deckpress.diagnostics.catalogue.reading import ABOVE_FIELDS_UNPLACED, NOTE_WITHOUT_FIELDS
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import VALUE, book_note, deck_paths, note_of_fields, refuse, words_of
from deckpress.reading.notes.heads import Context
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

_KEY = regex(rf"(?P<key>model|tags?|deck|nid|cid|guid|markdown):[ \t]*+(?P<value>{VALUE})[ \t]*+\Z")
_NOTE = regex(r"note\b", re.I)


def _keys(document: Document, start: int, end: int) -> tuple[dict[str, str], int]:
    """The lines `key: value` from `start` on, blank lines between them, and the line after the last."""
    found: dict[str, str] = {}
    last = start
    for number in range(start, end):
        line = document.lines[number]
        match = _KEY.match(line)
        if match:
            found["tags" if match.group("key") == "tag" else match.group("key")] = match.group("value")
            last = number + 1
        elif line.strip():
            break
    return found, last


def _heads(document: Document, level: int) -> list[Block]:
    return [block for block in document.blocks if block.kind == "heading" and block.level == level]


def _signs(document: Document) -> str:
    notes = _heads(document, 1)
    fields = {block.text for block in _heads(document, 2)}
    keys, _ = _keys(document, document.first, len(document.lines))
    if not notes or not fields:
        return ""
    if "model" in keys:
        return "a model line above headings that are notes and fields"
    if {"Front", "Back"} <= fields and all(_NOTE.match(block.text) for block in notes):
        return "notes with the fields Front and Back"
    return ""


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    notes = _heads(document, 1)
    end = notes[0].start if notes else len(document.lines)
    common, last = _keys(document, document.first, end)
    ledger.book(document, Use.SETTINGS, document.first, last)
    ledger.book(document, Use.PROSE, last, end)
    stops = [*(head.start for head in notes[1:]), len(document.lines)]
    keys = [_keys(document, head.end, stop)[0] for head, stop in zip(notes, stops, strict=False)]
    ledger.deck, paths = deck_paths([{**common, **own}.get("deck", "") for own in keys])
    fields = _heads(document, 2)
    lines = [field.start for field in fields]
    for head, stop, path in zip(notes, stops, paths, strict=False):
        own = fields[bisect_left(lines, head.start) : bisect_left(lines, stop)]
        _note(ledger, [head, *own], stop, common, Context(path, settings.tags))


def _note(ledger: Ledger, heads: list[Block], stop: int, common: Mapping[str, str], context: Context) -> None:
    """Books one note; `heads` are its own heading and those of its fields."""
    document = ledger.document
    head, *heads = heads
    own, body = _keys(document, head.end, stop)
    keys = {**common, **own}
    if not heads:
        refuse(ledger, document, head.start, stop, NOTE_WITHOUT_FIELDS)
        return
    stops = [*(block.start for block in heads[1:]), stop]
    fields = [document.text(block.end, following) for block, following in zip(heads, stops, strict=True)]
    if document.text(body, heads[0].start):
        ledger.report(document, ABOVE_FIELDS_UNPLACED, body)
    note = note_of_fields(
        fields,
        keys.get("model", ""),
        section=context.section,
        tags=tuple(dict.fromkeys((*context.tags, *words_of(common.get("tags", "")), *words_of(own.get("tags", ""))))),
        note_id=own.get("nid", "") or own.get("guid", ""),
    )
    book_note(ledger, document, note, head.start, stop)


DIALECT = Dialect("apy", "notes under '# Note' with a heading '## Front' for each field", _signs, _read)
