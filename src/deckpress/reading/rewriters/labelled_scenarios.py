"""The label of a scenario above the label of each question -> one question, with its label above the scenario.

    **Scenario:** A pot stands on a mountain.

    **Question:** When does its water boil?

    **Answer:** Below 100 °C.

The label of a question begins a card, so the scenario would be the end of the answer above. Headings may be the labels:
`### Scenario`, `### Question`, `### Answer`.
"""

from __future__ import annotations

from itertools import pairwise

from deckpress.reading.parts.above_options import is_telling
from deckpress.reading.parts.option_values import begins_options
from deckpress.reading.rewriters.scenario_labels import LONGEST, without_label
from deckpress.reading.text.tree import Block, Change, Document
from deckpress.reading.words.case_titles import is_case_title, is_case_word, names_scenario
from deckpress.reading.words.labels import is_question_word, label_kind, label_of
from deckpress.reading.words.word_heads import SCENARIO_HEADS

_FEWEST = 2


def with_labels_above_scenarios(document: Document) -> Document:
    """The document with such labels moved, if the first question has a scenario, and another one, too."""
    document = _with_headings_above(document)
    may_tell = (*range(document.first), *document.table.begun_by(SCENARIO_HEADS))
    told = [line for line in may_tell if names_scenario(document.lines[line])]
    pairs = _pairs(document, frozenset(told)) if len(told) >= _FEWEST else []
    if len(pairs) < _FEWEST:
        return document
    changes: dict[int, Change] = {}
    for scenario, question in pairs:
        label = label_of(document.lines[question])
        head = f"**Question {label.number}:** " if label and label.number else "**Question:** "
        changes[scenario] = (head + document.lines[scenario], -len(head))
        changes[question] = without_label(document.lines[question])
    return document.with_lines(changes)


def _with_headings_above(document: Document) -> Document:
    """The document with one heading for each scenario and its question, if two scenarios or more have one question.

    A heading that only says `Scenario` becomes the heading of the question; another one asks together with its text.
    """
    headings = [block for block in document.blocks if block.kind == "heading"]
    told = [number for number, block in enumerate(headings) if is_case_title(block.text)]
    if len(told) < _FEWEST:
        return document
    found: list[tuple[Block, Block]] = []
    for number, after in pairwise((*told, len(headings))):
        scenario, below = headings[number], headings[number + 1 : after]
        asked = [block for block in below if is_question_word(block.text)]
        own = document.blocks_on(scenario.end, below[0].start) if below else ()
        if asked[:2] == list(below[:1]) and own and all(is_telling(document, block) for block in own):
            found.append((scenario, asked[0]))
    if len(found) < _FEWEST:
        return document
    changes: dict[int, Change] = {}
    for scenario, question in found:
        changes |= dict.fromkeys(range(question.start, question.end), ("", 0))
        if is_case_word(scenario.text):
            changes[scenario.start] = ("#" * scenario.level + " " + question.text.strip(), 0)
            changes |= dict.fromkeys(range(scenario.start + 1, scenario.end), ("", 0))
    return document.with_lines(changes)


def _pairs(document: Document, scenarios: frozenset[int]) -> list[tuple[int, int]]:
    """The lines of scenarios, each with that of the first question below it; none if the first question has none."""
    pairs: list[tuple[int, int]] = []
    headings = {block.start for block in document.blocks if block.kind == "heading"}
    code = document.code_lines()
    told = -1
    for number, line in enumerate(document.lines):
        if number in code or not line.strip():
            continue
        kind = label_kind(line)
        if kind == "question":
            if told >= 0 and number - told <= LONGEST:
                pairs.append((told, number))
            elif not pairs:
                return []
        if kind or number in headings or begins_options(line):
            told = -1
        elif told < 0 and number in scenarios:
            told = number
    return pairs
