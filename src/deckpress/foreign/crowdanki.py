"""The JSON of the CrowdAnki add-on -> the notes in it, with the note types of the deck and its subdecks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from deckpress.diagnostics import Diagnostics, Location
from deckpress.diagnostics.catalogue.moving import IMPORT_UNREADABLE, IMPORT_WITHOUT_NOTES
from deckpress.foreign.values import ForeignCollection, ForeignField, ForeignNote, ForeignTemplate, ForeignType
from deckpress.history.release import BROKEN

_SIGN = re.compile(r'"__type__"\s*:\s*"Deck"')
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
            media |= {_text(name): partial(load, _text(name)) for name in deck.get("media_files") or ()}
        for deck, path in decks:
            notes += (_note(row, path, types, len(notes) + 1 + i) for i, row in enumerate(deck.get("notes") or ()))
        _check_names(media)
    except BROKEN as error:
        return None, (IMPORT_UNREADABLE.at(place, reason=" ".join(str(error).split())[:200]),)
    if not notes:
        return None, (IMPORT_WITHOUT_NOTES.at(place),)
    return ForeignCollection(tuple(notes), {row.id: row for row in types.values()}, media), ()


def _check_names(media: Mapping[str, object]) -> None:
    for name in media:
        if not name or name in (".", "..") or any(sign in name for sign in "/\\\x00"):
            raise ValueError(f"the name of a file in it leads out of its folder: {name[:80]!r}")


def _decks(root: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str]]:
    """The deck and its subdecks, each with its whole name, without recursion."""
    waiting: list[tuple[Mapping[str, Any], str]] = [(root, "")]
    for _ in range(_MOST_DECKS):
        if not waiting:
            return
        deck, above = waiting.pop()
        name = _text(deck.get("name", ""))
        whole = name if not above or name.startswith(f"{above}::") else f"{above}::{name}"
        yield deck, whole
        waiting += [(child, whole) for child in reversed(deck.get("children") or ())]
    raise ValueError(f"it contains more than {_MOST_DECKS} decks")


def _type(number: int, model: Mapping[str, Any]) -> ForeignType:
    return ForeignType(
        number,
        _text(model.get("name", "")),
        model.get("type") == 1,
        tuple(ForeignField(_text(row["name"]), int(row.get("id") or 0)) for row in model.get("flds") or ()),
        tuple(
            ForeignTemplate(
                _text(row["name"]), int(row.get("id") or 0), _text(row.get("qfmt", "")), _text(row.get("afmt", ""))
            )
            for row in model.get("tmpls") or ()
        ),
        _text(model.get("css", "")),
    )


def _note(row: Mapping[str, Any], deck: str, types: dict[str, ForeignType], number: int) -> ForeignNote:
    key = str(row.get("note_model_uuid"))
    values = tuple(_text(value) for value in row.get("fields") or ())
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
    tags = ("_".join(_text(tag).split()) for tag in row.get("tags") or ())
    texts = (*values, *[""] * wanted)[:wanted]
    return ForeignNote(number, _text(row.get("guid", "")), kind.id, texts, tuple(filter(None, tags)), deck, (), 0)


def _text(value: Any) -> str:
    return str(value).encode("utf-8", "replace").decode()
