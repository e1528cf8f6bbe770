"""Source text -> its deck of notes, and the use of each of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from deckpress import inert
from deckpress.compare import composed
from deckpress.diagnostics import Diagnostic, Diagnostics, Location, has_errors
from deckpress.diagnostics.catalogue.reading import (
    LINE_UNPLACED,
    LINES_UNPLACED,
    TAG_LEFT_OUT,
    UNKNOWN_DIALECT,
    UNSAFE_TAG,
)
from deckpress.markdown.blocks import parse
from deckpress.model import NOTE_SETTINGS, Deck, Note, Source
from deckpress.reading.dialects import AUTO, NATIVE, SHAPES, Dialect, begins_otherwise, detect, is_foreign_json, names
from deckpress.reading.dialects import dialect as named
from deckpress.reading.dialects.mixed import read_rest
from deckpress.reading.json_signs import is_json
from deckpress.reading.native import read_native
from deckpress.reading.notes.asides import Asides, take_asides
from deckpress.reading.notes.gaps_in_answers import with_gaps_asked
from deckpress.reading.notes.passages import passages
from deckpress.reading.parts.outline import plain_title
from deckpress.reading.reports.doubt import report_left
from deckpress.reading.reports.misspelt_gaps import report_misspelt_gaps
from deckpress.reading.reports.no_card import report_no_card
from deckpress.reading.reports.shape_words import shape_words
from deckpress.reading.settings.frontmatter import NO_QUESTIONS, Settings, read_front_matter
from deckpress.reading.shape_reader import book_prose, read_shapes
from deckpress.reading.text.chunks import in_chunks
from deckpress.reading.text.ledger import Ledger, Reading, Region, Use, Weighed, short
from deckpress.reading.text.other_kinds import is_notebook
from deckpress.reading.text.tree import Document, read_tree
from deckpress.store import Values

__all__ = ["Reading", "Region", "Use", "Weighed", "changed_tag", "inert_tags", "read"]


def read(
    source: Source,
    dialect: str | Dialect = AUTO,
    questions: int = 0,
    guess: bool = False,
    *,
    kept: Values | None = None,
) -> tuple[Reading, Diagnostics]:
    """The notes of a source, and the use of each of its lines. Never raises; with a DP102 error the deck holds no note.

    `dialect` is the dialect it is written in, or its name (see `dialects.names`); `auto` detects it. `questions` is the
    level of the headings that ask, unless the front matter says how to read the source. With `guess`, headings without
    a sign become cards even if they look like the parts of a document. DP131 (warning) reports a tag
    that is changed because Anki would run it as HTML. `kept` has the chunks of a large source as they were parsed
    before.
    """
    reading, problems = _read(source, dialect, questions, guess, kept)
    tags = dict.fromkeys(tag for note in reading.deck.notes for tag in note.tags)
    if all(inert.tag(tag) == tag for tag in tags):
        return reading, problems
    notes = tuple(replace(note, tags=inert_tags(note.tags)) for note in reading.deck.notes)
    changed = _changed_tags(source, reading.deck)
    return replace(reading, deck=replace(reading.deck, notes=notes)), (*problems, *changed)


def inert_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags, made safe for a card, each once."""
    return tuple(dict.fromkeys(safe for tag in tags if (safe := inert.tag(composed(tag)))))


def changed_tag(tag: str, place: Location) -> Diagnostic:
    """DP131 for a tag that is changed or left out."""
    safe = inert.tag(tag)
    if not safe:
        return TAG_LEFT_OUT.at(place, tag=short(tag))
    return UNSAFE_TAG.at(place, tag=short(tag), safe=short(safe))


def _changed_tags(source: Source, deck: Deck) -> Iterator[Diagnostic]:
    """DP131 for each tag that changes: where it is written, else at the first note that has it."""
    reported: set[str] = set()
    for note in deck.notes:
        for tag in note.tags:
            if tag in reported or inert.tag(tag) == tag:
                continue
            reported.add(tag)
            at = max(source.text.find(tag), source.text.find(tag.replace("_", " ")))
            line, start = source.text.count("\n", 0, at) + 1, source.text.rfind("\n", 0, max(at, 0)) + 1
            yield changed_tag(tag, note.location if at < 0 else Location(source.path, line, at - start + 1))


def _read(
    source: Source, dialect: str | Dialect, questions: int, guess: bool, kept: Values | None
) -> tuple[Reading, Diagnostics]:
    if dialect == AUTO and is_json(source) and not is_foreign_json(source):
        from deckpress.reading.json_deck import read_json  # most builds read no JSON

        return read_json(source)
    settings, problems = read_front_matter(source)
    if has_errors(problems) and isinstance(dialect, str) and begins_otherwise(source, dialect):
        settings, problems = Settings(), ()
    if has_errors(problems):
        return Reading(Deck(_deck_name(source, settings, "", "")), "", (), (), source=source), problems
    if questions and not settings.questions and not settings.dialect and dialect == AUTO:
        settings = replace(settings, questions=questions)
    if guess:
        settings = replace(settings, guess=True)
    if settings.cards and dialect == AUTO and _is_article(source, settings, kept):
        settings = replace(settings, questions=NO_QUESTIONS)
    document, tree_problems = read_tree(source, settings.lines, in_chunks(kept) if kept is not None else None)
    ledger = Ledger(document, kept=kept)
    _book_front_matter(ledger, settings)
    found = _dialect_of(ledger, settings, dialect)
    if found is not None and not found[0].markdown:
        tree_problems = ()
    asides = Asides()
    if found is None or found[0].markdown:
        asides = take_asides(ledger, found[0].name if found else "")
    native = NATIVE in (dialect, settings.dialect if dialect == AUTO else "")
    title, described, others = _read_body(ledger, settings, found, alone=dialect != AUTO, native=native)
    _book_definitions(ledger)
    _book_emptied(ledger, document)
    if not ledger.notes and not settings.cards:
        report_no_card(ledger, settings, source, found[0].summary if found else "")
    notes = (*(found.note for found in settings.cards), *with_gaps_asked(document, ledger.notes))
    deck = Deck(
        _deck_name(source, settings, ledger.deck, title),
        tuple(_with_defaults(note, settings.defaults) for note in notes),
        settings.title or title,
        settings.language,
        settings.date,
        ledger.document.references if asides.footnotes else document.references,
        settings.macros,
        settings.export,
        settings.subdecks,
        bool(settings.deck or ledger.deck),
        document.place(0),
        footnotes=asides.footnotes,
        abbreviations=asides.abbreviations,
        passages=passages(ledger, ledger.notes) if found is None or found[0].markdown else (),
    )
    report_left(ledger, deck.passages)
    if found is None or found[0].markdown:
        report_misspelt_gaps(ledger, document, own=found is not None)
    regions = tuple(sorted(ledger.regions, key=lambda r: (r.start, r.end)))
    described = _described(ledger, settings, described)
    read_from = tuple(shape_words(shape) for shape in ledger.shapes)
    if found is not None and not others:
        read_from = (found[0].name,) * len(ledger.notes)
    read_from = (FRONT_MATTER,) * len(settings.cards) + read_from
    guessed = ledger.guessed or (ledger.held_back and not deck.notes)
    reading = Reading(deck, described, regions, ledger.missed(), read_from, source, guessed, ledger.weighed)
    _report_missed(ledger, reading)
    return reading, (*problems, *tree_problems, *sorted(ledger.diagnostics, key=lambda d: d.location))


FRONT_MATTER = "cards in the front matter"


def _described(ledger: Ledger, settings: Settings, described: str) -> str:
    """How the document was read, for `inspect`: by its front matter alone if the text below it makes no card."""
    return FRONT_MATTER if settings.cards and not ledger.notes else described


def _book_front_matter(ledger: Ledger, settings: Settings) -> None:
    """Books the lines of the front matter: those of each card in it, and the others as settings."""
    cards = settings.cards
    for own in cards:
        ledger.book(ledger.document, Use.CARD, own.start, own.end, own.note.question.flat)
    held = {line for own in cards for line in range(own.start, own.end)}
    ledger.book_lines(ledger.document, Use.SETTINGS, (line for line in range(settings.lines) if line not in held))


def _is_article(source: Source, settings: Settings, kept: Values | None) -> bool:
    """True if the text below cards in the front matter would only make cards that are a guess."""
    if settings.questions or settings.dialect:
        return False
    text = "\n" * settings.lines + source.text.split("\n", settings.lines)[-1]
    reading, problems = _read(Source(source.path, text), AUTO, 0, guess=False, kept=kept)
    return reading.guessed or any(problem.code == "DP115" for problem in problems)


_Found = tuple[Dialect, str]
"""A dialect, and why the document is read in it."""


def _dialect_of(ledger: Ledger, settings: Settings, asked: str | Dialect) -> _Found | None:
    """The dialect that the user asks for, else the one that the front matter names, else the one that is detected."""
    document = ledger.document
    if asked == AUTO and settings.dialect:
        if settings.dialect in names():
            asked = settings.dialect
        else:
            line = _line_of(document.source, "dialect:")
            hint = f"write one of {', '.join(names())}"
            ledger.report(document, UNKNOWN_DIALECT, line, hint=hint, value=settings.dialect)
    if isinstance(asked, Dialect):
        return asked, asked.signs(document)
    if asked not in (AUTO, SHAPES, NATIVE):
        return named(asked), "as asked for"
    return detect(document) if asked == AUTO and not settings.questions else None


def _read_body(
    ledger: Ledger, settings: Settings, found: _Found | None, *, alone: bool, native: bool
) -> tuple[str, str, tuple[str, ...]]:
    """Books a document; returns its title, how it was read, and the further dialects in it.

    With `alone`, the user asks for one dialect only; with `native`, for the native syntax.
    """
    document = ledger.document
    if settings.questions == NO_QUESTIONS:
        return (*book_prose(ledger), ())
    if found is None and is_notebook(document.source):
        ledger.book(document, Use.PROSE, 0, len(document.lines))
        return "", "", ()
    if found is None:
        read_cards = read_native if native else read_shapes
        return (*read_cards(ledger, settings), ())
    dialect, why = found
    dialect.read(ledger, settings)
    others = () if alone else read_rest(ledger, settings, dialect)
    title = _first_title(document) if dialect.markdown else ""
    return title, ", ".join((f"{dialect.name} ({why})", *others)), others


def _report_missed(ledger: Ledger, reading: Reading) -> None:
    for start, end in reading.unaccounted:
        if start == end:
            ledger.report(ledger.document, LINE_UNPLACED, start - 1, line=start)
        else:
            ledger.report(ledger.document, LINES_UNPLACED, start - 1, first=start, last=end)


def _line_of(source: Source, key: str) -> int:
    """The line, from 0, on which a key of the front matter stands."""
    lines = source.text.split("\n")
    return next((number for number, line in enumerate(lines) if line.startswith(key)), 0)


def _with_defaults(note: Note, defaults: tuple[str, ...]) -> Note:
    """The note with the defaults of the front matter that fit its kind, except those that it declines."""
    if not defaults:
        return note
    wanted = {name for name in defaults if name not in note.declined}
    rows = NOTE_SETTINGS.items()
    changes: dict[str, Any] = {n: True for n, row in rows if row.word in wanted and note.kind in row.default_for}
    return replace(note, **changes)


def _first_title(document: Document) -> str:
    tops = [block for block in document.blocks if block.kind == "heading" and block.level == 1]
    return plain_title(tops[0].text) if len(tops) == 1 else ""


def _deck_name(source: Source, settings: Settings, own: str, title: str) -> str:
    return composed(settings.deck or own or settings.title or title or PurePosixPath(source.path).stem or "deck")


def _book_definitions(ledger: Ledger) -> None:
    """Link definitions make no block: their lines are furniture, or prose if the deck does not know them."""
    document = ledger.document
    for start, end in ledger.missed():
        text = "\n".join(document.lines[start - 1 : end])
        if text.lstrip().startswith("["):
            known = parse(text)[1].keys() <= document.references.keys()
            ledger.book(document, Use.FURNITURE if known else Use.PROSE, start - 1, end)


def _book_emptied(ledger: Ledger, document: Document) -> None:
    """Lines of marks alone that a rewriter has emptied, such as those of a quote between two parts, count as frame."""
    pairs = enumerate(zip(document.lines, ledger.document.lines, strict=False), 1)
    emptied = [number for number, (was, now) in pairs if was is not now and was.strip() and not now.strip()]
    if emptied:
        covered = {line for region in ledger.regions for first, last in region.own for line in range(first, last + 1)}
        for line in emptied:
            if line not in covered:
                words = document.lines[line - 1].strip()
                ledger.regions.append(Region(Use.FRAME, line, line, words, ((line, line),)))
