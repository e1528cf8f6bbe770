"""A glossary -> a note for each term: tables of two columns, definition lists, or a heading for each term.

By name only, for a document whose title does not say that it holds terms; with such a title it is read so by itself.
"""

from __future__ import annotations

from deckpress.reading.dialects import Dialect
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.shape_reader import read_shapes
from deckpress.reading.text.ledger import Ledger
from deckpress.reading.text.tree import Document


def _signs(document: Document) -> str:
    del document
    return ""


def _read(ledger: Ledger, settings: Settings) -> None:
    read_shapes(ledger, settings, terms=True)


DIALECT = Dialect("terms", "terms and what they mean, in tables, definition lists or under headings", _signs, _read)
