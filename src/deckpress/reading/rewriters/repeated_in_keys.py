"""Keys that repeat each question above its answer, `1) Which is a metal?` and `**B** – iron`, -> keys with numbers.

    ## Results

    1) Which is a metal?
    **B** – iron

becomes `1) **B** – iron` below the title of a key. The title is a heading or a line such as `Answer key`, and the
letter may be alone. Most numbered lines below it must repeat a numbered line above it that has options, and a single
option with its letter must be right below. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckpress.compare import letters
from deckpress.frozen import dataclass
from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.key_names import says_key
from deckpress.reading.words.line_marks import HEADING_MARK, first_with_text
from deckpress.regex import regex

_NUMBERED = regex(r"[ \t]{0,3}(?P<number>\d{1,3})[.)][ \t]+(?=\S)")
_NAMED = regex(r"[ \t]*(?:\*\*|__)?\(?[A-La-l](?:(?:\*\*|__|[.)])+(?:[ \t]*[-–—:.)]|[ \t])|(?:\*\*|__|[.)])*[ \t]*\Z)")
"""The letter of an option at the head of a line, with a mark behind it, or alone: `**B** – iron`, `B) iron`, `B`."""
_TAG = regex(r"<[^<>]*>")
_FEWEST = 2
_SHARE = 0.6
_NEAR = 4


@dataclass(frozen=True, slots=True)
class _Entry:
    """A numbered line of a key: its number, and whether it repeats a question above an option with its letter."""

    line: int
    head: re.Match[str]
    repeats: bool


def with_numbers_of_repeated_questions(document: Document) -> Document:
    """The document with such answers behind their numbers."""
    lines = document.lines
    asked = _asked(document) if _may_repeat(lines, document.table.led_by(str.isdigit)) else {}
    changes: dict[int, Change] = {}
    headings = [block for block in document.blocks if _is_title(block)] if len(asked) >= _FEWEST else []
    for place, heading in enumerate(headings):
        end = headings[place + 1].start if place + 1 < len(headings) else len(lines)
        found = list(_entries(document, heading, end, asked))
        kept = [entry for entry in found if entry.repeats]
        if len(kept) < _FEWEST or len(kept) < _SHARE * len(found):
            continue
        mark = HEADING_MARK.match(lines[heading.start])
        changes[heading.start] = ((mark.group() if mark else "## ") + "Answers", 0)
        for entry in kept:
            said = lines[entry.line + 1]
            head = entry.head.group()
            changes[entry.line] = ("", 0)
            changes[entry.line + 1] = (head + said.lstrip(), len(said) - len(said.lstrip()) - len(head))
    return document.with_lines(changes)


def _is_title(block: Block) -> bool:
    """True for a heading, and for a line that says that answers follow."""
    alone = block.kind == "paragraph" and block.end == block.start + 1
    return block.kind == "heading" or (alone and says_key(block.text.strip(" \t*_:：")))


def _may_repeat(lines: Sequence[str], counted: Sequence[int]) -> bool:
    return sum(1 for n in counted if n + 1 < len(lines) and _NAMED.match(lines[n + 1])) >= _FEWEST


def _asked(document: Document) -> dict[str, int]:
    """The number and words of each numbered line with options below it, and its line."""
    found: dict[str, int] = {}
    for number in document.table.led_by(str.isdigit):
        head = _NUMBERED.match(document.lines[number])
        below = first_with_text(document.lines[number + 1 : number + _NEAR]).lstrip(" \t*+-")
        if head and begins_options(below):
            found.setdefault(_words(head), number)
    return found


def _entries(document: Document, heading: Block, end: int, asked: dict[str, int]) -> Iterator[_Entry]:
    for number in range(heading.end, end - 1):
        if head := _NUMBERED.match(document.lines[number]):
            above = asked.get(_words(head), end)
            yield _Entry(number, head, above < heading.start and _is_answered(document.lines[number + 1 : end]))


def _is_answered(below: Sequence[str]) -> bool:
    """True if a single option is right below: several are those of the same question in another part."""
    if not below or not _NAMED.match(below[0]):
        return False
    return not _NAMED.match(first_with_text(below[1:_NEAR]).lstrip(" \t*+-"))


def _words(head: re.Match[str]) -> str:
    return f"{int(head['number'])} {letters(_TAG.sub('', head.string[head.end() :]))}"
