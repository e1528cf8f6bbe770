"""Org files: headings that anki-editor, org-drill or org-fc use as cards, else headings that are questions.

    * Item                                * What is light? :drill:
    :PROPERTIES:                          ** Answer
    :ANKI_NOTE_TYPE: Basic                A wave.
    :ANKI_DECK: Physics
    :END:                                 * What is sound? :fc:
    ** Front                              :PROPERTIES:
    What carries light?                   :FC_TYPE: normal
    ** Back                               :END:
    Nothing but itself.                   Air that moves.

Decks and tags are inherited as in Org; ids are those of the programs. A drill card has gaps as `[text||hint]`, one of
org-fc as `{{text}{hint}@0}`; two-sided cards ask both ways. Org's markup becomes Markdown (see `org_text`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckpress.model import Note
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note, deck_paths, is_asking, is_code, words_of
from deckpress.reading.dialects.org_headings import Heading, Outline, outline_of
from deckpress.reading.dialects.org_lists import described_terms
from deckpress.reading.dialects.org_notes import aligned, note_of
from deckpress.reading.dialects.org_text import from_org
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document


def _kind(heading: Heading) -> str:
    """The program that uses a headline as a card; empty if it is not a card."""
    if "ANKI_NOTE_TYPE" in heading.properties:
        return "anki"
    return next((tag for tag in ("drill", "fc") if tag in heading.tags), "")


def _cards(outline: Outline) -> Iterator[tuple[Heading, str]]:
    """The headlines that are cards, none inside another: those of the programs, and others that are questions."""
    marked = [heading.start for heading in outline.headings if _kind(heading)]
    end = 0
    for heading in outline.headings:
        kind = _kind(heading)
        if not kind and is_asking(heading.title.flat) and not _holds(marked, heading):
            kind = "asks"
        if kind and heading.start >= end:
            end = heading.end
            yield heading, kind


def _holds(marked: Sequence[int], heading: Heading) -> bool:
    """True if a headline of a program, by its line, is below another one."""
    following = bisect_left(marked, heading.start)
    return following < len(marked) and marked[following] < heading.end


def _signs(document: Document) -> str:
    code = is_code(document)
    if any(block.kind == "heading" and document.lines[block.start].startswith("#") for block in document.blocks):
        return ""
    found = [
        heading for heading in outline_of(document).headings
        if _kind(heading) and not code(heading.start) and (heading.properties or heading.children)
    ]  # fmt: skip
    return "headings that anki-editor, org-drill or org-fc studies" if found else ""


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    outline = outline_of(document)
    for number in outline.keywords:
        ledger.book(document, Use.SETTINGS, number, number + 1)
    for number in outline.furniture:
        ledger.book(document, Use.FURNITURE, number, number + 1)
    cards = list(_cards(outline))
    decks = [heading.inherited("ANKI_DECK") or outline.deck for heading, _ in cards]
    named, paths = deck_paths(decks)
    ledger.deck = named or outline.title
    for (heading, kind), path in zip(cards, paths, strict=True):
        note = note_of(document, heading, kind)
        own = words_of(heading.properties.get("ANKI_TAGS", ""))
        note = replace(
            note,
            section=path if any(decks) else heading.section(),
            tags=tuple(dict.fromkeys((*settings.tags, *outline.tags, *heading.all_tags(), *own))),
            id=heading.properties.get("ANKI_NOTE_ID") or heading.properties.get("ID") or "",
            location=document.place(heading.start),
        )
        book_note(ledger, document, note, heading.start, heading.end)
    if not any(kind for _, kind in cards if kind != "asks"):
        _book_terms(ledger, settings, outline)
    for heading in outline.headings:
        if heading.start + 1 not in ledger.owners:
            ledger.book(document, Use.SECTION, heading.start, heading.start + 1, heading.title.flat)
    for first, last in ledger.missed():
        ledger.book(document, Use.PROSE, first - 1, last)


def _book_terms(ledger: Ledger, settings: Settings, outline: Outline) -> None:
    """Books the items that describe a term, outside the headings that are cards."""
    document = ledger.document
    code = is_code(document)
    for found in described_terms(document, lambda number: number + 1 not in ledger.owners and not code(number)):
        index = bisect_left(outline.headings, found.start, key=lambda heading: heading.start)
        above = outline.headings[index - 1 : index] if index else []
        note = Note(
            from_org(document.cut_text([found.term])),
            from_org(aligned(document, found.meaning)),
            section=(*above[-1].section(), above[-1].title.flat) if above else (),
            tags=tuple(dict.fromkeys((*settings.tags, *outline.tags, *(above[-1].all_tags() if above else ())))),
            location=document.place(found.start),
        )
        book_note(ledger, document, note, found.start, found.end)


DIALECT = Dialect(
    "org",
    "Org headings of anki-editor, org-drill and org-fc, headings that ask, and terms with a description",
    _signs,
    _read,
    markdown=False,
)
