"""How deckpress reads one source -> the lines of `deckpress inspect`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from deckpress.cli.lines import counted
from deckpress.cli.reading_json import sections
from deckpress.excerpts import excerpt
from deckpress.inert import visible
from deckpress.model import Kind, Note
from deckpress.reading import Reading, Region, Use

_SHOWN = 78
"""How many characters of a text are shown."""


def tree_lines(reading: Reading, *, why: bool = False) -> Iterator[str]:
    """The sections with their cards, then all lines that belong to no card; with `why`, the readings weighed."""
    deck = reading.deck
    read = ", ".join(filter(None, (reading.dialect, counted(len(deck.notes), "card"))))
    yield click.style(visible(deck.name), bold=True) + f"  ({read})"
    number = 0
    for section, shapes, count in sections(reading):
        if section:
            yield click.style("  " + visible(" › ".join(section)), fg="blue", bold=True) + f"  ({', '.join(shapes)})"
        for note in deck.notes[number : number + count]:
            number += 1
            place = f"line {note.location.line}"
            yield f"  {number:>4}  {note.kind.value:<6}  {place:<10} {_size(note):>6}  {_short(note.question.markdown)}"
    for use, noun, words in (
        (Use.UNANSWERED, "question", " without an answer"),
        (Use.FURNITURE, "block", " skipped (no content)"),
        (Use.PROSE, "block", " of text between the cards"),
        (Use.KEY, "answer key", ""),
    ):
        regions = reading.of(use)
        if regions:
            yield click.style(counted(len(regions), noun) + words, bold=True)
        yield from map(_region_line, regions)
    for start, end in reading.unaccounted:
        yield click.style(f"        lines {start}-{end} not understood", fg="red")
    yield f"{counted(len(reading.unaccounted), 'block')} not understood"
    if why:
        yield from _weighed_lines(reading)


def _weighed_lines(reading: Reading) -> Iterator[str]:
    if not reading.weighed:
        yield "no other reading was weighed: the dialect or the front matter says how to read the file"
        return
    yield click.style(f"{counted(len(reading.weighed), 'reading')} weighed", bold=True) + ", the chosen one first"
    for weighed in reading.weighed:
        first = ", ".join(f"'{_short(words)}'" for words in weighed.first)
        yield f"  {weighed.cost:6.3f}  {visible(weighed.taken)}{': ' if first else ''}{first}"
        if weighed.terms:
            yield "          " + ", ".join(f"{words} {value:.3f}" for words, value in weighed.terms)


def _region_line(region: Region) -> str:
    lines = f"line {region.start}" if region.start == region.end else f"lines {region.start}-{region.end}"
    return f"        {lines:<14} {_short(region.text)}"


def _size(note: Note) -> str:
    """The length of the answer in characters, or the number of options of a multiple choice."""
    if note.kind is Kind.CHOICE:
        return f"{len(note.choices)} opts"
    size = len((note.explanation if note.kind is Kind.CLOZE else note.answer).markdown)
    return f"{size} ch" if size < 10_000 else f"{size // 1000} kch"


def _short(text: str) -> str:
    return excerpt(visible(" ".join(text.split())), _SHOWN)
