"""Obsidian's Spaced Repetition plug-in: cards on one line, on several, and as gaps; decks are tags.

    #flashcards/history/rome

    Who was the first emperor::Augustus
    Roma:::Rome
    <!--SR:!2026-03-01,4,270-->

    Which hills does the city stand on?
    ?
    Seven of them:
    - the Palatine, ...

    The ==Tiber==^[river] flows through it.

`:::` and `??` ask both ways. A card on several lines ends at a blank line outside code, or, where the file uses one, at
a line of the plug-in's end marker, such as `+++`. With a blank line right below each `?` of a file, it ends at the next
card. A tag on a separate line applies to the cards below it, one at the start of a card to that card; `#flashcards`
itself names no deck. The plug-in's own schedule in `<!--SR:..-->` is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.diagnostics.catalogue.reading import OTHER_MARK_TAKEN
from deckpress.model import Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.lines import (
    finish,
    numbered,
    sections,
)
from deckpress.reading.dialects.obsidian_marks import report_other_marks
from deckpress.reading.dialects.obsidian_sr_cards import SETTING, Card, Cards, cards_of
from deckpress.reading.dialects.texts import broken_into_lines
from deckpress.reading.notes.cards import make_note
from deckpress.reading.notes.heads import Context, Head
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.settings.attributes import NONE, Attributes
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_kind
from deckpress.regex import regex

_FRONT_TAGS = regex(r"^tags:.*(?:\n[ \t]*-.*)*", re.M | re.I)
_TAGGED = regex(r"(?<![\w/-])flashcards(?![\w-])", re.I)
_GAP = regex(
    r"(?<![=\w])==(?=[^\s=])(?P<text>(?:(?!==).)*?\S)==(?![=\w])"
    r"(?:\^\[(?P<hint>[^\[\]\n]*)\])?(?:\[\^(?P<number>[0-9]{1,3}|[ash]+)\])?"
)


def signs(document: Document) -> str:
    """The tag or the schedule of the plug-in, where there is a card to go with it."""
    cards = cards_of(document, None)
    if not cards.found:
        return ""
    if cards.tags or cards.named:
        return "its #flashcards tag"
    if cards.schedules:
        return "its schedules"
    between = [card for card in cards.found if _stands_between(card)] if "\n?\n" in document.source.text else []
    if len(between) >= _FEWEST and not _asks_elsewhere(document, between):
        return "its lines of ?"
    if between and _are_whole(document, between):
        return "its lines of ?"
    tags = _FRONT_TAGS.search("\n".join(document.lines[: document.first]))
    tagged = tags is not None and _TAGGED.search(tags.group())
    return "its flashcards tag" if tagged and _has_own_fronts(document, cards) else ""


def _has_own_fronts(document: Document, cards: Cards) -> bool:
    """False without a question, and if each question is the same text: `**Question / Front**::` is a label."""
    fronts = [document.cut_text(card.head).markdown for card in cards.found if not card.cloze]
    return len(fronts) == 1 or len(set(fronts)) > 1


def _stands_between(card: Card) -> bool:
    """True for a card with a line of `?` or `??` between its sides."""
    return not (card.cloze or card.mark) and bool(card.head) and bool(card.body)


def _are_whole(document: Document, cards: Sequence[Card]) -> bool:
    """True if nothing is outside such cards, and a line above each `?` asks."""
    if any(len(card.head) != 1 or not looks_like_question(document.cut_text(card.head).markdown) for card in cards):
        return False
    held = {number for card in cards for number in range(card.start, card.end)}
    return held.issuperset(document.table.spoken)


def _asks_elsewhere(document: Document, cards: Sequence[Card]) -> bool:
    """True if other lines ask or have the label of a question: then lines of `?` may be parts of answers."""
    fronts = {number for card in cards for number, _, _ in card.head}
    others = (document.lines[n].strip() for n in document.table.spoken if n not in fronts)
    return any(len(line) > 2 and (looks_like_question(line) or label_kind(line) == "question") for line in others)


_FEWEST = 3
"""How many such cards show the plug-in in a file without its tag: it takes folders for decks, too."""


def read(ledger: Ledger, settings: Settings) -> None:
    """Books the cards, each in the deck that its tag names."""
    document = ledger.document
    cards = cards_of(document, settings)
    paths = [card.deck for card in cards.found]
    common = _common(paths)
    ledger.deck = "::".join(common)
    section = sections(document, {card.head[0][0] for card in cards.found if card.head})
    tags = tuple(tag for tag in settings.tags if not SETTING.fullmatch(tag))
    for number in cards.tags:
        ledger.book(document, Use.SETTINGS, number, number + 1)
    for number in cards.schedules:
        ledger.book(document, Use.FURNITURE, number, number + 1)
    for number in cards.markers:
        ledger.book(document, Use.FRAME, number, number + 1)
    for card in cards.found:
        context = Context((*card.deck[len(common) :], *section(card.start)), tags)
        text = document.cut_text(card.head)
        if card.cloze:
            text = _gaps(text)
        head = Head(text, card.start, card.start + 1, Attributes(reverse=True) if card.both else NONE, card.cloze)
        make_note(ledger, document, head, document.cut(card.body), card.end, context)
    ledger.notes[:] = map(broken_into_lines, ledger.notes)
    finish(ledger)
    _report_other_cards(ledger, cards)
    report_other_marks(ledger, cards.code)


def _report_other_cards(ledger: Ledger, cards: Cards) -> None:
    """DP117 at the first card of each mark that is not the plug-in's own."""
    for mark in sorted(cards.marks):
        lines = [card.start for card in cards.found if card.mark == mark]
        if lines:
            ledger.report(cards.document, OTHER_MARK_TAKEN, lines[0], mark=mark, count=len(lines))


def _common(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """What all deck paths begin with."""
    first = paths[0] if paths else ()
    length = next((n for n in range(len(first)) if any(path[: n + 1] != first[: n + 1] for path in paths)), len(first))
    return first[:length]


def _gaps(text: Text) -> Text:
    """Gaps with hints, numbers or the letters of overlapping gaps as Anki writes them; plain ones stay `==text==`."""
    if not re.search(r"==(?:\^\[|\[\^)", text.markdown):
        return text

    def gap(match: re.Match[str]) -> tuple[str, str, int]:
        number = match.group("number") or ""
        asked = int(number) if number.isdigit() else number.find("a") + 1 or (-1 if number else 0)
        return match.group("text"), match.group("hint") or "", asked

    return numbered(text, _GAP, gap)


DIALECT = Dialect("obsidian-sr", "lines with :: or ?, and ==gaps==, under a #flashcards tag", signs, read)
