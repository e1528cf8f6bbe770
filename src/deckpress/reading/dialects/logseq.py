"""Logseq: blocks of an outline; a block with the tag `#card` is a question, and the blocks below it are the answer.

    title:: Astronomy

    - Which planet is the largest? #card
      card-last-interval:: 4
      id:: 64f1c0de-0000-4000-8000-000000000001
        - Jupiter
    - The {{cloze Moon}} goes round the {{cloze Earth \\\\ planet}}. #card

Gaps with numbers (`{{c1 Moon}}`, `{{cloze1 Moon}}`), an arrow (`question :-> answer`, `:<->` both ways, `:<-` the other
way) and the schedule `card-last-interval::` make a card without the tag, too. Children are indented one level deeper,
by a tab or by blanks. A block may hold further blocks with the tag: each is a card of its own, and shown in the answer
of the one above as well (of the ten above, if they are nested). Properties (`key:: value`) and logbooks are left out,
except a block's `id`, `tags` and `deck`, and the page's `title`, `tags` and `deck`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckpress.model import NO_TEXT, Text
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.lines import finish, nested_tag, numbered
from deckpress.reading.dialects.logseq_blocks import (
    SCHEDULE,
    Outline,
    Outlined,
    arrow_in,
    card_tag,
    only_outline,
    outline_of,
)
from deckpress.reading.dialects.texts import broken_into_lines
from deckpress.reading.notes.cards import make_note
from deckpress.reading.notes.heads import Context, Head
from deckpress.reading.settings.attributes import Attributes
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Document, Slice
from deckpress.regex import regex

_TAG = regex(r"(?<!\S)#(?:\[\[([^\[\]\n]+)\]\]|([^\s#\[\](){},;]*[^\W\d_][^\s#\[\](){},;]*))")
_CLOZE = regex(r"\{\{(?:cloze|c(?=\d))(\d{0,3})[ \t]((?>(?:[^{}\n]|\{[^{}\n]*+\})+))\}\}")
_HINT = regex(r"\\\\([^{}\\]*+)\Z")
_HEADING = regex(r"#{1,6}[ \t]+")
_MOST_CARDS = 10
"""How many cards show a block in their answers: a block in a thousand nested cards would be copied a thousand times."""


def signs(document: Document) -> str:
    """Blocks with the tag: one with Logseq's properties or gaps, or in a file of blocks one with blocks below it."""
    outline = outline_of(document)
    text = document.source.text
    asking = [block for block in outline.blocks if block.asks]
    for block in asking:
        if block.arrows and len(asking) == 1 and not any(map(card_tag, document.lines[block.start : block.last])):
            continue  # one arrow alone may be a face
        if block.tagged and (_CLOZE.search(text) or SCHEDULE.search(text)):
            return "its #card blocks with Logseq's marks"
        if (block.children or block.arrows or block.gapped) and only_outline(document):
            return "an outline with #card blocks"
    return ""


def read(ledger: Ledger, settings: Settings) -> None:
    """Books the blocks with the tag as cards."""
    document = ledger.document
    outline = outline_of(document)
    ledger.deck = outline.page.get("deck", "").replace("/", "::") or outline.page.get("title", "")
    tags = (*settings.tags, *_tags(outline.page.get("tags", "")))
    for number in outline.settings:
        ledger.book(document, Use.SETTINGS, number, number + 1)
    for number in outline.furniture:
        ledger.book(document, Use.FURNITURE, number, number + 1)
    ids = []
    for index, block in enumerate(outline.blocks):
        if block.asks:
            _card(ledger, outline, index, tags)
            ids.append(block.properties.get("id", ""))
    ledger.notes[:] = map(broken_into_lines, ledger.notes)
    finish(ledger, [word for word in ids if word])


def _card(ledger: Ledger, outline: Outline, index: int, tags: tuple[str, ...]) -> None:
    """Books a block with the tag; gaps in the blocks below one that has none make a cloze of all."""
    document = ledger.document
    block = outline.blocks[index]
    front, back, sign = _sides(document, block)
    text = document.cut_text(front)
    lines = text.markdown.split("\n")
    own: list[str] = []
    for number, line in enumerate(lines):
        if card_tag(line):
            lines[number] = _without_tag(line, own)
    question = text.reword("\n".join(lines)).strip()
    if match := _HEADING.match(question.markdown):
        question = question.slice(match.end()).strip()
    below = [*back, *_below(document, outline, index)]
    gaps = _gaps(question) != question
    answer = NO_TEXT if gaps else document.cut_text(below)
    if question and not gaps and _gaps(answer) != answer:
        question, below, gaps = Text.join(question, answer), [], True
    named = (*own, *_tags(block.properties.get("tags", "")))
    attributes = Attributes(id=block.properties.get("id", ""), tags=named, reverse=sign == ":<->" and not gaps)
    head = Head(_gaps(question), block.start, block.last, attributes, gaps)
    ledger.elsewhere = _cards_below(outline, index)
    make_note(ledger, document, head, document.cut(below), block.end, Context((), tags))
    ledger.elsewhere = frozenset()


def _sides(document: Document, block: Outlined) -> tuple[list[Slice], list[Slice], str]:
    """A block's own lines before and after an arrow, and the arrow; the question is after `:<-`."""
    for index, (number, column, end) in enumerate(block.own if block.arrows else ()):
        line = document.lines[number]
        arrow = arrow_in(line)
        if arrow is None:
            continue
        tag = card_tag(line)
        last = tag.start() if tag and tag.start() > arrow.end() and not line[tag.end() :].strip() else end
        before: list[Slice] = [*block.own[:index], (number, column, arrow.start())]
        behind: list[Slice] = [(number, arrow.end() + 1, last), *block.own[index + 1 :]]
        return (behind, before, arrow.group()) if arrow.group() == ":<-" else (before, behind, arrow.group())
    return block.own, [], ""


def _cards_below(outline: Outline, index: int) -> frozenset[int]:
    """The lines, from 1, of the blocks below a block that are cards of their own."""
    lines: list[int] = []
    position, end = index + 1, outline.blocks[index].end
    while position < len(outline.blocks) and (below := outline.blocks[position]).start < end:
        position += 1
        if below.asks:
            lines += range(below.start + 1, below.end + 1)
            position = outline.behind(below.end)
    return frozenset(lines)


def _without_tag(line: str, own: list[str]) -> str:
    """A line without the card's tag and the tags round it, which are the card's."""
    card = card_tag(line)
    if card is None:
        return line
    start, end = card.span()
    while tag := _TAG.match(line, len(line) - len(line[end:].lstrip())):
        own.append(_plain_tag(tag))
        end = tag.end()
    before = line[:start].rstrip()
    while tag := re.search(_TAG.pattern + r"\Z", before):
        own.append(_plain_tag(tag))
        before = before[: tag.start()].rstrip()
    behind = line[end:].strip()
    return f"{before} {behind}".rstrip() if before.strip() else behind


def _plain_tag(tag: re.Match[str]) -> str:
    return nested_tag(tag.group(1) or tag.group(2))


def _tags(value: str) -> tuple[str, ...]:
    """The tags of a property: apart by commas, with or without `#` and brackets."""
    words = [re.sub(r"[\[\]#]", "", word).strip() for word in value.split(",")]
    return tuple(nested_tag(word) for word in words if word)


def _below(document: Document, outline: Outline, index: int) -> list[Slice]:
    """The lines of the blocks below a block, as the list they are; one block alone without its mark."""
    shown = [block for block in _shown_below(outline, index) if block.children or _says(document, block)]
    if not shown:
        return []
    first = shown[0]
    alone = sum(1 for block in shown if block.parent == index) == 1
    depth = first.content if alone else first.indent
    slices: list[Slice] = []
    for below in shown:
        most = below.content if alone and below is first else min(below.indent, depth)
        for line, column, end in below.own:
            slices.append(
                (line, min(column, most), end if outline.code(line) else _before_tag(document.lines[line], end))
            )
    return slices


def _says(document: Document, block: Outlined) -> bool:
    """True for a block with text; Logseq leaves an empty one where the cursor was."""
    return any(document.lines[line][column:end].strip() for line, column, end in block.own)


def _shown_below(outline: Outline, index: int) -> Iterator[Outlined]:
    """The blocks below a block, except those that `_MOST_CARDS` cards in between already show."""
    position, end = index + 1, outline.blocks[index].end
    cards: list[int] = []  # where the cards end that hold the current position, the innermost last
    while position < len(outline.blocks) and (below := outline.blocks[position]).start < end:
        while cards and cards[-1] <= below.start:
            cards.pop()
        if len(cards) == _MOST_CARDS:
            position = outline.behind(cards[-1])
            continue
        if below.asks:
            cards.append(below.end)
        yield below
        position += 1


def _before_tag(line: str, end: int | None) -> int | None:
    """Where the text of a line ends if the card's tag is after it; else `end`."""
    tag = card_tag(line)
    return len(line[: tag.start()].rstrip()) if tag and not line[tag.end() :].strip() else end


def _gaps(text: Text) -> Text:
    """`{{cloze text \\\\ hint}}` as Anki writes it."""
    return numbered(
        text, _CLOZE, lambda match: (*_shown_and_hint(match.group(2).strip(" \t")), int(match.group(1) or 0))
    )


def _shown_and_hint(inside: str) -> tuple[str, str]:
    """The text of a gap and its hint, which is empty if it has none."""
    hint = _HINT.search(inside)
    if hint is None or not hint.start():
        return inside.strip(), ""
    return inside[: hint.start()].strip(), hint.group(1).strip()


DIALECT = Dialect("logseq", "outline blocks with #card", signs, read)
