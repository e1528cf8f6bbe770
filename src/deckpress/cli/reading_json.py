"""How deckpress reads one source -> the object of `deckpress inspect --json`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from deckpress.html.compose import first_paragraph
from deckpress.html.plain import plain
from deckpress.inert import visible_json
from deckpress.markdown.fields import render
from deckpress.marks import FORMULA, IMAGE, PLAYER, holds
from deckpress.model import Kind, Note, Text
from deckpress.reading import Reading, Region, Use, Weighed
from deckpress.reading.settings.attributes import as_json

VERSION = 1
"""Version of the format that docs/inspect.md describes. It changes if a key is removed or changes its meaning."""

_ALWAYS = ("id", "tags", "reverse", "typed")
"""The settings of a note that are listed even if they have their defaults."""


def as_json_text(reading: Reading, *, ascii_only: bool = False, why: bool = False) -> str:
    """The object of `as_object` as JSON; with `ascii_only`, other characters are escaped."""
    return visible_json(json.dumps(as_object(reading, why=why), ensure_ascii=ascii_only, indent=2))


def as_object(reading: Reading, *, why: bool = False) -> dict[str, object]:
    """The reading as JSON values; line ranges are [first, last] from 1, `correct` counts options from 0.

    With `why`, the readings that were weighed are in it, too.
    """
    lines = reading.source.text.split("\n")
    return {
        "version": VERSION,
        "deck": reading.deck.name,
        "dialect": reading.dialect,
        "sections": [
            {"section": list(section), "dialects": list(shapes), "cards": count}
            for section, shapes, count in sections(reading)
        ],
        "cards": [_card(note, lines) for note in reading.deck.notes],
        "unanswered": [_region(region, "question") for region in reading.of(Use.UNANSWERED)],
        "furniture": [_region(region, "text") for region in reading.of(Use.FURNITURE)],
        "prose": [_region(region, "text") for region in reading.of(Use.PROSE)],
        "key": [_region(region, "text") for region in reading.of(Use.KEY)],
        "unaccounted": [{"lines": list(lines)} for lines in reading.unaccounted],
        **({"weighed": [_weighed(weighed) for weighed in reading.weighed]} if why else {}),
    }


def sections(reading: Reading) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], int]]:
    """Each run of notes in one section: the path of the section, the shapes of the notes, and their number."""
    notes = zip(reading.deck.notes, reading.shapes, strict=True)
    for section, group in groupby(notes, key=lambda pair: pair[0].section):
        pairs = list(group)
        yield section, tuple(dict.fromkeys(shape for _, shape in pairs)), len(pairs)


def _card(note: Note, lines: Sequence[str]) -> dict[str, object]:
    feedback = [choice.feedback.markdown for choice in note.choices]
    settings = {**as_json(note), "accepted": _accepted(note)}
    texts = {"answer": note.answer.markdown, "explanation": note.explanation.markdown}
    return {
        "question": note.question.markdown,
        "answer_text": (note.explanation if note.kind is not Kind.OPEN else note.answer).markdown,
        "line": note.location.line,
        "choices": [choice.text.markdown for choice in note.choices],
        "correct": [index for index, choice in enumerate(note.choices) if choice.correct],
        **({"feedback": feedback} if any(feedback) else {}),
        "section": list(note.section),
        "kind": note.kind.value,
        **{name: settings[name] for name in _ALWAYS},
        **{name: value for name, value in {**settings, **texts}.items() if value and name not in _ALWAYS},
        **({"expected": note.accepted[0]} if note.accepted else {}),
        "source": _sources(note, lines),
    }


def _accepted(note: Note) -> list[str]:
    """The texts that may be typed: those that the author set, else the first paragraph of the answer."""
    if not note.typed or note.kind is not Kind.OPEN or note.accepted:
        return list(note.accepted)
    first = first_paragraph(render(note.answer)[0])
    return [] if holds(first.markup, FORMULA, IMAGE, PLAYER) else [" ".join(plain(first).split())]


def _sources(note: Note, lines: Sequence[str]) -> dict[str, object]:
    """The range of each part of a note whose place in the source is known; one entry for each option."""
    texts = {name: getattr(note, name) for name in ("question", "answer", "explanation", "hint")}
    places: dict[str, object] = {name: _range(text, lines) for name, text in texts.items() if text and text.origin}
    if note.choices:
        options = ({"text": choice.text, "feedback": choice.feedback} for choice in note.choices)
        places["choices"] = [
            {name: _range(text, lines) for name, text in option.items() if text and text.origin} for option in options
        ]
    return places


def _range(text: Text, lines: Sequence[str]) -> dict[str, int]:
    """The first line and column of a text in its source, and the line and column after its last character, from 1.

    If the last line of the text differs from its source, the range ends at the end of that line.
    """
    rows = text.markdown.split("\n")
    (line, column), (end_line, start) = text.origin[0], text.origin[: len(rows)][-1]
    written = lines[end_line - 1].rstrip()
    same = len(rows) <= len(text.origin) and written.startswith(rows[-1], start - 1)
    end = start + len(rows[-1]) if same else len(written) + 1
    return {"line": line, "column": max(column, 1), "end_line": end_line, "end_column": end}


def _weighed(weighed: Weighed) -> dict[str, object]:
    return {
        "taken": weighed.taken,
        "cards": weighed.count,
        "first": list(weighed.first),
        "cost": weighed.cost,
        "terms": dict(weighed.terms),
    }


def _region(region: Region, name: str) -> dict[str, object]:
    return {name: region.text, "lines": [region.start, region.end]}
