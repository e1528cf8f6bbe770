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


EXERCISES = "## {0} 1\n\nAdd 1 and 2.\n\n## {0} 2\n\nAdd 3 and 4.\n\n"
LISTED = "1. Why does ice float?\n2. Why does iron rust?\n\n"


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("Exercise", "# Solutions\n\n## Exercise {} – Solution"),
        ("Exercise", "## Solutions\n\n**Exercise {}: Solution**"),
        ("Exercise", "## Solution {}"),
        ("Aufgabe", "# Lösungen\n\n## Lösung zu Aufgabe {}"),
        ("Exercice", "# Solutions\n\n## Solution de l'exercice {}"),
        ("Esercizio", "# Soluzioni\n\n## Soluzione dell'esercizio {}"),
        ("Alıştırma", "# Çözümler\n\n## Alıştırma {} çözümü"),
        ("练习", "## 答案\n\n### 练习{}的答案"),
    ],
)
def test_solutions_that_are_numbers_pair_with_the_exercises(word: str, title: str) -> None:
    head, _, own = title.rpartition("\n\n")
    answers = "".join(f"{own.format(n)}\n\n{said}\n\n" for n, said in ((1, "3"), (2, "7")))
    text = f"# Sums\n\n{EXERCISES.format(word)}{head}\n\n{answers}"
    assert cards(text) == [f"{word} 1 Add 1 and 2. | 3", f"{word} 2 Add 3 and 4. | 7"]
    assert codes(text) == []


@pytest.mark.parametrize("title", ["## Q{} Solution", "## Solution {}", "**Solution {}**"])
def test_answers_by_number_pair_with_numbered_lines(title: str) -> None:
    says = [card.partition(" | ")[2] for card in WANTED]
    answers = "".join(f"{title.format(n)}\n\n{said}\n\n" for n, said in enumerate(says, 1))
    text = f"# Things\n\n{LISTED}{'#' if title[0] == '#' else '##'} Solutions\n\n{answers}"
    assert cards(text) == WANTED
    assert codes(text) == []


def test_an_exercise_without_its_solution_among_others_is_reported() -> None:
    text = "# Sums\n\n" + EXERCISES.format("Exercise") + "## Exercise 3\n\nAdd 5 and 6.\n\n"
    answers = "# Solutions\n\n## Exercise 1 – Solution\n\nThree.\n\n## Exercise 3 – Solution\n\nEleven.\n"
    assert cards(text + answers) == ["Exercise 1 Add 1 and 2. | Three.", "Exercise 3 Add 5 and 6. | Eleven."]
    assert codes(text + answers) == ["DP104"]


def test_a_bold_line_without_a_number_belongs_to_the_solution_above_it() -> None:
    said = "# Solutions\n\n## Exercise 1\n\nThree.\n\n**Remark**\n\nCount.\n\n## Exercise 2\n\nSeven.\n"
    text = "# Sums\n\n" + EXERCISES.format("Exercise") + said
    assert cards(text)[0] == "Exercise 1 Add 1 and 2. | Three. **Remark** Count."
    assert codes(text) == []


def test_a_key_with_the_titles_of_exercises_answers_them() -> None:
    text = "# Sums\n\n## Exercise 1: Small\n\nAdd 1 and 2.\n\n## Exercise 2: Large\n\nAdd 3 and 4.\n\n# Solutions\n\n"
    text += "## Exercise 1: Small\n\nThree.\n\n## Exercise 2: Large\n\nSeven.\n"
    assert cards(text) == ["Exercise 1: Small Add 1 and 2. | Three.", "Exercise 2: Large Add 3 and 4. | Seven."]


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
