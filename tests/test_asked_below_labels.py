"""Headings that ask below a heading that is only a label; answers that begin with an abbreviation and a sign."""

from __future__ import annotations

import pytest

from readings import cards, codes


@pytest.mark.parametrize("label", ["Question {}", "Vraag {}", "Frage {}:", "Задание {}"])
@pytest.mark.parametrize("marks", ["###", "####"])
def test_headings_below_a_label_alone_are_its_questions(label: str, marks: str) -> None:
    text = (
        f"# Sky\n\n## {label.format(1)}\n{marks} What is a star?\nA ball.\n\n"
        f"{marks} Explain it in short.\nIt burns.\n\n"
        f"## {label.format(2)}\n{marks} What is a moon?\nA rock.\n"
    )
    assert cards(text) == ["What is a star? | A ball.", "Explain it in short. | It burns.", "What is a moon? | A rock."]
    assert codes(text) == []


def test_a_heading_that_announces_the_answer_stays_one() -> None:
    text = "## Question 1\n### What is a star?\n\n### Answer\n\nA ball.\n\n"
    text += "## Question 2\n### Name a moon.\n### Answer\nIo.\n"
    assert cards(text) == ["What is a star? | A ball.", "Name a moon. | Io."]
    assert codes(text) == []


def test_a_title_below_a_label_is_no_question() -> None:
    assert "DP107" in codes("## Question 1\n### Overview\n\nText.\n")


@pytest.mark.parametrize("sign", ["R=", "R =", "R:", "R -", "Resp=", "A="])
def test_an_abbreviation_and_a_sign_label_answers(sign: str) -> None:
    text = f"**1. Fogo:**\n\n1.1. Explique o fogo.\n\n{sign} Uma chama.\n\n**2. Ar:**\n\n2.1. E o ar?\n{sign} Um gás.\n"
    assert cards(text) == ["Explique o fogo. | Uma chama.", "E o ar? | Um gás."]


def test_a_word_of_two_letters_behind_a_colon_is_no_formula() -> None:
    text = "1.- The old connector.\n\nR: AT\n\n---\n\n1.- The new one.\n\nR: ATX\n"
    assert cards(text) == ["The old connector. | AT", "The new one. | ATX"]


def test_a_formula_is_no_label() -> None:
    text = "1. What is the law?\n\nR = U / I\n\n2. And the radius?\n\nR = d / 2\n"
    assert cards(text) == ["What is the law? | R = U / I", "And the radius? | R = d / 2"]
