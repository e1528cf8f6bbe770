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
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from deckpress.model import NO_TEXT, Note
from deckpress.reading.choice.topics import is_sheet_title, is_study_title
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note, deck_paths, is_asking, is_code, words_of
from deckpress.reading.dialects.org_headings import Heading, Outline, outline_of
from deckpress.reading.dialects.org_lists import described_terms
from deckpress.reading.dialects.org_notes import aligned, note_of
from deckpress.reading.dialects.org_tables import tables_of
from deckpress.reading.dialects.org_text import from_org, verbatim_lines
from deckpress.reading.reports.shape_words import counted
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.starts.captions import is_property
from deckpress.reading.text.ledger import Ledger, Use, short
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
        code = document.code_lines() | verbatim_lines(document.lines)

        def free(number: int) -> bool:
            return number + 1 not in ledger.owners and number not in code

        _book_terms(ledger, settings, outline, free)
        _book_tables(ledger, settings, outline, free)
    for heading in outline.headings:
        if heading.start + 1 not in ledger.owners:
            ledger.book(document, Use.SECTION, heading.start, heading.start + 1, heading.title.flat)
    for first, last in ledger.missed():
        ledger.book(document, Use.PROSE, first - 1, last)
    if ledger.notes and not any(kind for _, kind in cards if kind != "asks"):
        _weigh_text(ledger, outline)


def _weigh_text(ledger: Ledger, outline: Outline) -> None:
    """Records how much text is in no card if nothing in the file marks it as a deck: most of it, in a document."""
    document = ledger.document
    names = (outline.title, PurePath(document.path).stem.replace("_", " "))
    if any(is_study_title(name) or is_sheet_title(name) for name in names):
        return
    sizes = Counter[Use]()
    for number, use in ledger.owners.items():
        sizes[use] += len(document.lines[number - 1].strip())
    left = sizes[Use.PROSE] / max(sizes[Use.PROSE] + sizes[Use.CARD], 1)
    if left > _MOSTLY and sizes[Use.PROSE] > _PAGE:
        first, count = ledger.notes[0], len(ledger.notes)
        cards = "cards" if count > 1 else "a card"
        became = f"{counted(count, 'term{s} or heading{s}')} ('{short(first.question.flat)[:40]}') became {cards}"
        ledger.much_left = (first.location.line - 1, became, left, False)


_MOSTLY = 0.6
_PAGE = 400
"""From this share of text in no card, and this many characters, a file may be an ordinary document."""


def _above(outline: Outline, line: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The titles above a line, and the tags that it inherits."""
    index = bisect_left(outline.headings, line, key=lambda heading: heading.start)
    above = outline.headings[index - 1] if index else None
    return ((*above.section(), above.title.flat), above.all_tags()) if above else ((), ())


def _book_tables(ledger: Ledger, settings: Settings, outline: Outline, free: Callable[[int], bool]) -> None:
    """Books the rows of tables of terms or questions, outside the cards; without a card, the message counts tables."""
    document = ledger.document
    stem = PurePath(document.path).stem
    found = list(tables_of(document, free))
    for table in found:
        section, tags = _above(outline, table.start)
        named = any(is_study_title(name) or is_sheet_title(name) for name in (stem, outline.title, *section))
        for row in table.rows_for(named=named):
            place = row.text.locate(0, 0)
            note = Note(
                row.text,
                row.answer or NO_TEXT,
                section=section,
                tags=tuple(dict.fromkeys((*settings.tags, *outline.tags, *tags))),
                location=place,
            )
            book_note(ledger, document, note, place.line - 1, place.line)
    if found and not ledger.notes:
        ledger.holds = counted(len(found), "table{s}")


def _book_terms(ledger: Ledger, settings: Settings, outline: Outline, free: Callable[[int], bool]) -> None:
    """Books the items that describe a term, outside the headings that are cards."""
    document = ledger.document
    for found in described_terms(document, free):
        meaning = aligned(document, found.meaning)
        if is_property(document.cut_text([found.term]).flat, meaning.markdown):
            continue
        section, tags = _above(outline, found.start)
        note = Note(
            from_org(document.cut_text([found.term])),
            from_org(meaning),
            section=section,
            tags=tuple(dict.fromkeys((*settings.tags, *outline.tags, *tags))),
            location=document.place(found.start),
        )
        book_note(ledger, document, note, found.start, found.end)


DIALECT = Dialect(
    "org",
    "Org headings of anki-editor, org-drill and org-fc, headings that ask, described terms, and tables of terms",
    _signs,
    _read,
    markdown=False,
)
