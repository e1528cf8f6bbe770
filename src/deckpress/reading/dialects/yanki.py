"""yanki: one file is one note, whose kind shows in its marks; its front matter holds the id that Anki gave it.

    ---
    noteId: 1609459200000
    tags: [optics]
    ---
    What carries light?

    ---

    Nothing but itself.

Two rules in a row ask both ways, and a third one sets off a remark. Without a rule, a last line `_word_` is to be typed
in. `~~hidden~~` and `~~hidden _hint_~~` are gaps, numbered in turn unless a number stands first: `~~2 hidden~~`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from deckpress.model import Kind, Note, Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note, free_numbers, rewrite
from deckpress.reading.notes.heads import Context
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_ID = regex(r"noteId:[ \t]*[\"']?(\d+)[\"']?[ \t]*\Z")
_GAP = regex(r"~~(?:(?P<number>\d{1,2})[ \t]+)?(?P<hidden>[^~\n]+?)(?:[ \t]+_(?P<hint>[^_~\n]+)_)?~~")
_TYPED = regex(r"(?s)(?P<before>.*\S)\s*(?<![\w_*])(?P<mark>[_*])(?P<answer>[^\s_*](?:[^\n_*]*[^\s_*])?)(?P=mark)\s*\Z")


def _id(document: Document) -> str:
    found = (_ID.match(line) for line in document.lines[: document.first])
    return next((match.group(1) for match in found if match), "")


def _signs(document: Document) -> str:
    return "a noteId in the front matter" if _id(document) else ""


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    start, end = document.first, len(document.lines)
    rules = [block for block in document.blocks if block.kind == "rule"]
    cuts = [start, *(edge for rule in rules for edge in (rule.start, rule.end)), end]
    sides = [document.text(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    context = Context((), settings.tags)
    book_note(ledger, document, _note(document, sides, context, _id(document)), start, end)


def _note(document: Document, sides: list[Text], context: Context, note_id: str) -> Note:
    """The one note of a file, from the texts between its rules."""
    front, rest = sides[0], sides[1:]
    note = Note(front, tags=context.tags, id=note_id, location=front.locate(0, 0) if front else document.place(0))
    gapped = _gaps(front)
    if gapped is not front:
        return replace(note, question=gapped, kind=Kind.CLOZE, explanation=Text.join(*rest))
    if not rest:
        typed = _TYPED.match(front.markdown)
        if typed is None:
            return note
        question, answer = front.slice(0, typed.end("before")).strip(), front.slice(*typed.span("answer")).strip()
        return replace(note, question=question, answer=answer, typed=True)
    if len(rest) > 1 and not rest[0]:
        return replace(note, answer=rest[1], explanation=Text.join(*rest[2:]), reverse=True)
    return replace(note, answer=Text.join(*rest))


def _gaps(text: Text) -> Text:
    """A text with its gaps as Anki's; the text itself if it has none. Gaps without a number count up."""
    free = free_numbers(found.group("number") for found in _GAP.finditer(text.markdown))

    def gap(groups: Mapping[str, str]) -> str:
        hint = f"::{groups['hint']}" if groups["hint"] else ""
        return f"{{{{c{groups['number'] or next(free)}::{groups['hidden']}{hint}}}}}"

    return rewrite(text, _GAP, gap)


DIALECT = Dialect("yanki", "one note in a file, front and back separated by '---'", _signs, _read)
