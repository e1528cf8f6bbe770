"""Bare lines above the letter of the right one, `RIGHT=B`, behind the same word throughout -> lettered options.

    Where is Riga?
    Estonia
    Latvia
    RIGHT=B
    ---

becomes `A) Estonia`, `B) Latvia` and `Answer: B`. The word may be of any language: several texts end with it, and most
of them ask. Another question above as many bare lines has options, too, without a right one. A letter behind the last
option stays as it is, so that it is reported. Places in the file do not change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from deckpress.frozen import dataclass
from deckpress.reading.parts.outline import leads_to_options, looks_like_question
from deckpress.reading.parts.tasks import asks_or_sets_task
from deckpress.reading.text.tree import Change, Document
from deckpress.regex import regex

_KEY = regex(
    r"[ \t]{0,3}(?P<word>[^\W\d_]{2,20}(?:[ _-][^\W\d_]{2,20}){0,2})[ \t]*[=:：][ \t]*(?P<letter>[A-Ha-h])[ \t]*\Z"
)
_OTHER = regex(
    r"[ \t]*(?:[-*+•>|#<][ \t]|[-*_=]{3,}[ \t]*\Z|```|~~~|[\[(]?[A-Za-z1-9][.)\]:][ \t]"
    r"|[^\W\d_]{2,20}[ \t]*[=:：][ \t]*\S)"
)
"""Lines that are no bare options."""
_NUMBER = regex(r"[ \t]*\d{1,3}[.)][ \t]+(?=\S)")
_RULE = regex(r"[ \t]{0,3}(?:-{3,}|={3,})[ \t]*\Z")
_LETTERS = frozenset("ABCDEFGHabcdefgh")
_FEWEST = 3
_FEWEST_OPTIONS = 2
_MOST_LINES = 12
_SHARE = 0.8
_ASKING = 0.5
_BEYOND = 3
"""At most one letter in this many may be beyond the last option."""


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines above a key, from the first line of the question on, and the index of the right option, or -1."""

    start: int
    key: int
    right: int

    @property
    def options(self) -> int:
        """How many options there are if the question is one line."""
        return self.key - self.start - 1


def with_lettered_lines(document: Document) -> Document:
    """The document with such options and answers, if nearly all lines with the same word are such keys."""
    keys = _keys(document)
    words = Counter(match["word"].casefold() for match in keys.values())
    word, count = words.most_common(1)[0] if words else ("", 0)
    if count < _FEWEST:
        return document
    own = {line: match for line, match in keys.items() if match["word"].casefold() == word}
    lines = document.lines
    blocks = [block for line, match in own.items() if (block := _block(lines, line, match))]
    usual, alike = Counter(block.options for block in blocks).most_common(1)[0] if blocks else (0, 0)
    asking = sum(1 for block in blocks if _asks(lines[block.start : block.key - usual]))
    one = len({block.right for block in blocks}) == 1
    even = alike >= _SHARE * len(blocks) or all(_asks_alone(lines, block) for block in blocks)
    if one or not even or len(blocks) < _SHARE * count or asking < _ASKING * len(blocks):
        return document
    if _BEYOND * sum(1 for block in blocks if block.right >= block.options) > len(blocks):
        return document
    if not document.code_lines().isdisjoint(own):
        return document
    changes: dict[int, Change] = {}
    for block in (*blocks, *_unkeyed(document, own, usual)):
        changes |= _lettered(lines, block, usual)
    return document.with_lines(changes)


def _unkeyed(document: Document, own: Mapping[int, re.Match[str]], usual: int) -> Iterator[_Block]:
    """The paragraphs of a question and as many bare lines that lack their key; the key would be on the line below."""
    lines = document.lines
    for block in document.blocks:
        if block.kind != "paragraph" or block.end - block.start != usual + 1 or block.end in own:
            continue
        bare = not any(_OTHER.match(line) or _KEY.match(line) for line in lines[block.start + 1 : block.end])
        if bare and _asks(lines[block.start : block.start + 1]):
            yield _Block(block.start, block.end, -1)


def _keys(document: Document) -> Mapping[int, re.Match[str]]:
    lines = document.lines
    ended = document.table.ended_by(_LETTERS.__contains__)
    return {n: match for n in ended if len(lines[n]) < 70 and (match := _KEY.match(lines[n]))}


def _block(lines: Sequence[str], key: int, match: re.Match[str]) -> _Block | None:
    """The bare lines right above a key: a question and the options, to which the letter belongs."""
    start = key
    while start and key - start < _MOST_LINES and lines[start - 1].strip() and not _RULE.match(lines[start - 1]):
        start -= 1
    right = ord(match["letter"].upper()) - ord("A")
    if key - start <= _FEWEST_OPTIONS or any(_OTHER.match(line) for line in lines[start + 1 : key]):
        return None
    return _Block(start, key, right)


def _asks_alone(lines: Sequence[str], block: _Block) -> bool:
    """True if the first line is the question, and all others are options: none of them asks or ends like a sentence."""
    asked, *others = lines[block.start : block.key]
    return looks_like_question(asked) and not any(line.rstrip().endswith(_ENDS) for line in others)


_ENDS = (".", ":", "?", "。", "：", "？")


def _asks(question: Sequence[str]) -> bool:
    words = " ".join(question).strip()
    asked = words[match.end() :] if (match := _NUMBER.match(words)) else words
    return asks_or_sets_task(asked) or leads_to_options(asked) or "__" in asked


def _lettered(lines: Sequence[str], block: _Block, usual: int) -> dict[int, Change]:
    """The options with their letters, the key with the label of an answer, and the rule below as a blank line."""
    longer = block.options > usual > block.right and not _asks_alone(lines, block)
    count = usual if longer else block.options
    changes: dict[int, Change] = {}
    for index, number in enumerate(range(block.key - count, block.key)):
        words = lines[number].lstrip()
        changes[number] = (f"{chr(ord('A') + index)}) {words}", len(lines[number]) - len(words) - 3)
    if block.right < 0:
        return changes
    changes[block.key] = (f"Answer: {chr(ord('A') + block.right)}", 0)
    if block.key + 1 < len(lines) and _RULE.match(lines[block.key + 1]):
        changes[block.key + 1] = ("", 0)
    return changes
