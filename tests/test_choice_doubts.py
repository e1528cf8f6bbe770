"""Warnings about what became cards, in quizzes and in files without a card."""

from __future__ import annotations

from readings import cards, codes

QUIZ = "".join(
    f"{number}. Which metal is in box {number}?\n\n        A. Tin\n        B. Iron\n\nAnswer: A\n\n"
    for number in (1, 10, 11, 12)
)


def test_a_quiz_whose_options_and_answers_have_labels_is_no_guess() -> None:
    assert cards(QUIZ) == [f"Which metal is in box {number}? | +Tin -Iron" for number in (1, 10, 11, 12)]
    assert codes(QUIZ) == []


def test_the_same_without_options_is_one() -> None:
    assert "DP115" in codes(QUIZ.replace("        A. Tin\n        B. Iron\n", "        Tin or iron.\n"))


def test_a_file_without_a_card_says_nothing_about_cards() -> None:
    text = f"A long page about tin. {'Tin is soft. ' * 40}\n\nQ: What is tin?\n\nQ: What is lead?\n\nQ: What is zinc?\n"
    assert codes(text) == ["DP101", "DP104", "DP104", "DP104"]
