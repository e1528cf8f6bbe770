"""The lock of a project -> which notes in Anki may be the project's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from deckpress.exporters.anki.names import note_type_ids
from deckpress.history.lock import Lock
from deckpress.history.search import find_note


@dataclass(frozen=True, slots=True)
class Wanted:
    """The notes to ask for: all of these note types, and those of other note types in some decks."""

    types: tuple[int, ...] = ()
    foreign: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """The decks by the id of the note type: notes that an import turns into ours."""

    @property
    def all_types(self) -> frozenset[int]:
        """The ids of all note types."""
        return frozenset({*self.types, *self.foreign})

    @property
    def query(self) -> str:
        """A search of Anki's."""
        own = (f"mid:{number}" for number in self.types if number not in self.foreign)
        other = (f"(mid:{n} ({' OR '.join(find_note(d, '') for d in decks)}))" for n, decks in self.foreign.items())
        return " OR ".join((*own, *other))


def wanted_notes(project: str, lock: Lock, turned: Mapping[int, frozenset[int]], built: Iterable[int] = ()) -> Wanted:
    """The notes of a project's own note types, and those that the project took over from elsewhere.

    `turned` has the note types in Anki that an import turns into ours, by the number of the foreign type in the lock.
    `built` are the note types of a build.
    """
    own = note_type_ids(project, lock.moved) | set(built)
    foreign: dict[int, set[str]] = {}
    for entry in lock.entries:
        for number in turned.get(entry.moved, frozenset()) - own:
            foreign.setdefault(number, set()).update((entry.deck, entry.home))
    return Wanted(tuple(sorted(own)), {number: tuple(sorted(foreign[number])) for number in sorted(foreign)})
