"""Headings of one level as questions, with the lines below them as answers: common to several dialects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from deckpress.model import Text
from deckpress.reading.dialects.common import is_code
from deckpress.reading.dialects.lines import headings
from deckpress.reading.notes.cards import make_note
from deckpress.reading.notes.heads import Context, Head
from deckpress.reading.parts.outline import plain_title
from deckpress.reading.settings.attributes import Attributes
from deckpress.reading.settings.line_settings import from_heading
from deckpress.reading.text.ledger import Ledger, Use
from deckpress.reading.text.tree import Block, Document, Slice
from deckpress.regex import regex

_MARKS = regex(r"[ \t]*#{1,6}[ \t]*")
_TAG_LINK = regex(r"\[#([^\]\n]+)\]\(([^()\n]*)\)")
_TAG_LINE = regex(rf"[ \t]*(?:{_TAG_LINK.pattern}[ \t,]*)+")
_ID_LINE = regex(r"[ \t]*<!--[ \t]*notecard[ \t_-]?id:?[ \t]*([\w-]+)[ \t]*-->[ \t]*", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the lines up to `end` below it."""

    heading: Block
    end: int


def parts(document: Document, level: int) -> Iterator[Part]:
    """The headings of a level, each with its body: it ends before the next heading of that level or above."""
    found = [block for block in headings(document) if block.level <= level]
    for index, block in enumerate(found):
        end = found[index + 1].start if index + 1 < len(found) else len(document.lines)
        if block.level == level:
            yield Part(block, end)


def heading_text(document: Document, block: Block) -> tuple[Text, Attributes]:
    """The words of a heading and the settings in its braces."""
    words, attributes = from_heading(block.text)
    line = document.lines[block.start]
    column = line.find(words)
    if column < 0:
        mark = _MARKS.match(line)
        column = mark.end() if mark else 0
    return Text.at(document.place(block.start, column), words), attributes


def lone(document: Document, code: Callable[[int], bool], mark: re.Pattern[str], start: int, end: int) -> int:
    """The first line outside code that is nothing but a mark above other text, or -1."""
    found = next((n for n in range(start, end) if not code(n) and mark.fullmatch(document.lines[n])), -1)
    return found if any(line.strip() for line in document.lines[found + 1 : end]) else -1


@dataclass(frozen=True, slots=True)
class Extras:
    """The settings on a line of a card, and the text before them, if there is any."""

    tags: tuple[str, ...] = ()
    id: str = ""
    kept: Slice | None = None


def split_card(
    ledger: Ledger,
    code: Callable[[int], bool],
    part: Part,
    mark: re.Pattern[str] | None,
    read_line: Callable[[int, str], Slice | Extras | None],
) -> tuple[Text, list[Slice], Attributes]:
    """The front below a heading, the lines of the back, and the settings on other lines.

    `mark` alone on a line separates a long front from the back. `read_line` is called for each line outside code and
    returns the part to keep, or the settings that the line holds.
    """
    document = ledger.document
    split = lone(document, code, mark, part.heading.end, part.end) if mark else -1
    front: list[Slice] = []
    back: list[Slice] = []
    tags: tuple[str, ...] = ()
    own = ""
    for number in range(part.heading.end, part.end):
        if number == split:
            continue
        kept = (number, 0, None) if code(number) else read_line(number, document.lines[number])
        if isinstance(kept, Extras):
            tags, own, words = (*tags, *kept.tags), kept.id or own, kept.kept
            if words is not None:
                (front if number < split else back).append(words)
                continue
            ledger.book(document, Use.FURNITURE if kept.id else Use.SETTINGS, number, number + 1)
        elif kept is not None:
            (front if number < split else back).append(kept)
    return document.cut_text(front), back, Attributes(id=own, tags=tags)


def tag_links(line: str) -> tuple[str, ...]:
    """The tags of a line that is nothing but links such as `[#tag](x)`; blanks in them become `_`."""
    if not _TAG_LINE.fullmatch(line):
        return ()
    return tuple("_".join(found.group(1).split()) for found in _TAG_LINK.finditer(line))


def link_line(number: int, line: str) -> Slice | Extras | None:
    """A line as mdanki and the extension for VS Code read it."""
    if tags := tag_links(line):
        return Extras(tags)
    if found := _ID_LINE.fullmatch(line):
        return Extras(id=found.group(1))
    return (number, 0, None)


def sure_tags(document: Document) -> bool:
    """True if a line is nothing but tags as links that lead nowhere within the document and are no numbers."""
    code = is_code(document)
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if code(number) or not tag_links(line):
            continue
        links = list(_TAG_LINK.finditer(line))
        if all(not link.group(2).startswith("#") and not link.group(1).isdigit() for link in links):
            return True
    return False


def read_parts(ledger: Ledger, tags: tuple[str, ...], mark: re.Pattern[str] | None, *, level: int = 2) -> list[str]:
    """Books each heading of a level with its body as a card; returns the ids."""
    document = ledger.document
    tops = {block.start: plain_title(block.text) for block in headings(document) if block.level < level}
    code = is_code(document)
    ids = []
    for part in parts(document, level):
        title = next((words for line, words in reversed(tops.items()) if line < part.heading.start), "")
        section: tuple[str, ...] = (title,) if title and len(tops) > 1 else ()
        text, attributes = heading_text(document, part.heading)
        front, back, extras = split_card(ledger, code, part, mark, link_line)
        if extras.id:
            ids.append(extras.id)
        head = Head(Text.join(text, front), part.heading.start, part.heading.end, attributes.merged(extras))
        make_note(ledger, document, head, document.cut(back), part.end, Context(section, tags))
    return ids
