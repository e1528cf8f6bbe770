"""Labels alone on their lines: `**Question:**` below a heading that is only a number, `**Options:**`, `A red`."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

QUIZ = (
    "## **Q001**\n\n**Question:**\n\nWhich is big?\n\n**Options:**\n\nA Mars\n\nB Sun\n\n"
    "**Correct answer:**\n\nB Sun\n\n**Explanation:**\n\nIt shines.\n\n---\n\n"
    "## **Q002**\n\n**Question:**\n\nWhich is red?\n\n**Options:**\n\nA Mars\n\nB Sun\n\n"
    "**Correct answer:**\n\nA Mars\n\n**Explanation:**\n\nIt rusts.\n"
)
WANTED = ["Which is big? | -Mars +Sun", "Which is red? | +Mars -Sun"]


def test_a_heading_that_is_only_a_number_asks_what_is_below_the_label() -> None:
    assert cards(QUIZ) == WANTED
    assert [note.explanation.flat for note in notes(QUIZ)] == ["It shines.", "It rusts."]
    assert codes(QUIZ) == []


@pytest.mark.parametrize("heading", ["## Q{}", "## {}", "### Question {}", "## #{}", "## 第{}题", "## No. {}"])
def test_the_number_has_many_forms(heading: str) -> None:
    assert cards(QUIZ.replace("## **Q001**", heading.format(1)).replace("## **Q002**", heading.format(2))) == WANTED


@pytest.mark.parametrize(
    ("question", "options", "answer", "reason"),
    [
        ("**题目：**", "**选项：**", "**正确答案：**", "**解析：**"),
        ("**Frage:**", "**Antwortmöglichkeiten:**", "**Richtige Antwort:**", "**Erklärung:**"),
        ("**Pregunta:**", "**Opciones:**", "**Respuesta correcta:**", "**Explicación:**"),
        ("**Вопрос:**", "**Варианты ответов:**", "**Правильный ответ:**", "**Пояснение:**"),
    ],
)
def test_the_labels_may_be_in_any_language(question: str, options: str, answer: str, reason: str) -> None:
    text = QUIZ.replace("**Question:**", question).replace("**Options:**", options)
    assert cards(text.replace("**Correct answer:**", answer).replace("**Explanation:**", reason)) == WANTED


def test_the_options_may_be_lines_and_the_answer_a_letter() -> None:
    text = QUIZ.replace("A Mars\n\nB Sun\n\n**", "A Mars\nB Sun\n\n**").replace(":**\n\nB Sun", ":**\nB")
    assert cards(text) == WANTED


def test_open_questions_have_such_labels_too() -> None:
    text = "## Q1\n\n**Question:**\n\nWhich is big?\n\n**Answer:**\n\nThe sun\n\n"
    assert cards(text + text.replace("Q1", "Q2")) == ["Which is big? | The sun"] * 2


def test_the_last_answer_below_a_label_is_no_page_label() -> None:
    text = "**Question:**\n\nWhich is big?\n\n**Answer:**\n\nJupiter\n\n"
    assert cards(text + text.replace("big", "red").replace("Jupiter", "Mars"))[-1] == "Which is red? | Mars"


def test_sentences_that_begin_with_a_letter_below_options_are_no_options() -> None:
    text = "### What can it do?\n\n**Options:**\n\nA program runs.\n\nB is a letter.\n\n### And now?\n\nNothing.\n"
    assert not any(note.choices for note in notes(text))


def test_remarks_on_the_form_of_a_question_are_on_no_card() -> None:
    text = "## Which is big?\n\n**Type:** single\n\n- A. Mars\n- B. Sun\n\n**Answer:** B\n"
    assert cards(text) == ["Which is big? | -Mars +Sun"]
    assert notes(text)[0].explanation.flat == ""


def test_other_remarks_above_the_options_go_with_the_explanation() -> None:
    text = "## Which is big?\n\n**Type:** single\n**Difficulty:** easy\n\n- A. Mars\n- B. Sun\n\n**Answer:** B\n"
    assert cards(text) == ["Which is big? | -Mars +Sun"]
    assert notes(text)[0].explanation.flat == "**Difficulty:** easy"


def test_a_type_may_be_the_answer() -> None:
    assert cards("## What is Bob?\n\n**Type:** water\n") == ["What is Bob? | **Type:** water"]


SEPARATED = "{q}\nWhat is {w}?\n{a}\nA metal called {w}.\n\n"


@pytest.mark.parametrize(
    ("asks", "says"),
    [
        ("========== Question ==========", "========== Answer =========="),
        ("---- Question ----", "---- Answer ----"),
        ("=== Pregunta ===", "=== Respuesta ==="),
        ("__Practice Question__\n", "__Answer__\n"),
        ("**Review question**\n", "**Solution**\n"),
    ],
)
def test_labels_may_stand_between_lines_and_have_a_word_before_them(asks: str, says: str) -> None:
    text = "# Metals\n\n" + "".join(SEPARATED.format(q=asks, a=says, w=word) for word in ("iron", "zinc"))
    assert cards(text) == ["What is iron? | A metal called iron.", "What is zinc? | A metal called zinc."]


def test_other_words_between_lines_are_no_labels() -> None:
    assert cards("# Log\n\n=== Start ===\nIt runs.\n=== End ===\n\n=== Start ===\nIt ran.\n=== End ===\n") == []


def test_a_bold_number_with_its_question_on_the_line_asks_like_one_alone() -> None:
    text = "**Question 1**\n\nWhat is iron?\n\nAnswer: a metal\n\n**Question 2** What is neon?\n\nAnswer: a gas\n"
    assert cards(text) == ["What is iron? | a metal", "What is neon? | a gas"]


def test_a_bold_number_in_text_stays_without_a_colon() -> None:
    text = "## Which is best?\n\n**Question 1** is.\n\n## Which is worst?\n\n**Question 2** is.\n"
    assert cards(text) == ["Which is best? | **Question 1** is.", "Which is worst? | **Question 2** is."]


NUMBERED = (
    "{0}\n{1} Which is big?\nOption A: Mars\nOption B: Sun\nCorrect Answer: B\n"
    "{2}\n{1} Which is red?\nOption A: Mars\nOption B: Sun\nCorrect Answer: A\n"
)


@pytest.mark.parametrize(
    ("first", "label", "second"),
    [
        ("Question 1", "Question:", "Question 2"),
        ("**Question 1**", "**Question:**", "**Question 2**"),
        ("Frage 1", "Frage:", "Frage 2"),
        ("✅ Question 1:", "Question :", "✅ Question 2:"),
    ],
)
def test_a_line_that_is_only_a_number_goes_into_the_label_below_it(first: str, label: str, second: str) -> None:
    text = NUMBERED.format(first, label, second)
    assert cards(text) == WANTED
    assert codes(text) == []


def test_an_answer_key_may_refer_to_such_numbers() -> None:
    text = "".join(f"Question {n}\nQuestion: Which is {w}?\nA. Mars\nB. Sun\n\n" for n, w in ((1, "big"), (2, "red")))
    assert cards(f"{text}## Answers\n\n2. A\n1. B\n") == WANTED


def test_a_number_above_another_number_is_a_question_without_text() -> None:
    text = NUMBERED.format("Question 1", "Question 2:", "Question 3").replace(
        "Question 2: Which is r", "Question 4: Which is r"
    )
    assert codes(text).count("DP107") == 2
