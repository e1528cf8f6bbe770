"""A document in several dialects: the text that the first one leaves between its cards is read in the others.

    START
    Basic
    What is a pier?
    Back: A walkway.
    END

    Q: What is a jetty?
    A: A smaller one.

The rest is read as a separate document, with blank lines in place of the cards that were found. Only sure signs count
there: those of the dialects for notes, lines `Q:` with `A:` or `C:` with a gap, questions above lists of boxes some of
which are ticked, and questions above lettered options with the answer below them. Headings with text stay text, since
the author marks cards in another way; headings that look like questions are reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from deckpress.diagnostics.catalogue.reading import (
    ASKING_LEFT_OUT,
    LONE_ASKING_LEFT_OUT,
    TABLE_LEFT_OUT,
)
from deckpress.markdown.cloze import may_have_gap
from deckpress.model import Kind, Note, Source
from deckpress.reading.dialects import DIALECTS, Dialect, dialect
from deckpress.reading.dialects.columns import columns_of
from deckpress.reading.dialects.common import is_asking, is_code
from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.shape_reader import read_shapes
from deckpress.reading.text.ledger import Ledger, Region, Use, ranges
from deckpress.reading.text.tree import Block, Document, read_tree
from deckpress.reading.words.labels import label_of
from deckpress.regex import regex

_AMONG_NOTES = (
    "obsidian-to-anki",
    "mkdocs-quiz",
    "cardforge",
    "logseq",
    "flashcards-obsidian",
    "obsidian-sr",
)
"""The dialects whose cards are among other text."""


def read_rest(ledger: Ledger, settings: Settings, first: Dialect) -> tuple[str, ...]:
    """Reads the text that a dialect left in other dialects; returns the names of those that found cards there."""
    if first.name not in _AMONG_NOTES:
        return ()
    ledger.shapes[:] = [first.name] * len(ledger.notes)
    found: list[str] = []
    for name in (*_AMONG_NOTES, ""):
        if name == first.name:
            continue
        left = _left(ledger)
        if not name:
            left = _labelled(ledger.document, left)
        elif not _hinted(ledger.document, name, left):
            continue
        if left and _read_lines(ledger, settings, left, dialect(name) if name else None):
            found.append(name or "labelled lines")
    _report_headings(ledger, first)
    return tuple(found)


def _hinted(document: Document, name: str, left: set[int]) -> bool:
    """True if the lines match the pattern that every text in a dialect matches."""
    hint = DIALECTS[name].hint
    if hint is None or not left or not hint.search(document.source.text):
        return False
    return hint.search(_only(document, left).text) is not None


def _only(document: Document, lines: set[int]) -> Source:
    """The text with all other lines blank; the front matter stays."""
    kept = (line if number < document.first or number in lines else "" for number, line in enumerate(document.lines))
    return Source(document.path, "\n".join(kept))


def _left(ledger: Ledger) -> set[int]:
    """The lines, from 0, that are text or titles, except those with a diagnostic of the dialect."""
    told = {problem.location.line for problem in ledger.diagnostics}
    left: set[int] = set()
    for region in ledger.regions:
        if region.use in (Use.PROSE, Use.SECTION):
            lines = {number - 1 for start, end in region.own for number in range(start, end + 1)}
            if region.start not in told:
                left |= lines
    return left


def _labelled(document: Document, left: set[int]) -> set[int]:
    """The headings among some lines, and the lines from a labelled question with an answer up to the next heading."""
    code = is_code(document)
    headings = {line for block in document.blocks if block.kind == "heading" for line in range(block.start, block.end)}
    kept: set[int] = set()
    for passage in _passages(document, left, headings):
        labels = [(line, label_of(document.lines[line])) for line in passage if not code(line)]
        kinds = [(line, label.kind) for line, label in labels if label is not None]
        kinds = sorted([*kinds, *_short_labels(document, passage)])
        first = next((line for line, kind in kinds if kind in ("question", "cloze")), None)
        answered = any(kind == "answer" for _, kind in kinds) and any(kind == "question" for _, kind in kinds)
        gaps = any(kind == "cloze" and may_have_gap(document.lines[line]) for line, kind in kinds)
        if first is not None and (answered or gaps):
            kept.update(line for line in passage if line >= first)
        boxed = next((line for line in passage if not code(line) and _offers_boxes(document, line)), None)
        if boxed is not None:
            kept.update(line for line in passage if line >= boxed)
        kept.update(_lettered(document, passage, kinds))
    return kept | (headings & left) if kept else set()


def _short_labels(document: Document, passage: Sequence[int]) -> Iterator[tuple[int, Literal["question", "answer"]]]:
    """The lines with the letters of other words for a question and its answer, `F: Was ist ein Kai?`, `A: ..`."""
    for line, below in pairwise(passage):
        short = _LETTER.match(document.lines[line])
        if short and below == line + 1 and _LETTER.match(document.lines[below]) and is_asking(document.lines[line]):
            yield line, "question"
            yield below, "answer"


def _lettered(document: Document, passage: Sequence[int], kinds: Sequence[tuple[int, str]]) -> Iterator[int]:
    """The lines from a question above lettered options to the line of the answer below these."""
    asked, options = None, 0
    answers = {line for line, kind in kinds if kind == "answer"}
    for line in passage:
        text = document.lines[line]
        if line in answers:
            if asked is not None and options >= _FEWEST_OPTIONS:
                yield from range(asked, line + 1)
            asked, options = None, 0
        elif begins_options(text) or (options and _LETTERED.match(text)):
            options += 1
        elif is_asking(text):
            asked, options = line, 0


_LETTERED = regex(r"[ \t]*(?:[-*+][ \t]+)?\(?[A-Ha-h][.)][ \t]+\S")
_FEWEST_OPTIONS = 2


def _offers_boxes(document: Document, line: int) -> bool:
    """True for a line that asks above boxes, one of which is ticked and another one empty."""
    if not document.lines[line].strip() or _BOX.match(document.lines[line]) or not is_asking(document.lines[line]):
        return False
    ticked: set[bool] = set()
    for number in range(line + 1, len(document.lines)):
        below = document.lines[number]
        box = _BOX.match(below)
        if box is None and (below.strip() or ticked):
            break
        ticked |= {box["box"] in "xX"} if box else set()
    return len(ticked) > 1


_LETTER = regex(r"[ \t]{0,3}(?:\*\*)?\w:(?:\*\*)?[ \t]+\S")
_BOX = regex(r"[ \t]*[-*+][ \t]+\[(?P<box>[ xX])\][ \t]")


def _passages(document: Document, left: set[int], headings: set[int]) -> Iterator[list[int]]:
    """The runs of lines that no card and no heading interrupts."""
    run: list[int] = []
    for number in range(document.first, len(document.lines)):
        if number in left and number not in headings:
            run.append(number)
        elif document.lines[number].strip() and run:
            yield run
            run = []
    if run:
        yield run


def _read_lines(ledger: Ledger, settings: Settings, lines: set[int], found: Dialect | None) -> bool:
    """Reads some lines in a dialect, or by their labels, and adds the result; False if there is no card."""
    document, _ = read_tree(_only(ledger.document, lines), settings.lines)
    own = Ledger(document)
    if settings.lines:
        own.book(document, Use.SETTINGS, 0, settings.lines)
    if found is None:
        read_shapes(own, settings)
    elif found.signs(document):
        found.read(own, settings)
    if not own.notes or (found is None and not all(map(_is_sure, own.notes, own.shapes))):
        return False
    own.regions = [region for region in own.regions if region.end > settings.lines]
    booked = {line for line, _ in own.owners.items() if line > settings.lines}
    kept = [part for region in ledger.regions if (part := _without(ledger, region, booked)) is not None]
    ledger.regions[:] = [*kept, *own.regions]
    ledger.owners.update({line: use for line, use in own.owners.items() if line in booked})
    ledger.diagnostics += own.diagnostics
    ledger.deck = ledger.deck or own.deck
    shapes = [found.name] * len(own.notes) if found else own.shapes
    _merge(ledger, own.notes, shapes)
    return True


def _is_sure(note: Note, shape: str) -> bool:
    """True for a note with a label, or with options."""
    return shape == "label" or note.kind is Kind.CHOICE


def _merge(ledger: Ledger, notes: Sequence[Note], shapes: Sequence[str]) -> None:
    """Adds notes in the order of the document."""
    both = [*zip(ledger.notes, ledger.shapes, strict=True), *zip(notes, shapes, strict=True)]
    both.sort(key=lambda pair: (pair[0].location.line, pair[0].location.column))
    ledger.notes[:] = [note for note, _ in both]
    ledger.shapes[:] = [shape for _, shape in both]


def _without(ledger: Ledger, region: Region, booked: set[int]) -> Region | None:
    """A region without some lines; None if no text is left."""
    lines = ledger.document.lines
    numbers = [n for start, end in region.own for n in range(start, end + 1) if lines[n - 1].strip()]
    kept = [number for number in numbers if number not in booked]
    if len(kept) == len(numbers):
        return region
    return replace(region, start=kept[0], end=kept[-1], own=ranges(kept)) if kept else None


def _report_headings(ledger: Ledger, first: Dialect) -> None:
    """Reports headings that look like questions with answers, but make no card for lack of a mark of the dialect.

    Among lines with marks between two texts, such as `ebb::falling water`, bold questions and tables of words count,
    too: there, a text of some lines above the next card is an answer.
    """
    document = ledger.document
    left = {number for number in _left(ledger) if document.lines[number].strip()}
    blocks = [block for block in document.blocks if block.kind == "heading"]
    ends = [*(block.start for block in blocks[1:]), len(document.lines)][: len(blocks)]
    among_lines = first.name == "obsidian-sr"
    asking = [
        block
        for block, end in zip(blocks, ends, strict=True)
        if is_asking(block.text) and _is_answered(document, block.end, end, left, begun=among_lines)
    ]
    if len(asking) == 1:
        ledger.report(document, LONE_ASKING_LEFT_OUT, asking[0].start, what="heading", dialect=first.name)
    elif asking:
        ledger.report(document, ASKING_LEFT_OUT, asking[0].start, count=len(asking), dialect=first.name)
    if among_lines:
        for block in _other_questions(document, left):
            if block.kind == "table":
                ledger.report(document, TABLE_LEFT_OUT, block.start, dialect=first.name)
            else:
                ledger.report(document, LONE_ASKING_LEFT_OUT, block.start, what="bold line", dialect=first.name)


def _is_answered(document: Document, start: int, end: int, left: set[int], *, begun: bool) -> bool:
    """True if the lines below a heading are text that is left; with `begun`, if the first paragraph is."""
    below = [number for number in range(start, end) if document.lines[number].strip()]
    if begun and below and not set(below) <= left:
        first = document.blocks_on(below[0], end)
        below = list(range(first[0].start, first[0].end)) if first and first[0].kind == "paragraph" else []
    return bool(below) and {number for number in below if document.lines[number].strip()} <= left


def _other_questions(document: Document, left: set[int]) -> Iterator[Block]:
    """The bold questions with a text below them, and the tables whose headers name questions and answers."""
    for index, block in enumerate(document.blocks):
        below = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
        lines = set(range(block.start, block.end))
        if not lines <= left:
            continue
        if block.kind == "table" and len(lines) > _FEWEST_ROWS and columns_of(_cells(document.lines[block.start])):
            yield block
        elif block.kind == "paragraph" and _BOLD_QUESTION.match(document.lines[block.start]):
            further = below is not None and below.kind in ("paragraph", "list") and below.start in left
            if len(lines) > 1 or (further and below is not None and not _BOLD_QUESTION.match(below.text)):
                yield block


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


_BOLD_QUESTION = regex(r"(?:\*\*|__)[^*_\n]+[?？](?:\*\*|__)[ \t]*(?:\n|\Z)")
_FEWEST_ROWS = 3
"""The header, the line below it, and a row, of a table that holds more."""
