"""Lists of HTML whose items ask, `<ol><li>Which? <ol type="a"><li>One`, -> the same lines as lists in Markdown.

All lines keep their numbers: several options on one line stay there, `A) Rome  B) Oslo`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from deckpress.frozen import dataclass
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

OPENS = regex(r"[ \t]*<[ou]l\b", re.I)
_TAG = regex(r"<(?P<close>/?)(?P<tag>ol|ul|li)\b(?P<says>[^<>]*)>", re.I)
LETTERED = regex(
    r"\btype[ \t]*=[ \t]*[\"']?(?P<letter>a)\b|list-style(?:-type)?:[ \t]*(?:lower|upper)-(?:alpha|latin)", re.I
)
_FRAME = regex(r"(?:[ \t]*</?(?:p|div|span|font)\b[^<>]*>)+[ \t]*|[ \t]*<br[ \t]*/?>[ \t]*\Z", re.I)
_BOLD = regex(r"</?(?:b|strong)\b[^<>]*>", re.I)
_LONGEST = 2_000
_DEEPEST = 4
_MOST_OF = 0.5


@dataclass(slots=True)
class _List:
    """An open list: whether it counts, with letters or numbers, and how many items it has so far."""

    ordered: bool
    lettered: bool
    count: int = 0

    def mark(self) -> str:
        """The mark of the next item."""
        self.count += 1
        if not self.ordered:
            return "- "
        return f"{chr(ord('a') + min(self.count, 26) - 1)}. " if self.lettered else f"{self.count}. "


@dataclass(slots=True)
class _Region:
    """The lines of an outermost list in Markdown, as far as they are read."""

    changes: dict[int, Change] = field(default_factory=dict)
    lists: list[_List] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)
    """The column of the text of each open item."""
    asking: list[bool] = field(default_factory=list)
    """For each outermost item, whether its first line asks."""
    nested: bool = False
    fits: bool = True

    def read(self, number: int, line: str) -> None:
        """Rewrites a line; `fits` becomes false if it cannot be one line of Markdown."""
        mark, text, column, depth = "", "", 0, 0
        options: list[tuple[str, str]] = []
        for start, end, tag in pieces_of(line):
            if tag is None and options:
                self.fits = self.fits and not options[-1][1]
                options[-1] = (options[-1][0], line[start:end].strip())
            elif tag is None:
                self.fits = self.fits and not text
                text, column = line[start:end].strip(), start + len(line[start:end]) - len(line[start:end].lstrip())
            elif tag["tag"].lower() == "li" and not tag["close"]:
                if not (depth or text):
                    mark, depth = self._item(), len(self.lists)
                elif not options and depth == len(self.lists):  # the first item on the line is an option, too
                    options = [(self._letter(), text), (self._option(), "")]
                    mark, text = " " * (len(mark) - len(mark.lstrip())), ""
                else:
                    options.append((self._option(), ""))
            elif tag["tag"].lower() == "li":
                del self.indents[-1:]
            elif tag["close"]:
                del self.lists[-1:]
            else:
                self.nested = self.nested or bool(self.lists)
                says = tag["says"]
                self.lists.append(_List(tag["tag"].lower() == "ol", bool(LETTERED.search(says))))
                self.fits = self.fits and len(self.lists) <= _DEEPEST
        if mark and not mark.startswith(" "):
            self.asking.append(looks_like_question(text))
        self.fits = self.fits and all(said for _, said in options)
        lead = mark or " " * (self.indents[-1] if self.indents else 0)
        said = "  ".join(filter(None, (_markdown(text), *(f"{letter}) {_markdown(own)}" for letter, own in options))))
        self.changes[number] = (lead + said, column - len(lead)) if said else ("", 0)

    def _item(self) -> str:
        """Opens the first item on a line; its indent and its mark."""
        self.fits = self.fits and bool(self.lists)
        mark = " " * (self.indents[-1] if self.indents else 0) + (self.lists[-1].mark() if self.lists else "")
        self.indents.append(len(mark))
        return mark

    def _option(self) -> str:
        """Opens a further item on a line, which must be in an inner list; its letter."""
        self.fits = self.fits and len(self.lists) > 1
        if self.lists:
            self.lists[-1].count += 1
        self.indents.append(self.indents[-1] if self.indents else 0)
        return self._letter()

    def _letter(self) -> str:
        return chr(ord("A") + min(self.lists[-1].count if self.lists else 1, 26) - 1)

    @property
    def asks(self) -> bool:
        """True if most of the outermost items ask, and lists are in them."""
        return self.fits and self.nested and sum(self.asking) > 0 and sum(self.asking) >= _MOST_OF * len(self.asking)


def with_lists_of_html(document: Document) -> Document:
    """The document with such lists in Markdown."""
    if "<" not in document.table.text or not any("<" in line and OPENS.match(line) for line in document.lines):
        return document
    code = document.code_lines()
    changes: dict[int, Change] = {}
    region: _Region | None = None
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if region is None and (number in code or not OPENS.match(line)):
            continue
        region = region or _Region()
        region.fits = region.fits and len(line) <= _LONGEST
        if region.fits:
            region.read(number, line)
        if not region.fits or not region.lists:
            changes |= region.changes if region.asks else {}
            region = None
    return document.with_lines(changes)


def pieces_of(line: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """The tags of lists on a line, and the text between them without the tags that only frame it."""
    position = 0
    for tag in _TAG.finditer(line):
        yield from _words(line, position, tag.start())
        yield tag.start(), tag.end(), tag
        position = tag.end()
    yield from _words(line, position, len(line))


def _words(line: str, start: int, end: int) -> Iterator[tuple[int, int, None]]:
    text = line[start:end]
    head = _FRAME.match(text)
    cut = head.end() if head else 0
    rest = re.sub(r"(?:[ \t]*</?(?:p|div|span|font|br)\b[^<>]*>)+[ \t]*\Z", "", text[cut:], flags=re.I)
    if rest.strip():
        yield start + cut, start + cut + len(rest), None


def _markdown(text: str) -> str:
    return _BOLD.sub("**", text)
