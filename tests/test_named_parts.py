"""Headings that name the parts of each question, as many quizzes have them: Options, Answer, Explanation."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

WANTED = ["What does a hub do? | -It sleeps. +It repeats.", "What does a fan do? | +It cools. -It sings."]
REASONS = ["A hub sends to all.", "It moves the air."]


def quiz(
    question: str = "## Question {}\n\n{}",
    options: str = "### Options\n\n",
    option: str = "- {}) {}",
    answer: str = "### Answer\n\n{0}) {1}",
    reason: str = "### Explanation\n\n{}",
) -> str:
    """Two questions with their parts below such headings."""
    asked = [
        ("What does a hub do?", ("It sleeps.", "It repeats."), 1, REASONS[0]),
        ("What does a fan do?", ("It cools.", "It sings."), 0, REASONS[1]),
    ]
    text = ""
    for number, (asks, both, right, why) in enumerate(asked, 1):
        listed = "\n".join(option.format(letter, words) for letter, words in zip("AB", both, strict=True))
        said = answer.format("AB"[right], both[right])
        text += f"{question.format(number, asks)}\n\n{options}{listed}\n\n{said}\n\n{reason.format(why)}\n\n---\n\n"
    return text


@pytest.mark.parametrize(
    "question", ["## Question {}\n{}", "## Question {}\n\n### Question\n\n{}", "## {}. {}", "### Q{}\n\n{}"]
)
@pytest.mark.parametrize("answer", ["### Answer:\n**{0}) {1}**", "### Correct Answer\n\n{0}", "### ✅ Answer\n\n{1}"])
def test_such_headings_end_no_card(question: str, answer: str) -> None:
    text = quiz(question, "### Options:\n", answer=answer)
    assert cards(text) == WANTED
    assert [note.explanation.flat for note in notes(text)] == REASONS
    assert codes(text) == []


@pytest.mark.parametrize(
    ("options", "answer", "reason"),
    [
        ("Choices", "Answer", "Rationale"),
        ("Answer Choices", "Right answer", "Reason"),
        ("Opciones:", "Respuesta:", "Explicación:"),
        ("Antwortmöglichkeiten", "Richtige Antwort", "Erklärung"),
        ("Options de réponse", "Bonne réponse", "Explication"),
        ("Opções", "Resposta correta", "Explicação"),
        ("Варианты ответа", "Правильный ответ", "Пояснение"),
        ("选项", "答案", "解析"),
        ("選択肢", "正解", "解説"),
        ("보기", "정답", "해설"),
    ],
)
def test_the_parts_have_their_names_in_many_languages(options: str, answer: str, reason: str) -> None:
    text = quiz(options=f"### {options}\n\n", answer=f"### {answer}\n\n{{0}}", reason=f"### {reason}\n\n{{}}")
    assert cards(text) == WANTED
    assert [note.explanation.flat for note in notes(text)] == REASONS


def test_the_words_for_options_may_be_bold() -> None:
    bold = {"answer": "**Answer:**\n**{0}) {1}**", "reason": "**Explanation:**\n{}"}
    assert cards(quiz(options="**Options:**\n\n", **bold)) == WANTED
    assert cards(quiz("**Question {}:**\n{}", "**Options**\n", **bold)) == WANTED


def test_options_may_have_no_heading() -> None:
    assert cards(quiz(options="")) == WANTED
    assert [note.explanation.flat for note in notes(quiz(options=""))] == REASONS


def test_an_explanation_below_a_written_answer_is_part_of_it() -> None:
    text = (
        "## Question 1\n\nWhat does a hub do?\n\n### Answer\n\nIt repeats.\n\n### Explanation\n\nTo all.\n\nAlways.\n\n"
        "## Question 2\n\nWhat does a fan do?\n\n### Answer\n\nIt cools.\n\n### Explanation\n\nBy air.\n"
    )
    assert cards(text) == [
        "What does a hub do? | It repeats. **Explanation:** To all. Always.",
        "What does a fan do? | It cools. **Explanation:** By air.",
    ]


def test_one_question_needs_letters_before_its_options() -> None:
    one, _ = quiz().split("## Question 2")
    assert cards(one) == WANTED[:1]
    record = (
        "# Storage\n\n## Options\n\n- Files\n- A table\n\n## Solution\n\nFiles.\n\n## Explanation\n\nThey are simple.\n"
    )
    assert cards(record) == []


def test_options_of_a_program_are_no_parts_of_a_question() -> None:
    text = (
        "## What does `ls` do?\n\nIt lists files.\n\n### Options\n\n- `-a`: all files\n- `-l`: long lines\n\n"
        "## What does `rm` do?\n\nIt removes files.\n\n### Options\n\n- `-f`: never asks\n- `-r`: folders, too\n"
    )
    assert [answer.count("Options") for answer in cards(text)] == [1, 1]


def test_a_key_at_the_end_stays_a_key() -> None:
    text = "## Question {}\n\nWhat is {}?\n\n### Options\n\n- A) red\n- B) green\n\n"
    text = "".join(text.format(number, what) for number, what in enumerate(["grass", "a brick"], 1))
    made = cards(f"{text}## Answers\n\n1. B\n2. A\n\n## Explanation\n\nBricks are red.\n")
    assert made == ["What is grass? | -red +green", "What is a brick? | +red -green"]


def test_text_behind_an_answer_stays_below_it() -> None:
    text = quiz(answer="**Answer:** {0}\n\nAs seen in class.", options="")
    assert cards(text) == WANTED
    assert [note.explanation.flat for note in notes(text)] == [
        f"As seen in class. **Explanation:** {why}" for why in REASONS
    ]


RULED = (
    "### Question {0}\n{1}\n\n* A) food\n* B) {2}\n\n---\n\n{3}\n\n---\n\n### Explanation\nBees need {2}.\n\n---\n\n"
)
SAID = ["### Answer\n**B**", "### Answer Key\nB", "### Answer Key\n* **Correct Option:** **B**", "#### Answer\nB"]


@pytest.mark.parametrize("said", SAID)
def test_rules_may_be_between_the_parts_of_each_question(said: str) -> None:
    text = RULED.format(1, "Why smoke?", "calm", said) + RULED.format(2, "Why wax?", "cells", said)
    assert cards(f"# Quiz\n\n{text}") == ["Why smoke? | -food +calm", "Why wax? | -food +cells"]
    assert [note.explanation.flat for note in notes(text)] == ["Bees need calm.", "Bees need cells."]


@pytest.mark.parametrize("said", SAID)
def test_a_file_may_hold_one_such_question(said: str) -> None:
    text = RULED.format(1, "Why smoke?", "calm", said)
    assert cards(f"# Quiz\n\n{text}") == ["Why smoke? | -food +calm"]
    assert [note.explanation.flat for note in notes(text)] == ["Bees need calm."]


ASKED = ("Why smoke?", "Why wax?")


@pytest.mark.parametrize("key", ["1-B, 2-A", "1. B\n2. A", "B A"])
def test_a_key_of_several_questions_keeps_its_heading(key: str) -> None:
    asked = "".join(
        f"### Question {n}\n{q}\n\n* A) food\n* B) calm\n\n" for n, q in ((1, "Why smoke?"), (2, "Why wax?"))
    )
    text = f"# Quiz\n\n{asked}### Answer Key\n{key}\n\n### Explanation\n\nBees differ.\n"
    assert cards(text) == ["Why smoke? | -food +calm", "Why wax? | +food -calm"]
