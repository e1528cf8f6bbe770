"""Headings above a scenario and the label of its question -> one question, without that label.

    ### Question 3: Boiling

    **Scenario:** A pot stands on a mountain.

    **Question:** When does its water boil?

    A) at 80 °C
    B) at 100 °C

    Answer: A

The heading alone would ask with the scenario as its answer, and the question alone would lack its scenario.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.case_titles import CASE, JOINED_CASE, is_case_title
from deckpress.reading.words.first_looks import may_begin
from deckpress.reading.words.labels import label_kind, label_of
from deckpress.reading.words.line_marks import first_with_text
from deckpress.reading.words.word_heads import SCENARIO_HEADS
from deckpress.regex import regex

_FEWEST = 2
_SCENARIO = regex(
    rf"[ \t#]*[*_]{{0,3}}(?:(?:{CASE})(?!\w)|{JOINED_CASE})[ \t]*(?:\d{{1,3}}|[*_]{{0,3}}[ \t]*[:：])", re.I
)
"""The word for a scenario, with a number or a colon."""
_AHEAD = " \t#*_"
LONGEST = 40
"""How many lines a scenario may have."""


def with_scenarios_asked(document: Document) -> Document:
    """The document without the labels of questions below scenarios, if two or more headings have such a question."""
    headings = [block for block in document.blocks if block.kind == "heading"]
    if len(headings) < _FEWEST:
        return document
    ends = [block.start for block in headings[1:]] + [len(document.lines)]
    may_ask = [
        (block, end)
        for block, end in zip(headings, ends, strict=True)
        if label_kind(block.text) == "question" or _tells(document, block)
    ]
    if len(may_ask) < _FEWEST:
        return document
    code = document.code_lines()
    found = [line for block, end in may_ask for line in _asked(document, block, end, code)]
    if len(found) < _FEWEST or len(found) * 2 < len(may_ask):
        return document
    return document.with_lines({line: without_label(document.lines[line]) for line in found})


def _tells(document: Document, heading: Block) -> bool:
    """True for a heading that names a scenario, or stands right above the label of one."""
    below = first_with_text(document.lines[heading.end : heading.end + 2])
    if is_case_title(heading.text):
        return True
    return any(may_begin(text, SCENARIO_HEADS, _AHEAD) and _SCENARIO.match(text) for text in (heading.text, below))


def _asked(document: Document, heading: Block, end: int, code: frozenset[int]) -> Iterator[int]:
    """The line of the only label of a question below a heading, if a scenario is above it and an answer below."""
    spoken = [line for line in range(heading.end, end) if document.lines[line].strip() and line not in code]
    kinds = [label_kind(document.lines[line]) for line in spoken]
    if kinds.count("question") != 1 or "answer" not in kinds:
        return
    asks = kinds.index("question")
    above = spoken[:asks]
    told = above and not any(kinds[:asks]) and not any(begins_options(document.lines[line]) for line in above)
    if told and asks <= LONGEST and kinds.index("answer") > asks:
        yield spoken[asks]


def without_label(line: str) -> Change:
    """A line without the label of a question at its head."""
    label = label_of(line)
    end = label.end if label else 0
    said = line[end:]
    if label and label.bold:
        said = f"{label.bold}{said}"
    return (said if said.strip(" \t*_") else "", end - len(label.bold if label else ""))
