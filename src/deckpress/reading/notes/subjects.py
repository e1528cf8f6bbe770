"""The same question below several headings -> each with its heading, which says what it asks about.

    ### Iron
    **What is it?**

    ### Oak
    **What is it?**

Without the headings, nobody could tell the cards apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from deckpress.compare import fold
from deckpress.model import NO_TEXT, Kind, Note, Text
from deckpress.reading.parts.outline import looks_like_question, plain_title
from deckpress.reading.text.ledger import Ledger
from deckpress.reading.text.tree import Document

_FEWEST = 3


def add_subjects(ledger: Ledger) -> None:
    """Adds the heading above a question to it, if three headings share the question, or two share two."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number, note in enumerate(ledger.notes):
        if note.kind is Kind.OPEN and note.section:
            groups[fold(note.question.flat)].append(number)
    alike = [numbers for numbers in groups.values() if len(numbers) >= _FEWEST]
    twice = [numbers for numbers in groups.values() if len(numbers) == _FEWEST - 1]
    twice = [numbers for numbers in twice if looks_like_question(ledger.notes[numbers[0]].question.flat)]
    if len(twice) > 1:  # two headings with the same two questions
        sections = [tuple(ledger.notes[number].section for number in numbers) for numbers in twice]
        often = Counter(sections)
        alike += [numbers for numbers, own in zip(twice, sections, strict=True) if often[own] > 1]
    if not alike:
        return
    titles = _titles_above(ledger.document, ledger.notes)
    for numbers in alike:
        own = [titles[number] for number in numbers]
        if all(own) and len({fold(title.flat) for title in own}) == len(own):
            for number, title in zip(numbers, own, strict=True):
                note = ledger.notes[number]
                ledger.notes[number] = replace(note, question=Text.join(title, note.question))


def _titles_above(document: Document, notes: Sequence[Note]) -> list[Text]:
    """The heading above each question; no text if other text is between it and the first question below it."""
    lines = [note.question.locate(0, 0).line - 1 for note in notes]
    asked = frozenset(lines)
    headings = [block for block in document.blocks if block.kind == "heading" and block.start not in asked]
    titles: list[Text] = []
    last = None
    for note, line in zip(notes, lines, strict=True):
        count = bisect_right(headings, line, key=attrgetter("end"))
        heading = headings[count - 1] if count else None
        if heading is None or heading is not last:
            titles.append(_title_above(document, note) if note.section else NO_TEXT)
        else:
            titles.append(titles[-1])
        last = heading
    return titles


def _title_above(document: Document, note: Note) -> Text:
    """The heading of a question's section, if nothing is between them; no text if something is."""
    count = bisect_right(document.blocks, note.question.locate(0, 0).line - 1, key=attrgetter("end"))
    above = document.blocks[count - 1] if count else None
    if above is None or above.kind != "heading" or note.section[-1:] != (plain_title(above.text),):
        return NO_TEXT
    written = document.lines[above.start]
    return document.text(above.start, above.start + 1, max(written.find(above.text.split("\n", 1)[0]), 0))
