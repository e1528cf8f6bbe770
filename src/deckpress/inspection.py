"""What was understood of one source -> an object for programs, or a tree for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from deckpress.inert import visible, visible_json
from deckpress.model import Kind, Note, Text
from deckpress.reading import Reading, Region, Use
from deckpress.reading.attributes import as_json

VERSION = 1
"""Of the format, which docs/inspect.md describes: a key that goes, or changes its meaning, makes it another one."""

_SHOWN = 78
_ALWAYS = ("id", "tags", "reverse", "typed")
"""The settings of a note that are listed even if the author does not set them."""


def as_json_text(reading: Reading, *, ascii_only: bool = False) -> str:
    """The object of `as_object` as JSON; with `ascii_only`, other characters are escaped."""
    return visible_json(json.dumps(as_object(reading), ensure_ascii=ascii_only, indent=2))


def as_object(reading: Reading) -> dict[str, object]:
    """The reading as JSON values; line ranges are [first, last] from 1, `correct` counts options from 0."""
    lines = reading.source.text.split("\n")
    return {
        "version": VERSION,
        "deck": reading.deck.name,
        "dialect": reading.dialect,
        "sections": [
            {"section": list(section), "dialects": list(shapes), "cards": count}
            for section, shapes, count in _sections(reading)
        ],
        "cards": [_card(note, lines) for note in reading.deck.notes],
        "unanswered": [_region(region, "question") for region in reading.of(Use.UNANSWERED)],
        "furniture": [_region(region, "text") for region in reading.of(Use.FURNITURE)],
        "prose": [_region(region, "text") for region in reading.of(Use.PROSE)],
        "key": [_region(region, "text") for region in reading.of(Use.KEY)],
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


def _card(note: Note, lines: Sequence[str]) -> dict[str, object]:
    remarks = [choice.feedback.markdown for choice in note.choices]
    said = as_json(note)
    texts = {"answer": note.answer.markdown, "explanation": note.explanation.markdown}
    return {
        "question": note.question.markdown,
        "answer_text": (note.explanation if note.kind is not Kind.OPEN else note.answer).markdown,
        "line": note.location.line,
        "choices": [choice.text.markdown for choice in note.choices],
        "correct": [index for index, choice in enumerate(note.choices) if choice.correct],
        **({"feedback": remarks} if any(remarks) else {}),
        "section": list(note.section),
        "kind": note.kind.value,
        **{name: said[name] for name in _ALWAYS},
        **{name: value for name, value in {**said, **texts}.items() if value and name not in _ALWAYS},
        "source": _sources(note, lines),
    }


def _sources(note: Note, lines: Sequence[str]) -> dict[str, object]:
    """Where each part of a note stands, if it is there and its place is known; an entry for each option."""
    texts = {name: getattr(note, name) for name in ("question", "answer", "explanation", "hint")}
    places: dict[str, object] = {name: _range(text, lines) for name, text in texts.items() if text and text.origin}
    if note.choices:
        options = ({"text": choice.text, "feedback": choice.feedback} for choice in note.choices)
        places["choices"] = [
            {name: _range(text, lines) for name, text in option.items() if text and text.origin} for option in options
        ]
    return places


def _range(text: Text, lines: Sequence[str]) -> dict[str, int]:
    """The first line and column of a text in its source, and the last line and the column after its end, from 1.

    Where the last line of the text is written otherwise in the source, the range ends with the whole line.
    """
    rows = text.markdown.split("\n")
    (line, column), (end_line, start) = text.origin[0], text.origin[: len(rows)][-1]
    written = lines[end_line - 1].rstrip()
    same = len(rows) <= len(text.origin) and written.startswith(rows[-1], start - 1)
    end = start + len(rows[-1]) if same else len(written) + 1
    return {"line": line, "column": max(column, 1), "end_line": end_line, "end_column": end}


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
    keys = "answer key" if len(reading.of(Use.KEY)) == 1 else "answer keys"
    for use, words in (
        (Use.UNANSWERED, "without an answer"),
        (Use.FURNITURE, "left out as furniture"),
        (Use.PROSE, "text between the cards"),
        (Use.KEY, keys),
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
