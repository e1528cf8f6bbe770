"""The work of a large import that a second process shares: writing fields, and reading the files back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.foreign.decks import importer
from deckpress.foreign.fields import Fields
from deckpress.foreign.mapping import FieldMap
from deckpress.foreign.notes import Imported
from deckpress.foreign.values import ForeignCollection
from deckpress.model import Source
from deckpress.packing import Packing
from deckpress.project.jobs import Jobs
from deckpress.reading.text.ledger import Reading

LEAST = 1_000
"""The fewest notes of an import that has a second process."""


def import_notes(
    collection: ForeignCollection, maps: Mapping[int, FieldMap], media: Mapping[str, str], jobs: int
) -> tuple[Imported, ...]:
    """What each note becomes, without those whose note type has no mapping: they stay in Anki."""
    notes = [note for note in collection.notes if note.type_id in maps]
    made = Fields()
    make = importer(collection, maps, media, made)

    def fields_of(number: int) -> list[list[Any]]:
        make(notes[number])
        return made.take_new()

    count = jobs if len(notes) >= LEAST else 1
    found: list[Imported] = []
    with Jobs(count).ahead(fields_of, [sum(map(len, note.fields)) for note in notes]) as ahead:
        for number, note in enumerate(notes):
            made.learn(ahead(number) or ())
            found.append(make(note))
    return tuple(found)


def native_texts(given: Sequence[tuple[Reading, Source]], jobs: int) -> Iterator[tuple[str, Diagnostics]]:
    """The native text of each deck, and what cannot be written so that it is read back the same."""
    from deckpress.convert import to_native

    sizes = [len(reading.deck.notes) for reading, _ in given]
    order = sorted(range(len(given)), key=lambda number: -sizes[number])
    packing = Packing((Diagnostic, Location), {})

    def write(number: int) -> list[Any]:
        text, problems = to_native(*given[order[number]], quick=True)
        return [text, packing.pack(problems)]

    count = jobs if sum(sizes) >= LEAST else 1
    made: dict[int, tuple[str, Diagnostics]] = {}
    with Jobs(count, least=2).ahead(write, [sizes[number] for number in order]) as ahead:
        for place, number in enumerate(order):
            text, problems = ahead(place) or write(place)
            made[number] = text, packing.unpack(problems)
    yield from (made[number] for number in range(len(given)))
