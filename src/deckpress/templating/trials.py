"""The templates of a project, each tried with sample values -> Anki's note types, or what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.templates import (
    UNKNOWN_FIELD,
)
from deckpress.regex import regex
from deckpress.templating.bindings import SHAPES, Shape, Side, anki_names, page_names
from deckpress.templating.environment import bind
from deckpress.templating.faults import TemplateError
from deckpress.templating.note_types import CardTemplate, NoteType
from deckpress.templating.samples import PAGE_SAMPLES
from deckpress.templating.sources import Sources
from deckpress.wording import english

_FIELD = regex(r"\{\{\s*(?:[#^/]|(?:[\w-]+:)+)?\s*([^{}:]+?)\s*\}\}")


def _find_field(word: str, sources: Sources) -> Location:
    """The line of a template that names a field; the project's own templates are searched first."""
    for text, shown in reversed(sources.values()):
        for number, line in enumerate(text.splitlines(), 1):
            if word in _FIELD.findall(line):
                return Location(shown, number)
    return Location("")


_ANKIS_OWN = frozenset(("Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID", "FrontSide"))
"""Names that Anki knows in templates in addition to the fields of a note."""


def tried_note_types(environment: Any, sources: Sources) -> tuple[tuple[NoteType, ...], Diagnostics]:
    """Make Anki's note types, and try every card template for pages with filled and with empty fields."""
    problems: list[Diagnostic] = []

    def try_template(name: str, values: Mapping[str, object], fields: tuple[str, ...] = ()) -> str:
        if takes_long(problems):
            return ""
        try:
            return bind(environment, name, values, fields)
        except TemplateError as problem:
            problems.append(problem.diagnostic)
            return ""

    def check_fields(bound: str, shape: Shape) -> None:
        """Check the fields between {% raw %} and {% endraw %}, which go to Anki unchanged."""
        for word in dict.fromkeys(_FIELD.findall(bound)):
            if word not in shape.fields and word not in _ANKIS_OWN:
                hint = f"the fields are {', '.join(shape.fields)}"
                problems.append(UNKNOWN_FIELD.at(_find_field(word, sources), field=word, hint=hint))

    def side_of(shape: Shape, ordinal: int, side: Side) -> str:
        name = shape.template(ordinal, side)
        for text in ("x", ""):
            sample = dict.fromkeys(shape.fields, text)
            try_template(name, page_names(shape, sample, side, str, english()), shape.fields)
        bound = try_template(name, anki_names(shape, side), shape.fields).strip()
        check_fields(bound, shape)
        return bound

    css = try_template("style.css", {})
    note_types = tuple(
        NoteType(
            key=shape.key,
            name=shape.name,
            fields=shape.fields,
            cards=tuple(
                CardTemplate(name, side_of(shape, ordinal, "front"), side_of(shape, ordinal, "back"))
                for ordinal, (name, _) in enumerate(shape.cards)
            ),
            css=css,
            cloze=shape.key == "cloze",
        )
        for shape in SHAPES.values()
    )
    return note_types, tuple(problems)


def try_pages(environment: Any) -> Diagnostics:
    """The problems of the pages, rendered with their sample values."""
    problems: list[Diagnostic] = []
    for name, values in PAGE_SAMPLES.items():
        if takes_long(problems):
            break
        try:
            bind(environment, name, values)
        except TemplateError as problem:
            problems.append(problem.diagnostic)
    return tuple(problems)


def takes_long(problems: Iterable[Diagnostic]) -> bool:
    """True once a template exceeded its limits: others, which may include it, would take as long again."""
    return any(problem.code == "DP504" for problem in problems)
