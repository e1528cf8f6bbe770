"""mdanki: a heading of level 2 is the front, what is below it the back; a lone `%` ends a long front.

    # Deck

    ## Stack

    Which end is read first?

    %

    The one written last.

    [#structures](notes.md) [#lifo order]()

A line of links whose texts begin with `#` holds the tags of its card. A title that is the path of a deck, such as
`DevOps::Kubernetes`, says that the headings below it are fronts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import is_code
from deckpress.reading.dialects.headed import Part, lone, parts, read_parts, sure_tags
from deckpress.reading.dialects.lines import finish, headings
from deckpress.reading.parts.signs import is_of_documents
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

MARK = regex(r"[ \t]*%[ \t]*")


def signs(document: Document) -> str:
    """A heading of level 2 with a lone `%` below it, or with tags as links, or a title that is the path of a deck."""
    code = is_code(document)
    cards = list(parts(document, 2))
    if len(cards) >= _FEWEST and _is_deck(document, cards):
        return "the path of a deck as its title"
    if any(lone(document, code, MARK, card.heading.end, card.end) >= 0 for card in cards):
        return "a lone % below its headings"
    return "its tags as links" if cards and sure_tags(document) else ""


def _is_deck(document: Document, cards: Sequence[Part]) -> bool:
    """True if the first block is a title such as `DevOps::Kubernetes`, and other headings only have text below them."""
    title, *others = headings(document)
    return (
        title is document.blocks[0]
        and title.level == 1
        and _PATH.match(title.text) is not None
        and not any(is_of_documents(text := card.heading.text) or _OF_MODULES.match(text) for card in cards)
        and len(others) == len(cards)
        and all(any(map(str.strip, document.lines[card.heading.end : card.end])) for card in cards)
    )


_PATH = regex(r"(?=.*[ a-z])\w[\w &+-]+(?:::\w[\w &+-]+)+\Z")
_OF_MODULES = regex(
    r"(?:synopsis|description|authors?|introduction|overview|constructors?|(?:member )?functions|properties|iterators"
    r"|attributes|associations|validations|callbacks|constants|types|traits|structs|enums|see also|bugs|copyright)\Z",
    re.I,
)
"""The headings of a page about a module of a program, whose title may be `File::Basename`."""
_FEWEST = 3


def read(ledger: Ledger, settings: Settings) -> None:
    """Books the headings of level 2 as cards."""
    finish(ledger, read_parts(ledger, settings.tags, MARK))


DIALECT = Dialect("mdanki", "headings of level 2, with a lone % where a long front ends", signs, read)
