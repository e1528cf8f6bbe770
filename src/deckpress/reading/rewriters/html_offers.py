"""Lists of HTML below a question, `<ol type="a"><li>Mars</li> ..`, -> options in Markdown, `A) Mars`.

A list holds options if the answer right below it names one of them by its letter, its number or its text. So does a
list below a question with a tick on one item; and one with letters, if an item is bold, the answer is in a fold below
it or a key is elsewhere. Lines keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from deckpress.frozen import dataclass
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.rewriters.html_lists import LETTERED, OPENS, pieces_of
from deckpress.reading.text.tree import Change, Document
from deckpress.reading.words.labels import label_of, without_bold
from deckpress.reading.words.line_marks import first_with_text
from deckpress.regex import regex

_FEWEST = 2
_MOST = 10
_LONGEST = 300
_LONGEST_LINE = 2_000
_TAGS = regex(r"<[^<>]*>")
_BOLD = regex(r"</?(?:b|strong)\b[^<>]*>", re.I)
_LONE = regex(r"\A([^*]*)\*(?=[^*]*\Z)")
"""A lone star, which is not emphasis: `ab-*`."""
_BREAK = regex(r"[ \t]*<(?:br|/p)\b[^<>]*>.*", re.I | re.S)
_LETTER = regex(r"\(?(?P<letter>[A-Ja-j])(?:[.):](?:[ \t].*)?)?\Z", re.S)
_NUMBER = regex(r"\(?(?P<number>10|[1-9])[.):]?\Z")
_KEY_LINE = regex(r"[ \t]*(?:[-*+][ \t]+)?\**\(?\d{1,3}[ \t]*[.):\-–—= \t]+\**\(?[A-Ja-j][.)]?\**[ \t]*,?[ \t]*\Z")
_LONGEST_KEY = 30
_FEWEST_KEYS = 2
_TICK = regex("[✓✔✅☑]")
_ALL_BOLD = regex(r"<(b|strong)>[^<>]*</\1>\Z", re.I)
_FOLD = regex(r"[ \t]*<details\b", re.I)


@dataclass(slots=True)
class _List:
    """A list from its first line to the line below it, with the line, the column and the text of each item."""

    start: int
    end: int = 0
    lettered: bool = False
    items: list[tuple[int, int, str]] = field(default_factory=list)
    opened: bool = False
    fits: bool = True

    def read(self, number: int, line: str) -> None:
        """Reads a line; `fits` becomes false if the items are more than one text each."""
        for start, end, tag in pieces_of(line):
            if tag is None:
                self.fits = bool(self.items) and not self.items[-1][2]
                if self.fits:
                    self.items[-1] = (number, start, line[start:end].strip())
            elif tag["tag"].lower() == "li":
                self.items += [] if tag["close"] else [(number, start, "")]
            elif tag["close"]:
                self.end = number + 1
            else:
                self.fits = not self.opened
                self.opened, self.lettered = True, bool(LETTERED.search(tag["says"]))
            if not self.fits:
                return

    @property
    def texts(self) -> list[str]:
        """What the items say."""
        return [text for _, _, text in self.items]


def with_offers_of_html(document: Document) -> Document:
    """The document with such lists in Markdown."""
    if "<li" not in document.source.text and "<LI" not in document.source.text:
        return document
    changes: dict[int, Change] = {}
    keyed: bool | None = None
    for found in _lists(document):
        marks = _answered(_below(document, found.end), found)
        if not marks and looks_like_question(_above(document, found.start)):
            marks = _marked(found)
            if not marks and found.lettered:
                keyed = _has_key(document) if keyed is None else keyed
                marks = "letters" if keyed or _FOLD.match(_below(document, found.end)) else ""
        if marks:
            changes |= _written(document, found, marks)
    return document.with_lines(changes)


def _lists(document: Document) -> Iterator[_List]:
    """The lists that may be options."""
    code = document.code_lines()
    found: _List | None = None
    for number in range(document.first, len(document.lines)):
        line = document.lines[number]
        if found is None and ("<" not in line or number in code or not OPENS.match(line)):
            continue
        found = found or _List(number)
        found.fits = len(line) <= _LONGEST_LINE
        if found.fits:
            found.read(number, line)
        offers = found.end and found.fits and _FEWEST <= len(found.items) <= _MOST
        if offers and all(0 < len(text) <= _LONGEST for text in found.texts):
            yield found
        if found.end or not found.fits:
            found = None


def _answered(line: str, found: _List) -> str:
    """How the options are marked if the answer on the line below them names one: `letters` or `bullets`."""
    plain = _TAGS.sub("", _BREAK.sub("", line))
    label = label_of(plain)
    if label is None or label.kind != "answer":
        return ""
    said = without_bold(plain[label.end :], label.bold).strip("*_ \t")
    if letter := _LETTER.match(said):
        return "letters" if ord(letter["letter"].upper()) - ord("A") < len(found.items) else ""
    if number := _NUMBER.match(said):
        return "numbers" if int(number["number"]) <= len(found.items) else ""
    named = bool(said) and _plain(said) in map(_plain, found.texts)
    return ("letters" if found.lettered else "bullets") if named else ""


def _marked(found: _List) -> str:
    """How the options are marked if one of them has a tick, or is bold among others with letters."""
    ticked = sum(_TICK.search(text) is not None for text in found.texts)
    bold = found.lettered and sum(_ALL_BOLD.match(text) is not None for text in found.texts)
    if ticked == 1 or (bold == 1 and len(found.items) > _FEWEST):
        return "letters" if found.lettered else "bullets"
    return ""


def _written(document: Document, found: _List, marks: str) -> Mapping[int, Change]:
    """The lines of a list with its items as options, several on a line where they are so."""
    opening = document.lines[found.start]
    indent = opening[: len(opening) - len(opening.lstrip())]
    changes: dict[int, Change] = dict.fromkeys(range(found.start, found.end), ("", 0))
    for count, (number, column, text) in enumerate(found.items):
        mark = {"letters": f"{chr(ord('A') + count)}) ", "numbers": f"{count + 1}) "}.get(marks, "- ")
        said = mark + _BOLD.sub("**", _LONE.sub(r"\1&#42;", text))
        before, by = changes[number]
        changes[number] = (f"{before}  {said}", by) if before else (indent + said, column - len(indent + mark))
    return changes


def _plain(text: str) -> str:
    return _TAGS.sub("", text).strip("*_` \t.").casefold()


def _has_key(document: Document) -> bool:
    """True if some lines of a document are entries of a key: `1. B`, `2 - c`."""
    found = 0
    for line in document.lines:
        found += len(line) <= _LONGEST_KEY and _KEY_LINE.match(line) is not None
        if found == _FEWEST_KEYS:
            return True
    return False


def _below(document: Document, end: int) -> str:
    """The first line with text from line `end` on."""
    return first_with_text(map(document.lines.__getitem__, range(end, len(document.lines))))


def _above(document: Document, start: int) -> str:
    """The last line with text above line `start`, without the tags and marks around it."""
    above = first_with_text(map(document.lines.__getitem__, range(start - 1, -1, -1)))
    return _TAGS.sub("", above).strip("*_# \t")
