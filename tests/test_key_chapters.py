"""A key with a numbered heading for each question, and long answers below these."""

from __future__ import annotations

import pytest

from combined import each_pair
from readings import cards, codes, understood

ASKED = "# Ask\n\n1. What iron is.\n2. Kinds of trees.\n3. Slate and its uses.\n\n"
WANTED = [
    "What iron is. | **Iron** A metal. It is mined.",
    "Kinds of trees. | **Trees** Oak and ash.",
    "Slate and its uses. | **Slate** A rock.",
]


@pytest.mark.parametrize(
    ("head", "title", "between"),
    each_pair(
        ["## {}. {}", "## {}. **{}**", "## **{}. {}**", "### {}) {}"],
        ["# Answers", "# Ответы", "# Lösungen"],
        ["", "---\n\n"],
    ),
)
def test_each_numbered_heading_answers_a_question(title: str, head: str, between: str) -> None:
    answers = (("Iron", "A metal.\n\nIt is mined."), ("Trees", "Oak and ash."), ("Slate", "A rock."))
    text = "".join(f"{head.format(n, words)}\n\n{said}\n\n{between}" for n, (words, said) in enumerate(answers, 1))
    assert cards(f"{ASKED}{title}\n\n{text}") == WANTED
    assert codes(f"{ASKED}{title}\n\n{text}") == []


def test_numbers_and_headings_within_an_answer_stay_there() -> None:
    text = "## 1. Iron\n\nA metal.\n\n## 2. Trees\n\n### 1. Oak\n\n### 2. Ash\n\n### 3. Fir\n\nSoft.\n\n"
    found = cards(f"{ASKED}# Answers\n\n{text}## 3. Slate\n\nA rock.\n")
    assert [card.split(" | ")[0] for card in found] == [card.split(" | ")[0] for card in WANTED]
    assert "Soft." in found[1]


def test_one_heading_may_be_a_level_lower() -> None:
    found = cards(f"{ASKED}# Answers\n\n## 1. Iron\n\nA metal.\n\n### 2. Trees\n\nOak.\n\n## 3. Slate\n\nA rock.\n")
    assert found[1] == "Kinds of trees. | **Trees** Oak."


def test_the_words_of_the_heading_are_not_repeated() -> None:
    found = cards(
        f"{ASKED}# Answers\n\n## 1. Iron\n\nIron is a metal.\n\n## 2. Trees\n\nOak.\n\n## 3. Slate\n\nA rock.\n"
    )
    assert found[0] == "What iron is. | Iron is a metal."


def test_headings_for_other_numbers_of_questions_are_no_key() -> None:
    text = "".join(f"## {n}. Part\n\nA text.\n\n" for n in range(1, 8))
    assert not any(card.startswith("What iron is.") for card in cards(f"{ASKED}# Answers\n\n{text}"))


TASKS = "# Physics\n\n" + "".join(f"## Problem {n}\n\nHow far is {n}?\n\n" for n in (1, 2, 3))
SOLVED = [f"## Solution {n}\n\nIt is {n} m far.\n\n" for n in (1, 2, 3)]


@pytest.mark.parametrize("title", ["Remark", "Another way"])
def test_a_heading_below_a_solution_is_part_of_it(title: str) -> None:
    key = f"# Solutions\n\n{SOLVED[0]}### {title}\n\nWithout air.\n\n{SOLVED[1]}{SOLVED[2]}"
    found = [card.split(" | ")[1] for card in cards(TASKS + key)]
    assert found == [f"It is 1 m far. ### {title} Without air.", "It is 2 m far.", "It is 3 m far."]
    assert codes(TASKS + key) == []


def test_a_heading_with_a_number_below_a_solution_is_not() -> None:
    key = f"# Solutions\n\n{SOLVED[0]}### Solution 2\n\nFar.\n\n{SOLVED[2]}"
    assert [card.split(" | ")[1] for card in cards(TASKS + key)] == ["It is 1 m far.", "Far.", "It is 3 m far."]


NUMBERED = "## Question 1\n\nWhat is iron?\n\n## Question 2\n\nWhat is oak?\n\n"
PARTS = ("### Where\n\n- north\n- south", "**Where**\n\nIn the north.", "### Where\n\n1. north\n2. south")


@pytest.mark.parametrize("part", PARTS)
def test_headings_below_the_number_of_a_question_divide_its_answer(part: str) -> None:
    below = part.partition("\n\n")[2]
    answers = "".join(f"## Question {n}\n\n{said}\n\n{part}\n\n" for n, said in enumerate(("A metal.", "A tree."), 1))
    found = understood(f"{NUMBERED}# Answers\n\n{answers}").deck.notes
    assert [note.answer.markdown for note in found] == [
        f"A metal.\n\n**Where**\n\n{below}",
        f"A tree.\n\n**Where**\n\n{below}",
    ]


@pytest.mark.parametrize("heading", ["# Sea", "## Sea", "### What is the sea?", "### Exercise 3"])
def test_other_headings_end_the_answer_to_a_numbered_question(heading: str) -> None:
    text = f"{NUMBERED}# Answers\n\n## Question 1\n\nA metal.\n\n## Question 2\n\nA tree.\n\n{heading}\n\nIt is salt.\n"
    assert cards(text)[:2] == ["What is iron? | A metal.", "What is oak? | A tree."]


def test_the_words_of_numbered_headings_below_those_of_chapters_are_answers() -> None:
    asked = (
        "## Rocks\n\nQ1. What is hard?\n\nQ2. What is soft?\n\n## Seas\n\nQ3. What is salty?\n\nQ4. What is cold?\n\n"
    )
    said = ("Granite", "Chalk", "The Dead Sea", "The Baltic")
    key = [f"#### {n}. {words}\n\nIt is on page {n}.\n\n" for n, words in enumerate(said, 1)]
    text = f"{asked}# Answers\n\n### Rocks\n\n{key[0]}{key[1]}### Seas\n\n{key[2]}{key[3]}"
    found = [card.split(" | ")[1] for card in cards(text)]
    assert found == [f"**{words}** It is on page {n}." for n, words in enumerate(said, 1)]


def test_numbered_headings_that_repeat_a_question_are_no_answers() -> None:
    asked = "## Rocks\n\nQ1. What is hard?\n\nQ2. What is soft?\n\n"
    key = "### Rocks\n\n#### 1. What is hard?\n\nGranite.\n\n#### 2. What is soft?\n\nChalk.\n"
    assert cards(f"{asked}# Answers\n\n{key}") == ["What is hard? | Granite.", "What is soft? | Chalk."]
