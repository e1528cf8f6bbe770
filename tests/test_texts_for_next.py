"""Texts between two questions: those that belong below are no explanation of the question above."""

from __future__ import annotations

import pytest

from readings import codes, notes

ABOVE = "1. Which is a gas?\nA) Neon\nB) Iron\nAnswer: A\n\n"
BELOW = "2. Which is a metal?\nA) Neon\nB) Iron\nAnswer: B\n"


@pytest.mark.parametrize(
    "text",
    [
        "The next question is about metals.\n\n",
        "*The following two are about metals.*\n\n",
        "Questions 2 and 3 refer to this text: Iron rusts.\n\n",
        "Read this text for questions 2–4.\n\n> Iron rusts in wet air.\n\n",
        "Use the table for questions 2 to 3.\n\n| Name | Use |\n|---|---|\n| iron | nails |\n\n",
        "Die nächsten zwei Fragen handeln von Metallen.\n\n",
        "Die folgenden Fragen handeln von Metallen.\n\n",
        "Lisez ce texte pour les questions 2 et 3.\n\n",
    ],
)
def test_a_text_about_the_next_questions_belongs_to_no_answer_above(text: str) -> None:
    first, second = notes(ABOVE + text + BELOW)
    assert not first.explanation
    assert second.question.markdown == "Which is a metal?"
    assert "DP115" in codes(ABOVE + text + BELOW)


@pytest.mark.parametrize(
    "text",
    [
        "Neon glows in tubes.\n\n",
        "See questions 5 and 6.\n\n",
        "It glows; the next question is about metals.\n\n",
        "> Neon glows in tubes.\n\n",
        "Explanation: The next question is about metals.\n\n",
        "**Case:** Neon in a tube.\n\n",
    ],
)
def test_another_text_below_an_answer_explains_it(text: str) -> None:
    first, _ = notes(ABOVE + text + BELOW)
    assert first.explanation
    assert "DP115" not in codes(ABOVE + text + BELOW)


@pytest.mark.parametrize("label", ["**Case:**", "**Case {}:**", "Fall {}:", "**Scenario:**"])
def test_the_label_of_an_earlier_case_begins_another_one(label: str) -> None:
    text = f"{label.format(1)} A man sells tubes.\n\n{ABOVE}{label.format(2)} A woman sells nails.\n\n{BELOW}"
    first, _ = notes(text)
    assert not first.explanation
    assert codes(text).count("DP115") == 2


def test_a_quote_above_a_question_about_the_passage_is_that_passage() -> None:
    quote, below = (
        "> Iron rusts in wet air.\n\n",
        "2. According to the passage, what rusts?\nA) Neon\nB) Iron\nAnswer: B\n",
    )
    first, _ = notes(ABOVE + quote + below)
    assert not first.explanation
    assert "DP115" in codes(ABOVE + quote + below)


def test_a_text_that_is_all_of_an_answer_stays() -> None:
    first, _ = notes("## What comes now?\n\nThe next question is about metals.\n\n## What is iron?\n\nA metal.\n")
    assert first.answer.markdown == "The next question is about metals."
