"""Lists of questions of which only the last has its answer, among lists of one question each."""

from __future__ import annotations

import pytest

from readings import cards, codes

METALS = ["iron", "tin", "zinc", "lead", "gold"]


def sheet(item: str, answer: str, without: int = 3) -> str:
    """Five questions, one of which lacks its answer."""
    parts = []
    for number, metal in enumerate(METALS, 1):
        below = "" if number == without else answer.format(f"A metal called {metal}.") + "\n\n"
        parts.append(f"{item.format(n=number, q=f'What is {metal}?')}\n\n{below}")
    return "# Metals\n\n" + "".join(parts)


WANTED = [f"What is {metal}? | A metal called {metal}." for metal in METALS]


@pytest.mark.parametrize("without", [1, 3, 4])
@pytest.mark.parametrize(
    ("item", "answer"),
    [
        ("{n}. {q}", "**Answer:** {}"),
        ("{n}) {q}", "Answer: {}"),
        ("{n}. {q}", "<details><summary>Answer</summary>\n\n{}\n\n</details>"),
        ("{n}. **{q}**", "{}"),
        ("{n}. **{q}**", "- {}"),
        ("- {q}", "<details><summary>Answer</summary>\n\n{}\n\n</details>"),
    ],
)
def test_the_question_without_an_answer_is_reported(item: str, answer: str, without: int) -> None:
    text = sheet(item, answer, without)
    assert [card.replace("| - ", "| ") for card in cards(text)] == [
        card for n, card in enumerate(WANTED, 1) if n != without
    ]
    assert codes(text) == ["DP104"]


def test_two_questions_in_a_row_may_lack_their_answers() -> None:
    text = sheet("{n}. {q}", "**Answer:** {}").replace("**Answer:** A metal called tin.\n\n", "")
    assert cards(text) == [WANTED[0], WANTED[3], WANTED[4]]
    assert codes(text) == ["DP104", "DP104"]


@pytest.mark.parametrize(
    "steps",
    [
        "Ask two questions:\n\n1. Is it hard?\n2. Is it grey?",
        "Ask two questions:\n\n- Is it hard?\n- Is it grey?",
        "Take two steps:\n\n7. Heat it.\n8. Cool it.",
    ],
)
def test_lists_whose_numbers_do_not_count_on_are_parts_of_answers(steps: str) -> None:
    text = sheet("{n}. **{q}**", "{}", 0).replace("A metal called zinc.", steps)
    assert [card.split(" | ")[0] for card in cards(text)] == [f"What is {metal}?" for metal in METALS]
    assert codes(text) == []


def test_terms_whose_meanings_ask_are_no_questions_without_answers() -> None:
    text = "# Tests\n\nPhases:\n1. **Unit**: does it run?\n2. **Whole**: does all run?\n3. **User**: is it liked?\n"
    assert "DP104" not in codes(text)
