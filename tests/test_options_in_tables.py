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


LETTERED = "A. Venus<br/>B. Mars<br/>C. Io"


@pytest.mark.parametrize("table", [
    f"| Question # | Question | Options (A–C) | Correct Answer | Votes |\n|-|-|-|-|-|\n"
    f"| 1 | {{}} | {LETTERED} | B | 9 |",
    f"| Question No | Key | Question | Options |\n|-|-|-|-|\n| Q1 | B | {{}} | {LETTERED} |",
    f"| Frage Nr. | Frage | Optionen | Schlüssel |\n|-|-|-|-|\n| 1 | {{}} | {LETTERED} | Mars |",
    "| Question # | Question | Options | Answer |\n|-|-|-|-|\n| 1 | {} | A. Venus; B. Mars; C. Io | B |",
    "| # | Question | Choices | Key |\n|-|-|-|-|\n| 1 | {} | Venus<br>Mars<br>Io | Mars |",
    "| # | Question | Choices | Answer |\n|-|-|-|-|\n| 1 | {} | Venus; Mars; Io | Mars |",
    "| # | Question | Options | Correct option |\n|-|-|-|-|\n| 1 | {} | 1. Venus; 2. Mars; 3. Io | 2 |",
])  # fmt: skip
def test_the_question_is_no_number_and_its_options_share_a_cell(table: str) -> None:
    head, row = table.rsplit("\n", 1)
    text = "\n".join([head, *(row.format(question) for question in ("Which planet is red?", "Which one rusts?"))])
    assert cards(text + "\n") == [CARD, "Which one rusts? | -Venus +Mars -Io"]


def test_several_letters_in_the_cell_of_the_key_are_all_right() -> None:
    rows = f"| 1 | Which are planets? | {LETTERED} | A,B |\n| 2 | Which planet is red? | {LETTERED} | B |\n"
    text = "| Question # | Question | Options | Correct Answer |\n|-|-|-|-|\n" + rows
    assert cards(text) == ["Which are planets? | +Venus +Mars -Io", CARD]


def test_pieces_that_the_answer_does_not_name_are_no_options() -> None:
    rows = (
        "| How do I save? | Ctrl+S; the menu | Hold both keys. |\n| How do I print? | Ctrl+P; the menu | Hold both. |\n"
    )
    assert not any("| -" in card for card in cards("| Question | Options | Answer |\n|-|-|-|\n" + rows))


@pytest.mark.parametrize(
    "marks", [("(1) ", "(2) "), ("（1）", "（2）"), ("①", "②"), ("(A) ", "(B) "), ("A. ", "B. "), ("a) ", "b) ")]
)
def test_options_may_end_the_question_in_its_cell(marks: tuple[str, str]) -> None:
    first, second = marks
    rows = [("Which is red?", "Venus", "Mars"), ("The capital of Peru is", "Lima", "Quito")]
    asked = [f"{question} {first}{one} {second}{other}" for question, one, other in rows]
    right = ["2", "1"] if first.strip("（）() ") in "1①" else ["B", "A"]
    table = "".join(f"| {answer} | {cell} |\n" for answer, cell in zip(right, asked, strict=True))
    wanted = ["Which is red? | -Venus +Mars", "The capital of Peru is | +Lima -Quito"]
    assert cards(f"| Ans | Question |\n|---|---|\n{table}") == wanted


def test_numbers_in_a_question_are_no_options_if_few_cells_have_them() -> None:
    text = "| Question | Answer |\n|---|---|\n| What is f(1) + f(2)? | 3 |\n| What is f(4)? | 4 |\n| What is g? | 1 |\n"
    assert cards(text) == ["What is f(1) + f(2)? | 3", "What is f(4)? | 4", "What is g? | 1"]


def test_parts_of_a_question_in_a_cell_are_no_options_if_the_answers_name_none() -> None:
    rows = [
        ("What do (1) a noun and (2) a verb form?", "A sentence"),
        ("What are (1) ions (2) isotopes?", "(1) charged atoms (2) atoms of another weight"),
        ("Who wrote (1) Faust (2) Emma?", "Goethe, Austen"),
    ]
    table = "".join(f"| {question} | {answer} |\n" for question, answer in rows)
    wanted = [f"{question} | {answer}" for question, answer in rows]
    assert cards(f"| Question | Answer |\n|---|---|\n{table}") == wanted
