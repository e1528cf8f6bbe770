"""The notes and the other regions of a source, in order -> the text of a converted file, with what is between cards."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deckpress.compare import letters
from deckpress.convert.notes import Written, mark, unanswered_in, unclosed
from deckpress.model import Note, Passage, Source
from deckpress.model import Text as Markdown
from deckpress.reading import Reading, Region, Use
from deckpress.reading.answers.placeholders import is_placeholder
from deckpress.reading.parts.outline import plain_title
from deckpress.reading.settings.comment_settings import from_comment
from deckpress.reading.settings.frontmatter import read_front_matter
from deckpress.reading.text.part_marks import END, ORDER
from deckpress.reading.text.tree import Block, read_tree
from deckpress.regex import regex

Text = tuple[str, ...]
_KEPT = (Use.SECTION, Use.UNANSWERED, Use.PROSE)
_TAG = regex(r"<[^<>]*>")
_CUT = 200
"""How many characters of a region's words the ledger keeps."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing to write: `section` is where it stands, `lines` its source; `index` the note's."""

    kind: str
    """`note`, `section`, `unanswered` or `prose`."""
    section: Text
    text: str = ""
    lines: Text = ()
    index: int = 0


def events_of(reading: Reading, source: Source) -> tuple[Event, ...]:
    """Everything of a source but its furniture and settings, in order."""
    return tuple(_Sections(reading, source).events())


def texts_without_source(reading: Reading) -> tuple[Passage, ...]:
    """The texts that several questions refer to, where the source holds no text between the cards: JSON."""
    return () if any(region.use in _KEPT for region in reading.regions) else reading.deck.passages


class _Sections:
    """Goes through notes and regions by line and keeps the path of headings."""

    def __init__(self, reading: Reading, source: Source) -> None:
        self.reading = reading
        self.lines = source.text.split("\n")
        document, _ = read_tree(source, read_front_matter(source)[0].lines)
        self.keys = {n for region in reading.of(Use.KEY) for first, last in region.own for n in range(first, last + 1)}
        headings = (block for block in document.blocks if block.kind == "heading")
        self.headings = {block.start + 1: block for block in headings if block.start + 1 not in self.keys}
        self.path: list[tuple[int, str]] = []
        self.title = self._title()
        self.passages = sorted(texts_without_source(reading), key=lambda passage: (passage.start, passage.section))

    def _title(self) -> int:
        """The line of the heading that is the title; 0 if there is none."""
        deck = self.reading.deck
        tops = [(line, block) for line, block in self.headings.items() if block.level == 1]
        if len(tops) != 1 or min(self.headings) != tops[0][0]:
            return 0
        line, block = tops[0]
        name = plain_title(block.text)
        return line if name == deck.title or not any(note.section[:1] == (name,) for note in deck.notes) else 0

    def events(self) -> Iterator[Event]:
        regions = [r for r in self.reading.regions if r.use in _KEPT or self._is_comment(r)]
        position = 0
        for index, note in enumerate(self.reading.deck.notes):
            while position < len(regions) and regions[position].start <= note.location.line:
                yield from self._region(regions[position])
                position += 1
            yield from self._passages(note)
            self._enter(note.section)
            yield Event("note", note.section, index=index)
        for region in regions[position:]:
            yield from self._region(region)

    def _passages(self, note: Note) -> Iterator[Event]:
        """The texts for several questions that begin at a note."""
        while self.passages and self.passages[0].start <= note.location:
            passage = self.passages.pop(0)
            if not passage.covers(note):
                continue
            self._enter(passage.section)
            yield Event("prose", passage.section, "", tuple(passage.text.markdown.split("\n")))

    def _is_comment(self, region: Region) -> bool:
        """True for a remark of the author's below an answer."""
        lines = self.lines[region.start - 1 : region.end]
        return region.use is Use.FURNITURE and lines[0].startswith("<!--") and lines[-1].rstrip().endswith("-->")

    def _section(self) -> Text:
        return tuple(name for _, name in self.path)

    def _enter(self, section: Text) -> None:
        """Sets the path to that of a note, whatever the headings are."""
        while self.path and self._section() != section[: len(self.path)]:
            self.path.pop()
        for name in section[len(self.path) :]:
            self.path.append((self.path[-1][0] + 1 if self.path else 1, name))

    def _region(self, region: Region) -> Iterator[Event]:
        numbers = range(region.start, region.end + 1)
        lines = tuple(self.lines[number - 1] for number in numbers if number not in self.keys)
        if region.use is Use.SECTION:
            yield from self._heading(region, self.headings.get(region.start), lines)
        elif region.use is Use.UNANSWERED:
            yield Event("unanswered", self._section(), self._words(region, lines), lines)
        else:
            yield Event("prose", self._section(), "", lines)

    def _heading(self, region: Region, block: Block | None, lines: Text) -> Iterator[Event]:
        if region.start == self.title:
            if plain_title(region.text) not in (self.reading.deck.title, self.reading.deck.name):
                yield Event("prose", self._section(), "", (f"**{plain_title(region.text)}**",))
            return
        if block is None:
            known = {name for note in self.reading.deck.notes for name in note.section}
            if plain_title(region.text) not in known:
                yield Event("prose", self._section(), "", lines)
            return
        while self.path and self.path[-1][0] >= block.level:
            self.path.pop()
        text = region.text if len(region.text) < _CUT else block.text
        if block.text.strip():
            self.path.append((block.level, plain_title(text)))
            yield Event("section", self._section(), text)

    def _words(self, region: Region, lines: Text) -> str:
        """The question of a region, also where the ledger holds only its beginning."""
        if len(region.text) < _CUT:
            return region.text
        block = self.headings.get(region.start)
        whole = block.text if block else re.sub(r"^[\s>]*(?:[-*+]|\d+[.)])\s+", "", lines[0])
        at = whole.find(region.text[:40])
        return " ".join(whole[at:].split()) if at >= 0 else region.text


def unanswered(words: str, lines: Sequence[str], level: int, *, hidden: bool = False) -> Written:
    """A question without an answer: a heading, and what is below it; after its end if that would be an answer.

    With `hidden`, what is below it is in a comment in any case.
    """
    settled = unanswered_in(f"{'#' * level} {words}", level)  # without a number or emphasis that the reader takes off
    head = f"{'#' * level} {settled if len(settled) < _CUT and settled else words}"
    below = _below(words, lines)
    plain = Written(f"{head}\n\n{below}" if below else head)
    ended = Written(f"{head}\n\n{mark(END)}\n\n{_comment(below)}", ended=True)
    for found in (ended,) if hidden and below else (plain, ended):
        if unanswered_in(found.text, level) and not unclosed(found.text):
            return found
    return Written(_comment("\n".join(lines)), heading=False, ended=True)


def _below(words: str, lines: Sequence[str]) -> str:
    """The lines of a question without an answer that do not hold the question itself."""
    wanted, seen = letters(_TAG.sub("", words)), ""
    for number, line in enumerate(lines):
        seen += letters(_TAG.sub("", line))
        if wanted in seen:
            below = textwrap.dedent("\n".join(lines[number + 1 :])).strip("\n").rstrip()
            return "" if is_placeholder(Markdown(_TAG.sub("", below))) else below
    return ""


def prose(lines: Sequence[str], *, hidden: bool) -> str:
    """Text between the cards, unchanged; with `hidden`, in a comment, where it cannot be read as cards."""
    text = textwrap.dedent("\n".join(lines)).strip("\n").rstrip()
    if hidden and not _is_remark(text):
        return _comment(text)
    closer = unclosed(text)
    return f"{text}\n{closer}" if closer else text


def _is_remark(text: str) -> bool:
    """True for a comment that deckpress does not use."""
    whole = text.startswith("<!--") and text.endswith("-->") and text.count("-->") == 1
    words = text[4:-3].strip()
    return whole and words not in (*ORDER, END) and from_comment(text) is None


def _comment(text: str) -> str:
    return "<!--\n" + text.replace("-->", "--&gt;").replace("<!--", "&lt;!--") + "\n-->"
