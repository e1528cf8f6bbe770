"""ankdown: front, a lone `%`, back, a lone `%`, tags; a line of `---` or `%%` separates the cards.

    Expected value of a fair die

    %

    $3.5$

    %

    maths, mean value

    ---

    The next front

Text without a lone `%` is not a card.
"""

from __future__ import annotations

from dataclasses import dataclass

from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import is_code
from deckpress.reading.dialects.lines import finish, headings, nested_tag
from deckpress.reading.notes.cards import make_note
from deckpress.reading.notes.heads import Context, Head
from deckpress.reading.settings.attributes import Attributes
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_FIELD = regex(r"[ \t]*%[ \t]*")
_CARD = regex(r"[ \t]{0,3}(?:---|%%)[ \t]*")


@dataclass(frozen=True, slots=True)
class _Card:
    """Lines `start` to `end`, and the lines of `%` in them."""

    start: int
    end: int
    marks: tuple[int, ...]


def _cards(document: Document) -> tuple[list[_Card], list[int]]:
    """The passages between the lines that separate cards, and those lines."""
    code = is_code(document)
    free = [n for n in range(document.first, len(document.lines)) if not code(n)]
    rules = [n for n in free if _CARD.fullmatch(document.lines[n])]
    marks = [n for n in free if _FIELD.fullmatch(document.lines[n])]
    cards = []
    for first, last in zip([document.first - 1, *rules], [*rules, len(document.lines)], strict=True):
        if any(line.strip() for line in document.lines[first + 1 : last]):
            cards.append(_Card(first + 1, last, ()))
    found, position = [], 0
    for card in cards:
        own = []
        while position < len(marks) and marks[position] < card.end:
            own.append(marks[position])
            position += 1
        found.append(_Card(card.start, card.end, tuple(own)))
    return found, rules


def signs(document: Document) -> str:
    """Two lone `%` or more, in a document without headings in which every passage has one."""
    cards, _ = _cards(document)
    sure = cards and all(card.marks for card in cards) and sum(len(card.marks) for card in cards) >= 2
    return "a lone % between front and back" if sure and not headings(document) else ""


def read(ledger: Ledger, settings: Settings) -> None:
    """Books the passages with a lone `%` as cards."""
    document = ledger.document
    cards, rules = _cards(document)
    for number in (*rules, *(mark for card in cards for mark in card.marks)):
        ledger.book(document, Use.FURNITURE, number, number + 1)
    for card in cards:
        if not card.marks:
            continue
        first = card.marks[0]
        end = card.marks[1] if len(card.marks) > 1 else card.end
        tags: tuple[str, ...] = ()
        if len(card.marks) > 1:
            last = card.marks[2] if len(card.marks) > 2 else card.end
            words = " ".join(document.lines[card.marks[1] + 1 : last])
            tags = tuple(tag for word in words.split(",") if (tag := nested_tag(word.strip().lstrip("#"))))
            ledger.book(document, Use.SETTINGS, card.marks[1] + 1, last)
        start = next((n for n in range(card.start, first) if document.lines[n].strip()), card.start)
        head = Head(document.text(card.start, first), start, first + 1, Attributes(tags=tags))
        make_note(ledger, document, head, document.part(first + 1, end), end, Context((), settings.tags))
    finish(ledger)


DIALECT = Dialect("ankdown", "front and back separated by a lone %", signs, read)
