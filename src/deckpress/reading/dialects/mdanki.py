"""mdanki: a heading of level 2 is the front, what is below it the back; a lone `%` ends a long front.

    # Deck

    ## Stack

    Which end is read first?

    %

    The one written last.

    [#structures](notes.md) [#lifo order]()

A line of links whose texts begin with `#` holds the tags of its card.
"""

from __future__ import annotations

from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import is_code
from deckpress.reading.dialects.headed import lone, parts, read_parts, sure_tags
from deckpress.reading.dialects.lines import finish
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

MARK = regex(r"[ \t]*%[ \t]*")


def signs(document: Document) -> str:
    """A heading of level 2 with a lone `%` below it, or with tags as links."""
    code = is_code(document)
    cards = list(parts(document, 2))
    if any(lone(document, code, MARK, card.heading.end, card.end) >= 0 for card in cards):
        return "a lone % below its headings"
    return "its tags as links" if cards and sure_tags(document) else ""


def read(ledger: Ledger, settings: Settings) -> None:
    """Books the headings of level 2 as cards."""
    finish(ledger, read_parts(ledger, settings.tags, MARK))


DIALECT = Dialect("mdanki", "headings of level 2, with a lone % where a long front ends", signs, read)
