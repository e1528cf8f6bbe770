"""Cards in YAML front matter -> notes with their places.

    cards:
      - front: What is light?
        back: A wave.
      - front: Which is a wave?
        choices:
          - {text: sound, correct: true}
          - {text: sand, correct: false}

The answer to a question with options names one by its text, its key or its letter, or explains the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from deckpress.compare import letters
from deckpress.diagnostics import Location
from deckpress.frozen import dataclass
from deckpress.model import NO_TEXT, Choice, Kind, Note, Text
from deckpress.reading.settings.front_cards import ANSWERS, ASKS, OPTIONS
from deckpress.reading.text.source import fit
from deckpress.reading.words.line_marks import QUESTION_MARKS
from deckpress.regex import regex

_EXPLAINS = ("explanation", "explain", "rationale", "feedback")
_TEXTS = ("text", "option", "choice", "label", "answer", "value", "content")
_RIGHT = ("correct", "is_correct", "iscorrect", "right")
_NAMES = ("key", "id", "letter")


@dataclass(frozen=True, slots=True)
class FrontNote:
    """A note, and the lines of the front matter that hold it, from 0; `end` is the line after them."""

    note: Note
    start: int
    end: int


def notes_of(text: str, path: str, keys: Sequence[str]) -> tuple[dict[str, tuple[FrontNote, ...]], dict[str, str]]:
    """The notes below those keys of a YAML front matter, and what is wrong with an entry below the others.

    `text` begins on line 2.
    """
    import yaml

    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}, {}
    found: dict[str, tuple[FrontNote, ...]] = {}
    wrong: dict[str, str] = {}
    for key, node in _members(root).items():
        if key not in keys:
            continue
        lists = [(name, own) for name, own in ((key, node), *_members(node).items()) if own.id == "sequence"]
        entries = [(name, n, _note(own, path)) for name, nodes in lists for n, own in enumerate(nodes.value, 1)]
        notes = tuple(note for _, _, note in entries if isinstance(note, FrontNote))
        problems = [f"entry {n} of '{name}' {note}" for name, n, note in entries if isinstance(note, str)]
        fronts = any("front" in _members(entry) for _, nodes in lists for entry in nodes.value)
        if problems:
            wrong[key] = problems[0]
        elif notes and _are_of_page(notes, sided=fronts and _LAYOUT in _members(root)):
            wrong[key] = f"'{key}' looks like a part of a web page"
        elif notes:
            found[key] = notes
    return found, wrong


def _are_of_page(notes: Sequence[FrontNote], *, sided: bool) -> bool:
    """True for what a website shows, and no cards: paths of pictures, fields of a form, and a page without questions.

    `sided` says that the entries have fronts, and the front matter names the layout of a page.
    """
    open_ones = [own.note for own in notes if own.note.kind is Kind.OPEN]
    if len(open_ones) < len(notes):
        return False
    if sided and not any(note.question.flat.rstrip().endswith(tuple(QUESTION_MARKS)) for note in open_ones):
        return True
    if all(_FIELD.match(note.answer.markdown) for note in open_ones):
        return True
    return all(_PATH.match(note.question.markdown) and _PATH.match(note.answer.markdown) for note in open_ones)


_LAYOUT = "layout"
_FIELD = regex(
    r"(?:text(?:area|field)?|string|number|integer|float|bool(?:ean)?|date|datetime|email|url|tel|select|radio|check(?:box)?"
    r"|dropdown|file|password)\Z",
    re.I,
)
"""The type of a field in a form."""
_PATH = regex(r"(?:https?:/)?[.\w-]*/[^\s]*\.\w{2,5}\Z|[^\s/]+\.(?:png|jpe?g|gif|svg|webp|avif|html?)\Z", re.I)
"""The path of a file, or its address."""


def _members(node: Any) -> dict[str, Any]:
    """The values of a mapping by their names; empty for other nodes."""
    if getattr(node, "id", "") != "mapping":
        return {}
    return {str(name.value).casefold(): value for name, value in node.value}


def _text(node: Any, path: str) -> Text:
    """A scalar as Markdown, with its place."""
    if getattr(node, "id", "") != "scalar" or node.tag.endswith(":null"):
        return NO_TEXT
    kept, _ = fit(str(node.value))
    quoted = 1 if node.style in ("'", '"') else 0
    place = Location(path, node.start_mark.line + 2, node.start_mark.column + 1 + quoted)
    return Text.at(place, kept.strip())


def _first(members: Mapping[str, Any], names: Iterator[str] | Sequence[str] | frozenset[str], path: str) -> Text:
    return next((text for name, node in members.items() if name in names and (text := _text(node, path))), NO_TEXT)


def _note(node: Any, path: str) -> FrontNote | str:
    """The note of an entry, or what is wrong with it."""
    members = _members(node)
    question, answer = _first(members, ASKS, path), _first(members, ANSWERS - OPTIONS, path)
    explanation = _first(members, _EXPLAINS, path)
    listed = next((own for name, own in members.items() if name in OPTIONS and own.id == "sequence"), None)
    start, end = node.start_mark.line + 1, node.end_mark.line + 1
    if not question:
        return "has no question"
    if "cloze" in _first(members, ("type", "kind"), path).markdown.casefold():
        return "is a cloze"
    tags = next((own for name, own in members.items() if name == "tags" and own.id == "sequence"), None)
    words = tuple("_".join(str(tag.value).split()) for tag in tags.value if tag.id == "scalar") if tags else ()
    place = question.locate(0, 0)
    hint = _first(members, ("hint",), path)
    if listed is None:
        known = Note(question, answer, Kind.OPEN, (), explanation, (), place, tags=words, hint=hint)
        return FrontNote(known, start, end) if answer else "has no answer"
    options = [_option(own, path) for own in listed.value]
    named = {n for n, (name, choice, _) in enumerate(options) if answer and _names(answer, name, choice, n)}
    marked = {n for n, (_, _, right) in enumerate(options) if right}
    right = marked or named
    if not all(choice for _, choice, _ in options):
        return "has an empty option"
    if not right or len(named) > 1 or (marked and named - marked):
        return "does not name one of its options as the right one"
    choices = tuple(Choice(choice, n in right) for n, (_, choice, _) in enumerate(options))
    told = explanation if named else Text.join(answer, explanation)
    known = Note(question, NO_TEXT, Kind.CHOICE, choices, told, (), place, tags=words, hint=hint)
    return FrontNote(known, start, end)


def _option(node: Any, path: str) -> tuple[str, Text, bool]:
    """The name of an option, its text, and whether it is marked as right."""
    members = _members(node)
    if not members:
        return "", _text(node, path), False
    right = _first(members, _RIGHT, path).markdown.casefold() in ("true", "yes", "on")
    return _first(members, _NAMES, path).markdown, _first(members, _TEXTS, path), right


def _names(answer: Text, name: str, choice: Text, index: int) -> bool:
    """True for an answer that is nothing but the text of an option, its name or its letter."""
    said = letters(answer.markdown)
    return bool(said) and said in (letters(choice.markdown), letters(name) if name else chr(97 + index))
