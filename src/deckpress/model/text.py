"""A piece of Markdown that knows its place in the file it was read from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache
from itertools import accumulate

from deckpress.diagnostics import Location
from deckpress.frozen import public_dataclass


@public_dataclass(frozen=True, slots=True)
class Source:
    """A text file as it was read: `path` is shown to the user, `text` has `\\n` line ends and no BOM."""

    path: str
    text: str


@lru_cache(maxsize=8)
def _line_starts(text: str) -> tuple[int, ...]:
    """The offsets at which the lines of a text begin."""
    return (0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1]))


@public_dataclass(frozen=True, slots=True)
class Text:
    """A piece of Markdown that knows where each of its characters is in the source file.

    `origin` holds the line and the column, both from 1, at which each line of `markdown` begins in the file. Lines
    beyond its end follow the last one, each from column 1; without `origin` the place is the file as a whole. Offsets
    and indices of lines and columns within `markdown` count from 0.
    """

    markdown: str
    path: str = field(default="", compare=False)
    origin: tuple[tuple[int, int], ...] = field(default=(), compare=False, repr=False)
    parsed: Sequence[object] = field(default=(), compare=False, repr=False)
    """The block tokens of `markdown` if they are known already; otherwise it is parsed when they are needed."""
    parsed_from: int = field(default=0, compare=False, repr=False)
    """The number that those tokens give to the first line."""

    def __bool__(self) -> bool:
        return bool(self.markdown.strip())

    @classmethod
    def at(cls, place: Location, markdown: str) -> Text:
        """Markdown that begins at a place in a file."""
        return cls(markdown, place.path, ((place.line, place.column),))

    def forget_tokens(self) -> None:
        """Frees the block tokens, which need more memory than the text; a rendered text does not need them."""
        if isinstance(self.parsed, list):
            self.parsed.clear()
        elif forget := getattr(self.parsed, "forget", None):  # those that can be made again
            forget()

    @property
    def flat(self) -> str:
        """The Markdown on one line, each run of blanks and line ends as one blank."""
        return " ".join(self.markdown.split())

    def locate(self, line: int, column: int) -> Location:
        """The place in the source file of a line and a column of `markdown`, both from 0."""
        if not self.origin:
            return Location(self.path)
        if line < len(self.origin):
            source_line, source_column = self.origin[line]
        else:
            source_line, source_column = self.origin[-1][0] + line - len(self.origin) + 1, 1
        return Location(self.path, source_line, source_column + column)

    def locate_offset(self, offset: int) -> Location:
        """The place in the source file of a character of `markdown`, counted from 0."""
        starts = _line_starts(self.markdown)
        line = bisect_right(starts, offset) - 1
        return self.locate(line, offset - starts[line])

    def slice(self, start: int, end: int | None = None) -> Text:
        """Characters `start` to `end` of the text, as Python slices count them."""
        start, end, _ = slice(start, end).indices(len(self.markdown))
        part = self.markdown[start:end]
        if part == self.markdown or not self.origin:
            return self if part == self.markdown else Text(part, self.path)
        first = self.locate_offset(start)
        line = self.markdown.count("\n", 0, start) + 1
        following = self.origin[line : line + part.count("\n")]
        return Text(part, self.path, ((first.line, first.column), *following))

    def strip(self) -> Text:
        """The text without the blanks and line ends around it."""
        start = len(self.markdown) - len(self.markdown.lstrip())
        return self.slice(start, max(start, len(self.markdown.rstrip())))

    def lines(self, first: int, last: int | None = None) -> Text:
        """Lines `first` to `last` of the text (from 0, end excluded), as Python slices count them."""
        lines = self.markdown.split("\n")
        first, last, _ = slice(first, last).indices(len(lines))
        start = sum(len(line) + 1 for line in lines[:first])
        return self.slice(start, start + len("\n".join(lines[first:last])))

    def reword(self, markdown: str) -> Text:
        """Other Markdown at the place of this text; its lines begin where the lines of this text do."""
        return Text(markdown, self.path, self.origin)

    @staticmethod
    def join(*texts: Text) -> Text:
        """The texts that have words, with blank lines between them."""
        kept = [text for text in texts if text]
        if len(kept) < 2:
            return kept[0] if kept else NO_TEXT
        markdown = "\n\n".join(text.markdown for text in kept)
        if not all(text.origin for text in kept):
            return Text(markdown, kept[0].path)
        origin: list[tuple[int, int]] = []
        for text in kept:
            places = [text.locate(line, 0) for line in range(text.markdown.count("\n") + 1)]
            blank = places[:1] if origin else []
            origin += [(place.line, place.column) for place in (*blank, *places)]
        return Text(markdown, kept[0].path, tuple(origin))


NO_TEXT = Text("")
