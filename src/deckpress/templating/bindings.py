"""The names in card templates, with two kinds of values: Anki's placeholders, or the HTML of one note."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any, Literal, NoReturn

from deckpress.diagnostics import NOWHERE, Diagnostic
from deckpress.diagnostics.catalogue.templates import FILTERED_FIELD, INSPECTED_FIELD, UNKNOWN_CARD_WORD
from deckpress.direction import text_direction
from deckpress.frozen import dataclass
from deckpress.model import FIELD_OF_WORDS, FIELDS_CLOZE, FIELDS_QA
from deckpress.regex import regex
from deckpress.wording import Wording, english

Side = Literal["front", "back"]
SPECIAL = ("Tags",)
"""Fields that every note in Anki has in addition to those of its type."""
CARD_WORDS = {"hint": "Hint", "more": "Explanation"}
"""The words that a card shows, by key, each with the field that it introduces."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The fixed part of a note type: its fields and, for each card, its name in Anki and in file names."""

    key: str
    name: str
    fields: tuple[str, ...]
    cards: tuple[tuple[str, str], ...]

    def template(self, ordinal: int, side: Side) -> str:
        """The name of the template file of one side of a card (ordinals count from 0)."""
        return f"{self.key}/{self.cards[ordinal][1]}.{side}.html.j2"


SHAPES = {
    "qa": Shape("qa", "Q&A", FIELDS_QA, (("Card", "card"), ("Reversed", "reversed"))),
    "cloze": Shape("cloze", "Cloze", FIELDS_CLOZE, (("Cloze", "card"),)),
}


class RefusedError(Exception):
    """Something that a template may not do, with its diagnostic (DP501), which has no place yet."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class UnknownFieldError(Exception):
    """A field that the note type does not have; the text is its name."""


class Field:
    """A field's value inside a template, which can be printed and nothing else.

    For Anki the value is a placeholder such as ``{{Question}}``. A template that looked into it would decide once, at
    build time, what Anki decides for each note. So the value refuses that, both for Anki and for pages.
    """

    __slots__ = ("_html", "_name")
    __hash__ = None  # type: ignore[assignment]  # as for every value that redefines equality

    def __init__(self, name: str, html: str | Callable[[], str]) -> None:
        self._name, self._html = name, html

    def __html__(self) -> str:
        return self._html() if callable(self._html) else self._html

    def __str__(self) -> str:
        raise RefusedError(FILTERED_FIELD.at(NOWHERE, field=self._name, hint=f"write {{{{ {self._name} }}}} alone"))

    def _refuse(self, *_: object) -> NoReturn:
        when = f'{{% call when("{self._name}") %}}...{{% endcall %}}'
        hint = f"to show something only if the field is filled, write {when}"
        raise RefusedError(INSPECTED_FIELD.at(NOWHERE, field=self._name, hint=hint))

    def __bool__(self) -> bool:
        self._refuse()

    def __len__(self) -> int:
        self._refuse()

    def __iter__(self) -> Iterator[str]:
        self._refuse()

    def __eq__(self, other: object) -> bool:
        self._refuse(other)

    def __ne__(self, other: object) -> bool:
        self._refuse(other)

    def __contains__(self, item: object) -> bool:
        self._refuse(item)


def anki_names(shape: Shape, side: Side) -> dict[str, Any]:
    """The names of a template whose output is Anki's own template (`qfmt`, `afmt`)."""
    names = _names(
        shape,
        value=lambda name: f"{{{{{name}}}}}",
        section=_anki_section,
        cloze=lambda name: f"{{{{cloze:{name}}}}}",
        typed=lambda name: f"{{{{type:{'cloze:' if shape.key == 'cloze' else ''}{name}}}}}",
        word=_anki_word,
    )
    front = {"FrontSide": Field("FrontSide", "{{FrontSide}}")} if side == "back" else {}
    return {**names, **front, "anki": True, "direction": "auto", "english": english()}


def _anki_word(key: str) -> str:
    """A word for decks of every language: the one in the note's field, else English."""
    own = f'<span class="only-{key}">{{{{{FIELD_OF_WORDS}}}}}</span>'
    return _anki_section(FIELD_OF_WORDS, True, own) + _anki_section(FIELD_OF_WORDS, False, english()[key])


def _anki_section(name: str, filled: bool, text: str) -> str:
    """A section of Anki's template language, shown only if a field is filled, or only if it is empty."""
    return f"{{{{{'#' if filled else '^'}{name}}}}}{text}{{{{/{name}}}}}"


# Anki's own test of an empty field: nothing but blanks, <br> and <div> (field_is_empty in its template.rs).
_EMPTY_FIELD = regex(r"(?:\s|</?(?:br|div) ?/?>)*", re.IGNORECASE)
_TYPE_BOX = '<input type="text" class="typeans" aria-label="{}">'


def page_names(
    shape: Shape, fields: Mapping[str, str], side: Side, front: Callable[[], str], words: Wording
) -> dict[str, Any]:
    """The names of a template whose output is a card on a page; `front` makes the card's front if it is needed."""

    def value(name: str) -> str:
        return fields.get(name, "")

    def section(name: str, filled: bool, text: str) -> str:
        empty = _EMPTY_FIELD.fullmatch(value(name)) is not None
        return text if filled != empty else ""

    def typed(_: str) -> str:
        return _TYPE_BOX.format(escape(words["quiz_yours"])) if side == "front" else ""

    names = _names(shape, value, section, cloze=value, typed=typed, word=lambda key: escape(words[key], quote=False))
    whole_front = {"FrontSide": Field("FrontSide", front)} if side == "back" else {}
    direction = text_direction(value("Language"))
    return {**names, **whole_front, "anki": False, "direction": direction, "english": english()}


def _names(
    shape: Shape,
    value: Callable[[str], str],
    section: Callable[[str, bool, str], str],
    cloze: Callable[[str], str],
    typed: Callable[[str], str],
    word: Callable[[str], str],
) -> dict[str, Any]:
    """The fields and the functions of card templates; the functions refuse fields that do not exist."""
    from markupsafe import Markup  # the string type for HTML that Jinja joins; lazy, as Jinja is

    def known(name: str) -> str:
        if name not in shape.fields and name not in SPECIAL:
            raise UnknownFieldError(name)
        return name

    def of_cards(key: str) -> str:
        if key not in CARD_WORDS:
            raise RefusedError(UNKNOWN_CARD_WORD.at(NOWHERE, word=key, words=", ".join(CARD_WORDS)))
        return key

    fields = {name: Field(name, value(name)) for name in (*shape.fields, *SPECIAL)}
    return {
        **fields,
        "when": lambda name, caller: Markup(section(known(name), True, caller())),
        "unless": lambda name, caller: Markup(section(known(name), False, caller())),
        "cloze": lambda name: Markup(cloze(known(name))),
        "typed": lambda name: Markup(typed(known(name))),
        "word": lambda key: Markup(word(of_cards(key))),
    }
