"""A list of right options and a list of wrong ones, each below a label: one question with several right options."""

from __future__ import annotations

import pytest

from readings import cards, codes, codes_and_lines, notes

QUIZ = (
    "1. Which of them are metals?\n\nCorrect:\n- Iron\n- Gold\n\nWrong:\n- Oak\n\n"
    "2. Which is a tree?\n\nCorrect:\n- Ash\n\nWrong:\n- Iron\n- Clay\n"
)
WANTED = ["Which of them are metals? | +Iron +Gold -Oak", "Which is a tree? | +Ash -Iron -Clay"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("correct:", "incorrect:"),
        ("**Right answers:**", "**Wrong answers:**"),
        ("#### Correct answers", "#### Wrong answers"),
        ("corretta/e:", "sbagliate:"),
        ("Risposte corrette:", "Risposte sbagliate:"),
        ("Richtige Antworten:", "Falsche Antworten:"),
        ("Respuestas correctas:", "Respuestas incorrectas:"),
        ("Bonnes réponses :", "Mauvaises réponses :"),
        ("Верно:", "Неверно:"),
        ("Правильные ответы:", "Неправильные ответы:"),
        ("正确答案：", "错误答案："),
    ],
)
def test_the_labels_say_which_options_are_right(right: str, wrong: str) -> None:
    assert cards(QUIZ.replace("Correct:", right).replace("Wrong:", wrong)) == WANTED


def test_the_lists_may_follow_their_labels_and_each_other_without_a_blank_line() -> None:
    assert cards(QUIZ.replace("\n\nCorrect", "\nCorrect").replace("\n\nWrong", "\nWrong")) == WANTED


def test_the_wrong_ones_may_come_first_and_have_other_marks() -> None:
    text = "## Which is a tree?\n\nWrong:\n* Iron\n* Clay\n\nRight:\n- Ash\n"
    assert cards(text) == ["Which is a tree? | -Iron -Clay +Ash"]


def test_a_numbered_question_may_have_several_paragraphs_and_a_list() -> None:
    text = QUIZ + "\n------\n\n3. A room holds:\n\n• a spoon\n• a cup\n\nThe spoon is cold.\nWhich is hot?\n\n"
    question = notes(text + "Correct:\n- the cup\n\nWrong:\n- the spoon\n")[-1].question.flat
    assert question == "A room holds: • a spoon • a cup The spoon is cold. Which is hot?"


def test_right_and_wrong_forms_in_a_style_guide_are_no_options() -> None:
    text = "## Commas\n\nCorrect:\n- Iron, gold\n\nWrong:\n- Iron,gold\n\n## Dots\n\nCorrect:\n- Stop.\n\n"
    "Wrong:\n- Stop .\n"
    assert not any(note.choices for note in notes(text))


def test_right_ones_alone_are_the_answer() -> None:
    assert cards("## Which is a tree?\n\nCorrect:\n- Ash\n") == ["Which is a tree? | - Ash"]


@pytest.mark.parametrize("wrong", ["- Iron\n- Clay\n", "- Iron\n"])
@pytest.mark.parametrize("question", ["## Which is a tree?", "**Which is a tree?**", "Q: Which is a tree?"])
def test_wrong_ones_alone_are_reported_and_make_no_card(question: str, wrong: str) -> None:
    text = f"{question}\n\nWrong:\n{wrong}\n## What is clay?\n\nA soil.\n"
    assert cards(text) == ["What is clay? | A soil."]
    assert codes(text) == ["DP108"]


def test_wrong_ones_alone_do_not_take_the_next_question() -> None:
    text = "1. Which are seas?\n\nWrong:\n- Alps\n\n2. Which are planets?\n\nCorrect:\n- Mars\n\nWrong:\n- Sun\n"
    assert cards(text) == ["Which are planets? | +Mars -Sun"]
    assert codes_and_lines(text) == [("DP108", 1)]


def test_an_answer_below_the_wrong_ones_answers() -> None:
    assert notes("## Which is a tree?\n\nWrong:\n- Iron\n\nAnswer: Ash\n")[0].answer.flat == "Ash"


def test_labels_in_code_are_no_labels() -> None:
    text = "## What does it print?\n\n```\ncorrect:\n- a\nwrong:\n- b\n```\n"
    assert "correct:" in notes(text)[0].answer.markdown


def test_a_numbered_question_without_such_lists_stays_a_card() -> None:
    text = (
        "1. Which are planets?\nCorrect:\n- Mars\nWrong:\n- Sun\n\n2. Why is it red?\nIron oxide.\n\n"
        "3. Which are trees?\nCorrect:\n- Oak\nWrong:\n- Rose\n"
    )
    assert cards(text) == [
        "Which are planets? | +Mars -Sun",
        "Why is it red? | Iron oxide.",
        "Which are trees? | +Oak -Rose",
    ]
