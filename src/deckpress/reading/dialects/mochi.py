"""Mochi: a front, a line `---`, and a back; or a text with gaps `{{1::hidden}}` or `{{hidden}}`.

    What carries light?
    ---
    Nothing but itself.

    What is its speed?
    ---
    {{c}}

A blank line separates cards where their rules stand close to the text, as here. Where the rules have blank lines on
both sides, every second rule separates two cards. It looks like any Markdown, so it is read only on request.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckpress.diagnostics.catalogue.reading import BACK_WITHOUT_FRONT
from deckpress.model import Kind, Note, Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import book_note, is_code, refuse, rewrite
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_RULE = regex(r"---[ \t]*\Z")
_GAP = regex(r"\{\{(?:c?(?P<number>\d+)::)?(?P<hidden>[^{}\n]+)\}\}")


def _signs(document: Document) -> str:
    del document
    return ""


def _read(ledger: Ledger, settings: Settings) -> None:
    document = ledger.document
    for rule in _rules(document, document.first, len(document.lines)):
        ledger.book(document, Use.FURNITURE, rule, rule + 1)
    for start, end in _loose(document):
        rules = [n for n in _rules(document, start, end) if start < n < end]
        for sides in _cards(document, start, end, rules):
            _card(ledger, sides, settings)


def _rules(document: Document, start: int, end: int) -> list[int]:
    code = is_code(document)
    return [n for n in range(start, end) if _RULE.match(document.lines[n]) and not code(n)]


def _is_loose(document: Document, rule: int) -> bool:
    """True if blank lines are on both sides of a rule."""
    around = (n for n in (rule - 1, rule + 1) if document.first <= n < len(document.lines))
    return not any(document.lines[n].strip() for n in around)


def _loose(document: Document) -> list[tuple[int, int]]:
    """The passages that hold whole cards."""
    rules = _rules(document, document.first, len(document.lines))
    loose = [rule for rule in rules if _is_loose(document, rule)]
    if len(loose) == len(rules):
        loose = loose[1::2]
    cuts = [document.first, *(edge for rule in loose for edge in (rule, rule + 1)), len(document.lines)]
    return list(zip(cuts[::2], cuts[1::2], strict=True))


Side = tuple[int, int]


def _cards(document: Document, start: int, end: int, rules: list[int]) -> list[tuple[Side, ...]]:
    """The line ranges of the sides of each card; between two rules, the last blank line ends a back."""
    if not rules:
        if all(_GAP.search("\n".join(document.lines[a:b])) for a, b in _paragraphs(document, start, end)):
            return [(block,) for block in _paragraphs(document, start, end)]
        return [((start, end),)]
    cards: list[tuple[Side, ...]] = []
    front = start
    for index, rule in enumerate(rules):
        last = rules[index + 1] if index + 1 < len(rules) else end
        stop = last
        if last < end:
            filled = next((n for n in range(last - 1, rule, -1) if document.lines[n].strip()), last)
            blank = next((n for n in range(filled, rule, -1) if not document.lines[n].strip()), 0)
            stop = blank or last
        cards.append(((front, rule), (rule + 1, stop)))
        front = stop
    return cards


def _paragraphs(document: Document, start: int, end: int) -> list[Side]:
    return [(block.start, block.end) for block in document.blocks if start <= block.start and block.end <= end]


def _card(ledger: Ledger, sides: tuple[Side, ...], settings: Settings) -> None:
    document = ledger.document
    start, end = sides[0][0], sides[-1][1]
    texts = [document.text(a, b) for a, b in sides]
    if not any(texts):
        return
    if not texts[0] and len(texts) > 1:
        refuse(ledger, document, start, end, BACK_WITHOUT_FRONT)
        return
    while start < end and not document.lines[start].strip():
        start += 1
    question, rest = _gaps(texts[0]), Text.join(*(_gaps(text) for text in texts[1:]))
    cloze = question is not texts[0]
    note = Note(question, tags=settings.tags, location=question.locate(0, 0))
    if cloze:
        note = Note(question, kind=Kind.CLOZE, explanation=rest, tags=settings.tags, location=note.location)
    elif len(texts) > 1:
        note = Note(question, Text.join(*texts[1:]), tags=settings.tags, location=note.location)
    book_note(ledger, document, note, start, end)


def _gaps(text: Text) -> Text:
    """A text with its gaps as Anki's, those without a number on the first card; the text itself if it has none."""

    def gap(groups: Mapping[str, str]) -> str:
        return f"{{{{c{groups['number'] or 1}::{groups['hidden']}}}}}"

    return rewrite(text, _GAP, gap)


DIALECT = Dialect("mochi", "a front, a line '---' and a back", _signs, _read)
