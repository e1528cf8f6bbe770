"""What a foreign note type becomes -> our fields and cards that replace its fields and cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from deckpress.foreign.mapping import FieldMap
from deckpress.foreign.values import ForeignCollection, ForeignNote, ForeignType
from deckpress.history.moved import moved_type
from deckpress.model import MovedType


def own_fields(kind: ForeignType, mapping: FieldMap) -> Mapping[str, str]:
    """The name of the foreign field for each of ours: the first one that becomes that part."""
    names = [field.name for field in kind.fields]
    if mapping.own:
        return dict(zip(names, names, strict=True))
    found: dict[str, str] = {}
    for name, part in zip(names, mapping.parts, strict=True):
        own = "Text" if kind.cloze and part == "Question" else part
        if own not in ("Tags", "Nothing") and not (kind.cloze and own == "Answer"):
            found.setdefault(own, name)
    return found


def own_cards(kind: ForeignType, mapping: FieldMap) -> tuple[int, ...]:
    """The ordinals of the templates for our cards: the one that asks the question, and the one that asks back."""
    if mapping.own or kind.cloze:
        return tuple(range(len(kind.templates)))
    return (0, mapping.reversed_by) if mapping.reversed_by > 0 else (0,)


def with_own_cards(note: ForeignNote, kind: ForeignType, mapping: FieldMap) -> ForeignNote:
    """The note with the ordinals that its cards have with us."""
    if kind.cloze:
        return note
    places = {number: own for own, number in enumerate(own_cards(kind, mapping))}
    return replace(note, cards=tuple(sorted(places[card] for card in note.cards if card in places)))


def move_types(
    collection: ForeignCollection, maps: Mapping[int, FieldMap]
) -> tuple[dict[int, MovedType], tuple[ForeignType, ...]]:
    """The note types that our note types can take the places of, by their ids, and those that have to stay."""
    types: dict[int, MovedType] = {}
    stay: list[ForeignType] = []
    for number in sorted(maps):
        kind, mapping = collection.types[number], maps[number]
        moved = moved_type(kind, own_fields(kind, mapping), own_cards(kind, mapping))
        if moved is None:
            stay.append(kind)
        else:
            types[number] = moved
    return types, tuple(stay)
