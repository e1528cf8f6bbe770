"""The places in a document where an answer key may begin: titles such as `Answers` or `Solutions`.

A title is a heading, a line of its own in bold or with a colon, the summary of a details element, or the head of a line
that continues with the answers. The text below it and the questions decide whether it begins a key.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from deckpress.compare import letters
from deckpress.frozen import dataclass, replace
from deckpress.reading.answers.key_lines import LETTER, alphabet_behind, answers_on_line
from deckpress.reading.keys.key_tables import rows_of_key
from deckpress.reading.keys.keys_in_lists import is_letter, names_options
from deckpress.reading.parts.details import Details, find_details
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.part_marks import bounds, marks_of
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.key_names import has_key_word, names_key, says_key, says_one
from deckpress.reading.words.labels import is_answer_word
from deckpress.reading.words.vocabulary import QUESTION
from deckpress.regex import regex

_LEAD = regex(r"[ \t>]{0,4}[*_]{0,3}([^*_,:：(]++)[^*_:：]{0,40}?(?:[:：](?:\*\*|__)?|(?:\*\*|__)[:：]?)[ \t]*")
_COUNTED = regex(r"[|\s*_]*[^\W\d]{0,9}[ .#]{0,2}\d{1,3}\W*\|")
_NUMBERED = regex(r"[\W_]*(?:[^\W\d_]{1,15}[\W_]{0,3})?\d")
_LETTER = regex(LETTER)
_DIGIT = regex("[1-9]")
_ENTRY = regex(
    rf"[ \t>*_+-]{{0,6}}(?:(?:{QUESTION})[ \t]*)?\(?\d{{1,3}}[ \t]*[.):=→–—-]{{0,2}}[*_]{{0,2}}[:：]?[ \t]*"
    rf"[*_(]{{0,3}}{LETTER}(?:[ \t]*[,&/+][ \t]*{LETTER})*[).]?[*_]{{0,2}}[ \t]*\Z",
    re.I,
)
"""A line with a number and a letter."""
_OF_ONE = regex(r"[ \t>]{0,4}[*_]{0,3}([^\W\d_][^*_:：\d]{1,24}+)[*_]{0,3}[:：][*_]{0,3}[ \t]*\(?\d")
"""The head of a line that may be a key of one answer: `Lösung: 1b`."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a possible key: where it starts, and lines `body` to `end`, which may hold its answers."""

    words: str
    start: int
    body: int
    end: int
    column: int = 0
    """Where the answers begin on the line of the title itself; 0 if they are below it."""
    sure: bool = True
    """True if the title has no other words."""
    details: Details | None = None
    level: int = 0
    """The level of a heading, or 0."""
    alphabet: bool = False
    """True if the letters A, B, C .. follow it, which are often the right options of one question."""


def find_titles(document: Document) -> list[Title]:
    """The titles of possible keys, in order of lines, outside the parts of cards that the author marked."""
    _, in_part = bounds(document)
    found = [title for title in _of_blocks(document) if not in_part(title.start)]
    folded = [
        Title(
            element.summary,
            element.opens[0],
            element.inside[0],
            element.closes,
            sure=says_key(element.summary),
            details=element,
        )
        for element in find_details(document)
        if element.summary and names_key(element.summary) and not in_part(element.opens[0])
    ]
    opened = [mark.block.start for mark in marks_of(document) if in_part(mark.block.start)]
    titles = (_above_parts(title, opened) for title in (*found, *folded)) if opened else (*found, *folded)
    return sorted(titles, key=lambda title: title.start)


def _above_parts(title: Title, opened: Sequence[int]) -> Title:
    """The title with the lines above the next marked part of a card; `opened` has the lines of their marks."""
    number = bisect_left(opened, title.body)
    return replace(title, end=min(title.end, opened[number])) if number < len(opened) else title


def _of_blocks(document: Document) -> Iterator[Title]:
    headings = [block for block in document.blocks if block.kind == "heading"]
    for above, block in zip((None, *document.blocks), document.blocks, strict=False):
        text = block.text.strip()
        if block.kind == "heading" and names_key(text):
            yield Title(
                text,
                block.start,
                block.end,
                _end_of_chapters(document, headings, block) or _section_end(document, headings, block, block.level),
                0,
                says_key(text),
                level=block.level,
            )
        elif block.kind in ("paragraph", "quote"):
            yield from _of_lines(document, headings, block, block.start)
        elif block.kind == "list":
            yield from _of_lines(document, headings, block, block.end - 1)
        if _is_bare_key(document, block) and not _has_options(above, block):
            yield Title("", block.start, block.start, block.end, 0, sure=False)


def _has_options(above: Block | None, block: Block) -> bool:
    """True for a list right below a question, which has its options, even if each is only a letter."""
    asks = above is not None and above.kind in ("heading", "paragraph") and looks_like_question(above.text)
    return asks and block.kind == "list" and len(block.items) > 1


def _is_bare_key(document: Document, block: Block) -> bool:
    """True for a table, a line or a numbered list with letters of options by number, whatever is above it."""
    if block.kind == "table":
        if block.end < block.start + 3 or not _COUNTED.match(document.lines[block.start + 2]):
            return False
        rows = rows_of_key(document, block)
        said = [row.answer.markdown.strip(" *") for row in rows if row.number]
        counted = any(is_answer_word(cell.strip(" *")) for cell in document.lines[block.start].split("|"))
        return 1 < len(rows) == len(said) and (
            all(map(_LETTER.fullmatch, said)) or (counted and all(map(_DIGIT.fullmatch, said)))
        )
    if block.kind == "list" and len(block.items) > 1:
        if not block.ordered:
            return all(map(_ENTRY.match, document.lines[block.start : block.end]))
        return all(is_letter(item.text) for item in block.items)
    if block.kind == "paragraph" and block.end > block.start + 1:
        return all(map(_ENTRY.match, document.lines[block.start : block.end]))
    if block.kind not in ("paragraph", "list") or block.end != block.start + 1:
        return False
    if not _NUMBERED.match(document.lines[block.start]):
        return False
    several = block.kind == "paragraph" and len(answers_on_line(document, block.start)) > 2
    return several or names_options(document, block.start, block.end)


def _of_lines(document: Document, headings: Sequence[Block], block: Block, first: int) -> Iterator[Title]:
    """The titles among the lines of a paragraph or quote, or on the last line of a list, from line `first` on."""
    for number in range(first, block.end):
        line = document.lines[number]
        if len(line) > 2_000 or line.startswith(":::") or not (has_key_word(line) or _is_of_one(line)):
            continue
        lead = _LEAD.match(line)
        words = lead.group(1).strip() if lead else line.strip(" \t>*_:：")
        if lead and lead.end() < len(line.rstrip()):
            if names_key(words) and answers_on_line(document, number, lead.end()):
                yield Title(words, number, number, block.end, lead.end(), says_key(words))
            elif says_key(words) and not says_one(words) and alphabet_behind(document, number, lead.end()):
                yield Title(words, number, number, number + 1, lead.end(), alphabet=True)
        elif block.kind != "list" and _announces(line):
            words = line.strip(" \t>#*_:：")
            body = number + 1
            while body < block.end and block.kind == "quote" and not document.lines[body].strip(" \t>"):
                body += 1
            end = _end_of_chapters(document, headings, block) if body >= block.end else 0
            yield Title(words, number, body, end or _section_end(document, headings, block), 0, says_key(words))


def _end_of_chapters(document: Document, headings: Sequence[Block], block: Block) -> int:
    """The line where the answers to chapters end, if their headings repeat those above right below a title; else 0."""
    first = bisect_right(headings, block.start, key=lambda heading: heading.start)
    below = headings[first] if first < len(headings) else None
    if below is None or any(line.strip() for line in document.lines[block.end : below.start]):
        return 0
    level, known = below.level, {letters(heading.text) for heading in headings[:first]} - {""}
    if letters(below.text) not in known or 0 < block.level < level:
        return 0
    others = (h.start for h in headings[first:] if h.level <= level and letters(h.text) not in known)
    return next(others, len(document.lines))


def _is_of_one(line: str) -> bool:
    """True if a word for one answer and a colon lead a line, with a number behind them."""
    head = _OF_ONE.match(line)
    return head is not None and is_answer_word(head.group(1).strip())


def _announces(line: str) -> bool:
    """True if a line says that answers follow, and is marked as a title or has no other words."""
    words = line.strip(" \t>#*_:：")
    marked = line.rstrip().endswith(("**", ":", "：", "__")) or line.lstrip(" \t>").startswith("#")
    return says_key(words) or (marked and names_key(words))


def _section_end(document: Document, headings: Sequence[Block], block: Block, level: int = 6) -> int:
    """The line of the next heading of this level or a higher one after a block; else the end of the document."""
    first = bisect_right(headings, block.start, key=lambda heading: heading.start)
    following = (headings[n].start for n in range(first, len(headings)) if headings[n].level <= level)
    return next(following, len(document.lines))
