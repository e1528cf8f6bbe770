"""The text above a paragraph that asks is part of the question, if all questions have one: cases, as exams tell them.

    1. A bank moves old files to the cloud.

    Where should they be?

    A. An archive
    B. A cache

    Answer: A

    2. An app is slow.

It begins at the number that counts the questions, or below the heading that is only a number. Without numbers, it is
the text between the answer above and the question, if the first question has one, and nothing is below the last answer;
what is above the first text introduces the exam. Below a quote that explains the answer above, all text is the case.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise, takewhile

from deckpress.frozen import dataclass, replace
from deckpress.reading.parts.above_options import is_telling, option_begins
from deckpress.reading.parts.options import options_at
from deckpress.reading.parts.question_starts import Start, clean_question, question_text
from deckpress.reading.settings.attributes import NONE
from deckpress.reading.starts.quoted_feedback import below_feedback, has_feedback
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.labels import label_of
from deckpress.regex import regex

_FEWEST = 2
_FEWEST_PLAIN = 3
"""How many questions must have such a text if no number says where it begins."""
_SHARE = 0.8
_NUMBER = regex(r"[ \t]{0,3}(?:\*\*|__)?\(?(\d{1,4})[.)](?:\*\*|__)?[ \t]+(?=\S)")
_BOLD_NUMBER = regex(r"\A(?P<mark>\*\*|__)\(?\d{1,4}[.)][ \t]+(?P<words>[^\n]*?)(?P=mark)(?=[ \t]*$)", re.M)
_BARE_NUMBER = regex(r"[\W_]*\d{1,4}[\W_]*\Z")


@dataclass(frozen=True, slots=True)
class _Case:
    """A question, the plain blocks right above it, and the block above these, if any."""

    start: Start
    above: tuple[Block, ...]
    edge: Block | None

    def numbered(self, document: Document) -> tuple[int, int]:
        """The number that the text begins with, and its line; 0 and -1 without one."""
        for block in reversed(self.above):
            if match := _NUMBER.match(document.lines[block.start]):
                return int(match.group(1)), block.start
        return 0, -1


def with_scenarios_above(document: Document, starts: Sequence[Start]) -> list[Start]:
    """The candidates, of which those that ask in a paragraph begin with such a text."""
    places = [index for index, start in enumerate(starts) if asks_above_options(document, start)]
    if len(places) < _FEWEST:
        return list(starts)
    asked = sorted((starts[index] for index in places), key=lambda start: start.start)
    lines = {start.start for start in asked}
    cases = [_case(document, start, lines) for start in asked]
    found = _by_number(document, cases) or _by_heading(cases)
    if not found:
        found = below_feedback(document, asked) if has_feedback(document, asked) else _by_place(document, cases)
    begun = list(starts)
    for index in places:
        if (line := found.get(starts[index].start)) is not None:
            begun[index] = begun_at(document, starts[index], line)
    return begun


def asks_above_options(document: Document, start: Start) -> bool:
    """True for a paragraph, or a bold line with options below it, that asks."""
    if start.attributes is not NONE or start.numbered:
        return False
    if start.shape == "asked":
        return True
    below = document.block_from(start.end) if start.shape == "bold" and start.asks else None
    return below is not None and below.kind in ("list", "paragraph") and options_at(document, below) is not None


def _case(document: Document, start: Start, asked: set[int]) -> _Case:
    blocks = document.blocks
    index = bisect_right(blocks, start.start, key=lambda block: block.start) - 1
    first = index
    while first > 0 and _is_plain(document, first - 1, asked):
        first -= 1
    return _Case(start, blocks[first:index], blocks[first - 1] if first else None)


def _is_plain(document: Document, index: int, asked: set[int]) -> bool:
    """True for a block that may tell a case, or a part of one. Questions, options and answers do not."""
    block = document.blocks[index]
    if block.start in asked or not is_telling(document, block):
        return False
    if block.kind == "list" and index and document.blocks[index - 1].start in asked:
        return False
    if len(block.items) < _FEWEST and _NUMBER.match(document.lines[block.start]):
        return True
    return not option_begins(document, block.start)


def _by_number(document: Document, cases: Sequence[_Case]) -> dict[int, int]:
    """The lines at which questions begin with their numbers, which count up; nothing if few questions have one."""
    numbers = [case.numbered(document) for case in cases]
    counted = [number for number, _ in numbers if number]
    steps = sum(1 for one, other in pairwise(counted) if other == one + 1)
    if len(counted) < max(_FEWEST, _SHARE * len(cases)) or steps < _SHARE * (len(counted) - 1):
        return {}
    return {case.start.start: line for case, (_, line) in zip(cases, numbers, strict=True) if line >= 0}


def _by_heading(cases: Sequence[_Case]) -> dict[int, int]:
    """The same for questions below headings that are only numbers, each with one question."""
    below = [case for case in cases if case.edge is not None and case.edge.kind == "heading"]
    below = [case for case in below if case.edge is not None and _BARE_NUMBER.match(case.edge.text)]
    told = [case for case in below if case.above]
    if len(told) < _FEWEST or len(below) < _SHARE * len(cases):
        return {}
    return {case.start.start: case.above[0].start for case in told}


def _by_place(document: Document, cases: Sequence[_Case]) -> dict[int, int]:
    """The lines at which cases without numbers begin, if nearly all questions, and the first one, have a case.

    No text may follow the last answer.
    """
    told = [case for case in cases if case.above]
    enough = len(told) >= max(_FEWEST_PLAIN, _SHARE * len(cases)) and bool(cases[0].above)
    if not enough or not _ends_with_options(document, cases[-1].start):
        return {}
    most = max(len(case.above) for case in told[1:])
    return {case.start.start: case.above[-most:][0].start for case in told}


def _ends_with_options(document: Document, last: Start) -> bool:
    """True if the section of the last question ends with options, the letter of an answer, its reason, or a fold."""
    below = document.blocks_on(last.end, len(document.lines))
    own = list(takewhile(lambda block: block.kind not in ("heading", "rule"), below))
    if not own:
        return False
    block = own[-1]
    line = document.lines[block.start]
    label = label_of(line) if block.end == block.start + 1 else None
    if label is not None:
        return label.kind == "explanation" or len(line[label.end :].strip(" \t*_()[].")) == 1
    return block.kind == "html" or options_at(document, block) is not None


def begun_at(document: Document, start: Start, line: int) -> Start:
    """The candidate with the text from a line above it on; a number there is no part of the text."""
    written = document.text(line, start.end)
    number = _NUMBER.match(document.lines[line])
    if number is None:
        return replace(start, start=line, text=written, piece=None)
    words = _BOLD_NUMBER.sub(r"\g<words>", written.markdown)
    text = question_text(document, line, clean_question(words, numbered=True)[0])
    return replace(start, start=line, text=text, piece=None, numbered=True)
