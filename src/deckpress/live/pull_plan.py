"""A note in the source, in Anki and in the last build -> whether it was edited in Anki, in the source, or in both.

The lock knows the hash of what the last build shipped, so it tells whether the source changed. Anki is compared with
the source or, if that changed, with the package of the last build. Without this package, the time of the note tells:
Anki keeps the time that a build gives a note until somebody changes the note.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from functools import lru_cache

from deckpress.compare import fold
from deckpress.foreign.looks import look
from deckpress.foreign.options import read_options
from deckpress.foreign.own import without_accepted
from deckpress.history.content import as_shown
from deckpress.history.retire import TAG
from deckpress.live.pull_values import InAnki, InSource, State, Tags, Verdict
from deckpress.model import FIELD_OF_OPTIONS

CONTENT = {
    "qa": ("Question", "Answer", FIELD_OF_OPTIONS, "Explanation", "Hint"),
    "cloze": ("Text", "Explanation", "Hint"),
}
"""The fields that hold the texts of a note."""
OTHER = ("Reverse", "Typed")
"""The fields that a build fills from the settings of a note."""
_LEARNERS = frozenset(("marked", "leech", TAG))
"""Tags for the progress of a learner, or that a build adds by itself."""


def compare(
    source: InSource, anki: InAnki, known: Mapping[str, str], wanted: Tags, *, by_time: bool = True
) -> Verdict | None:
    """What differs between the source and Anki; None if there is nothing to pull.

    `known` are the tags of the project by their folded form. With `by_time`, a note that has the time of the last
    build counts as unchanged in Anki if nothing else tells; a note may have been edited in that very second.
    """
    fields = different(source.note.note_type, source.fields, anki.fields)
    added, removed = _tags(source.tags, anki.tags, known, wanted)
    other = tuple(name for name in OTHER if not same_text(source.fields.get(name, ""), anki.fields.get(name, "")))
    if by_time and source.changed and source.shipped is None and anki.mod and anki.mod == source.mod:
        fields, added, removed, other = (), (), (), ()
    if not (fields or added or removed or other):
        return None
    state = _state(source, anki, known, wanted, fields)
    return Verdict(state, fields, added, removed, other) if state else None


def _state(
    source: InSource, anki: InAnki, known: Mapping[str, str], wanted: Tags, fields: Collection[str]
) -> State | None:
    """Who changed the note; None if Anki has what the last build shipped."""
    early = bool(anki.mod) and anki.mod < source.mod
    if not source.changed:
        return State.BEHIND if early else State.EDITED
    if source.shipped is not None:
        changed = different(source.note.note_type, source.shipped, anki.fields)
        if not changed and not any(_tags(source.shipped_tags, anki.tags, known, wanted)):
            return None
    elif not fields:
        return None  # only the tags differ, and the source may have changed them
    return State.BEHIND if early else State.CONFLICT


def different(kind: str, one: Mapping[str, str], other: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the fields that look different."""
    return tuple(name for name in CONTENT[kind] if not same_field(name, one.get(name, ""), other.get(name, "")))


def same_field(name: str, one: str, other: str) -> bool:
    """True if two texts of a field look the same on a card."""
    if one == other:
        return True
    if name == FIELD_OF_OPTIONS:
        return _same_options(one, other)
    if name == "Answer":
        one, other = without_accepted(one), without_accepted(other)
    return same_text(one, other)


def same_text(one: str, other: str) -> bool:
    """True if two pieces of HTML look the same."""
    one, other = unicodedata.normalize("NFC", one), unicodedata.normalize("NFC", other)
    return one == other or as_shown(one) == as_shown(other) or _look(one) == _look(other)


@lru_cache(maxsize=5000)
def _look(markup: str) -> str:
    return look(markup)


def _same_options(one: str, other: str) -> bool:
    first, second = read_options(one), read_options(other)
    if first is None or second is None:
        return first is second and same_text(one, other)
    if first.shuffled != second.shuffled or len(first.options) != len(second.options):
        return False
    pairs = zip(first.options, second.options, strict=True)
    return all(a.right == b.right and same_text(a.text, b.text) and same_text(a.feedback, b.feedback) for a, b in pairs)


def _tags(
    ours: Collection[str], theirs: Collection[str], known: Mapping[str, str], wanted: Tags
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags that Anki adds and those that it lacks. A tag that the project does not know is the learner's own."""
    if wanted is Tags.NONE:
        return (), ()
    here, there = {fold(tag): tag for tag in ours}, {fold(tag): tag for tag in theirs}
    new = {key: tag for key, tag in there.items() if key not in here and key not in _LEARNERS}
    added = (known.get(key, tag) for key, tag in new.items() if key in known or wanted is Tags.ALL)
    removed = (tag for key, tag in here.items() if key not in there)
    return tuple(sorted(added)), tuple(sorted(removed))
