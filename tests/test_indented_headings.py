"""Answers and headings that are indented below options, where Markdown puts them into the last one."""

from __future__ import annotations

import pytest

from readings import cards, codes

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
