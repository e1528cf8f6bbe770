"""A note and its fields in Anki -> the texts of the note that differ, and the other fields that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from deckpress.foreign.options import Option, read_options
from deckpress.foreign.own import without_accepted
from deckpress.history.adopt import plain
from deckpress.live.pull_plan import same_text
from deckpress.live.pull_values import Part
from deckpress.model import FIELD_OF_OPTIONS, Choice, Kind, Note, Text

_PARTS = {"Question": "question", "Text": "question", "Answer": "answer", "Explanation": "explanation", "Hint": "hint"}


def parts_of(
    note: Note, now: Mapping[str, str], anki: Mapping[str, str], names: Iterable[str]
) -> tuple[tuple[Part, ...], str]:
    """The parts of a note that differ in some fields, or why deckpress cannot separate them."""
    parts: list[Part] = []
    for name in names:
        here, there = now.get(name, ""), anki.get(name, "")
        if name == FIELD_OF_OPTIONS:
            options, problem = _options(note, here, there)
            if problem:
                return (), problem
            parts += options
            continue
        if name == "Answer":
            here, there = without_accepted(here), without_accepted(there)
        path = _PARTS[name]
        inline = path in ("question", "hint")
        cloze = note.kind is Kind.CLOZE
        parts.append(Part((path,), getattr(note, path), here, there, inline=inline, cloze=cloze))
    return tuple(parts), ""


def _options(note: Note, here: str, there: str) -> tuple[Sequence[Part], str]:
    now, anki = read_options(here), read_options(there)
    if now is None or anki is None:
        return (), "the options in Anki are no longer the list that a build writes"
    if len(now.options) != len(anki.options) or len(now.options) != len(note.choices):
        return (), "options were added or removed in Anki"
    if [one.right for one in now.options] != [one.right for one in anki.options]:
        return (), "another option is right in Anki"
    return tuple(_of_options(note.choices, zip(now.options, anki.options, strict=True))), ""


def _of_options(choices: Sequence[Choice], pairs: Iterable[tuple[Option, Option]]) -> Iterator[Part]:
    for index, (choice, (now, anki)) in enumerate(zip(choices, pairs, strict=True)):
        if not same_text(now.text, anki.text):
            yield Part(("choices", index, "text"), choice.text, now.text, anki.text, inline=True)
        if not same_text(now.feedback, anki.feedback):
            yield Part(("choices", index, "feedback"), choice.feedback, now.feedback, anki.feedback)


def text_at(note: Note, path: tuple[str | int, ...]) -> Text:
    """The text of a part of a note."""
    text: Text = getattr(note if len(path) == 1 else note.choices[int(path[1])], str(path[-1]))
    return text


def with_text(note: Note, path: tuple[str | int, ...], markdown: str) -> Note:
    """The note with other Markdown in one of its parts."""
    changed: dict[str, Any] = {str(path[-1]): text_at(note, path).reword(markdown)}
    if len(path) == 1:
        return replace(note, **changed)
    choices = list(note.choices)
    choices[int(path[1])] = replace(choices[int(path[1])], **changed)
    return replace(note, choices=tuple(choices))


def field_of(note: Note, path: tuple[str | int, ...]) -> str:
    """The field of Anki's that a part of a note is in."""
    if path[0] == "choices":
        return FIELD_OF_OPTIONS
    if path[0] == "question":
        return "Text" if note.kind is Kind.CLOZE else "Question"
    return str(path[0]).capitalize()


def html_of(fields: Mapping[str, str], note: Note, path: tuple[str | int, ...]) -> str:
    """The HTML of a part of a note, from its fields."""
    markup = fields.get(field_of(note, path), "")
    if path[0] == "choices":
        found = read_options(markup)
        index = int(path[1])
        if found is None or index >= len(found.options):
            return ""
        return found.options[index].text if path[2] == "text" else found.options[index].feedback
    return without_accepted(markup) if path[0] == "answer" else markup


def in_words(markup: str) -> str:
    """The options of a field on one line, each with a box; of another field its words."""
    found = read_options(markup)
    if found is None:
        return " ".join(plain(markup).split())
    return " · ".join(f"[{'x' if one.right else ' '}] {' '.join(plain(one.text).split())}" for one in found.options)
