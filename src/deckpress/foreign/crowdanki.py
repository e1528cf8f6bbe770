"""The JSON of the CrowdAnki add-on -> the notes in it, with the note types of the deck and its subdecks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue.moving import IMPORT_UNREADABLE, IMPORT_WITHOUT_NOTES
from deckpress.foreign.values import (
    ForeignCollection,
    ForeignField,
    ForeignNote,
    ForeignTemplate,
    ForeignType,
    check_media_name,
)
from deckpress.history.release import BROKEN, reason_of, text_of
from deckpress.regex import regex

_SIGN = regex(r'"__type__"\s*:\s*"Deck"')
_MOST_DECKS = 10_000


def is_crowdanki(text: str) -> bool:
    """True for JSON that names itself a deck."""
    return text.lstrip()[:1] == "{" and _SIGN.search(text) is not None


def read_crowdanki(shown: str, text: str, load: Callable[[str], bytes]) -> tuple[ForeignCollection | None, Diagnostics]:
    """The notes of a deck as CrowdAnki writes it. `load` reads a file of its media folder by its name.

    Error DP720 if the text cannot be read.
    """
    place = Location(shown, 0)
    types: dict[str, ForeignType] = {}
    notes: list[ForeignNote] = []
    media: dict[str, Callable[[], bytes]] = {}
    try:
        decks = list(_decks(json.loads(text)))
        for deck, _ in decks:
            for model in deck.get("note_models") or ():
                types.setdefault(str(model.get("crowdanki_uuid")), _type(len(types) + 1, model))
            media |= {text_of(name): partial(load, text_of(name)) for name in deck.get("media_files") or ()}
        for deck, path in decks:
            notes += (_note(row, path, types, len(notes) + 1 + i) for i, row in enumerate(deck.get("notes") or ()))
        for name in media:
            check_media_name(name)
    except BROKEN as error:
        return None, (IMPORT_UNREADABLE.at(place, reason=reason_of(error)),)
    if not notes:
        return None, (IMPORT_WITHOUT_NOTES.at(place),)
    return ForeignCollection(tuple(notes), {row.id: row for row in types.values()}, media), ()


def _decks(root: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str]]:
    """The deck and its subdecks, each with its whole name, without recursion."""
    waiting: list[tuple[Mapping[str, Any], str]] = [(root, "")]
    for _ in range(_MOST_DECKS):
        if not waiting:
            return
        deck, above = waiting.pop()
        name = text_of(deck.get("name", ""))
        whole = name if not above or name.startswith(f"{above}::") else f"{above}::{name}"
        yield deck, whole
        waiting += [(child, whole) for child in reversed(deck.get("children") or ())]
    raise ValueError(f"it contains more than {_MOST_DECKS:,} decks")


def _type(number: int, model: Mapping[str, Any]) -> ForeignType:
    return ForeignType(
        number,
        text_of(model.get("name", "")),
        model.get("type") == 1,
        tuple(ForeignField(text_of(row["name"]), int(row.get("id") or 0)) for row in model.get("flds") or ()),
        tuple(
            ForeignTemplate(
                text_of(row["name"]),
                int(row.get("id") or 0),
                text_of(row.get("qfmt", "")),
                text_of(row.get("afmt", "")),
            )
            for row in model.get("tmpls") or ()
        ),
        text_of(model.get("css", "")),
    )


def _note(row: Mapping[str, Any], deck: str, types: dict[str, ForeignType], number: int) -> ForeignNote:
    key = str(row.get("note_model_uuid"))
    values = tuple(text_of(value) for value in row.get("fields") or ())
    if key not in types or not types[key].fields:
        fields = tuple(ForeignField(f"Field {index}") for index in range(1, len(values) + 1))
        known = types.get(key)
        types[key] = ForeignType(
            known.id if known else len(types) + 1,
            known.name if known else "",
            bool(known and known.cloze),
            fields,
            known.templates if known else (),
        )
    kind = types[key]
    wanted = len(kind.fields)
    tags = ("_".join(text_of(tag).split()) for tag in row.get("tags") or ())
    texts = (*values, *[""] * wanted)[:wanted]
    return ForeignNote(number, text_of(row.get("guid", "")), kind.id, texts, tuple(filter(None, tags)), deck, (), 0)
