"""One question of another form than the others is reported, wherever it is: text in, warnings out."""

from __future__ import annotations

import pytest

from readings import cards, codes, codes_and_lines

FORMS = {
    "labels": "Q: {}\nA: {}\n\n",
    "bold labels": "**Q:** {}\n\n**A:** {}\n\n",
    "numbered headings": "## Question {n}: {}\n\n{}\n\n",
    "numbers": "{n}. {}\n\n   Answer: {}\n\n",
    "paragraphs": "{}\n\nAnswer: {}\n\n",
    "folds": "{n}. {}\n\n<details><summary>Answer</summary>\n\n{}\n\n</details>\n\n",
    "solutions": "## Exercise {n}\n\n{}\n\n### Solution\n\n{}\n\n",
    "options": "{n}. {}\n   A) {}\n   B) Nothing.\n\n   Answer: A\n\n",
}
ODD = ["{}\n\n{}\n\n", "**{}**\n\n{}\n\n"]
TASKS = [("Describe a glacier.", "A river of ice."), ("Name a gas.", "Neon."), ("Define an alloy.", "A mix of metals.")]
QUESTIONS = [("What is a cod?", "A fish."), ("Why is it salty?", "Rivers."), ("Who owns it?", "Ann.")]


def _deck(form: str, odd: str, place: int, pairs: list[tuple[str, str]]) -> str:
    parts = [(odd if n == place else FORMS[form]).format(*pair, n=n + 1) for n, pair in enumerate(pairs)]
    return "# Quiz\n\n" + "".join(parts)


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("form", FORMS)
def test_a_task_of_another_form_is_reported(form: str, odd: str, place: int) -> None:
    text = _deck(form, odd, place, TASKS)
    line = text[: text.index(TASKS[place][0])].count("\n") + 1
    read = [card.split(" | ")[0] for card in cards(text)]
    assert ("DP115", line) in codes_and_lines(text) or TASKS[place][0] in read


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("form", FORMS)
def test_a_plain_question_is_reported_or_read(form: str, place: int) -> None:
    text = _deck(form, ODD[0], place, QUESTIONS)
    line = text[: text.index(QUESTIONS[place][0])].count("\n") + 1
    read = [card.split(" | ")[0] for card in cards(text)]
    assert ("DP115", line) in codes_and_lines(text) or QUESTIONS[place][0] in read


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("plain", [1, 3, 5])
def test_in_a_short_file_several_tasks_of_another_form_are_reported(count: int, plain: int) -> None:
    odd = [(f"Name gas {n}.", f"Neon {n}.") for n in range(count)]
    kept = [(f"What is {n}?", f"A number, {n}.") for n in range(count + plain)]
    text = "".join(FORMS["labels"].format(*pair) + "".join(ODD[0].format(*o) for o in [*odd[n : n + 1]])
                   for n, pair in enumerate(kept))  # fmt: skip
    lines = [text[: text.index(task)].count("\n") + 1 for task, _ in odd]
    assert codes_and_lines(text) == [("DP115", line) for line in lines]


def test_a_line_that_asks_in_each_answer_is_part_of_them() -> None:
    text = "".join(f"Q: What is {n}?\nA: A number.\n\nWhy is it {n}?\n\nIt counts {n}.\n\n" for n in range(3))
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Q: What is a cod?\nA: A fish.\n\nWhy so?\n\nIt has fins.\n\nQ: What is tin?\nA: A metal.\n\nIt is soft.\n",
        "Q: What is a cod?\nA: A fish.\n\nName it:\n\nA cod.\n\nQ: What is tin?\nA: A metal.\n",
        "Are you ready?\n\nThen we begin:\n\nQ: What is a cod?\nA: A fish.\n\nQ: What is tin?\nA: A metal.\n",
    ],
    ids=["other long answers", "a colon", "leads to the questions"],
)
def test_other_lines_that_ask_are_text(text: str) -> None:
    assert codes(text) == []
