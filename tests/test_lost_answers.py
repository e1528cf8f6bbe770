"""Labelled answers that are the answer of no card are reported."""

from __future__ import annotations

import pytest

from readings import codes_and_lines

PAIRS = "Which is red?\n\n**Answer:** Mars.\n\n{}Which is blue?\n\n**Answer:** Neptune.\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (PAIRS.format("Choose one.\n\n**Answer:** A route.\n\n"), 7),
        (f"Choose one.\n\n**Answer:** A route.\n\n{PAIRS.format('')}", 3),
        ("## What is red?\n\nAnswer: Mars.\n\nThe blue one.\n\nAnswer: Neptune.\n", 7),
    ],
)
def test_an_answer_below_a_line_that_is_no_question_is_reported(text: str, line: int) -> None:
    assert ("DP115", line) in codes_and_lines(text)


@pytest.mark.parametrize(
    "text",
    [
        PAIRS.format(""),
        "## What is red?\n\nAnswer: Mars.\n\nSolution: Look for rust.\n",
        "## What is red?\n\nAnswer: Mars.\n\n- One.\n- Two.\n\nAnswer: Ares.\n",
        "Notes.\n\nThe solution is sweet.\n",
    ],
)
def test_other_answers_are_not(text: str) -> None:
    assert "DP115" not in [code for code, _ in codes_and_lines(text)]
