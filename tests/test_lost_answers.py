"""Labelled answers that are the answer of no card are reported."""

from __future__ import annotations

import pytest

from readings import cards, codes_and_lines

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


def test_several_answers_below_the_last_question_may_be_a_key() -> None:
    parts = (f"{n}. Which is {word}?\na) kale\nb) pear\n" for n, word in enumerate(("red", "big", "old"), 1))
    text = "".join(parts)
    assert ("DP116", 11) in codes_and_lines(f"{text}\nAnswers: b, a\n")
    assert "DP116" not in [code for code, _ in codes_and_lines(f"{text}\nAnswer: a, b\n")]


def test_options_above_an_explanation_alone_are_no_answer() -> None:
    text = "1. Which is a fruit?\n   a) kale\n   b) pear\n\n   Explanation: Pears grow on trees.\n2. Which is a nut?\n"
    assert codes_and_lines(f"{text}   a) almond\n   b) pea\n   Answer: a\n") == [("DP108", 1)]


def test_a_choice_of_two_judgements_is_no_label() -> None:
    text = "1. Die Elbe fließt durch Wien.\n   Richtig / Falsch\n   Lösung: Falsch\n"
    assert cards(text + text.replace("1.", "2.").replace("Elbe", "Oder")) == [
        f"Die {name} fließt durch Wien. Richtig / Falsch | Falsch" for name in ("Elbe", "Oder")
    ]


def test_letters_below_a_question_that_asks_for_two_are_its_own_answer() -> None:
    text = "1. Which is red?\n\na) Io\nb) Mars\n\n2. Which are gases? Choose two.\n\na) Neon\nb) Iron\nc) Argon\n\n"
    assert cards(f"{text}Answers: a, c\n") == ["Which are gases? Choose two. | +Neon -Iron +Argon"]
    assert codes_and_lines(f"{text}Answers: a, c\n") == [("DP108", 1), ("DP116", 12)]


def test_a_question_with_options_inside_another_one_is_reported() -> None:
    inner = "   Which is a gas?\n   - a) neon\n   - b) iron\n\n   Answer: a\n"
    text = f"1. Which is a metal?\n   - a) wood\n   - b) iron\n\n   Answer: b\n\n{inner}\n"
    text += "2. Which is ice?\n   - a) rain\n   - b) snow\n\n   Answer: b\n"
    assert codes_and_lines(text) == [("DP115", 1)]
    plain = text.replace("- a) neon\n   - b) iron\n\n   Answer: a", "It is neon.\n   It glows.")
    assert codes_and_lines(plain) == []
