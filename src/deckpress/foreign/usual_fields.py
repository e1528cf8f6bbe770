"""The templates of a foreign note type -> which of its fields hold the question and the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from deckpress.foreign.values import ForeignType

_FIELD = re.compile(r"\{\{(?![!/#^])((?:[\w-]+:)*)([^{}:]+)\}\}")


def fields_of(kind: ForeignType, names: Mapping[str, str]) -> Mapping[str, str]:
    """The foreign field that takes the place of each of ours, by our names; `names` are those that the user gave.

    The question is what a card shows first, the answer what its back adds. Empty if no field is the question.
    """
    known = [field.name for field in kind.fields]
    given = {own: name for own, name in names.items() if name in known}
    first, second = ("Text", "Explanation") if kind.cloze else ("Question", "Answer")
    if first not in given and (shown := next(_shown(kind), "")):
        given[first] = shown
    if second not in given:
        rest = (name for name in _shown(kind) if name not in given.values())
        if added := next(rest, ""):
            given[second] = added
    return given if first in given else {}


def _shown(kind: ForeignType) -> Iterator[str]:
    """The fields that the first card shows, on its front and then on its back."""
    known = {field.name for field in kind.fields}
    for card in kind.templates[:1]:
        for side in (card.front, card.back):
            for found in _FIELD.finditer(side):
                filters, name = found[1], found[2].strip()
                if name in known and (not kind.cloze or "cloze:" in filters or side is card.back):
                    yield name
