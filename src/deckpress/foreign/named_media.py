"""Fields that hold only the name of a picture or a sound, which a template shows: the name becomes the picture.

`<img src="{{Picture}}">` in a template and `map.png` in the field make the field `<img src="map.png">`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from deckpress.foreign.values import ForeignCollection, ForeignNote, ForeignType
from deckpress.regex import regex

_PICTURE = regex(r"""<img\b[^<>]*?\ssrc\s*=\s*["']?([^\s"'<>{}]*)\{\{([^{}]+)\}\}([^\s"'<>{}]*)""", re.I)
_SOUND = regex(r"\[sound:([^\s\[\]{}]*)\{\{([^{}]+)\}\}([^\s\[\]{}]*)\]", re.I)
_NAME = regex(r"[^<>\[\]\"\n]{1,200}\Z")


def with_named_media(collection: ForeignCollection) -> ForeignCollection:
    """The collection, with the pictures and sounds that its templates make of names in fields."""
    forms = {key: _forms(kind) for key, kind in collection.types.items()}
    if not any(forms.values()):
        return collection
    return replace(collection, notes=tuple(_shown(note, forms.get(note.type_id, {})) for note in collection.notes))


def _shown(note: ForeignNote, forms: Mapping[int, str]) -> ForeignNote:
    if not forms:
        return note
    made = (
        forms[number].replace("{}", value.strip()) if number in forms and _NAME.match(value.strip()) else value
        for number, value in enumerate(note.fields)
    )
    return replace(note, fields=tuple(made))


def _forms(kind: ForeignType) -> dict[int, str]:
    """What a template makes of the name in a field, by the number of the field: `<img src="{}">`."""
    numbers = {field.name: number for number, field in enumerate(kind.fields)}
    forms: dict[int, str] = {}
    for side in (side for card in kind.templates for side in (card.front, card.back)):
        for pattern, before, after in ((_PICTURE, '<img src="', '">'), (_SOUND, "[sound:", "]")):
            for found in pattern.finditer(side):
                number = numbers.get(found[2].strip())
                if number is not None:
                    forms.setdefault(number, f"{before}{found[1]}{{}}{found[3]}{after}")
    return forms
