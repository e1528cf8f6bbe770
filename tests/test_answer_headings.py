"""Headings that only say `Answer`, below questions of any form, with the letter or the number of an option below."""

from __future__ import annotations

import pytest

from combined import each_pair
from readings import cards, codes, codes_and_lines

FORMS = {
    "paragraphs": "{asks}\n\n{options}\n\n",
    "bold": "**{asks}**\n\n{options}\n\n",
    "bold with labels": "**Question {n}: {asks}**\n\n{options}\n\n",
    "labels": "Question {n}: {asks}\n\n{options}\n\n",
    "numbers": "{n}. {asks}\n\n{inside}\n\n",
    "headings": "## {asks}\n\n{options}\n\n",
    "headings with numbers": "### {n}. {asks}\n\n{options}\n\n",
    "headings above the question": "## Question {n}\n\n{asks}\n\n{options}\n\n",
}
LETTERS, NUMBERS = "A) red\nB) green\nC) blue", "1) red\n2) green\n3) blue"
ASKED = ("What colour is grass?", "What colour is a leaf?", "What colour is moss?")


def quiz(form: str, options: tuple[str, ...], answers: tuple[str, ...], heading: str) -> str:
    parts = (
        form.format(n=n, asks=asks, options=own, inside="   " + own.replace("\n", "\n   "))
        + f"{heading}\n\n{answer}\n\n"
        for n, (asks, own, answer) in enumerate(zip(ASKED, options, answers, strict=False), 1)
    )
    return "# Quiz\n\n" + "".join(parts)


@pytest.mark.parametrize(
    ("form", "kinds", "heading"),
    each_pair(FORMS, ["an", "na", "ann", "ana", "aaa", "nnn"], ["### Answer", "### Antwort", "### Ответ", "### 答案"]),
)
def test_letters_and_numbers_may_be_in_one_document(form: str, heading: str, kinds: str) -> None:
    options = tuple(LETTERS if kind == "a" else NUMBERS for kind in kinds)
    answers = tuple("B" if kind == "a" else "2" for kind in kinds)
    text = quiz(FORMS[form], options, answers, heading)
    assert cards(text) == [f"{asks} | -red +green -blue" for asks in ASKED[: len(kinds)]]
    only_numbers = (
        FORMS[form] == FORMS["numbers"] and "a" not in kinds
    )  # in lists of numbers, the questions are less certain
    assert codes(text) == (["DP115"] if only_numbers else [])


@pytest.mark.parametrize("form", ["## {asks}\n\n{options}\n\n", "### {n}. {asks}\n\n{options}\n\n"])
def test_the_answers_may_differ(form: str) -> None:
    text = quiz(form, (LETTERS, NUMBERS, LETTERS), ("A", "2", "C"), "### Antwort")
    right = ("+red -green -blue", "-red +green -blue", "-red -green +blue")
    assert cards(text) == [f"{asks} | {own}" for asks, own in zip(ASKED, right, strict=True)]
    assert codes(text) == []


def test_a_heading_above_the_answers_to_all_paragraphs_is_a_key() -> None:
    asked = "".join(f"{n}. {asks}\n   A) red\n   B) green\n\n" for n, asks in enumerate(ASKED, 1))
    assert cards(f"# Quiz\n\n{asked}## Answers\n\n1. B\n2. B\n3. B\n") == [f"{asks} | -red +green" for asks in ASKED]


def test_the_numbers_may_count_on_below_the_heading_of_the_next_section() -> None:
    item = "{n}. What is metal {n}?\n\n#### Answer\n\nIt is grey.\n\n"
    text = "# Metals\n\n## Part 1\n\n{}{}## Part 2\n\n{}{}".format(*(item.format(n=n) for n in range(1, 5)))
    assert cards(text) == [f"What is metal {n}? | It is grey." for n in range(1, 5)]


@pytest.mark.parametrize("asked", ["What is neon?", "Name a gas."])
def test_a_question_below_the_heading_question_that_has_no_answer_is_reported(asked: str) -> None:
    form = "## Question\n\n{}\n\n## Answer\n\n{}\n\n"
    text = (
        form.format("What is iron?", "A metal.") + f"## Question\n\n{asked}\n\n" + form.format("Name a fish.", "Cod.")
    )
    assert cards(text) == ["What is iron? | A metal.", "Name a fish. | Cod."]
    assert codes_and_lines(text) == [("DP104", 9)]


def test_a_heading_question_in_a_text_without_cards_reports_nothing_below_it() -> None:
    assert "DP104" not in [code for code, _ in codes_and_lines("# Report\n\n## Question\n\nWe asked many people.\n")]


TEAS = ["What is green tea? | Tea that is steamed.", "Which teas are black? | Assam and Keemun."]
TOLD = "\n".join("## {}\n\n{}\n".format(*said.split(" | ")) for said in TEAS)


@pytest.mark.parametrize("title", ["Explanations", "Explanation", "Answer", "Solution", "Lösung", "解説", "**Ответ**"])
@pytest.mark.parametrize("mark", ["##", "#"])
def test_one_such_heading_beside_questions_with_text_below_them_is_a_section(title: str, mark: str) -> None:
    text = f"# Tea\n\n{TOLD}\n{mark} {title}\n\nThe words come from the trade.\n"
    assert cards(text) == TEAS
    last = "## Who drinks it?\n\nWe do.\n"
    assert cards(f"{text}\n{last}") == [*TEAS, "Who drinks it? | We do."]


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        ("## Which is best?\n\nThe one of spring, or that of autumn?\n\n## Answer\n\nSpring.", "that of autumn?"),
        ("## Which is best?\n\n## Answer\n\nSpring.", "Which is best?"),
        ("## Which is best?\n\nIt is picked early.\n\n### Answer\n\nSpring.", "It is picked early."),
        ("## Which is best?\n\nLook at this:\n\n## Solution\n\nSpring.", "Look at this:"),
    ],
)
def test_one_such_heading_answers_a_question_that_has_no_answer_above_it(asked: str, question: str) -> None:
    last = cards(f"# Tea\n\n{TOLD}\n{asked}\n")[-1]
    assert last.partition(" | ")[0].endswith(question)
    assert last.endswith(" | Spring.")


def test_two_such_headings_answer_the_questions_above_them() -> None:
    text = f"# Tea\n\n{TOLD}\n".replace("## Which", "## Answer\n\nWith steam.\n\n## Which") + "## Answer\n\nBoth.\n"
    assert cards(text) == [
        "What is green tea? Tea that is steamed. | With steam.",
        "Which teas are black? Assam and Keemun. | Both.",
    ]
