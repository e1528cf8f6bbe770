"""A question, its answer, and `Answer: Correct, ...` below it: the answer stands above that line."""

from __future__ import annotations

import pytest

from readings import cards, notes

WORDS = {
    "en": (
        "What bends?",
        "A willow",
        "Answer: Correct, it is soft.",
        "What floats?",
        "Cork",
        "Answer: Right. A light one.",
    ),
    "es": (
        "¿Qué cede?",
        "El sauce",
        "Respuesta: Correcto, es blando.",
        "¿Qué flota?",
        "Corcho",
        "Respuesta: Correcta **sí**",
    ),
    "de": (
        "Was biegt sich?",
        "Die Weide",
        "Antwort: Richtig, weich.",
        "Was schwimmt?",
        "Kork",
        "Antwort: Richtig – leicht.",
    ),
    "ru": ("Что гнётся?", "Ива", "Ответ: Верно, она мягкая.", "Что плавает?", "Пробка", "Ответ: Правильно, лёгкая."),
    "ja": ("どの木がしなる?", "柳", "答え: 正解。柔らかい。", "何が浮く?", "コルク", "答え: 正解。軽いから。"),
}


def quiz(*words: str) -> str:
    """The paragraphs of a quiz inside notes."""
    return "\n\n".join(("# Wood", "## Notes", "Wood is cut in winter.", "## Quiz", *words)) + "\n"


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_the_answer_begins_above_the_line_that_says_that_it_is_right(words: tuple[str, ...]) -> None:
    found = [(note.question.flat, note.answer.markdown) for note in notes(quiz(*words))]
    assert found == [(words[0], f"{words[1]}\n\n{words[2]}"), (words[3], f"{words[4]}\n\n{words[5]}")]


def test_a_line_with_only_the_number_of_a_question_is_left_out() -> None:
    words = WORDS["en"]
    assert cards(quiz("Question 1", *words)) == cards(quiz(*words))


def test_one_such_line_changes_nothing() -> None:
    assert not any(card.startswith("What bends? | A willow") for card in cards(quiz(*WORDS["en"][:3])))


@pytest.mark.parametrize("said", ["Answer: Correctness.", "Answer: Wrong, it breaks.", "Answer: Right"])
def test_another_answer_below_leaves_all_labels_as_they_are(said: str) -> None:
    more = ("What breaks?", "Something dry", said)
    assert not any(" | A willow" in card for card in cards(quiz(*WORDS["en"], *more)))
