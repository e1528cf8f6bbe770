"""Footnotes: their definitions in a document, their marks in its text, and those that one note has used so far.

`[^1]` and `[^name]` are marks if the document defines them; `^[text]` is a mark with its own text. The text of a
definition ends as that of GitHub's: lines that are indented belong to it, also behind blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field

from deckpress.frozen import dataclass
from deckpress.markdown.embeds import Edit
from deckpress.model import Text
from deckpress.regex import regex

_DEFINITION = regex(r"[ \t]*\[\^([^\[\]\s^]{1,99})\]:[ \t]*")
_MARK = regex(r"(?<![\\!])\[\^([^\[\]\s^]{1,99})\](?!\()")
_INLINE = regex(r"(?<![\\\[])\^\[")
_BRACKET = regex(r"\\.|`+|[\[\]]", re.S)
_WORDS = regex(r"[^\W\d_]{2}|[^\x00-\u02ff\W\d_]")
"""What the text of `^[..]` has, unlike the exponent of `x^[n+1]`."""
_RANGE = regex(r"(?:\w-\w)+|\W.*")
"""A class of characters, as in `[^a-z]`."""
_CONTINUES = regex(r"[*+{]")
_ENDS = regex(
    r"[ \t]*(?:#{1,6}[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t]|```|~~~|<|\||:::|!!!|\?|%%|\*\[|\$\$|(?:[-*_][ \t]*){3,}$)"
)
_MOST = 5000
"""Characters; a longer `^[..]` is text."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition on lines `start` to `end` (from 0, end excluded); `slices` are the line and column of its text."""

    label: str
    start: int
    end: int
    slices: tuple[tuple[int, int, None], ...]


def key_of(label: str) -> str:
    """The label as labels are compared: without regard to case."""
    return label.casefold()


def is_class(label: str) -> bool:
    """True if a label looks like a class of characters rather than a name."""
    return _RANGE.fullmatch(label) is not None


def definitions(
    lines: Sequence[str], code: frozenset[int], asks: Callable[[str], bool] = lambda _: False, first: int = 0
) -> Iterator[Definition]:
    """The definitions on lines from `first` on, outside the lines of `code`.

    A line that is not indented and follows a definition without a blank line goes on with it, unless it starts a block
    or `asks` is true of it.
    """
    number = first
    while number < len(lines):
        found = _DEFINITION.match(lines[number]) if "[^" in lines[number] and number not in code else None
        if found is None:
            number += 1
            continue
        indent = len(lines[number]) - len(lines[number].lstrip())
        slices: list[tuple[int, int, None]] = [(number, found.end(), None)]
        end = following = number + 1
        while following < len(lines):
            line = lines[following]
            own = len(line) - len(line.lstrip())
            if not line.strip():
                following += 1
                continue
            inside = own >= indent + 2
            if _DEFINITION.match(line) or not (
                inside or (following == end and not _ENDS.match(line) and not asks(line))
            ):
                break
            slices += [(blank, 0, None) for blank in range(end, following)]
            slices.append((following, min(own, indent + 4) if inside else own, None))
            end = following = following + 1
        yield Definition(found.group(1), number, end, tuple(slices))
        number = end


def labels_in(line: str) -> Iterator[str]:
    """The labels of the marks on a line, as they are compared."""
    return (key_of(label) for label in _MARK.findall(line)) if "[^" in line else iter(())


@dataclass(slots=True)
class Footnotes:
    """The footnotes of one note: those of its document, and the numbers of those that it has used so far."""

    known: Mapping[str, Text] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    waiting: list[tuple[int, Text]] = field(default_factory=list)
    """Those that were used and are not written yet, with their numbers."""
    others: list[int] = field(default_factory=list)
    """The numbers that the footnotes of embedded notes have."""
    undefined: list[tuple[int, str]] = field(default_factory=list)
    """The offsets and labels, in the content last given to `marks`, of marks that nothing defines."""

    def marks(self, content: str, text: Callable[[int, int], Text]) -> Iterator[Edit]:
        """The replacements of the marks in a content; `text` gives a part of it as a text."""
        self.undefined = []
        if "[" not in content or "^" not in content:
            return
        position = 0
        for found in sorted((*_MARK.finditer(content), *_INLINE.finditer(content)), key=lambda found: found.start()):
            start = found.start()
            if start < position:
                continue
            if found.re.pattern == _INLINE.pattern:
                end = _closing(content, found.end())
                if end < 0 or not _WORDS.search(content, found.end(), end):
                    continue
                position = end + 1
                yield start, position, self._mark(f"^[{len(self.numbers)}", text(found.end(), end))
            elif (known := self.known.get(key_of(found[1]))) is not None:
                position = found.end()
                yield start, position, self._mark(key_of(found[1]), known)
            elif self._is_meant(content, found):
                self.undefined.append((start, found[1]))

    def forget(self) -> None:
        """Forgets what was used, before the first text of the note is read again."""
        self.numbers.clear()
        self.waiting.clear()
        self.others.clear()

    def of_part(self, known: Mapping[str, Text]) -> Footnotes:
        """The footnotes of an embedded note, whose numbers follow these."""
        return Footnotes(known, others=[*self.others, *self.numbers.values()])

    def count(self, part: Footnotes) -> None:
        """Counts the footnotes of an embedded note among those that later numbers follow."""
        self.others = [
            number for number in (*part.others, *part.numbers.values()) if number not in self.numbers.values()
        ]

    def _mark(self, key: str, text: Text) -> str:
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers) + len(self.others) + 1
            self.waiting.append((self.numbers[key], text))
        return f'<sup class="footnote-mark">{self.numbers[key]}</sup>'

    def _is_meant(self, content: str, found: re.Match[str]) -> bool:
        """True for a mark that is not a character class: `[^1]`, or a name right after a word."""
        label, before = found[1], content[: found.start()][-1:]
        if _CONTINUES.match(content, found.end()):
            return False
        if label.isdigit():
            return len(label) < 4 and before not in ("(", "[", "|", "^", "\\")
        attached = before.isalnum() or before in (".", ",", ";", "!", "?", '"', "”", "’", ")")
        return attached and len(label) > 1 and not is_class(label)


def _closing(content: str, start: int) -> int:
    """Where the bracket that is open at an offset closes, or -1."""
    depth = 1
    for token in _BRACKET.finditer(content, start, start + _MOST):
        if token.group() == "[":
            depth += 1
        elif token.group() == "]":
            depth -= 1
            if not depth:
                return token.start()
    return -1
