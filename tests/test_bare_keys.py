"""A bare line of letters or numbers, one for each question, as a key; topics before the numbers of questions."""

from __future__ import annotations

import pytest

from readings import cards, codes

OPTIONS = "A){0}oak\nB){0}iron\nC){0}wax\n\n"
ASKED = ("Which is a metal?", "Which is soft?", "Which is a wood?")
WANTED = [
    "Which is a metal? | -oak +iron -wax",
    "Which is soft? | -oak -iron +wax",
    "Which is a wood? | +oak -iron -wax",
]


def exam(head: str = "{}. ", blank: str = " ") -> str:
    return "".join(head.format(n) + asked + "\n" + OPTIONS.format(blank) for n, asked in enumerate(ASKED, 1))


@pytest.mark.parametrize("key", ["B, C, A", "b,c,a", "B; C; A.", "2, 3, 1", "2,3,1"])
@pytest.mark.parametrize(
    "form", ["{key}\n\n{exam}", "# Exam\n\n{key}\n\n{exam}", "{exam}\n{key}\n", "{exam}\n## Answers\n\n{key}\n"]
)
@pytest.mark.parametrize("blank", ["", " "])
def test_a_bare_line_with_an_answer_for_each_question_is_a_key(form: str, key: str, blank: str) -> None:
    assert cards(form.format(exam=exam(blank=blank), key=key)) == WANTED


@pytest.mark.parametrize("key", ["B, C", "B, C, A, A", "2, 3, 9", "B, C, A and more", "- B, C, A"])
def test_lines_that_do_not_answer_each_question_are_no_key(key: str) -> None:
    assert codes(f"{key}\n\n{exam()}").count("DP108") == 3


def test_a_topic_before_a_number_is_a_part_of_its_question() -> None:
    text = "2, 3, 1\n\n" + exam("0{}. ").replace("02.", "[STONES] 02.")
    assert cards(text) == [WANTED[0], f"[STONES] {WANTED[1]}", WANTED[2]]
    every = "2, 3, 1\n\n" + exam("[A topic] {}) ")
    assert cards(every) == [f"[A topic] {card}" for card in WANTED]


def test_other_brackets_before_a_number_stay() -> None:
    text = "## What is read?\n\n[Knuth] 4. edition\n\n## What else?\n\n[see] 9. and [see] 11.\n"
    assert cards(text) == ["What is read? | [Knuth] 4. edition", "What else? | [see] 9. and [see] 11."]
