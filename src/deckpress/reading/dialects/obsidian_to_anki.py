"""Obsidian_to_Anki: notes between `START` and `END`, or between `STARTI` and `ENDI` on one line.

    TARGET DECK
    Chemistry::Acids

    FILE TAGS
    school basics

    START
    Basic
    What turns litmus red?
    Back: An acid.
    Tags: indicators
    <!--ID: 1566052191670-->
    END

    STARTI [Basic] pH of water Back: 7 ENDI

The first line is the note type, the first field needs no name. `Cloze` has gaps, also as `{text}` and `{2:text}`;
`Basic (and reversed card)` asks both ways and `Basic (type in the answer)` wants it typed. `%%ANKI` .. `END%%` is
the same in a comment of Obsidian's. The `ID` is the note's own. Without its `END`, a note of one of these types ends at
the first blank line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from deckpress.diagnostics.catalogue.reading import CLOZE_WITHOUT_GAP, NOTE_OPEN
from deckpress.model import Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import is_code, words_of
from deckpress.reading.dialects.lines import finish, has_gap, numbered, sections
from deckpress.reading.notes.cards import make_note
from deckpress.reading.notes.heads import Context, Head
from deckpress.reading.settings.attributes import Attributes
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document, Slice
from deckpress.regex import regex

_START = regex(r"(?:START|(?:%%|<!--)[ \t]*(?:ANKI|START))[ \t]*$")
_END = regex(r"END[ \t]*+(?:%%|-->)?[ \t]*+$")
_INLINE = regex(r"STARTI[ \t]+\[([^\[\]\n]+)\][ \t]++((?:[^ \t\n]|[ \t]++)*?)[ \t]*+(?<!\S)ENDI(?!\S)")
_INLINE_END = regex(r"(?<!\S)ENDI(?!\S)")
_ID = regex(r"(?:(?<![ \t])[ \t]+)?(?:<!--[ \t]*ID:[ \t]*([0-9]+)[ \t]*-->|(?<!\S)ID:[ \t]*([0-9]{8,}))[ \t]*$")
_TAGS = regex(r"(?:(?<![ \t])[ \t]+)?(?<!\S)Tags:[ \t]*(.*)$")
_SETTING = regex(r"(TARGET DECK|FILE TAGS)(?::[ \t]*(.*)|[ \t]*)$")
_FIELD = regex(r"(Front|Back Extra|Back|Text|Extra|Add Reverse):[ \t]*")
_OTHER = regex(r"(?:\*\*|__)?(?=[^\W\d_])(\w[\w -]{0,24}?)(?:(?:\*\*|__):|:(?:\*\*|__)|:)(?:[ \t]+|$)")
_TYPE = regex(r"[^\W_][\w ()/-]{0,60}\Z")
_KNOWN = regex(r"(?:Basic\b|Cloze\b)", re.I)
_HEADING = regex(r"#{1,6}[ \t]+(?=\S)")
_CURLY = regex(r"(?<![\\${}\w])\{(?:c?([0-9]{1,3})[:|])?(?![{#.]|width=|height=)([^{}\n]*[^{}\s])\}(?!\})")


@dataclass(slots=True)
class _Note:
    """A note as it is written: its type, its fields as slices of lines, and the lines it takes."""

    kind: str
    start: int
    end: int
    front: list[Slice] = field(default_factory=list)
    back: list[Slice] = field(default_factory=list)
    tags: tuple[str, ...] = ()
    id: str = ""
    reverse: bool = False
    open: bool = False
    """True for a note without its END."""


def _find(document: Document) -> list[_Note]:
    """Every note of a document, in order."""
    code = is_code(document)
    notes: list[_Note] = []
    number = document.first
    while number < len(document.lines):
        line = document.lines[number]
        if code(number):
            number += 1
        elif _START.match(line) and (end := _closing(document, code, number + 1)):
            notes.append(_block(document, code, number, end))
            number = end
        elif _START.match(line) and (end := _open_end(document, number + 1)):
            notes.append(_block(document, code, number, end, closed=False))
            number = end
        else:
            ends = [found.end() for found in _INLINE_END.finditer(line)]  # a note that is open there is never closed
            notes += [_inline(number, found) for found in _INLINE.finditer(line, 0, ends[-1] if ends else 0)]
            number += 1
    return notes


def _closing(document: Document, code: Callable[[int], bool], start: int) -> int:
    """The line after the END of a note; 0 if it is never closed or another START comes first."""
    for number in range(start, len(document.lines)):
        if code(number):
            continue
        if _START.match(document.lines[number]):
            return 0
        if _END.match(document.lines[number]):
            return number + 1
    return 0


def _open_end(document: Document, start: int) -> int:
    """The line after a note of one of Anki's types that is never closed: it ends at a blank line; 0 if it is none."""
    lines = document.lines
    if start >= len(lines) or not _KNOWN.match(lines[start]):
        return 0
    end = start + 1
    while end < len(lines) and lines[end].strip() and not _START.match(lines[end]):
        end += 1
    named = any(_FIELD.match(line) for line in lines[start + 2 : end])
    return end if named or (lines[start].startswith("Cloze") and end > start + 1) else 0


def _block(document: Document, code: Callable[[int], bool], start: int, end: int, *, closed: bool = True) -> _Note:
    lines = document.lines
    last = end - 1 if closed else end
    first = next((n for n in range(start + 1, last) if lines[n].strip()), last)
    note = _Note(lines[first].strip() if first < last else "", start, end, open=not closed)
    names = _names(document, first + 1, last)
    name = ""
    for number in range(first + 1, last):
        line = lines[number]
        column = 0
        if not code(number):
            if found := _ID.match(line):
                note.id = found.group(1) or found.group(2)
                continue
            if (tags := _TAGS.match(line)) and tags.start(1) < len(line):
                note.tags = words_of(tags.group(1))
                continue
            if match := names.match(line):
                name = match.group(1) if note.front else "" if names is _OTHER else match.group(1)
                column = match.end()
        _put(note, name, (number, column, None), line[column:])
    return note


def _names(document: Document, start: int, end: int) -> re.Pattern[str]:
    """How the fields of a note are named: as those of Anki's own types are, else as any word before a colon."""
    lines = [line for line in document.lines[start:end] if line.strip()]
    if any(_FIELD.match(line) for line in lines):
        return _FIELD
    named = [n for n, line in enumerate(lines) if _OTHER.match(line) and not _TAGS.match(line) and not _ID.match(line)]
    return _OTHER if named and (named[0] or len(named) > 1) else _FIELD


def _put(note: _Note, name: str, piece: Slice, text: str) -> None:
    if name == "Add Reverse":
        note.reverse = note.reverse or bool(text.strip())
    elif name in ("", "Front", "Text"):
        note.front.append(piece)
    else:
        note.back.append(piece)


def _inline(number: int, found: re.Match[str]) -> _Note:
    """A note on one line; its fields are separated by their names."""
    note = _Note(found.group(1).strip(), number, number + 1)
    start, end = found.span(2)
    line = found.string
    if (mark := re.compile(_ID.pattern).search(line[:end], start)) is not None:
        note.id = mark.group(1) or mark.group(2)
        end = mark.start()
    if (tags := _TAGS.search(line[:end], start)) is not None:
        note.tags = words_of(tags.group(1))
        end = tags.start()
    name, position = "", start
    for match in re.finditer(r"(?<!\S)" + _FIELD.pattern, line[:end]):
        if match.start() < start:
            continue
        _put(note, name, (number, position, match.start()), line[position : match.start()])
        name, position = match.group(1), match.end()
    _put(note, name, (number, position, end), line[position:end])
    return note


def signs(document: Document) -> str:
    """A note between START and END whose type or fields are named, or one between STARTI and ENDI."""
    sure = [
        note
        for note in _find(document)
        if note.kind and (note.id or _KNOWN.match(note.kind) or note.end == note.start + 1)
    ]
    if not sure and any(_SETTING.match(line) for line in document.lines):
        sure = [note for note in _find(document) if _TYPE.match(note.kind) and note.back]
    return "notes between START and END" if any(note.front for note in sure) else ""


def read(ledger: Ledger, settings: Settings) -> None:
    """Books the notes, and the deck and tags that the file names for all of them."""
    document = ledger.document
    tags = (*settings.tags, *_file_settings(ledger))
    notes = _find(document)
    section = sections(document, inside={line for note in notes for line in range(note.start, note.end)})
    position = 0
    for note in notes:
        ledger.elsewhere = frozenset(range(note.start + 1, position + 1))  # the line of the note before
        position = note.end
        kind = note.kind.lower()
        if note.open:
            ledger.report(document, NOTE_OPEN, note.start)
        text = document.cut_text(note.front)
        cloze = "cloze" in kind
        if marks := _HEADING.match(text.markdown):
            text = text.slice(marks.end())
        if cloze:
            text = _curly(text)
            if text and not has_gap(text):
                ledger.report(document, CLOZE_WITHOUT_GAP, note.start)
                ledger.book(document, Use.PROSE, note.start, note.end)
                continue
        attributes = Attributes(
            id=note.id,
            tags=note.tags,
            reverse=note.reverse or "and reversed" in kind,
            typed="type in the answer" in kind,
        )
        head = Head(text, note.start, note.start + 1, attributes, cloze)
        make_note(ledger, document, head, document.cut(note.back), note.end, Context(section(note.start), tags))
    ledger.elsewhere = frozenset()
    finish(ledger, [note.id for note in notes if note.id])


def _file_settings(ledger: Ledger) -> tuple[str, ...]:
    """The tags of the file; its deck goes into the ledger. Either is after a colon or on the next line."""
    document = ledger.document
    code = is_code(document)
    tags: tuple[str, ...] = ()
    for number in range(document.first, len(document.lines)):
        found = None if code(number) else _SETTING.match(document.lines[number])
        if found is None:
            continue
        below = number + 1 < len(document.lines) and found.group(2) is None
        value = document.lines[number + 1].strip() if below else (found.group(2) or "").strip()
        ledger.book(document, Use.SETTINGS, number, number + (2 if below else 1))
        if found.group(1) == "FILE TAGS":
            tags = (*tags, *words_of(value))
        elif not ledger.deck:
            ledger.deck = value
    return tags


def _curly(text: Text) -> Text:
    """Gaps in single braces as Anki writes them; in a text that has Anki's own, braces are braces."""
    if "{{c" in text.markdown:
        return text
    return numbered(text, _CURLY, lambda match: (match.group(2), "", int(match.group(1) or 0)))


DIALECT = Dialect("obsidian-to-anki", "notes between START and END", signs, read)
