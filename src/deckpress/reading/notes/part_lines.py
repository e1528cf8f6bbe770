"""Lines without a mark of their own that are the titles of parts: `Part B`, `Advanced questions`, `PLANTS AND ANIMALS`.

Such a line is a paragraph right above a question. One that numbers a part counts by itself, and so does one above a
list that counts from 1 again. Others count if several of them are alike, as `Easy questions` and `Hard questions` or
lines in capitals are, and each has several questions below it. In all other places, and where they are the only answer
to a question, such lines are text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from deckpress.reading.parts.question_starts import Start
from deckpress.reading.parts.title_lines import WORDS, begins_at, is_title
from deckpress.reading.starts.lone_lists import number_of_item
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.title_words import CHAPTERS
from deckpress.regex import regex

_NUMBERED = regex(
    rf"[*_]{{0,3}}(?:{CHAPTERS})[ \t]+(?:\d{{1,3}}|[IVX]{{1,4}}|[A-H])"
    r"(?:[ \t]*[.:：–—-]+[ \t]*[^.?!:。？]{1,60})?[:：]?[*_]{0,3}[ \t]*\Z",
    re.I,
)
_LONGEST = 90
_MOST_WORDS = 6
_FEWEST = 2
_SHORTEST = 4
"""The letters that a word must have if two titles are alike because both have it, and a line in capitals."""
_FEWEST_EACH = 3
_SHARE = 0.5


def part_lines(document: Document, chosen: Sequence[Start]) -> frozenset[int]:
    """The lines right above questions that are the titles of parts."""
    places = {block.start: n for n, start in enumerate(chosen) if (block := line_above(document, start)) is not None}
    numbered = {line for line in places if _NUMBERED.match(document.lines[line])}
    numbered |= {line for line, n in places.items() if n and _counts_anew(document, chosen[n - 1], line, chosen[n])}
    said = {
        line: match.group(1).strip()
        for line in places
        if line not in numbered and (match := WORDS.match(document.lines[line]))
    }
    if (whole := _above_each(document, chosen, places, said)) is not None:
        return whole
    between = sum(1 for line in said if line > chosen[0].start)
    if len(said) < _FEWEST or 2 * between > len(chosen):
        return frozenset(numbered)
    alike = sorted(_alike(said))
    if any(places[below] - places[line] < _FEWEST for line, below in pairwise(alike)):
        return frozenset(numbered)  # a part has several questions
    return frozenset(numbered | set(alike))


def _counts_anew(document: Document, above: Start, line: int, below: Start) -> bool:
    """True for a few words at the left edge between an answer and a list that counts from 1 again."""
    if above.shape != below.shape or not (above.numbered and below.numbered) or not _TITLE.match(document.lines[line]):
        return False
    if above.item is None or below.item is None or above.start >= line:
        return False
    told = above.within or bool(above.column) or any(map(str.strip, document.lines[above.end : line]))
    return told and number_of_item(document, above.item) > number_of_item(document, below.item) == 1


_TITLE = regex(r"(?:\*\*|__)?[^\W\d_a-z][^\W_]*(?:[ /&+-]+[^\W_]+){0,4}[:：]?(?:\*\*|__)?[ \t]*\Z")


def _above_each(
    document: Document, chosen: Sequence[Start], places: dict[int, int], said: dict[int, str]
) -> frozenset[int] | None:
    """The lines if they are titles above the first question and most others, and no other answer ends with such a line.

    They differ, and each is below the text of an answer.
    """
    lines = [line for line, words in said.items() if is_title(words)]
    if len(lines) < max(_FEWEST_EACH, _SHARE * len(chosen)) or not lines or places[min(lines)] != 0:
        return None
    if len({said[line].casefold() for line in lines}) < len(lines):
        return None
    titled = {places[line] for line in lines}
    ends = [*(start.start for start in chosen[1:]), len(document.lines)]
    for number, (start, end) in enumerate(zip(chosen, ends, strict=True), 1):
        below = [block for block in document.blocks_on(start.end, end) if start.end <= block.start < end]
        below = [block for block in below if block.kind != "rule"]
        told = _has_text(document, start, below)
        if number in titled and not told:
            return None  # the line is all there is of the answer
        last = below[-1] if number not in titled and below and told else None
        words = WORDS.match(document.lines[last.start]) if last is not None else None
        if last is not None and last.end == last.start + 1 and words and is_title(words.group(1).strip()):
            return None
    return frozenset(lines)


def _has_text(document: Document, start: Start, below: Sequence[Block]) -> bool:
    """True if an answer has text above its last block, on the lines of its question or in its item."""
    end = below[-1].start if below else start.end
    return start.within or bool(start.column) or any(line.strip() for line in document.lines[start.end : end])


def _alike(said: dict[int, str]) -> set[int]:
    """The lines that are in capitals, and those that share their first or their last word; no line is there twice."""
    times = Counter(text.casefold() for text in said.values())
    once = {line: text for line, text in said.items() if times[text.casefold()] == 1 and _is_short(text)}
    capital = {line for line, text in once.items() if text.isupper()}
    found = capital if len(capital) >= _FEWEST else set[int]()
    for end in (0, -1):
        ends = {line: text.casefold().split()[end] for line, text in once.items() if " " in text}
        shared = Counter(word for word in ends.values() if len(word) >= _SHORTEST)
        found |= {line for line, word in ends.items() if shared[word] >= _FEWEST}
    return found


def _is_short(text: str) -> bool:
    return text[0] == text[0].upper() and text.count(" ") < _MOST_WORDS


def line_above(document: Document, start: Start) -> Block | None:
    """The paragraph of one line right above a question."""
    line = begins_at(document, start)
    number = bisect_right(document.blocks, line - 1, key=lambda block: block.start) - 1
    block = document.blocks[number] if number >= 0 else None
    if block is None or block.kind != "paragraph" or block.end != block.start + 1 or block.end > line:
        return None
    return block if len(document.lines[block.start]) <= _LONGEST else None
