"""Names and numbers by which Anki knows decks, tags, note types and fields again, import after import."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from deckpress import inert

SCHEMA_VERSION = 1
"""Counts the lists of fields and templates. Anki gives up on the old notes of a type whose lists change, so new lists
are a new note type: raise this number, and the ids of the note types move with it."""

LABELS = {"qa": "Q&A", "cloze": "Cloze"}

# Anki recognises a field or a template by its id, whatever its name and place. These numbers are for ever.
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

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def anki_decks(names: Iterable[str]) -> dict[str, str]:
    """Map each deck name to the one that Anki will show; equal ones become one deck.

    Anki trims each part, deletes control characters, calls an empty part `blank`, composes accents (NFC) and takes
    names that differ in case alone for one name. What a card or a page of Anki would act on changes, too (see
    `inert.anki_name`). Whoever leaves that to Anki finds a deck `Name+` or `Name_` beside
    the first, since the importers compare before they tidy. Of two spellings the first one in `names` wins.
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
    """The decks above a deck, the outermost first: `A::B::C` has `A` and `A::B`."""
    parts = name.split("::")
    return tuple("::".join(parts[:depth]) for depth in range(1, len(parts)))


def anki_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags as Anki takes them: blanks become `_` (Anki would split there), each tag once whatever its case.

    Each is harmless in a card (see `inert.tag`).
    """
    kept: dict[str, str] = {}
    for tag in tags:
        joined = "_".join(inert.tag(tag).split())
        if joined:
            kept.setdefault(joined.casefold(), joined)
    return tuple(kept[key] for key in sorted(kept))


def stable_id(*parts: str) -> int:
    """A number from 2^30 up to 2^31 that the parts alone decide: the range that genanki advises for ids."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:8], "big") % (1 << 30)


def note_type_id(project: str, key: str) -> int:
    """The id of a project's note type `key` (`qa` or `cloze`)."""
    return stable_id("note type", project, str(SCHEMA_VERSION), key)


def note_type_name(deck_name: str, key: str) -> str:
    """Its name in Anki's list of note types, as `Q&A (LLM Interview)`; Anki allows no quotation mark there."""
    root = deck_name.split("::")[0].replace('"', "'")
    return f"{LABELS[key]} ({root})"
