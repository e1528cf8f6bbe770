"""inka and inka2: sections of a Markdown file between two rules, in which numbered questions have quoted answers.

    ---
    Deck: Physics
    Tags: optics waves

    <!--ID:1609459200000-->
    1. What carries light?

    > Nothing but itself.

    2. Light is a {wave} and a {particle}; {2::c} is its speed.
    ---

A gap is `{hidden}` (numbered in turn), `{1::hidden}`, `{c1::hidden}` or Anki's own `{{c1::hidden}}`. Ids are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from deckpress.markdown.cloze import has_numbered_gap
from deckpress.model import Kind, Note, Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import VALUE, book_note, deck_paths, free_numbers, is_code, rewrite, words_of
from deckpress.reading.notes.heads import Context
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.reading.words.line_marks import first_with_text
from deckpress.regex import regex

_RULE = regex(r"---[ \t]*\Z")
_DECK = regex(rf"Deck:[ \t]*+({VALUE})[ \t]*+\Z")
_TAGS = regex(rf"Tags:[ \t]*+({VALUE})[ \t]*+\Z")
_ID = regex(r"[ \t]*<!--[ \t]*ID:[ \t]*(\d+)[ \t]*-->[ \t]*\Z")
_START = regex(r"(\d+)\.(?:[ \t]+|\Z)")
_QUOTE = regex(r"[ \t]{0,3}>[ \t]?")
_GAP = regex(
    r"\{\{c?(?P<double>\d{1,4})::(?P<inner>[^{}]*)\}\}"
    r"|(?<![{\\])\{(?:c?(?P<number>\d{1,4})::)?(?P<hidden>(?!width=|height=)[^{}\s](?:[^{}]*[^{}\s])?)\}(?!\})"
)


def _sections(document: Document) -> list[tuple[int, int]]:
    """The passages between two rules (without the rules) that begin as a section of cards does."""
    code = is_code(document)
    rules = [n for n, line in enumerate(document.lines) if n >= document.first and _RULE.match(line) and not code(n)]
    found: list[tuple[int, int]] = []
    for start, end in pairwise(rules):
        first = first_with_text(document.lines[start + 1 : end])
        inside = found and start < found[-1][1] + 1
        if not inside and any(sign.match(first) for sign in (_DECK, _TAGS, _ID, _START)):
            found.append((start + 1, end))
    return found


def _signs(document: Document) -> str:
    for start, end in _sections(document):
        lines = document.lines[start:end]
        first = first_with_text(lines)
        asked = any(_START.match(line) for line in lines)
        if (
            asked
            and (_DECK.match(first) or _TAGS.match(first))
            and any(_QUOTE.match(line) or _GAP.search(line) for line in lines)
        ):
            return "a section of cards between two rules, with its deck"
        if asked and any(_ID.match(line) for line in lines):
            return "ids of inka"
    return ""


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    sections = _sections(document)
    decks: list[str] = []
    for start, end in sections:
        named = next((m.group(1) for line in document.lines[start:end] if (m := _DECK.match(line))), "")
        decks.append(named or (decks[-1] if decks else ""))
    ledger.deck, paths = deck_paths(decks)
    position = document.first
    for (start, end), path in zip(sections, paths, strict=True):
        ledger.book(document, Use.PROSE, position, start - 1)
        ledger.book(document, Use.FURNITURE, start - 1, start)
        _section(ledger, start, end, Context(path, settings.tags))
        ledger.book(document, Use.FURNITURE, end, end + 1)
        position = end + 1
    ledger.book(document, Use.PROSE, position, len(document.lines))


def _section(ledger: Ledger, start: int, end: int, context: Context) -> None:
    """Books the lines of one section: its settings, then its cards."""
    document = ledger.document
    code = is_code(document)
    starts = [n for n in range(start, end) if _START.match(document.lines[n]) and not code(n)]
    head = starts[0] if starts else end
    if starts and head > start and _ID.match(document.lines[head - 1]):
        head -= 1
    tags = context.tags
    for number in range(start, head):
        line = document.lines[number]
        named, listed = _DECK.match(line), _TAGS.match(line)
        tags = (*tags, *words_of(listed.group(1))) if listed else tags
        ledger.book(document, Use.SETTINGS if named or listed else Use.PROSE, number, number + 1)
    context = Context(context.section, tuple(dict.fromkeys(tags)))
    for first, last in pairwise([*starts, end]):
        _card(ledger, first, last, context, code)


def _card(ledger: Ledger, first: int, last: int, context: Context, code: Callable[[int], bool]) -> None:
    document = ledger.document
    above = _ID.match(document.lines[first - 1]) if first else None
    if above:
        ledger.book(document, Use.SETTINGS, first - 1, first)
    while last > first + 1 and (not document.lines[last - 1].strip() or _ID.match(document.lines[last - 1])):
        last -= 1
    question, answer = _sides(document, first, last, code)
    gapped = question if answer else _gaps(question)
    note = Note(
        gapped,
        answer,
        Kind.CLOZE if not answer and has_numbered_gap(gapped.markdown) else Kind.OPEN,
        section=context.section,
        tags=context.tags,
        id=above.group(1) if above else "",
        location=question.locate(0, 0) if question else document.place(first),
    )
    book_note(ledger, document, note, first, last)


def _sides(document: Document, first: int, last: int, code: Callable[[int], bool]) -> tuple[Text, Text]:
    """The question, and the answer without the quotation marks before its lines."""
    quoted = next((n for n in range(first + 1, last) if _QUOTE.match(document.lines[n]) and not code(n)), last)
    match = _START.match(document.lines[first])
    indent = match.end() if match else 0
    body = document.part(first, quoted, indent, indent)
    question = body.text(0, len(body.lines))
    marks = ((number, _QUOTE.match(document.lines[number])) for number in range(quoted, last))
    answer = document.cut((number, mark.end() if mark else 0, None) for number, mark in marks)
    return question, answer.text(0, len(answer.lines))


def _gaps(text: Text) -> Text:
    """A text with inka's short gaps as Anki's; the ones without a number count up."""
    free = free_numbers(found.group("double") or found.group("number") for found in _GAP.finditer(text.markdown))

    def gap(groups: Mapping[str, str]) -> str:
        if groups["double"]:
            return f"{{{{c{groups['double']}::{groups['inner']}}}}}"
        return f"{{{{c{groups['number'] or next(free)}::{groups['hidden']}}}}}"

    return rewrite(text, _GAP, gap)


DIALECT = Dialect("inka", "numbered questions and quoted answers between two '---' lines", _signs, _read)
