"""markdown-anki-decks: the heading of level 1 names the deck, headings of level 2 are questions.

    # Deck

    ## Question

    Answer

    ### More of the answer

Nothing distinguishes such a document from others with headings, so this dialect is read only if it is named.
"""

from __future__ import annotations

from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.headed import read_parts
from deckpress.reading.dialects.lines import finish
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger
from deckpress.reading.text.tree import Document


def signs(_: Document) -> str:
    """Nothing, since most documents have headings."""
    return ""


def read(ledger: Ledger, settings: Settings) -> None:
    """Books the headings of level 2 as cards."""
    finish(ledger, read_parts(ledger, settings.tags, None))


DIALECT = Dialect("markdown-anki-decks", "headings of level 2", signs, read)
