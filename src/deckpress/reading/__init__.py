"""Source text -> what was understood of it: the deck with its notes, and what every other line of it is."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath

from deckpress.diagnostics import Diagnostics, has_errors
from deckpress.model import Deck, Source
from deckpress.reading.candidates import find_starts
from deckpress.reading.choose import choose
from deckpress.reading.dialects import AUTO, SHAPES, detect
from deckpress.reading.dialects import dialect as named
from deckpress.reading.frontmatter import Settings, read_front_matter
from deckpress.reading.furniture import link_texts
from deckpress.reading.ledger import Ledger, Reading, Region, Use
from deckpress.reading.outline import looks_like_question, plain_title
from deckpress.reading.starts import Start
from deckpress.reading.tree import Document, read_tree
from deckpress.reading.walk import walk
from deckpress.reading.words import GLOSSARY

__all__ = ["Reading", "Region", "Use", "read"]

_GLOSSARY = re.compile(GLOSSARY, re.I)


def read(source: Source, dialect: str = AUTO) -> tuple[Reading, Diagnostics]:
    """What was understood of a source. Never raises; with a DP102 error the deck holds no note.

    `dialect` is the name of the dialect it is written in (see `dialects.names`); `auto` finds out.
    """
    settings, problems = read_front_matter(source)
    if has_errors(problems):
        return Reading(Deck(_deck_name(source, settings, "", "")), "", (), ()), problems
    document, tree_problems = read_tree(source, settings.lines)
    ledger = Ledger(document)
    if settings.lines:
        ledger.book(document, Use.SETTINGS, 0, settings.lines)
    found = detect(document) if dialect == AUTO and not settings.questions else None
    if dialect not in (AUTO, SHAPES):
        found = (named(dialect), "as asked for")
    if found is None:
        title, described = _read_shapes(ledger, settings)
    else:
        found[0].read(ledger, settings)
        title, described = _first_title(document), f"{found[0].name} ({found[1]})"
    _book_definitions(ledger)
    if not ledger.notes:
        shapes = "headings, bold lines, list items and details that ask, and 'Q: ..', 'A: ..' and 'C: ..' lines"
        message = f"no card found: looked for {shapes if found is None else found[0].summary}"
        ledger.tell(document, "DP101", min(settings.lines, len(document.lines) - 1), message)
    deck = Deck(
        _deck_name(source, settings, ledger.deck, title),
        tuple(ledger.notes),
        settings.title or title,
        settings.language,
        settings.date,
        document.references,
        document.place(0),
    )
    regions = tuple(sorted(ledger.regions, key=lambda r: (r.start, r.end)))
    reading = Reading(deck, described, regions, ledger.missed())
    for start, end in reading.unaccounted:
        ledger.tell(document, "DP114", start - 1, f"lines {start} to {end} could not be placed")
    return reading, (*problems, *tree_problems, *sorted(ledger.diagnostics, key=lambda d: d.location))


def _read_shapes(ledger: Ledger, settings: Settings) -> tuple[str, str]:
    """Books a document by its shapes; its title, and the shapes that were taken, with why."""
    document = ledger.document
    starts = find_starts(document, link_texts(document))
    title = _title(starts, settings.questions)
    name = settings.title or (title.title if title else "")
    chosen = choose(document, starts, title, settings.questions, bool(_GLOSSARY.search(name)))
    walk(ledger, starts, chosen, title, settings.tags)
    used = Counter(start.shape for start in chosen.starts)
    described = ", ".join(
        f"{_SHAPES.get(shape, shape)} ({chosen.why.get(shape, '')})" for shape, _ in used.most_common()
    )
    return plain_title(title.title) if title else "", described


def _first_title(document: Document) -> str:
    tops = [block for block in document.blocks if block.kind == "heading" and block.level == 1]
    return plain_title(tops[0].text) if len(tops) == 1 else ""


_SHAPES = {
    **{f"h{level}": f"headings of level {level}" for level in range(1, 7)},
    "label": "labelled lines",
    "cloze": "cloze lines",
    "bold": "bold lines",
    "item": "list items",
    "item-bold": "bold list items",
    "item-heading": "headings in a list",
    "item-details": "details in a list",
    "details": "details",
    "term": "definition list",
}


def _title(starts: list[Start], fixed_level: int) -> Start | None:
    headings = [start for start in starts if start.level and start.item is None]
    tops = [heading for heading in headings if heading.level == 1]
    if len(tops) != 1 or headings[0] is not tops[0] or fixed_level == 1:
        return None
    others = [start for start in starts if start is not tops[0] and (start.labelled or start.asks)]
    if looks_like_question(tops[0].text.markdown) and not others:
        return None
    return tops[0]


def _deck_name(source: Source, settings: Settings, own: str, title: str) -> str:
    return settings.deck or own or settings.title or title or PurePosixPath(source.path).stem or "deck"


def _book_definitions(ledger: Ledger) -> None:
    """Link definitions leave no block; their lines are furniture."""
    document = ledger.document
    if not document.references:
        return
    for start, end in ledger.missed():
        text = "\n".join(document.lines[start - 1 : end])
        if text.lstrip().startswith("["):
            ledger.book(document, Use.FURNITURE, start - 1, end)
