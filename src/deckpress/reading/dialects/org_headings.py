"""An Org file -> its headings, with their text, tags and properties."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from deckpress.model import Text
from deckpress.reading.dialects.org_text import from_org
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_HEADLINE = regex(r"(\*+)[ \t]+(?:(?:TODO|DONE|NEXT|WAITING)[ \t]+)?(?:\[#[A-Z]\][ \t]+)?(.*)")
_TAGS = regex(r":[\w@#%:]+:\Z")
_PROPERTY = regex(r"[ \t]*:([\w-]+)\+?:(?:[ \t]+(.*))?$")
_DRAWER = regex(r"[ \t]*:(PROPERTIES|LOGBOOK|SRS|REVIEW_DATA|CLOCK):[ \t]*$", re.I)
_DRAWER_END = regex(r"[ \t]*:END:[ \t]*$", re.I)
_PLANNED = regex(r"[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):")
_KEYWORD = regex(r"#\+(title|filetags|anki_deck|property|deck):[ \t]*(.*)", re.I)
_MARKERS = frozenset(("drill", "fc", "leech", "suspended", "ATTACH"))


@dataclass(slots=True)
class Heading:
    """A headline: the lines of its own text, the end of its subtree, and the properties and tags that it inherits."""

    start: int
    level: int
    title: Text
    tags: tuple[str, ...]
    parent: Heading | None
    end: int = 0
    body: list[int] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    children: list[Heading] = field(default_factory=list)

    def inherited(self, name: str) -> str:
        """A property of the headline or of one above it."""
        return self.properties.get(name) or (self.parent.inherited(name) if self.parent else "")

    def all_tags(self) -> tuple[str, ...]:
        """The tags of the headline and of those above it, without those that only mark cards."""
        above = self.parent.all_tags() if self.parent else ()
        return tuple(dict.fromkeys((*above, *(tag for tag in self.tags if tag not in _MARKERS))))

    def section(self) -> tuple[str, ...]:
        """The titles above the headline."""
        return (*self.parent.section(), self.parent.title.flat) if self.parent else ()


@dataclass(slots=True)
class Outline:
    """The headings of a file, and what its keywords say."""

    headings: list[Heading]
    title: str = ""
    deck: str = ""
    tags: tuple[str, ...] = ()
    keywords: list[int] = field(default_factory=list)
    furniture: list[int] = field(default_factory=list)
    """The lines that only Org and its programs need."""


def outline_of(document: Document) -> Outline:
    """The headlines of a document with their properties; in Org a line of code never begins with a star."""
    outline = Outline([])
    open_: list[Heading] = []
    drawer = ""
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if found := _HEADLINE.match(line):
            drawer = ""
            while open_ and open_[-1].level >= len(found.group(1)):
                open_.pop().end = number
            parent = open_[-1] if open_ else None
            words, _, last = found.group(2).rstrip().rpartition(" ")
            tags = tuple(tag for tag in last.split(":") if tag) if _TAGS.match(last) else ()
            title = from_org(
                Text.at(document.place(number, found.start(2)), words.rstrip() if tags else found.group(2))
            )
            heading = Heading(number, len(found.group(1)), title, tags, parent)
            outline.headings.append(heading)
            if parent:
                parent.children.append(heading)
            open_.append(heading)
            continue
        if drawer or _DRAWER.match(line):
            outline.furniture.append(number)
            held = _PROPERTY.match(line.rstrip())
            if drawer.upper() == "PROPERTIES" and open_ and held and not _DRAWER_END.match(line):
                open_[-1].properties[held.group(1).upper()] = held.group(2) or ""
            opened = _DRAWER.match(line)
            drawer = opened.group(1) if opened else "" if _DRAWER_END.match(line) else drawer
        elif open_ and _PLANNED.match(line):
            outline.furniture.append(number)
        elif open_:
            open_[-1].body.append(number)
        elif not open_ and (keyword := _KEYWORD.match(line)):
            _keyword(outline, number, keyword.group(1).lower(), keyword.group(2).strip())
    for heading in open_:
        heading.end = len(document.lines)
    return outline


def _keyword(outline: Outline, number: int, name: str, value: str) -> None:
    outline.keywords.append(number)
    if name == "title":
        outline.title = value
    elif name == "filetags":
        outline.tags = tuple(tag for tag in re.split(r"[:\s]+", value) if tag and tag not in _MARKERS)
    elif name in ("anki_deck", "deck"):
        outline.deck = value
    elif found := re.match(r"ANKI_DECK[ \t]+(.*)", value, re.I):
        outline.deck = found.group(1)
