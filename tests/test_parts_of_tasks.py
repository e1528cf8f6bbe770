"""Letters that are the parts of a task, not options: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, notes

FIRST, SECOND = "Begin with one small team.", "Name an owner for it."


@pytest.mark.parametrize("asked", ["(a) the start, (b) the rules.", "\n(a) the start\n(b) the rules"])
@pytest.mark.parametrize("said", [" (a) {} (b) {}", " a) {}\nb) {}", " **(a) The start:** {} **(b) The rules:** {}"])
def test_an_answer_to_each_letter_shows_that_they_are_parts(asked: str, said: str) -> None:
    made = cards(f"**Question 1.** Write a plan on: {asked}\n\n**Answer:**{said.format(FIRST, SECOND)}\n")
    assert len(made) == 1
    assert "+" not in made[0]
    assert FIRST in made[0]
    assert SECOND in made[0]


@pytest.mark.parametrize(
    ("said", "card"),
    [
        ("b) Oslo, for it is so far in the north.", "-Rome +Oslo"),
        ("a, b", "+Rome +Oslo"),
        ("a) Rome is right, as it is old. b) Oslo is wrong, as it is new.", "+Rome -Oslo"),
        ("a) Rome, for it is old. And b) is far too new for that.", "+Rome -Oslo"),
    ],
)
@pytest.mark.parametrize("options", ["a) Rome, b) Oslo", "\na) Rome\nb) Oslo"])
def test_an_answer_that_names_or_judges_options_is_one_to_a_choice(options: str, said: str, card: str) -> None:
    text = f"**Question 1.** Which city is old? {options}\n\n**Answer:** {said}\n"
    assert [made.rpartition(" | ")[2] for made in cards(text)] == [card]


SHORT = [
    ("1. Compute:\n   a) 2 + 3\n   b) 2 - 3\n\n   **Answer:** a) 5, b) -1\n", "a) 2 + 3", "a) 5, b) -1"),
    ("1. Compute:\n   a) 2 + 3\n   b) 2 - 3\n\n## Solutions\n\n1. a) 5\n   b) -1\n", "b) 2 - 3", "b) -1"),
    ("1. Compute:\n   a) 2 + 3\n   b) 2 - 3\n\nSolution: a) 5, b) -1\n", "a) 2 + 3", "a) 5, b) -1"),
    (
        "## Task 1\n\n(a) 2 + 3\n(b) 2 - 3\n\n<details><summary>Solution</summary>\n\n(a) 5\n(b) -1\n\n</details>\n",
        "3",
        "5",
    ),
    ("## Task 1\n\nLet n = 2.\n\na) n + 3\nb) n - 3\n\n**Solution:**\n\na) 5\nb) -1\n", "a) n + 3", "a) 5"),
    ("## Task 1\n\nLet n = 2.\n\na) n + 3\nb) n - 3\n\n### Solution\n\na) 5\nb) -1\n", "a) n + 3", "a) 5"),
    (
        "**Exercise 1.** Compute:\n\n(i) 2 + 3\n(ii) 2 - 3\n\n**Solution.** (i) 5 (ii) -1\n",
        "(ii) 2 - 3",
        "(i) 5 (ii) -1",
    ),
    ("## What is the sum?\n\na) 2 + 3\nb) 2 - 3\n\n**Answer:** a) 5, b) -1\n", "b) 2 - 3", "a) 5, b) -1"),
    ("1. Compute:\n   a) 2 + 3\n   b) 2 - 3\n\n   **Answer:** a) 5 b) -1\n", "a) 2 + 3", "a) 5 b) -1"),
]


@pytest.mark.parametrize(("text", "asked", "answer"), SHORT)
def test_tasks_solved_part_by_part_are_one_open_card(text: str, asked: str, answer: str) -> None:
    (made,) = cards(text)
    question, _, said = made.rpartition(" | ")
    assert asked in question
    assert answer in said
    assert "+" not in said


@pytest.mark.parametrize(
    ("said", "card"),
    [
        ("(a) Neon, (c) Argon", "+Neon -Iron +Argon"),
        ("a) It glows in a tube.\nb) It rusts in wet air.\nc) It glows, too.", "+Neon -Iron -Argon"),
        ("a) and c)", "+Neon -Iron +Argon"),
        ("a) light, b) heavy", "+Neon -Iron -Argon"),
        ("(i) and (iii)", "+Neon -Iron +Argon"),
        ("(i) Neon and (iii) Argon", "+Neon -Iron +Argon"),
    ],
)
def test_letters_of_some_options_or_reasons_below_a_question_name_the_right_ones(said: str, card: str) -> None:
    signs = ("(i)", "(ii)", "(iii)") if said.startswith("(i") else ("a)", "b)", "c)")
    options = "\n".join(f"{sign} {word}" for sign, word in zip(signs, ("Neon", "Iron", "Argon"), strict=True))
    made = cards(f"## Gases\n\nWhich is a gas?\n\n{options}\n\nAnswer: {said}\n")
    assert [one.rpartition(" | ")[2] for one in made] == [card]


@pytest.mark.parametrize(
    "solution",
    [
        "1.\n\n```\nprint(a)\n```\n\n2. and 3.\n\n```\nprint(b)\n```",
        "**1.**\n\nPrint it.\n\n**2, 3.**\n\nChange it.",
    ],
)
def test_numbers_alone_above_the_parts_of_a_solution_name_no_option(solution: str) -> None:
    steps = "1. Print the value of `rev`.\n2. Change it.\n3. Print it again.\n"
    text = f"::: challenge\n\n## Changing\n\n{steps}\n::: solution\n\n{solution}\n\n:::\n:::\n"
    found = notes(text)
    assert [(note.choices, note.answer.markdown) for note in found] == [((), solution)]


def test_a_number_alone_above_a_reason_names_an_option() -> None:
    text = "## Which is a metal?\n\n1. Iron\n2. Oak\n3. Wool\n\n"
    text += "<details><summary>Answer</summary>\n\n1.\n\nIt conducts.\n\n</details>\n"
    assert cards(text) == ["Which is a metal? | +Iron -Oak -Wool"]
