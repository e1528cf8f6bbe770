"""A note type that learners have from before a deck moved to deckpress, as far as the package must carry it."""

from __future__ import annotations

from deckpress.frozen import public_dataclass


@public_dataclass(frozen=True, slots=True)
class Kept:
    """A field or a template of one of our note types, and the name and the id of the one that it replaces.

    `own` is empty for a field that is kept, without a text, because the note types would differ without it.
    The id is 0 if Anki knows it by its name alone, as in the packages of genanki before they are imported.
    """

    own: str
    name: str
    id: int = 0


@public_dataclass(frozen=True, slots=True)
class MovedType:
    """A foreign note type, by a number of ours. `key` is our note type that replaces it: `qa` or `cloze`.

    Anki moves the notes of a foreign type to ours, with their history, if ours has the ids (or else the names) of its
    fields and templates. So a project has a note type for each foreign one.
    """

    id: int
    name: str
    key: str
    fields: tuple[Kept, ...]
    cards: tuple[Kept, ...]
    shipped: bool = False
    """True if a build has shipped it: the author knows what to tick in Anki."""
