"""Numbered questions that are indented like code: text in, cards out."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read
from readings import cards, notes

POND = "    1. How deep is the pond?\n    Two feet,\n    at most.\n    2. Who digs it?\n    Ann does.\n"


@pytest.mark.parametrize(
    "text",
    [
        POND,
        f"# Ponds\n\n## Digging\n\n{POND}",
        POND.replace("    2.", "\n    2."),
        POND.replace("    ", "\t"),
        POND.replace("    ", "      "),
        POND.replace(". ", ".  ").replace("1.", "10.").replace("2.", "11."),
        POND.replace("1.", "1)").replace("2.", "2)"),
    ],
)
def test_indented_lines_that_ask_are_a_list(text: str) -> None:
    assert cards(text) == ["How deep is the pond? | Two feet, at most.", "Who digs it? | Ann does."]


def test_a_list_and_deeper_lines_stay_in_the_answer() -> None:
    text = POND.replace("    at most.\n", "    - here\n    - there\n\n        deep = 2\n")
    assert cards(text)[0].split(" | ")[1] == "Two feet, - here - there deep = 2"


def test_each_block_counts_from_its_own_first_number() -> None:
    assert [card[:9] for card in cards(f"## A\n\n{POND}\n## B\n\n{POND.replace('pond', 'lake')}")] == [
        "How deep ",
        "Who digs ",
        "How deep ",
        "Who digs ",
    ]


def test_a_question_without_an_answer_is_reported_at_its_line() -> None:
    _, problems = read(Source("deck.md", POND + "    3. Why?\n    4. When is it full?\n    In May.\n"))
    assert [(problem.code, problem.location.line, problem.location.column) for problem in problems] == [("DP104", 6, 5)]


def test_places_are_those_of_the_file() -> None:
    note = notes(POND)[1]
    assert (note.location.line, note.location.column, note.answer.origin) == (4, 8, ((5, 5),))


@pytest.mark.parametrize(
    "code",
    [
        "    1. Boil the water.\n    2. Wait an hour.\n    3. Drink it.\n",
        "    one?\n    two?\n",
        "    1. How deep is the pond?\n    Two feet.\n",
        "    2. How deep is the pond?\n    Two feet.\n    1. Who digs it?\n    Ann does.\n",
    ],
)
def test_steps_and_other_code_stay_code(code: str) -> None:
    assert cards(f"## How is it done?\n\n{code}\n## What is rice?\n\nA grain.\n") == [
        f"How is it done? | {' '.join(code.split())}",
        "What is rice? | A grain.",
    ]


def test_a_sample_of_a_list_in_a_longer_text_stays_code() -> None:
    text = "## How are questions written?\n\nEach has a number and ends with a question mark; its answer follows it.\n"
    text += f"Leave no line blank between the two, and count on from one to the next question:\n\n{POND}\n"
    assert [card.split(" | ")[0] for card in cards(text)] == ["How are questions written?"]


LAMP = "    1.- It turns power into light.\n\n    R: A lamp\n\n    2.- It opens a circuit.\n\n    R:AT\n"


@pytest.mark.parametrize("mark", [".-", ".", ")", ".- ", ". "])
def test_lines_with_labelled_answers_below_them_need_not_ask(mark: str) -> None:
    text = LAMP.replace(".-", mark.rstrip() if mark in (".- ", ". ") else mark)
    assert cards(f"## Parts\n\n{text}") == ["It turns power into light. | A lamp", "It opens a circuit. | AT"]


def test_lines_with_one_labelled_answer_stay_code() -> None:
    text = LAMP.replace("    R: A lamp\n\n", "")
    assert cards(f"## What is a plan?\n\n{text}")[0].startswith("What is a plan? | 1.- It turns power into light.")


BARE = (
    "    Why is the pond dug?\n    It holds rain.\n\n\n    When is it full?\n    In May.\n\n"
    "    Where is it?\n    Below.\n"
)


@pytest.mark.parametrize("text", [BARE, f"# Ponds\n\n{BARE}", BARE.replace("    ", "\t")])
def test_lines_without_numbers_ask_if_all_text_is_indented(text: str) -> None:
    assert [card.split(" | ")[0] for card in cards(text)] == [
        "Why is the pond dug?",
        "When is it full?",
        "Where is it?",
    ]
    assert notes(text)[0].location.column in (2, 5)


@pytest.mark.parametrize(
    "text", [f"A sample:\n\n{BARE}", BARE.replace("Where is it?", "There."), BARE.replace("In May.", "Or is it?")]
)
def test_few_of_them_and_those_beside_other_text_stay_code(text: str) -> None:
    assert cards(text) == []
