"""The limits of a field. An HTML parser takes time with the square of the depth of nesting."""

from __future__ import annotations

from collections.abc import Iterable

from deckpress.foreign.elements import VOID
from deckpress.foreign.values import ForeignNote
from deckpress.regex import regex

_MOST_TAGS = 100_000
_DEEPEST = 2_000
_ENDED = VOID | frozenset("p li dt dd tr td th thead tbody tfoot option".split())
"""Elements that end where another one begins, also without an end tag."""
_TAG = regex(r"<(/?)([A-Za-z][\w-]*)")


def excess_in(notes: Iterable[ForeignNote]) -> str:
    """What is too much in one of the notes, in words; empty if all is well."""
    for note in notes:
        for markup in note.fields:
            count = markup.count("<")
            if count > _MOST_TAGS:
                return f"a field of the note {note.id} has more than {_MOST_TAGS:,} tags"
            if count > _DEEPEST and _is_too_deep(markup):
                return f"a field of the note {note.id} nests HTML elements more than {_DEEPEST:,} deep"
    return ""


def _is_too_deep(markup: str) -> bool:
    depth = 0
    for found in _TAG.finditer(markup):
        if found[2].lower() not in _ENDED:
            depth = max(depth - 1, 0) if found[1] else depth + 1
        if depth > _DEEPEST:
            return True
    return False
