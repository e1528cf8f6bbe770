"""hashcards: `Q:`, `A:` and `C:` lines; the deck is named in TOML between two lines of `---`.

    ---
    name = "Number theory"
    ---
    Q: What is a prime?
    A: A number with two divisors.

    C: There are [infinitely] many [primes].

The reader by shapes reads such lines, too; this one reads only them, and the name.
"""

from __future__ import annotations

from deckpress.reading.choice.compete import Choice
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.lines import finish, headings, setting
from deckpress.reading.notes.walk import walk
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.starts.candidates import find_starts
from deckpress.reading.text.ledger import Ledger
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_NAME = regex(r"name[ \t]*=[ \t]*[\"']")
_CARD = regex(r"[QC]:[ \t]")


def _starts(document: Document) -> tuple[list[Start], Start | None]:
    """The labelled lines and the headings of a document, and its title."""
    starts = [s for s in find_starts(document, frozenset()) if s.shape == "label" or s.is_heading]
    tops = [s for s in starts if s.level == 1]
    found = headings(document)
    title = tops[0] if len(tops) == 1 and found and tops[0].start == found[0].start else None
    return starts, title


def signs(document: Document) -> str:
    """A name in TOML and a card below it."""
    named = any(_NAME.match(line) for line in document.lines[: document.first])
    cards = any(_CARD.match(line) for line in document.lines[document.first :])
    return "a name in TOML, and Q: or C: lines" if named and cards else ""


def read(ledger: Ledger, settings: Settings) -> None:
    """Books the labelled lines as cards, as the reader by shapes does."""
    document = ledger.document
    starts, title = _starts(document)
    ledger.deck = setting(document, settings, "name")
    chosen = Choice([start for start in starts if start.shape == "label"])
    walk(ledger, starts, chosen, title, settings.tags, {})
    finish(ledger)


DIALECT = Dialect("hashcards", "Q:, A: and C: lines", signs, read)
