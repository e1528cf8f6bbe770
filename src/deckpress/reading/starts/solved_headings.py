"""Headings that surely ask: what they ask is below them, and then their answer, which is hidden or has a heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from deckpress.reading.parts.furniture import is_break, is_field, leads_to_answers
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.tasks import is_task
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.case_titles import names_scenario
from deckpress.reading.words.labels import is_answer_heading, is_answer_word, label_alone, label_of
from deckpress.reading.words.vocabulary import TASK
from deckpress.regex import regex


def solved_headings(document: Document, hidden: Sequence[int]) -> frozenset[int]:
    """The lines of the headings whose own answer is hidden below them, has a heading or is linked: they are `marked`.

    `hidden` are the lines, in order, on which hidden answers open.
    """
    return _solved(document, hidden) | _answered_below(document) | _answered_elsewhere(document)


def asked_below(document: Document, hidden: Sequence[int]) -> frozenset[int]:
    """The lines of headings above a short text that asks and one hidden answer, if two or more on a level have these.

    The text may end with a task instead, or be a scenario with its label. No heading of the level has several hidden
    answers. A folded hint may be between text and answer.
    """
    found: dict[int, list[int]] = {}
    several: set[int] = set()
    headings = [block for block in document.blocks if block.kind == "heading"]
    if not (hidden and headings):
        return frozenset()
    ends = [*(heading.start for heading in headings[1:]), len(document.lines)]
    for heading, end in zip(headings, ends, strict=True):
        first = bisect_left(hidden, heading.end)
        several.update({heading.level} if bisect_left(hidden, end) - first > 1 else ())
        if bisect_left(hidden, end) - first != 1 or looks_like_question(heading.text):
            continue
        above = document.whole_blocks(heading.end, hidden[first])
        told = _length_of_task(document, above)
        if told and _are_folded(above[told:]):
            found.setdefault(heading.level, []).append(heading.start)
    alone = (lines for level, lines in found.items() if len(lines) >= _FEWEST_ANSWERED and level not in several)
    return frozenset(line for lines in alone for line in lines)


_MOST_TOLD = 2
_OF_CASES = ("paragraph", "list", "table", "fence", "code", "quote")


def _length_of_task(document: Document, blocks: Sequence[Block]) -> int:
    """How many of the blocks below a heading are a scenario, or a short text that asks or sets a task, or 0."""
    if blocks and names_scenario(document.lines[blocks[0].start]):
        return sum(1 for _ in takewhile(lambda block: block.kind in _OF_CASES, blocks))
    told = list(takewhile(lambda block: block.kind == "paragraph", blocks))
    return len(told) if 0 < len(told) <= _MOST_TOLD and _ends_with_task(told[-1].text) else 0


def _ends_with_task(text: str) -> bool:
    """True for a text that asks, or whose last sentence sets a task, as in `Some come twice. List them`."""
    return looks_like_question(text) or is_task(_SENTENCES.split(text.strip())[-1])


_SENTENCES = regex(r"(?<=[.!。:：])\s+(?=\S)")


def _are_folded(blocks: Sequence[Block]) -> bool:
    """True for no blocks, or those of one folded element."""
    return not blocks or (_OPENS.match(blocks[0].text) is not None and blocks[-1].text.rstrip().endswith("</details>"))


_OPENS = regex(r"\s*<details\b", re.I)


def _solved(document: Document, hidden: Sequence[int]) -> frozenset[int]:
    """The lines of headings with the one hidden answer before the next heading, below what they ask.

    That is code, a picture, or the text of an exercise with `**Solution**:` at its end.
    """
    solved, at = [], len(hidden)
    shown: list[Block] = []  # the blocks below the heading that is looked for, from the bottom to the top
    for block in reversed(document.blocks):
        if block.kind != "heading":
            shown.append(block)
            continue
        first = bisect_left(hidden, block.end)
        above = [below for below in shown if first < at and below.end <= hidden[first]]
        if at - first == 1 and above and (all(map(_is_shown, above)) or _is_exercise(block, above)):
            solved.append(block.start)
        at, shown = bisect_left(hidden, block.start), []
    return frozenset(solved)


def _is_exercise(heading: Block, above: Sequence[Block]) -> bool:
    """True if the label of the answer is alone below the text of an exercise, whose heading says so or asks alone.

    `above` are the blocks between the heading and the hidden answer, from the bottom to the top.
    """
    if above[0].kind != "paragraph" or label_alone(above[0].text) != "answer" or len(above) == 1:
        return False
    return _EXERCISE.match(heading.text) is not None or not any(looks_like_question(block.text) for block in above[1:])


_EXERCISE = regex(rf"[\W_]*(?:{TASK})(?!\w)", re.I)


def _answered_below(document: Document) -> frozenset[int]:
    """The lines of headings with text below, and then the heading of their answer; there are two or more of them."""
    headings = [block for block in document.blocks if block.kind == "heading"]
    answered = [
        block.start
        for block, below in pairwise(headings)
        if _says_answer(below.text) and not is_answer_heading(block.text) and below.level >= block.level
    ]
    return frozenset(answered) if len(answered) >= _FEWEST_ANSWERED else frozenset()


_FEWEST_ANSWERED = 2


def _answered_elsewhere(document: Document) -> frozenset[int]:
    """The lines of headings with a link to the answer at the end of the text below them, two or more at a level.

    One asks, and most have nothing else below but fields such as `Company: Acme`: elsewhere, such links end chapters.
    """
    if "](" not in document.source.text:
        return frozenset()
    linked: dict[int, list[Block]] = {}
    bare: Counter[int] = Counter()
    below: list[Block] = []  # the blocks below the heading that is looked for, from the bottom to the top
    for block in reversed(document.blocks):
        if block.kind == "heading":
            if below and leads_to_answers(below[0]):
                linked.setdefault(block.level, []).append(block)
                bare[block.level] += all(other.kind == "paragraph" and is_field(other.text) for other in below[1:])
            below = []
        elif block.kind != "rule" and not is_break(block):
            below.append(block)
    banks = (group for level, group in linked.items() if 2 * bare[level] > len(group) >= _FEWEST_ANSWERED)
    return frozenset(
        block.start for group in banks if any(looks_like_question(b.text) for b in group) for block in group
    )


def _says_answer(text: str) -> bool:
    """True for a heading that says only `Answer` or `Answer 2`."""
    label = label_of(text)
    return is_answer_word(text) or (label is not None and label.kind == "answer" and label.end >= len(text.rstrip()))


def _is_shown(block: Block) -> bool:
    """True for code, a table or a picture, which a question may show below its heading."""
    return block.kind in ("fence", "code", "table") or block.text.lstrip().startswith(("![", "<img"))
