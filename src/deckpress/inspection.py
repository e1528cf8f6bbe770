"""What was understood of one source -> an object for programs, or a tree for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby

import click

from deckpress.inert import visible, visible_json
from deckpress.model import Kind, Note
from deckpress.reading import Reading, Region, Use

_SHOWN = 78


def as_json_text(reading: Reading, *, ascii_only: bool = False) -> str:
    """The object of `as_object` as JSON; with `ascii_only`, other characters are escaped."""
    return visible_json(json.dumps(as_object(reading), ensure_ascii=ascii_only, indent=2))


def as_object(reading: Reading) -> dict[str, object]:
    """The reading as JSON values; line ranges are [first, last] from 1, `correct` counts options from 0."""
    return {
        "deck": reading.deck.name,
        "dialect": reading.dialect,
        "sections": [
            {"section": list(section), "dialects": list(shapes), "cards": count}
            for section, shapes, count in _sections(reading)
        ],
        "cards": [_card(note) for note in reading.deck.notes],
        "unanswered": [_region(region, "question") for region in reading.of(Use.UNANSWERED)],
        "furniture": [_region(region, "text") for region in reading.of(Use.FURNITURE)],
        "prose": [_region(region, "text") for region in reading.of(Use.PROSE)],
        "unaccounted": [{"lines": list(lines)} for lines in reading.unaccounted],
    }


def _sections(reading: Reading) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], int]]:
    """Each stretch of notes of one section: its path, what its notes were read from, and how many they are."""
    notes = zip(reading.deck.notes, reading.shapes, strict=True)
    for section, group in groupby(notes, key=lambda pair: pair[0].section):
        pairs = list(group)
        yield section, tuple(dict.fromkeys(shape for _, shape in pairs)), len(pairs)


def _size(note: Note) -> str:
    """How long what stands behind a question is, in characters; of a multiple choice, how many options it has."""
    if note.kind is Kind.CHOICE:
        return f"{len(note.choices)} opts"
    size = len((note.explanation if note.kind is Kind.CLOZE else note.answer).markdown)
    return f"{size} ch" if size < 10_000 else f"{size // 1000} kch"


def _card(note: Note) -> dict[str, object]:
    remarks = [choice.feedback.markdown for choice in note.choices]
    return {
        "question": note.question.markdown,
        "answer_text": (note.explanation if note.kind is not Kind.OPEN else note.answer).markdown,
        "line": note.location.line,
        "choices": [choice.text.markdown for choice in note.choices],
        "correct": [index for index, choice in enumerate(note.choices) if choice.correct],
        **({"feedback": remarks} if any(remarks) else {}),
        "section": list(note.section),
        "kind": note.kind.value,
        "id": note.id,
        "tags": list(note.tags),
        "reverse": note.reverse,
        "typed": note.typed,
    }


def _region(region: Region, name: str) -> dict[str, object]:
    return {name: region.text, "lines": [region.start, region.end]}


def as_tree(reading: Reading) -> Iterator[str]:
    """The reading as lines: sections with their cards, then everything that is no card."""
    deck = reading.deck
    yield click.style(visible(deck.name), bold=True) + f"  ({reading.dialect}, {_count(len(deck.notes), 'card')})"
    number = 0
    for section, shapes, count in _sections(reading):
        if section:
            yield click.style("  " + visible(" › ".join(section)), fg="blue", bold=True) + f"  ({', '.join(shapes)})"
        for note in deck.notes[number : number + count]:
            number += 1
            place = f"line {note.location.line}"
            yield f"  {number:>4}  {note.kind.value:<6}  {place:<10} {_size(note):>6}  {_short(note.question.markdown)}"
    for use, words in (
        (Use.UNANSWERED, "without an answer"),
        (Use.FURNITURE, "left out as furniture"),
        (Use.PROSE, "text between the cards"),
    ):
        regions = reading.of(use)
        if regions:
            yield click.style(f"{len(regions)} {words}", bold=True)
        for region in regions:
            lines = f"line {region.start}" if region.start == region.end else f"lines {region.start}-{region.end}"
            yield f"        {lines:<14} {_short(region.text)}"
    for start, end in reading.unaccounted:
        yield click.style(f"        lines {start}-{end} not understood", fg="red")
    yield f"{_count(len(reading.unaccounted), 'block')} unaccounted for"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _short(text: str) -> str:
    words = visible(" ".join(text.split()))
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
