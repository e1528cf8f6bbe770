"""One of our note types in the place of one that learners have: with the ids, or else the names, of its parts.

Anki moves notes to the type in a package, with their history, if "Merge note types" is ticked. It finds the new place
of each field and each card by its id, or by its name if the learner's type has no ids (as those of genanki).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from deckpress.exporters.anki.names import FIELD_IDS, LABELS, TEMPLATE_IDS, stable_id
from deckpress.model import Kept, MovedType
from deckpress.regex import regex

if TYPE_CHECKING:
    from deckpress.templating.note_types import NoteType

_TAG = regex(r"\{\{([#^/]?)((?:[\w-]+:)*)([^{}:]+)\}\}")


class Card(NamedTuple):
    """A template as Anki's package has it."""

    name: str
    id: int
    front: str
    back: str


class Shape(NamedTuple):
    """The names and ids of the fields of a note type, in order, and its templates."""

    fields: tuple[tuple[str, int], ...]
    cards: tuple[Card, ...]


def shape_of(
    note_type: NoteType, field_ids: Mapping[str, int], card_ids: Mapping[str, int], moved: MovedType | None
) -> Shape:
    """The shape of a note type; in the place of another one, if `moved` says which."""
    fields = _placed(note_type.fields, field_ids, moved.fields if moved else ())
    cards = _placed([card.name for card in note_type.cards], card_ids, moved.cards if moved else ())
    extra = tuple(_extra(moved, {name.casefold() for name, _ in fields})) if moved else ()
    names = {own: name for own, (name, _) in zip(note_type.fields, fields, strict=True) if own != name}
    return Shape(
        (*fields, *extra),
        tuple(
            Card(name, number, with_field_names(card.front, names), with_field_names(card.back, names))
            for card, (name, number) in zip(note_type.cards, cards, strict=True)
        ),
    )


def moved_from(number: int, model: Mapping[str, Any]) -> MovedType | None:
    """The moved type that a note type in one of our packages was made of; None for a note type of another kind.

    The part at the place of one of ours has our name, or our id; what it has besides is the learners'.
    """
    key = "cloze" if model["type"] else "qa"
    fields = [(str(row["name"]), int(row.get("id") or 0)) for row in model["flds"]]
    cards = [(str(row["name"]), int(row.get("id") or 0)) for row in model["tmpls"]]
    own_fields, own_cards = FIELD_IDS[key], TEMPLATE_IDS[key]
    if len(fields) < len(own_fields) or len(cards) != len(own_cards):
        return None
    kept_fields = _kept(own_fields, fields)
    kept_cards = _kept(own_cards, cards)
    if kept_fields is None or kept_cards is None:
        return None
    extra = tuple(Kept("", name, 0 if of == _extra_id(name) else of) for name, of in fields[len(own_fields) :])
    if not kept_fields and not kept_cards and not extra:
        return None
    name = str(model["name"]).removeprefix(f"{LABELS[key]} (").removesuffix(")")
    kept_cards = kept_cards or tuple(Kept(own, own) for own in own_cards)
    return MovedType(number, name, key, (*kept_fields, *extra), kept_cards, shipped=True)


def _kept(own: Mapping[str, int], parts: Sequence[tuple[str, int]]) -> tuple[Kept, ...] | None:
    """The parts that learners have of their own; None if one has neither the name nor the id of ours at its place."""
    kept = []
    for (name, own_id), (found, number) in zip(own.items(), parts, strict=False):
        if found in (name, _beside(name)):
            kept += [Kept(name, found, number)] if number != own_id else []
        elif number == own_id:
            kept.append(Kept(name, found))
        else:
            return None
    return tuple(kept)


def _beside(name: str) -> str:
    """The name of a part of ours if a part of the learners' has its name."""
    return f"{name} (deckpress)"


def _extra_id(name: str) -> int:
    return stable_id("extra field", name)


def _extra(moved: MovedType, taken: set[str]) -> Iterator[tuple[str, int]]:
    """The fields of the learners' type that ours do not replace: without them, the two would not be the same type."""
    for part in moved.fields:
        if not part.own:
            name = part.name
            while name.casefold() in taken:
                name += "+"
            taken.add(name.casefold())
            yield name, part.id or _extra_id(part.name)


def _placed(
    own_names: tuple[str, ...] | list[str], ids: Mapping[str, int], kept: tuple[Kept, ...]
) -> tuple[tuple[str, int], ...]:
    """The name and id of each part. Those known by their names have them, and no other part may have the same name."""
    by_own = {part.own: part for part in kept if part.own}
    taken = {part.name.casefold() for part in kept if not part.id}
    placed = []
    for own in own_names:
        part = by_own.get(own)
        if part is not None and not part.id:
            placed.append((part.name, ids[own]))
        else:
            name = _beside(own) if own.casefold() in taken else own
            placed.append((name, part.id if part else ids[own]))
    return tuple(placed)


def with_field_names(template: str, names: Mapping[str, str]) -> str:
    """A template with other names of fields."""
    if not names:
        return template
    return _TAG.sub(lambda tag: f"{{{{{tag[1]}{tag[2]}{names.get(tag[3].strip(), tag[3])}}}}}", template)
