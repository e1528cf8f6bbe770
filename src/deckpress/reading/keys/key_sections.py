"""The words of a heading in a key, or of its title -> the lines of the section with these words in the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import islice, takewhile

from deckpress.compare import letters
from deckpress.frozen import dataclass
from deckpress.reading.keys.key_entries import plain_heading
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document
from deckpress.reading.words.key_names import words_beside_key
from deckpress.regex import regex

_MOST_ALIKE = 200
_SHORTEST = 4
"""Shorter titles must be whole words of a longer one: `Sea` in `Sea answers`, or words in Chinese characters."""
_LONGEST = 200
"""The most letters of a heading of questions that the longer heading of a key may begin with."""
_BRACKETS = regex(r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]")
_BOLD_LINE = regex(r"[ \t]{0,3}(\*\*|__)(?=\S)([^*_?？]{2,60})\1[:：]?[ \t]*\Z")
_COUNTED = regex(r"[\W_]*([^\W\d_]{3})[^\W\d_]*[ \t]*(\d{1,3}|[IVX]{1,5})(?!\w)")
"""The beginning of `Chapter 2`, whose first letters and number stay the same in all cases: `к главе 2`."""
_CODE = regex(r"[^\W\d_]+\d+\Z")
_ANYWHERE = range(0)


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading, or a bold line, which is below all headings: level 7."""

    start: int
    end: int
    level: int
    title: str


class Sections:
    """The sections of a document by the words of their titles."""

    def __init__(self, document: Document, headings: Sequence[Start], keys: Collection[int]) -> None:
        self._document = document
        self._keys = keys
        bold = (_Section(n, n + 1, 7, title) for n, title in _bold_lines(document))
        own = (_Section(h.start, h.end, h.level, h.title) for h in headings)
        self._all = sorted([*own, *bold], key=lambda section: section.start)
        self._titles: dict[str, list[int]] = {}
        self._bare: dict[str, list[str]] = {}
        """The words of titles by their words without brackets: `III. True or false (5 points)`."""
        self._counted: dict[tuple[str, str], list[int]] = {}
        for index, section in enumerate(self._all):
            words = letters(plain_heading(section.title))
            self._titles.setdefault(words, []).append(index)
            if bare := _bare(section.title):
                self._bare.setdefault(bare, []).append(words)
            if counted := _COUNTED.match(section.title):
                self._counted.setdefault(_place(counted), []).append(index)
        self._sorted = sorted(self._titles)

    def lines(self, title: str, key: range, within: range = _ANYWHERE) -> range | None:
        """The lines below the heading, outside a key, with the words of a title; it may have to be on some lines."""
        words = letters(plain_heading(title))
        for alike in (self._titles.get(words, ()), self._without_brackets(title), self._longer(words)):
            if (found := next((n for n in alike if self._may_be(n, key, within)), None)) is not None:
                return self._below(found, key)
        found = self._shorter(title, words, key, within)
        return None if found is None else self._below(found, key)

    def part_named(self, title: str, key: range) -> range | None:
        """The lines of the section that the title of a key names, if only one is meant: `Answers to part 1`."""
        for words in words_beside_key(title):
            plain = letters(plain_heading(words))
            counted = _COUNTED.match(words)
            numbered = self._counted.get(_place(counted), ()) if counted else ()
            for alike in (self._titles.get(plain, ()), self._starting(plain), numbered):
                meant = [n for n in alike if self._may_be(n, key) and self._all[n].start not in self._keys]
                if len(meant) == 1:
                    return self._below(meant[0], key)
        return None

    def _may_be(self, index: int, key: range, within: range = _ANYWHERE) -> bool:
        start = self._all[index].start
        return start not in key and (not within or start in within)

    def _below(self, index: int, key: range) -> range:
        section = self._all[index]
        below = (self._all[number] for number in range(index + 1, len(self._all)))
        ends = (other.start for other in below if other.level <= section.level or other.start in key)
        return range(section.end, next(ends, len(self._document.lines)))

    def _without_brackets(self, title: str) -> Iterator[int]:
        bare = _bare(title)
        return (n for words in self._bare.get(bare, ()) for n in self._titles[words]) if bare else iter(())

    def _shorter(self, title: str, words: str, key: range, within: range) -> int | None:
        """The longest title that begins these words: `Part 2` for `Part 2: answers`.

        If it has sections of its own, the rest of the words names one of them: `Part 2` for `Biology, part 2`.
        """
        for length in range(min(len(words) - 1, _LONGEST), 0, -1):
            splits_number = words[length - 1].isdigit() and words[length].isdigit()
            known = words[:length] in self._titles and not words[:length].isdigit() and not splits_number
            if known and (length >= _SHORTEST or _is_apart(title, words[:length])):
                found = self._possible(words[:length], key, within)
                if found is None or not self._has_sections(found, key):
                    return found
                return self._possible(words[length:], key, within)
        return None

    def _possible(self, words: str, key: range, within: range) -> int | None:
        """The first section with these words that may be meant."""
        return next((n for n in self._titles.get(words, ()) if self._may_be(n, key, within)), None)

    def _has_sections(self, index: int, key: range) -> bool:
        """True for a section with several headings below it, up to the key, such as the title of the document."""
        level = self._all[index].level
        following = (self._all[n] for n in range(index + 1, len(self._all)))
        below = takewhile(lambda section: section.level > level and section.start not in key, following)
        return len([*islice((section for section in below if section.level < 7), 2)]) == 2

    def _longer(self, words: str) -> Sequence[int]:
        """The titles that begin with words and go on, not with another digit: `Exercise 1: Colours`.

        Short words are whole, and have a digit: `B1` for `B1 – Colours`.
        """
        if len(words) <= 5:
            return self._starting(words) if _CODE.match(words) else ()
        first = bisect_right(self._sorted, words)
        for title in self._sorted[first : first + _MOST_ALIKE]:
            if not title.startswith(words):
                break
            if not title[len(words)].isdigit():
                return self._titles[title]
        return ()

    def _starting(self, words: str) -> list[int]:
        """All titles whose first whole words are these."""
        if len(words) < 2:
            return []
        first = bisect_right(self._sorted, words)
        near = (title for title in self._sorted[first : first + _MOST_ALIKE] if title.startswith(words))
        return [n for title in near for n in self._titles[title] if _begins_with(self._all[n].title, words)]


def _begins_with(title: str, words: str) -> bool:
    head = ""
    for word in re.findall(r"\w+", plain_heading(title)):
        head += letters(word)
        if len(head) >= len(words):
            break
    return head == words


def _is_apart(title: str, words: str) -> bool:
    """True if short words are the first whole ones of a title; scripts without blanks have none."""
    return _begins_with(title, words) or (len(words) > 1 and words[-1] >= "\u2e80")


def _place(counted: re.Match[str]) -> tuple[str, str]:
    return counted.group(1).casefold(), counted.group(2)


def _bare(title: str) -> str:
    """The letters of a heading without its number and without words in brackets."""
    return letters(plain_heading(_BRACKETS.sub("", title)))


def _bold_lines(document: Document) -> Iterator[tuple[int, str]]:
    """The lines that are bold as a whole, and paragraphs of their own."""
    for block in document.blocks:
        if block.kind == "paragraph" and block.end == block.start + 1:
            match = _BOLD_LINE.match(document.lines[block.start])
            if match:
                yield block.start, match.group(2).strip(" :：")
