"""Exams in ordinary forms: each way to ask, with each way to write options and to name the right one."""

from __future__ import annotations

from itertools import product

import pytest

from readings import cards

OPTIONS = {
    "Which planet is red?": ("Venus", "Mars", "Io"),
    "The capital of Chile is": ("Lima", "Quito", "Santiago"),
    "Name the largest lake.": ("Baikal", "Como", "Garda"),
}
"""The options of each question; the right ones are the second, the third and the first."""
RIGHT = (1, 2, 0)
NUMBERS = ("", "{}. ", "**{}.** ", "### ")
SPREAD = ("a. {}", "(A) {}", "**A.** {}")
TIGHT = ("a) {}", "A. {}", "A、{}", "A {}", "A - {}", "a – {}", "- A. {}")
ANSWERS = ("Ans: {}", "*Answer: {}*", "Answer - {}", "【答案】{}")
QUOTED = "> Answer: {}"


def _exam(number: str, form: str, answer: str, between: str) -> str:
    parts = ["# Quiz"]
    for place, (question, options) in enumerate(OPTIONS.items()):
        letters = "abc" if "a" in form else "ABC"
        lines = [
            form.replace(letters[0], letter).format(option) for letter, option in zip(letters, options, strict=True)
        ]
        head = number.format(place + 1) + question
        apart = "\n\n" if number.startswith("#") else between
        parts += [head + apart + between.join(lines), answer.format(letters[RIGHT[place]])]
    return "\n\n".join(parts) + "\n"


def _wanted() -> list[str]:
    signed = [
        " ".join(("+" if place == right else "-") + option for place, option in enumerate(options))
        for right, options in zip(RIGHT, OPTIONS.values(), strict=True)
    ]
    return [f"{question} | {options}" for question, options in zip(OPTIONS, signed, strict=True)]


@pytest.mark.parametrize("form", SPREAD)
def test_options_in_paragraphs_of_their_own(form: str) -> None:
    for number, answer in product(NUMBERS, ANSWERS):
        assert cards(_exam(number, form, answer, "\n\n")) == _wanted(), (number, answer)


@pytest.mark.parametrize("form", TIGHT)
def test_options_right_below_each_other(form: str) -> None:
    for number, answer in product(NUMBERS, ANSWERS):
        assert cards(_exam(number, form, answer, "\n")) == _wanted(), (number, answer)


@pytest.mark.parametrize("number", [number for number in NUMBERS if number])
def test_answers_in_quotes(number: str) -> None:
    for form in TIGHT:
        assert cards(_exam(number, form, QUOTED, "\n")) == _wanted(), form


@pytest.mark.parametrize("form", SPREAD)
def test_questions_without_a_number_or_a_question_mark(form: str) -> None:
    asked, told = "Which planet is red?", "The red planet is"
    for answer in ANSWERS:
        text = _exam("", form, answer, "\n\n").replace(asked, told)
        assert cards(text) == [card.replace(asked, told) for card in _wanted()], answer
