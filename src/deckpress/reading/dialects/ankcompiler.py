"""ankcompiler: cards between two lines of `---`, front and back separated by `:::`, with settings in footnotes.

    ---
    deck: Geo::Rivers
    tags: geo
    ---

    ---

    Where does the Rhine end?

    :::

    In the North Sea.

    ---

    [^uid]: k3v9x2m7qa
    [^type]: reversed
    [^tag]: europe

A card without `:::` is a cloze with `{{c1::gaps}}`. `uid` is the note's id, `type` may be `reversed` or `typed`, and
`tag` may stand more than once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from deckpress.markdown.cloze import has_numbered_gap
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import VALUE, is_code
from deckpress.reading.dialects.lines import finish, nested_tag, sections
from deckpress.reading.notes.cards import make_note
from deckpress.reading.notes.heads import Context, Head
from deckpress.reading.settings.attributes import Attributes
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_RULE = regex(r"---[ \t]*")
_COLONS = regex(r":::[ \t]*")
_NOTE = regex(rf"\[\^([A-Za-z]+)\]:[ \t]*+({VALUE})[ \t]*+")


@dataclass(slots=True)
class _Card:
    """Lines `start` to `end`, with the line of `:::` or -1, and the footnotes after them."""

    start: int
    end: int
    split: int
    notes: list[tuple[str, str]] = field(default_factory=list)


def _cards(document: Document) -> list[_Card]:
    """The stretches between rules, those without `:::` that go on an answer joined to it."""
    code = is_code(document)
    rules = [
        n for n in range(document.first, len(document.lines)) if not code(n) and _RULE.fullmatch(document.lines[n])
    ]
    cards: list[_Card] = []
    waiting: list[_Card] = []  # cards whose footnotes are still to come
    for first, last in zip([document.first - 1, *rules], [*rules, len(document.lines)], strict=True):
        lines = [n for n in range(first + 1, last) if document.lines[n].strip()]
        if not lines:
            continue
        if not code(lines[0]) and _NOTE.fullmatch(document.lines[lines[0]]):
            _attach(document, waiting, lines)
            waiting = []
            continue
        split = next((n for n in lines if not code(n) and _COLONS.fullmatch(document.lines[n])), -1)
        card = _Card(lines[0], lines[-1] + 1, split)
        cards.append(card)
        own = split >= 0 or has_numbered_gap("\n".join(document.lines[card.start : card.end]))
        waiting = [card] if own or not waiting else [*waiting, card]
    return [card for card in cards if card.end > card.start]


def _attach(document: Document, waiting: list[_Card], lines: list[int]) -> None:
    """Gives footnotes to the card before them; the text in between belongs to its answer."""
    if not waiting:
        return
    card = waiting[0] if waiting[0].split >= 0 else waiting[-1]
    for other in waiting[waiting.index(card) + 1 :]:
        card.end = other.end
        other.end = other.start
    for number in lines:
        if found := _NOTE.fullmatch(document.lines[number]):
            card.notes.append((found.group(1).lower(), found.group(2)))


def signs(document: Document) -> str:
    """A uid footnote, which the program gives every card, and a card to go with it."""
    cards = _cards(document)
    found = any(name == "uid" for card in cards for name, _ in card.notes)
    return "its [^uid] footnotes" if found else ""


def read(ledger: Ledger, settings: Settings) -> None:
    """Books the cards with what their footnotes say."""
    document = ledger.document
    cards = _cards(document)
    _book_notes(ledger, is_code(document))
    section = sections(document, inside={n for card in cards if card.split >= 0 for n in range(card.start, card.end)})
    for card in cards:
        text = document.text(card.start, card.split if card.split >= 0 else card.end)
        if card.split < 0 and not card.notes and not has_numbered_gap(text.markdown):
            continue  # text between the cards
        attributes = _attributes(card)
        head_end = card.split + 1 if card.split >= 0 else card.end
        head = Head(text, card.start, head_end, attributes)
        body = document.part(head_end, card.end)
        make_note(ledger, document, head, body, card.end, Context(section(card.start), settings.tags))
    finish(ledger, [value for card in cards for name, value in card.notes if name == "uid"])


def _attributes(card: _Card) -> Attributes:
    said = dict(card.notes)
    kind = said.get("type", "").lower()
    tags = tuple(tag for name, value in card.notes if name == "tag" for tag in map(nested_tag, value.split(",")) if tag)
    return Attributes(id=said.get("uid", ""), tags=tags, reverse=kind == "reversed", typed=kind in ("typed", "type"))


def _book_notes(ledger: Ledger, code: Callable[[int], bool]) -> None:
    document = ledger.document
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if not code(number) and (_NOTE.fullmatch(line) or _RULE.fullmatch(line)):
            ledger.book(document, Use.FURNITURE, number, number + 1)


DIALECT = Dialect("ankcompiler", "front, :::, back between lines of ---, with [^uid] footnotes", signs, read)
