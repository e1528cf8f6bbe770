"""Answers and headings that are indented below options, where Markdown puts them into the last one."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

WANTED = ["Which is red? | +Mars -Io", "Which is blue? | -Mars +Io", "Which is big? | -Mars +Io"]
ASKED = (("Which is red?", "a) Mars"), ("Which is blue?", "b) Io"), ("Which is big?", "b) Io"))


def quiz(part: str) -> str:
    return "# Quiz\n\n" + "".join(part.format(n=n, asked=asked, said=said) for n, (asked, said) in enumerate(ASKED, 1))


@pytest.mark.parametrize(
    "part",
    [
        "### {n}. {asked}\n- a) Mars\n- b) Io\n\n  **Answer:** {said}\n\n",
        "### {n}. {asked}\n- a) Mars\n- b) Io\n\n  **Answer:** {said}\n\n  ---\n\n",
        "{n}. {asked}\n\n- a) Mars\n- b) Io\n\n  Correct answer: {said}\n\n",
        "**{n}. {asked}**\n\n- A. Mars\n- B. Io\n\n  Answer: {said}\n\n  Explanation: It is so.\n\n",
    ],
)
def test_an_answer_indented_below_the_last_option_is_that_of_the_question(part: str) -> None:
    assert cards(quiz(part)) == WANTED
    assert codes(quiz(part)) == []


def test_headings_indented_below_the_answer_ask_as_well() -> None:
    first = "### 1. Which is red?\n- a) Mars\n- b) Io\n\n  **Answer:** a) Mars\n\n  ---\n\n"
    part = "  ### {n}. {asked}\n- a) Mars\n- b) Io\n\n  **Answer:** {said}\n\n  ---\n\n"
    rest = "".join(part.format(n=n, asked=asked, said=said) for n, (asked, said) in enumerate(ASKED[1:], 2))
    assert cards(first + rest) == WANTED
    assert codes(first + rest) == []


def test_an_answer_below_each_item_stays_with_it() -> None:
    text = "## Facts\n\n- a) What is red?\n\n  Answer: Mars.\n\n- b) What is blue?\n\n  Answer: Io.\n"
    assert cards(text) == ["a) What is red? | Mars.", "b) What is blue? | Io."]


def test_a_heading_in_an_item_of_an_answer_stays_there() -> None:
    text = "## What is made?\n\n- Tea\n\n  ### 1. Water\n\n  Boil it.\n\n- Milk\n\n## What is drunk?\n\nTea.\n"
    assert len(cards(text)) == 2


@pytest.mark.parametrize("title", ["# Answer key", "## Answers", "### GABARITO", "## Lösungen"])
@pytest.mark.parametrize("indent", ["   ", "    "])
def test_the_title_of_a_key_below_the_last_option_comes_to_the_edge(indent: str, title: str) -> None:
    options = "   - A) oak\n   - B) iron\n   - C) wax\n\n"
    text = f"1. Which is a metal?\n{options}2. Which is a tree?\n{options}{indent}{title}\n\n"
    wanted = ["Which is a metal? | -oak +iron -wax", "Which is a tree? | +oak -iron -wax"]
    assert cards(f"{text}{indent}Here they are:\n\n1. B) iron\n2. A) oak\n") == wanted
    assert cards(f"{text}{indent}1. B\n{indent}2. A\n") == wanted


def test_other_headings_in_the_last_item_stay_there() -> None:
    text = "1. What is iron?\n\n   A metal.\n\n2. What is oak?\n\n   A wood.\n\n   # Uses\n\n   Chairs.\n"
    assert [note.answer.markdown for note in notes(text)] == ["A metal.", "A wood.\n\n# Uses\n\nChairs."]
