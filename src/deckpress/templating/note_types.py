"""Note types as values: kept as text, and those of the built-in templates as they come with the package."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from deckpress.frozen import dataclass
from deckpress.templating.sources import Sources


@dataclass(frozen=True, slots=True)
class CardTemplate:
    """The two sides of one card in Anki's own template language (`qfmt` and `afmt`)."""

    name: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type for Anki: its key (`qa` or `cloze`), name, field names, card templates and style sheet."""

    key: str
    name: str
    fields: tuple[str, ...]
    cards: tuple[CardTemplate, ...]
    css: str
    cloze: bool


BUILT_IN = Path(__file__).parent / "note_types.json"
"""The note types of the built-in templates by theme, each with the digest of the templates that they were made from."""


def built_in_note_types(shipped: Sources, theme: str) -> tuple[NoteType, ...]:
    """The note types of the built-in templates with a theme; none if the templates are not those of the release."""
    try:
        known = json.loads(BUILT_IN.read_text(encoding="utf-8"))[theme]
        rows = ({**row, "css": known["css"]} for row in known["note_types"])
        return _note_types_of(rows) if known["digest"] == digest_of(shipped) else ()
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def digest_of(shipped: Sources) -> str:
    """A digest of the texts of templates."""
    texts = {name: text for name, (text, _) in shipped.items()}
    return hashlib.sha256(json.dumps(texts, sort_keys=True).encode()).hexdigest()


def unpack_note_types(text: str | None) -> tuple[NoteType, ...]:
    """The note types in a text from the store; none if the text is anything else."""
    try:
        return _note_types_of(json.loads(text or "[]"))
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()


def _note_types_of(rows: Iterable[Any]) -> tuple[NoteType, ...]:
    return tuple(
        NoteType(
            made["key"],
            made["name"],
            tuple(made["fields"]),
            tuple(CardTemplate(**card) for card in made["cards"]),
            made["css"],
            made["cloze"],
        )
        for made in rows
    )
