"""Headings above questions with choices, code, and no answer: text in, cards and diagnostics out."""

from __future__ import annotations

import pytest

from readings import cards, codes_and_lines

CODE = "\n```js\nlet i = 0;\nsetTimeout(() => print(i), 100);\n```\n"
RUNS = "When does the callback run?\n\n1. After the loop.\n2. Before the loop.\n3. As the loop begins.\n"
SCENE = "The code below starts a timer, and then counts for a long time.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"# What does the timer do?\n\n{SCENE}{RUNS}\nWhat does it print?\n{CODE}",
        f"# What does the timer do?\n\n{RUNS}\nWhat does it print?\n{CODE}",
        f"# Was gibt der Code aus?\n\nWelche Ausgabe ist richtig?\n\n- a) 1\n- b) 2\n- c) nichts\n{CODE}",
        f"# ¿Qué imprime el bucle?\n\n¿Cuál es el orden?\n\n1. Primero A.\n2. Primero B.\n{CODE}",
        f"# What does the loop print?\n\nWhich is right?\n\nA then B  \nB then A  \nnothing\n{CODE}",
    ],
    ids=["a scene", "two questions", "letters", "numbers", "lines"],
)
def test_choices_and_code_without_an_answer_are_reported(text: str) -> None:
    assert cards(text) == []
    assert ("DP104", 1) in codes_and_lines(text)


@pytest.mark.parametrize(
    "below",
    [
        f"{RUNS}\nIt runs after the loop.\n{CODE}",
        f"{RUNS}{CODE}",
        f"{RUNS}\nWhat does it print?\n{CODE}\nIt prints the last number.\n",
        f"It prints all numbers. {RUNS}\nWhat does it print?\n{CODE}",
        f"Which steps are needed?\n\n1. Get the file.\n2. Run it:\n{CODE}",
        f"Which words does it use?\n{CODE}",
    ],
    ids=["text above the code", "no choice", "text below", "an answer first", "steps", "no choices"],
)
def test_text_that_may_answer_stays_an_answer(below: str) -> None:
    assert len(cards(f"# What does the timer do?\n\n{below}")) == 1


def test_a_labelled_answer_counts() -> None:
    found = cards(f"# What does the timer do?\n\n{RUNS}\nWhat does it print?\n{CODE}\nAnswer: the last number\n")
    assert len(found) == 1
    assert found[0].endswith("| the last number")
