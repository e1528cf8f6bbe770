"""ki: one file is one note of an Anki collection, its guid and note type in a fence, its fields under headings.

# Note
```
guid: Gx!,7
notetype: Basic
```

### Tags
```
optics
waves
```

## Front
What carries light?

## Back
Nothing but itself.
"""

from __future__ import annotations

import re

from deckpress.diagnostics.catalogue.reading import NOTE_WITHOUT_FIELDS
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import VALUE, book_note, note_of_fields, refuse
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Block, Document
from deckpress.regex import regex

_KEY = regex(rf"[ \t]*(guid|notetype):[ \t]*+({VALUE})[ \t]*+\Z")


def _notes(document: Document) -> list[tuple[int, int, dict[str, str]]]:
    """Where each note starts and ends, as block numbers, and what the fence below its heading says."""
    blocks = document.blocks
    found: list[tuple[int, dict[str, str]]] = []
    for index, block in enumerate(blocks[:-1]):
        if block.kind == "heading" and block.level == 1 and blocks[index + 1].kind == "fence":
            lines = (_KEY.match(line) for line in blocks[index + 1].text.split("\n"))
            keys: dict[str, str] = {line.group(1): line.group(2) for line in lines if line}
            if "guid" in keys and "notetype" in keys:
                found.append((index, keys))
    ends = [*(index for index, _ in found[1:]), len(blocks)]
    return [(index, end, keys) for (index, keys), end in zip(found, ends, strict=False)]


def _signs(document: Document) -> str:
    return "a fence with the guid and the note type of a note" if _notes(document) else ""


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    notes = _notes(document)
    first = document.blocks[notes[0][0]].start if notes else len(document.lines)
    ledger.book(document, Use.PROSE, document.first, first)
    for start, end, keys in notes:
        _note(ledger, document.blocks[start:end], keys, settings)


def _note(ledger: Ledger, blocks: tuple[Block, ...], keys: dict[str, str], settings: Settings) -> None:
    document = ledger.document
    start, end = blocks[0].start, blocks[-1].end
    heads = [block for block in blocks if block.kind == "heading" and block.level == 2]
    if not heads:
        refuse(ledger, document, start, end, NOTE_WITHOUT_FIELDS)
        return
    stops = [*(block.start for block in heads[1:]), end]
    fields = [document.text(head.end, stop) for head, stop in zip(heads, stops, strict=True)]
    listed = next((b for b in blocks[2:] if b.kind == "fence" and b.end <= heads[0].start), None)
    tags = listed.text.split() if listed else []
    guid = keys["guid"] if keys["guid"].isprintable() and not re.search(r"\s", keys["guid"]) else ""
    note = note_of_fields(
        fields, keys["notetype"], section=(), tags=tuple(dict.fromkeys((*settings.tags, *tags))), note_id=guid
    )
    book_note(ledger, document, note, start, end)


DIALECT = Dialect("ki", "a note whose guid and note type stand in a fence below '# Note'", _signs, _read)
