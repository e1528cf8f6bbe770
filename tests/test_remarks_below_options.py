"""`This answer is correct.` below an option, as practice assessments print it."""

from __future__ import annotations

import pytest

from readings import cards, codes

RIGHT, WRONG = "**This answer is correct.**", "**This answer is incorrect.**"


def quiz(*parts: str) -> str:
    """Two questions with these parts below the first."""
    second = ("What melts?", "- Ice", RIGHT, "- Iron", "> It is cold.")
    return "\n\n".join(("Which planet is red?", "Select only one answer.", *parts, "---", *second)) + "\n"


SECOND = "What melts? | +Ice -Iron"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (RIGHT, WRONG),
        ("This answer is correct.", "This answer is wrong."),
        ("*Cette réponse est correcte.*", "*Cette réponse est incorrecte.*"),
        ("Diese Antwort ist richtig.", "Diese Antwort ist falsch."),
        ("Esta respuesta es correcta.", "Esta respuesta es incorrecta."),
        ("Questa risposta è corretta.", "Questa risposta è errata."),
        ("Esta resposta está correta.", "Esta resposta está incorreta."),
    ],
)
def test_the_sentence_marks_the_item_above_it(right: str, wrong: str) -> None:
    text = quiz("- Mars", right, "- Venus", "- Earth", wrong, "> It has rust.")
    assert cards(text)[0].endswith("+Mars -Venus -Earth")
    assert cards(text)[1].startswith(SECOND)
    assert codes(text) == []


def test_the_sentence_is_about_the_last_item_above_it() -> None:
    assert cards(quiz("- Venus\n- Mars", RIGHT, "- Earth"))[0].endswith("-Venus +Mars -Earth")


def test_only_the_right_option_is_the_answer() -> None:
    assert cards(quiz("- Mars", RIGHT, "> It has rust."))[0].endswith("| Mars > It has rust.")


def test_several_right_options_alone_are_the_answer() -> None:
    assert cards(quiz("- Mars", RIGHT, "- Io", RIGHT))[0].endswith("| - Mars - Io")


def test_without_a_right_one_the_sentences_stay() -> None:
    assert codes(quiz("- Mars", WRONG, "- Io", WRONG, "**Answer:** Titan")) == ["DP115"]


def test_a_sentence_of_an_answer_stays() -> None:
    text = (
        "## What is a claim?\n\nIt is a sentence.\n\nThis answer is correct.\n\n## What is a list?\n\n- One.\n- Two.\n"
    )
    assert any("This answer is correct." in card for card in cards(text))


@pytest.mark.parametrize(
    "parts",
    [
        ("A. Mars", RIGHT, "B. Venus", WRONG, "C. Earth"),
        (f"- [x] Mars\n  {RIGHT}\n- [ ] Venus\n  {WRONG}\n- [ ] Earth",),
        (f"- Mars\n  {RIGHT}\n- Venus\n  {WRONG}\n- Earth",),
        (f"A. Mars\n{RIGHT}\n\nB. Venus\n{WRONG}\n\nC. Earth",),
    ],
)
def test_the_sentence_may_be_within_an_item_or_below_a_letter(parts: tuple[str, ...]) -> None:
    assert cards(quiz(*parts))[0].endswith("+Mars -Venus -Earth")


def test_a_numbered_question_above_its_options_is_no_option() -> None:
    part = "{n}. Which is {word}?\n\n- Mars\n\n" + RIGHT + "\n\n- Io\n\n"
    text = part.format(n=1, word="red") + part.format(n=2, word="dry")
    assert cards(text) == ["Which is red? | +Mars -Io", "Which is dry? | +Mars -Io"]


def test_options_with_text_between_them_keep_the_sentence() -> None:
    text = f"### Which is red?\n\n- Mars\n\n{RIGHT}\n\nIt has rust.\n\n- Io\n\n- Titan\n"
    assert RIGHT in cards(text)[0]
