"""Keys that repeat each question above its answer."""

from __future__ import annotations

import pytest

from readings import cards

ASKED = "1. **Which is a metal?**\n   * A) oak\n   * B) iron\n\n2. Which is soft:\n   * A) wax\n   * B) flint\n\n"
WANTED = ["Which is a metal? | -oak +iron", "Which is soft: | +wax -flint"]


@pytest.mark.parametrize("title", ["## Answers", "## II. Results (summary)", "### Solutions", "Answer key"])
@pytest.mark.parametrize(
    "said",
    [("**B** – iron", "**A** – wax"), ("B) iron", "A) wax"), ("**B.** iron", "A. wax"), ("B", "a"), ("**B**", "(A)")],
)
def test_the_answers_have_the_numbers_of_the_questions(title: str, said: tuple[str, str]) -> None:
    key = "1) Which is a <u>metal</u>?\n{}\n\n2) **Which is soft:**\n{}\n".format(*said)
    assert cards(f"{ASKED}---\n\n{title}\n\n{key}") == WANTED


@pytest.mark.parametrize(
    "key",
    [
        "1) Which is a metal?\n**B** – iron\n",
        "1) Which is a metal?\nB\nis iron\n",
        "1) Why?\nB\n\n2) How?\nA\n",
        "1) Why?\n**B** – so\n\n2) How?\n**A** – thus\n",
    ],
)
def test_other_numbered_lines_below_a_heading_stay(key: str) -> None:
    assert WANTED[0] not in cards(f"{ASKED}---\n\n## Notes\n\n{key}")


def test_the_same_questions_in_another_part_are_no_key() -> None:
    text = f"# Part 1\n\n{ASKED}**Answers:** 1B 2A\n\n# Part 2\n\n{ASKED.replace('* ', '')}**Answers:** 1A 2B\n"
    assert cards(text) == [*WANTED, "Which is a metal? | +oak -iron", "Which is soft: | -wax +flint"]
