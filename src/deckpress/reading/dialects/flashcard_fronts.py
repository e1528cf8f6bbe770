"""The lines with the tag `#card` of Obsidian's Flashcards plug-in, and the questions that they end."""

from __future__ import annotations

from collections.abc import Callable

from deckpress.frozen import dataclass
from deckpress.reading.dialects.lines import chunks, nested_tag, trailing_tags
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_CARD = regex(r"(?<!\S)#(?P<long>flash)?card(?P<kind>[-/](?:reverse|spaced))?(?=\s|$)")
ID = regex(r"(?:^|[ \t])(?:\^|<!--[ \t]*ID:[ \t]*)([0-9]{13})(?:[ \t]*-->)?[ \t]*$")
MARK = regex(r"[ \t>]*(?:#{1,6}[ \t]+|(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?")
_HEADING = regex(r"[ \t]{0,3}#{1,6}[ \t]")


@dataclass(frozen=True, slots=True)
class Front:
    """A line with the tag: where its text ends, the lines of the front, and what the tag says."""

    line: int
    start: int
    text_end: int
    kind: str
    tags: tuple[str, ...]


def fronts_of(document: Document, code: Callable[[int], bool]) -> list[Front]:
    """The lines with the tag; where it stands alone, the front is what is above it without a blank line."""
    fronts: list[Front] = []
    for first, last in chunks(document):
        free = first
        for number in range(first, last):
            line = document.lines[number]
            found = None if code(number) else _CARD.search(line)
            if found is None or line.lstrip().startswith("|"):
                continue
            if found.group("long") and "::" in line:
                continue  # a card on one line, of another plug-in
            mark = ID.search(line)
            rest = line[found.end() : mark.start() if mark else None]
            cut, tags = trailing_tags(rest)
            if rest[:cut].strip():
                continue  # the tag is within a sentence
            before, own = trailing_tags(line[: found.start()])
            lead = MARK.match(line)
            alone = not line[lead.end() if lead else 0 : before].strip()
            start = _start(document, free, number) if alone else number
            fronts.append(
                Front(number, start, before, found.group("kind") or "", tuple(nested_tag(tag) for tag in (*own, *tags)))
            )
            free = number + 1
    return fronts


def _start(document: Document, first: int, tag: int) -> int:
    """Where the front above a lone tag starts: at the heading next to it, else below the last heading or card."""
    for number in range(tag - 1, first - 1, -1):
        if _HEADING.match(document.lines[number]):
            return number if number == tag - 1 else number + 1
    return first
