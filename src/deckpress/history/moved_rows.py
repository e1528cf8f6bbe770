"""The lines of a lock for the note types that notes had before their deck moved to deckpress."""

from __future__ import annotations

from typing import Any

from deckpress.history.row_values import HIGHEST_ID, is_number, is_text
from deckpress.model import Kept, MovedType


def moved_row(kind: MovedType) -> dict[str, Any]:
    """The lists of fields and cards have the name of ours, and the name and the id of the one that it replaces."""
    row: dict[str, Any] = {
        "name": kind.name,
        "type": kind.key,
        "fields": [[kept.own, kept.name, kept.id] for kept in kind.fields],
        "cards": [[kept.own, kept.name, kept.id] for kept in kind.cards],
    }
    return {**row, "shipped": True} if kind.shipped else row


def moved_type(row: dict[str, Any]) -> MovedType | None:
    """The note type in a line; None if a value has the wrong type."""
    number, name, key = row["moved"], row.get("name"), row.get("type")
    fields, cards = _kept(row.get("fields")), _kept(row.get("cards"))
    if (
        not is_number(number, HIGHEST_ID, 1)
        or not is_text(name)
        or key not in ("qa", "cloze")
        or not fields
        or not cards
    ):
        return None
    return MovedType(number, str(name), key, fields, cards, row.get("shipped") is True)


def _kept(value: object) -> tuple[Kept, ...]:
    """The fields or cards in a value; none if one of them is not right."""
    items = value if isinstance(value, list) else []
    if not all(isinstance(item, list) and len(item) == len(Kept.__slots__) for item in items):
        return ()
    if not all(is_text(own) and is_text(name) and _is_id(number) for own, name, number in items):
        return ()
    return tuple(Kept(*item) for item in items)


def _is_id(value: object) -> bool:
    """True for a number of 64 bits: Anki's ids of fields may be negative."""
    return is_number(value, HIGHEST_ID, -HIGHEST_ID)
