"""markdown-anki-decks: the heading of level 1 names the deck, each one of level 2 asks, and what is below it answers.

    # Deck

    ## Question

    Answer

    ### More of the answer

Nothing in a document tells it from any other with headings, so this dialect is read only where it is named.
"""

from __future__ import annotations

from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.headed import read_parts
from deckpress.reading.dialects.lines import finish
from deckpress.reading.frontmatter import Settings
from deckpress.reading.ledger import Ledger
from deckpress.reading.tree import Document


def signs(_: Document) -> str:
    """Nothing: headings are what most documents have."""
    return ""


def read(ledger: Ledger, settings: Settings) -> None:
    """Books the headings of level 2 as cards."""
    finish(ledger, read_parts(ledger, settings.tags, None))


DIALECT = Dialect("markdown-anki-decks", "headings of level 2", signs, read)
