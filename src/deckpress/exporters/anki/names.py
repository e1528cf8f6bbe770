"""The names and ids by which Anki recognises decks, tags, note types and fields in later imports."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

from deckpress import inert
from deckpress.model import MovedType
from deckpress.regex import regex

SCHEMA_VERSION = 1
"""The version of the lists of fields and templates. Anki no longer updates notes of a type whose lists change, so new
lists need a new note type: raise this number, and the ids of the note types change with it."""

LABELS = {"qa": "Q&A", "cloze": "Cloze"}

# Anki recognises a field or a template by its id, not by its name and place. Never change these numbers.
FIELD_IDS = {
    "qa": {
        "Question": 101, "Answer": 102, "Choices": 103, "Explanation": 104, "Hint": 105, "Context": 106, "Source": 107,
        "Language": 108, "Reverse": 109, "Typed": 110, "Spare1": 111, "Spare2": 112, "Spare3": 113,
    },
    "cloze": {
        "Text": 201, "Explanation": 202, "Hint": 203, "Context": 204, "Source": 205, "Language": 206, "Typed": 207,
        "Spare1": 208, "Spare2": 209, "Spare3": 210,
    },
}  # fmt: skip
TEMPLATE_IDS = {"qa": {"Card": 301, "Reversed": 302}, "cloze": {"Cloze": 401}}

_CONTROL = regex(r"[\x00-\x1f\x7f]+")


def anki_decks(names: Iterable[str]) -> dict[str, str]:
    """Maps each deck name to the name that Anki will show; names that Anki considers equal become one deck.

    Anki trims each part, removes control characters, calls an empty part `blank`, composes accents (NFC) and ignores
    case. Its importers compare names before they normalise them, and would create a second deck `Name+` or `Name_`.
    Text that Anki would act on changes as well (see `inert.anki_name`). Of two spellings, the first in `names` wins.
    """
    spelling: dict[tuple[str, ...], str] = {}
    result = {}
    for name in names:
        path: tuple[str, ...] = ()
        whole = ""
        for part in inert.anki_name(name).split("::"):
            tidy = unicodedata.normalize("NFC", _CONTROL.sub(" ", part)).strip() or "blank"
            path = (*path, tidy.casefold())
            whole = spelling.setdefault(path, f"{whole}::{tidy}" if whole else tidy)
        result[name] = whole
    return result


def deck_parents(name: str) -> tuple[str, ...]:
    """The parents of a deck, the outermost first: `A` and `A::B` for `A::B::C`."""
    parts = name.split("::")
    return tuple("::".join(parts[:depth]) for depth in range(1, len(parts)))


def anki_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags for Anki: `_` for blanks, at which Anki would split them, and distinct regardless of case.

    Each is harmless in a card (see `inert.tag`).
    """
    kept: dict[str, str] = {}
    for tag in tags:
        joined = "_".join(inert.tag(tag).split())
        if joined:
            kept.setdefault(joined.casefold(), joined)
    return tuple(kept[key] for key in sorted(kept))


def stable_id(*parts: str) -> int:
    """A number from 2^30 to 2^31, the range that genanki recommends for ids, made of the parts alone."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:8], "big") % (1 << 30)


def note_type_id(project: str, key: str) -> int:
    """The id of a project's note type `key`: `qa` or `cloze`."""
    return stable_id("note type", project, str(SCHEMA_VERSION), key)


def note_type_ids(project: str, moved: Iterable[MovedType] = ()) -> frozenset[int]:
    """The ids of a project's note types, and of those in the place of the types that its notes had before."""
    return frozenset((*(note_type_id(project, key) for key in LABELS), *(kind.id for kind in moved)))


def note_type_name(deck_name: str, key: str, moved: str = "") -> str:
    """Its name in Anki's list of note types, such as `Q&A (LLM Interview)`. Anki forbids quotation marks there.

    `moved` is the name of the type that its notes had before.
    """
    root = " - ".join(part.replace('"', "'") for part in (deck_name.split("::")[0], moved) if part)
    return f"{LABELS[key]} ({root})"
