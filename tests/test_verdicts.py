"""Lists in which a word behind each item says whether it is right."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

QUIZ = (
    "## 1. What holds for ice?\n\n- It floats. / YES\n"
    "- It burns. / NO / It has no carbon.\n- It melts. / YES / At 0 °C.\n\n"
    "## 2. Mark what holds for iron\n\n- It rusts. / YES\n- It floats. / NO\n"
)
WANTED = [
    "What holds for ice? | +It floats. -It burns. +It melts.",
    "Mark what holds for iron | +It rusts. -It floats.",
]


@pytest.mark.parametrize("sign", ["/", "|", "→", "->", "=>"])
@pytest.mark.parametrize(
    ("yes", "no"),
    [("YES", "NO"), ("True", "False"), ("**ja**", "**nein**"), ("TAK", "NIE"), ("да", "нет"), ("sí", "no")],
)
def test_the_words_mark_the_right_options(yes: str, no: str, sign: str) -> None:
    assert cards(QUIZ.replace(" / ", f" {sign} ").replace("YES", yes).replace("NO", no)) == WANTED


def test_what_is_behind_the_words_is_feedback_with_its_place() -> None:
    choices = notes(QUIZ)[0].choices
    assert [choice.feedback.flat for choice in choices] == ["", "It has no carbon.", "At 0 °C."]
    assert choices[1].feedback.origin == ((4, 20),)
    assert choices[1].text.origin == ((4, 3),)


def test_a_question_without_a_right_option_is_reported() -> None:
    text = f"{QUIZ}\n## 3. What holds for air?\n\n- It is blue. / NO\n- It is dry. / NO\n"
    assert cards(text) == WANTED
    assert "DP108" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        QUIZ.split("## 2.")[0],
        QUIZ.replace("YES", "yet").replace("NO", "not"),
        QUIZ.replace("- It rusts. / YES", "- It rusts."),
        QUIZ.replace(" / ", ": "),
        QUIZ.replace("- It rusts. / YES", "- It rusts. -> YES").replace("- It floats. / NO\n", "- It floats. -> NO\n"),
    ],
)
def test_other_lists_stay_answers(text: str) -> None:
    assert not any(note.choices for note in notes(text))
