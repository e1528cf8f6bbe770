"""Answers below a title for all, under headings such as `Q1 Solution` or `Answer to Question 1`."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

ASKED = "### {0} 1\n\nWhy does ice float?\n\n### {0} 2\n\nWhy does iron rust?\n\n"
WANTED = ["Why does ice float? | It is light.", "Why does iron rust? | It takes up oxygen."]


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("Question", "### Answer to Question {}"),
        ("Question", "### Question {}: Answer"),
        ("Question", "### Question {} – Solution"),
        ("Question", "### Question {} (Answer)"),
        ("Question", "### Solution {}"),
        ("Question", "**Answer {}**"),
        ("Q", "#### Q{} Solution"),
        ("Frage", "### Antwort zu Frage {}"),
        ("Pregunta", "### Respuesta a la pregunta {}"),
        ("Question", "### Réponse à la question {}"),
        ("Вопрос", "### Ответ на вопрос {}"),
    ],
)
def test_such_headings_name_the_questions_above_that_they_answer(word: str, title: str) -> None:
    says = [card.partition(" | ")[2] for card in WANTED]
    answers = "".join(f"{title.format(n)}\n\n{said}\n\n" for n, said in enumerate(says, 1))
    text = f"# Things\n\n{ASKED.format(word)}## {'Solutions' if word == 'Q' else 'Answers'}\n\n{answers}"
    assert cards(text) == WANTED
    assert codes(text) == []


@pytest.mark.parametrize("title", ["### Question {} – Solution", "### Solution to Question {}"])
def test_an_answer_right_below_its_question_needs_no_number(title: str) -> None:
    asked = ASKED.format("Question").split("### ")[1:]
    says = [card.partition(" | ")[2] for card in WANTED]
    text = "".join(
        f"### {question}{title.format(n)}\n\n{said}\n\n"
        for n, (question, said) in enumerate(zip(asked, says, strict=True), 1)
    )
    assert cards(f"# Things\n\n{text}") == WANTED


def test_a_number_that_no_question_has_leaves_the_headings_as_they_are() -> None:
    answers = "## Answers\n\n### Answer 7\n\nIt is light.\n\n### Answer 8\n\nIt rusts.\n"
    text = f"# Things\n\n{ASKED.format('Question')}{answers}"
    assert "Why does ice float? | It is light." not in cards(text)


REASONED = {
    "below the reasons": "{}\n\n**Correct option:** B\n\n",
    "in a list": "- **Correct option:** B\n- {}\n\n",
    "with the words": "{}\n\n**Answer:** (B) gas\n\n",
    "at the head": "**Correct option:** B\n\n{}\n\n",
}


@pytest.mark.parametrize("form", REASONED.values(), ids=REASONED.keys())
def test_a_line_with_a_label_within_an_answer_of_a_key_names_the_right_option(form: str) -> None:
    asked = "".join(f"### Question {n}\n\nWhich burns?\n\n- (A) ice\n- (B) gas\n\n" for n in (1, 2))
    key = "".join(f"### Question {n}\n\n{form.format('It is hot.')}" for n in (1, 2))
    text = f"# Fire\n\n{asked}## Solutions\n\n{key}"
    assert cards(text) == ["Which burns? | -ice +gas"] * 2
    assert all(note.explanation.flat.endswith("It is hot.") for note in notes(text))
