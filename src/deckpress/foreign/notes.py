"""A note of Anki's and what its fields become -> a note of deckpress, with all that was said in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from deckpress.foreign.fields import Fields, Written, media_in, to_markdown, with_media
from deckpress.foreign.looks import look
from deckpress.foreign.mapping import FieldMap, is_unnamed, reverses
from deckpress.foreign.own import own_note
from deckpress.foreign.values import ForeignNote, ForeignType
from deckpress.inert import tag
from deckpress.model import NO_TEXT, Kind, Note, Text
from deckpress.regex import regex

PathOf = Callable[[str], str]
_GAP = regex(r"\{\{c[1-9]\d{0,2}(?:,\d+)*::")
_WORDS = regex(r"\w")


@dataclass(slots=True)
class Imported:
    """A note of Anki's and the note that it becomes, or why it becomes none."""

    foreign: ForeignNote
    type: ForeignType
    note: Note | None = None
    problem: str = ""
    kept: dict[str, None] = field(default_factory=dict)
    """What stays as HTML."""
    different: list[str] = field(default_factory=list)
    """The names of fields that will look different."""


@dataclass(slots=True)
class _Maker:
    """Makes the parts of one note."""

    made: Imported
    path_of: PathOf
    fields: Fields
    soft: bool

    def text(self, name: str, markup: str, *, inline: bool = False, cloze: bool = False) -> Text:
        """A field as Markdown."""
        if not markup:
            return NO_TEXT
        shown = with_media(markup, self.path_of) if "src" in markup or "[" in markup else markup
        written: Written = self.fields.to_markdown(shown, cloze=cloze, inline=inline, soft=self.soft)
        self.made.kept |= dict.fromkeys(written.kept)
        if not written.same:
            self.made.different.append(name)
        return Text(written.markdown) if written.markdown else NO_TEXT


def imported(
    note: ForeignNote, kind: ForeignType, mapping: FieldMap, path_of: PathOf, fields: Fields | None = None
) -> Imported:
    """The note that a note of Anki's becomes. `path_of` gives the path of a file of media by its name."""
    made = Imported(note, kind)
    maker = _Maker(made, path_of, fields or Fields(), mapping.own)
    if mapping.own:
        found = own_note(
            kind.named(note),
            lambda text, inline: maker.text("field", text, inline=inline, cloze=kind.cloze),
            cloze=kind.cloze,
        )
    else:
        found = _note(note, kind, mapping, maker)
    made.problem = _problem(found, note)
    if not made.problem:
        tags = (tag(word) for word in (*note.tags, *_tags(note, mapping)))
        made.note = replace(found, tags=tuple(dict.fromkeys(filter(None, tags))))
    return made


def _note(note: ForeignNote, kind: ForeignType, mapping: FieldMap, maker: _Maker) -> Note:
    """The note of a mapping: fields of one part are joined, those of the explanation with their names before them."""
    parts: dict[str, list[Text]] = {"Question": [], "Answer": [], "Explanation": [], "Hint": []}
    for row, part, markup in zip(kind.fields, mapping.parts, note.fields, strict=True):
        if part not in parts or not markup:
            continue
        gaps = kind.cloze and part == "Question"
        text = maker.text(row.name, markup, inline=part in ("Question", "Hint"), cloze=gaps)
        if text and part == "Explanation" and not is_unnamed(row.name):
            text = _named(row.name, text)
        parts[part] += [text] if text else []
    explanation = Text.join(*parts["Explanation"])
    answer = Text.join(*parts["Answer"])
    if kind.cloze:
        return Note(
            Text.join(*parts["Question"]),
            NO_TEXT,
            Kind.CLOZE,
            explanation=Text.join(answer, explanation),
            hint=_one_line(parts["Hint"]),
            typed=mapping.typed,
        )
    if not answer:
        answer, explanation = explanation, NO_TEXT
    return Note(
        Text.join(*parts["Question"]),
        answer,
        explanation=explanation,
        hint=_one_line(parts["Hint"]),
        reverse=reverses(mapping, note),
        typed=mapping.typed,
    )


def _named(name: str, text: Text) -> Text:
    """A field with its name before it, on the same line if it begins with words."""
    label = f"**{to_markdown(name.replace('&', '&amp;').replace('<', '&lt;')).markdown}:**"
    glued = bool(_WORDS.match(text.markdown)) and not re.match(r"\d+[.)]", text.markdown)
    return Text(f"{label} {text.markdown}" if glued else f"{label}\n\n{text.markdown}")


def _one_line(texts: list[Text]) -> Text:
    return Text(" ".join(text.flat for text in texts)) if texts else NO_TEXT


def _tags(note: ForeignNote, mapping: FieldMap) -> tuple[str, ...]:
    values = (value for part, value in zip(mapping.parts, note.fields, strict=True) if part == "Tags")
    return () if mapping.own else tuple(word for value in values for word in look(value).split())


def _problem(note: Note, foreign: ForeignNote) -> str:
    """Why a note makes no card; empty if it makes one."""
    if not note.question:
        return "it has no question"
    if note.kind is Kind.CLOZE and not any(_GAP.search(value) for value in foreign.fields):
        return "its text has no gap"
    if note.kind is Kind.OPEN and not note.answer:
        return "it has no answer"
    return ""


def media_of(note: ForeignNote) -> tuple[str, ...]:
    """The names of the media of a note."""
    return tuple(name for value in note.fields if "src" in value or "[sound:" in value for name in media_in(value))
