"""One of our note types in the place of one that learners have: with the ids, or else the names, of its parts.

Anki moves notes to the type in a package, with their history, if "Merge note types" is ticked. It finds the new place
of each field and each card by its id, or by its name if the learner's type has no ids (as those of genanki).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from deckpress.exporters.anki.names import stable_id
from deckpress.model import Kept, MovedType
from deckpress.regex import regex

if TYPE_CHECKING:
    from deckpress.templating.templates import NoteType

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
            Card(name, number, _renamed(card.front, names), _renamed(card.back, names))
            for card, (name, number) in zip(note_type.cards, cards, strict=True)
        ),
    )


def _extra(moved: MovedType, taken: set[str]) -> Iterator[tuple[str, int]]:
    """The fields of the learners' type that take no place of ours: without them, the two would not be the same type."""
    for part in moved.fields:
        if not part.own:
            name = part.name
            while name.casefold() in taken:
                name += "+"
            taken.add(name.casefold())
            yield name, part.id or stable_id("extra field", part.name)


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
            name = f"{own} (deckpress)" if own.casefold() in taken else own
            placed.append((name, part.id if part else ids[own]))
    return tuple(placed)


def _renamed(template: str, names: Mapping[str, str]) -> str:
    """A template with other names of fields."""
    if not names:
        return template
    return _TAG.sub(lambda tag: f"{{{{{tag[1]}{tag[2]}{names.get(tag[3].strip(), tag[3])}}}}}", template)
