"""Tasks below a word and a number, `Exercise 3: Define ..`: the word is a label, not a term with its meaning."""

from __future__ import annotations

import pytest

from readings import cards, codes

TOLD = ["Define a dam.", "Describe a lock.", "What is a weir?", "Explain the tides."]
ANSWERS = ["A wall.", "Two gates.", "A low dam.", "The moon pulls."]


def tasks(label: str, told: list[str]) -> str:
    return "".join(f"{label.format(number)} {text}\n\n" for number, text in enumerate(told, 1))


@pytest.mark.parametrize("label", ["Task {}:", "Exercise {}:", "**Problem {}:**", "Punto {}:", "Ejercicio {}:"])
def test_tasks_without_answers_make_no_cards(label: str) -> None:
    assert cards(tasks(label, TOLD)) == []
    assert sorted(codes(tasks(label, TOLD))) == ["DP101", *["DP104"] * 4]


def test_the_text_below_a_task_answers_it() -> None:
    answered = [f"{told}\n\n{answer}" for told, answer in zip(TOLD, ANSWERS, strict=True)]
    assert cards(tasks("Task {}:", answered)) == [
        f"{told} | {answer}" for told, answer in zip(TOLD, ANSWERS, strict=True)
    ]


def test_a_topic_among_tasks_is_a_question_too() -> None:
    told = [*TOLD[:3], "Tides"]
    answered = [f"{text}\n\n{answer}" for text, answer in zip(told, ANSWERS, strict=True)]
    assert cards(tasks("Task {}:", answered)) == [
        f"{text} | {answer}" for text, answer in zip(told, ANSWERS, strict=True)
    ]


@pytest.mark.parametrize(
    ("label", "told"),
    [("Step {}:", TOLD), ("Task {}:", ["Dams.", "Locks.", "Weirs.", "Explain the tides."])],
    ids=["steps", "topics"],
)
def test_other_words_with_numbers_stay_terms(label: str, told: list[str]) -> None:
    assert [card.partition(" | ")[2] for card in cards(tasks(label, told))] == told


def test_tasks_may_count_beyond_a_thousand() -> None:
    text = "".join(f"Task {n}: Define part {n} of it.\n\nIt is a thing.\n\n" for n in range(997, 1004))
    assert cards(f"# Work\n\n{text}") == [f"Define part {n} of it. | It is a thing." for n in range(997, 1004)]


def test_years_are_not_question_numbers() -> None:
    text = "".join(f"## {n}: Who won?\n\nTeam {n - 2000} did.\n\n" for n in range(2015, 2019))
    assert [card.split(" | ")[0] for card in cards(text)] == [f"{n}: Who won?" for n in range(2015, 2019)]
