"""Tables that hold the options of one question: a letter above each, beside each, or in its cell."""

from __future__ import annotations

import pytest

from readings import cards, codes

CARD = "Which planet is red? | -Venus +Mars -Io"


@pytest.mark.parametrize("table", [
    "| a | b | c |\n|---|---|---|\n| Venus | Mars | Io |",
    "| A) | B) | C) |\n|:-:|:-:|:-:|\n| Venus | Mars | Io |",
    "| **A** | **B** | **C** |\n|---|---|---|\n| Venus | Mars | Io |",
    "| A) Venus | B) Mars | C) Io |\n|---|---|---|",
    "| | |\n|---|---|\n| A. Venus | B. Mars |\n| C. Io | |",
    "| | |\n|---|---|\n| (a) Venus | (c) Io |\n| (b) Mars | |",
    "| Option | Text |\n|---|---|\n| A | Venus |\n| B | Mars |\n| C | Io |",
])  # fmt: skip
@pytest.mark.parametrize("answer", ["\n\nAnswer: b", "\n\n**Answer:** B) Mars"])
def test_a_table_of_letters_holds_options(table: str, answer: str) -> None:
    assert cards(f"## Which planet is red?\n\n{table}{answer}\n") == [CARD]


@pytest.mark.parametrize("table", [
    "| а | б | в |\n|---|---|---|\n| Venus | Mars | Io |",
    "| А) Venus | Б) Mars | В) Io |\n|---|---|---|",
    "| α | β | γ |\n|---|---|---|\n| Venus | Mars | Io |",
    "| ① Venus | ② Mars | ③ Io |\n|---|---|---|",
])  # fmt: skip
def test_letters_of_other_alphabets_count_as_well(table: str) -> None:
    text = f"### 1. Which planet is red?\n\n{table}\n\n### 2. Which is big?\n\nJupiter.\n\n## Answers\n\n1. B\n"
    assert cards(text)[0] == CARD


@pytest.mark.parametrize("table", [
    "| A) Venus | **B) Mars** | C) Io |\n|---|---|---|",
    "| | |\n|---|---|\n| A) Venus | B) Mars ✅ |\n| C) Io | |",
    "| a | b | c |\n|---|---|---|\n| Venus | Mars (correct) | Io |",
])  # fmt: skip
def test_a_mark_in_a_cell_names_the_right_one(table: str) -> None:
    assert cards(f"## Which planet is red?\n\n{table}\n") == [CARD]


def test_a_key_answers_questions_with_options_in_tables() -> None:
    table = "| A) Venus | B) Mars | C) Io |\n|---|---|---|"
    text = f"1. Which planet is red?\n\n{table}\n\n2. Which is a moon?\n\n{table}\n\n## Answers\n\n1. B\n2. C\n"
    assert cards(text) == [CARD, "Which is a moon? | -Venus -Mars +Io"]


def test_options_in_a_table_without_a_right_one_are_reported() -> None:
    assert "DP108" in codes("## Which planet is red?\n\n| A) Venus | B) Mars |\n|---|---|\n")


@pytest.mark.parametrize("table", [
    "| a | b | c |\n|---|---|---|\n| 0 | 1 | 0 |\n| 1 | 1 | 0 |",
    "| a | b | a+b |\n|---|---|---|\n| 0 | 1 | 1 |",
    "| A: yes | a thing |\n|---|---|\n| B: no | another |",
    "| A. yes | C. no |\n|---|---|",
    "| Alpha | Beta |\n|---|---|\n| first | second |",
])  # fmt: skip
def test_other_tables_are_answers(table: str) -> None:
    text = f"## What is the table of a?\n\n{table}\n"
    assert (len(cards(text)), "+" in cards(text)[0].replace("a+b", ""), codes(text)) == (1, False, [])


ROWS = (
    "| Question | Options | Answer |\n|---|---|---|\n"
    "| Which is red? | A) Io B) Mars | {} |\n| Which is hot | {} | A |\n"
)
IN_CELLS = ["Which is red? | -Io +Mars", "Which is hot | +Sun -Moon -Titan"]


@pytest.mark.parametrize("answer", ["B", "B) Mars", "**b**", "Mars"])
@pytest.mark.parametrize(
    "options", ["A) Sun B) Moon C) Titan", "a. Sun<br>b. Moon<br>c. Titan", "(A) Sun; (B) Moon; (C) Titan"]
)
def test_one_cell_may_hold_all_options_of_a_question(options: str, answer: str) -> None:
    assert cards(ROWS.format(answer, options)) == IN_CELLS


def test_the_right_option_in_a_cell_may_be_bold() -> None:
    header = "| No. | Frage | Optionen |\n|---|---|---|\n"
    rows = "| 1 | Wer ist rot? | a) Io b) **Mars** |\n| 2 | Was ist 2? | a) **zwei** b) elf |\n"
    assert cards(header + rows) == ["Wer ist rot? | -Io +Mars", "Was ist 2? | +zwei -elf"]


def test_options_in_cells_without_a_right_one_are_reported() -> None:
    assert codes(ROWS.format("", "A) Sun B) Moon")).count("DP108") == 1


def test_steps_in_the_cells_of_a_plan_are_no_options() -> None:
    plan = "| Plan | Steps | Who |\n|---|---|---|\n| Ship | a) pack b) send | Ann |\n| Sell | a) call b) sell | Bob |\n"
    assert "DP108" not in codes(plan)
