"""Logseq: blocks of an outline; one that bears the tag `#card` asks, and the blocks below it answer.

    title:: Astronomy

    - Which planet is the largest? #card
      card-last-interval:: 4
      id:: 64f1c0de-0000-4000-8000-000000000001
        - Jupiter
    - The {{cloze Moon}} goes round the {{cloze Earth \\\\ planet}}. #card

Children are indented one level deeper, by a tab or by blanks. A block may hold further blocks with the tag: each is a
card of its own, and shown in the answer of the one above as well (of the ten above, if they are nested). Properties
(`key:: value`) and logbooks are left out, but for a block's `id`, `tags` and `deck`, and the page's `title`, `tags` and
`deck`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from deckpress.model import Text
from deckpress.reading.attributes import Attributes
from deckpress.reading.cards import Context, Head, make_note
from deckpress.reading.dialects import Dialect
from deckpress.reading.dialects.common import VALUE, is_code
from deckpress.reading.dialects.lines import finish, nested_tag, numbered
from deckpress.reading.frontmatter import Settings
from deckpress.reading.ledger import Ledger, Use
from deckpress.reading.tree import Block, Document, Slice

_BLOCK = re.compile(r"([ \t]*)-(?:[ \t]+|$)")
_PROPERTY = re.compile(rf"[ \t]*(?:-[ \t]+)?([A-Za-z][\w.-]*)::(?:[ \t]++({VALUE}))?[ \t]*+\Z")
_CARD = re.compile(r"(?<!\S)(?:#card|#?\[\[card\]\])(?![\w/-])", re.I)
_CARD_AT_END = re.compile(rf"(?<![ \t])[ \t]*+{_CARD.pattern}[ \t]*$", re.I)
_TAG = re.compile(r"(?<!\S)#(?:\[\[([^\[\]\n]+)\]\]|([^\s#\[\](){},;]*[^\W\d_][^\s#\[\](){},;]*))")
_CLOZE = re.compile(r"\{\{cloze[ \t]((?:[^{}\n]|\{[^{}\n]*+\})++)\}\}")
_HINT = re.compile(r"\\\\([^{}\\]*+)\Z")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_MOST_CARDS = 10
"""How many cards show a block in their answers: a block in a thousand nested cards would be copied a thousand times."""
_SCHEDULE = re.compile(r"card-(?:last-interval|repeats|ease-factor|next-schedule|last-reviewed|last-score)::")


@dataclass(slots=True)
class _Block:
    """A block of the outline: its lines without properties, and where it and the blocks below it end."""

    start: int
    indent: int
    """The column of its mark."""
    width: int
    """The same with tabs as four columns."""
    content: int
    """The column at which its text starts."""
    own: list[Slice] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    last: int = 0
    """The line after its own lines."""
    end: int = 0
    children: int = 0
    asks: bool = False
    """True if it bears the tag."""


@dataclass(slots=True)
class _Outline:
    blocks: list[_Block]
    page: dict[str, str]
    furniture: list[int]
    settings: list[int]
    code: Callable[[int], bool]

    def behind(self, line: int) -> int:
        """The index of the first block that starts on a line or behind it."""
        return bisect_left(self.blocks, line, key=attrgetter("start"))


def _outline(document: Document) -> _Outline:
    """The blocks of a document, with their properties taken out."""
    code = is_code(document)
    outline = _Outline([], {}, [], [], code)
    stack: list[int] = []
    drawer = False
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        block = None if code(number) and not _fence_opens(line) else _BLOCK.match(line)
        if block:
            drawer = False
            width = len(block.group(1).expandtabs(4))
            while stack and outline.blocks[stack[-1]].width >= width:
                outline.blocks[stack.pop()].end = number
            if stack:
                outline.blocks[stack[-1]].children += 1
            outline.blocks.append(_Block(number, len(block.group(1)), width, block.end(), last=number + 1))
            stack.append(len(outline.blocks) - 1)
        current = outline.blocks[stack[-1]] if stack else None
        if current is not None and line.strip():
            current.last = number + 1
        if code(number):
            _keep(current, number, line)
            continue
        name = line.strip()
        if current is not None and _CARD.search(line):
            current.asks = True
        if name == ":LOGBOOK:" or drawer:
            drawer = name != ":END:"
            outline.furniture.append(number)
        elif (found := _PROPERTY.match(line)) and not _CARD.search(line):
            _property(outline, current, number, found.group(1).lower(), found.group(2) or "")
        else:
            _keep(current, number, line)
    for index in stack:
        outline.blocks[index].end = len(document.lines)
    return outline


def _fence_opens(line: str) -> bool:
    """True for the first line of a block that is nothing but code."""
    return bool(re.match(r"[ \t]*-[ \t]+(?:```|~~~)", line))


def _keep(block: _Block | None, number: int, line: str) -> None:
    if block is None:
        return
    indent = len(line) - len(line.lstrip(" \t"))
    block.own.append((number, block.content if number == block.start else min(indent, block.content), None))


def _property(outline: _Outline, block: _Block | None, number: int, name: str, value: str) -> None:
    page = block is None or (number == block.start == outline.blocks[0].start)
    (outline.page if page or block is None else block.properties)[name] = value
    used = name in ("title", "tags", "deck", "id")
    (outline.settings if used else outline.furniture).append(number)


def signs(document: Document) -> str:
    """Blocks with the tag: one with Logseq's properties or gaps, or in a file of blocks one with blocks below it."""
    outline = _outline(document)
    text = document.source.text
    for block in outline.blocks:
        if not block.asks:
            continue
        if _CLOZE.search(text) or _SCHEDULE.search(text):
            return "its #card blocks with Logseq's marks"
        if block.children and all(b.kind == "list" or _only_properties(document, b) for b in document.blocks):
            return "an outline with #card blocks"
    return ""


def _only_properties(document: Document, block: Block) -> bool:
    return all(_PROPERTY.match(line) for line in document.lines[block.start : block.end])


def read(ledger: Ledger, settings: Settings) -> None:
    """Books the blocks with the tag as cards."""
    document = ledger.document
    outline = _outline(document)
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
    finish(ledger, [word for word in ids if word])


def _card(ledger: Ledger, outline: _Outline, index: int, tags: tuple[str, ...]) -> None:
    """Books a block with the tag; gaps in the blocks below one that has none make a cloze of all."""
    document = ledger.document
    block = outline.blocks[index]
    text = document.cut_text(block.own)
    lines = text.markdown.split("\n")
    own: list[str] = []
    for number, line in enumerate(lines):
        if _CARD.search(line):
            lines[number] = _without_tag(line, own)
    question = text.reword("\n".join(lines)).strip()
    if match := _HEADING.match(question.markdown):
        question = question.slice(match.end()).strip()
    below = _below(document, outline, index)
    gaps = bool(_CLOZE.search(question.markdown))
    if question and not gaps and _CLOZE.search((answer := document.cut_text(below)).markdown):
        question, below, gaps = Text.join(question, answer), [], True
    named = (*own, *_tags(block.properties.get("tags", "")))
    attributes = Attributes(id=block.properties.get("id", ""), tags=named)
    head = Head(_gaps(question), block.start, block.last, attributes, gaps)
    ledger.elsewhere = _cards_below(outline, index)
    make_note(ledger, document, head, document.cut(below), block.end, Context((), tags))
    ledger.elsewhere = frozenset()


def _cards_below(outline: _Outline, index: int) -> frozenset[int]:
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
    card = _CARD.search(line)
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


def _below(document: Document, outline: _Outline, index: int) -> list[Slice]:
    """The lines of the blocks below a block, as the list they are; one block alone without its mark."""
    block = outline.blocks[index]
    if not block.children:
        return []
    first = outline.blocks[index + 1]
    alone = block.children == 1
    depth = first.content if alone else first.indent
    slices: list[Slice] = []
    for below in _shown_below(outline, index):
        most = below.content if alone and below is first else min(below.indent, depth)
        for line, column, end in below.own:
            tag = None if outline.code(line) else _CARD_AT_END.search(document.lines[line])
            slices.append((line, min(column, most), tag.start() if tag else end))
    return slices


def _shown_below(outline: _Outline, index: int) -> Iterator[_Block]:
    """The blocks below a block without those that as many as `_MOST_CARDS` cards between them show, too."""
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


def _gaps(text: Text) -> Text:
    """`{{cloze text \\\\ hint}}` as Anki writes it."""
    return numbered(text, _CLOZE, lambda match: (*_shown_and_hint(match.group(1).strip(" \t")), 0))


def _shown_and_hint(inside: str) -> tuple[str, str]:
    """The text of a gap and its hint, which is empty if it has none."""
    hint = _HINT.search(inside)
    if hint is None or not hint.start():
        return inside.strip(), ""
    return inside[: hint.start()].strip(), hint.group(1).strip()


DIALECT = Dialect("logseq", "outline blocks with #card", signs, read)
