"""Options with letters above a paragraph: it may say which of them is right, without a label."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes, right

ASKED = "## Which of these is a metal?\n\nA. Oak\nB. Iron\nC. Copper\n\n"


@pytest.mark.parametrize(
    "below",
    [
        "B is a metal, because it conducts heat.",
        "B, because it conducts heat.",
        "So the correct answer is B.",
        "Only option B conducts heat.",
        "Oak burns. (B) is right.",
        "B ist ein Metall.",
        "B – it conducts heat.",
        "It conducts heat.\n\nThe answer is (B).",
    ],
)
def test_the_text_names_the_right_option_by_its_letter(below: str) -> None:
    (note,) = notes(ASKED + below)
    assert (right(note), note.explanation.markdown) == (["Iron"], below)
    assert codes(ASKED + below) == []


def test_the_text_may_name_several_options() -> None:
    assert right(notes(ASKED + "The right answers are B and C.")[0]) == ["Iron", "Copper"]


@pytest.mark.parametrize("below", ["Iron conducts heat.", "The iron of a nail conducts heat.", "**Iron** is one."])
def test_a_text_that_begins_with_the_words_of_an_option_is_a_guess(below: str) -> None:
    assert cards(ASKED + below) == ["Which of these is a metal? | -Oak +Iron -Copper"]
    assert codes(ASKED + below) == ["DP116"]


@pytest.mark.parametrize(
    "below",
    [
        "It conducts heat.",
        "A metal conducts heat.",
        "Oak is wrong, since it burns.",
        "C is not what a tree gives.",
        "Unlike oak, it conducts heat.",
        "I think it is hard.",
    ],
)
def test_a_text_that_names_none_leaves_the_options_in_the_answer_with_a_warning(below: str) -> None:
    assert cards(ASKED + below) == [f"Which of these is a metal? | A. Oak B. Iron C. Copper {below}"]
    assert codes(ASKED + below) == ["DP116"]


@pytest.mark.parametrize(
    "text",
    [
        "## Explain the parts\n\nA. Root\nB. Leaf\n\nThey feed the plant.\n\n## What is a leaf?\n\nA part.\n",
        "## What are the parts?\n\n1. Root\n2. Leaf\n\nThey feed the plant.\n",
        "## What are the parts?\n\nA. Root\n\n   It drinks.\n\nB. Leaf\n\n   It feeds.\n\nThat is all.\n",
        "## What are the parts?\n\nA plant has:\n\n- Root\n- Leaf\n\nRoot is below.\n",
    ],
)
def test_other_lists_above_text_are_answers(text: str) -> None:
    assert not any(note.choices for note in notes(text))
    assert codes(text) == []


RULED = "## Which of these are metals?\n\nA. Oak\n\nB. Iron\n\nC. Copper\n\n---\n\n"


@pytest.mark.parametrize(
    ("below", "named"),
    [
        ("B\n", ["Iron"]),
        ("B, C\n", ["Iron", "Copper"]),
        ("Feedback\n\nB (Correct Answer) - it conducts heat.\n\nA is not correct, it burns.\n", ["Iron"]),
        ("A is not correct.\n\nB (correct) conducts heat.\n\nC (correct) does, too.\n", ["Iron", "Copper"]),
        ("Explanation:\n\nB is correct because it conducts heat.\n", ["Iron"]),
    ],
)
def test_a_rule_may_stand_between_the_options_and_the_text(below: str, named: list[str]) -> None:
    assert right(notes(RULED + below)[0]) == named
    assert codes(RULED + below) == []


def test_a_letter_below_a_rule_right_below_a_list_answers() -> None:
    options = "- A: True\n- B: False\n---\n"
    text = f"### Q1: Oak is a metal.\n\n{options}B\n\n### Q2: Iron is one.\n\n{options}A\n"
    assert cards(text) == ["Oak is a metal. | -True +False", "Iron is one. | +True -False"]


def test_long_options_count_if_the_text_marks_one_of_them() -> None:
    long = "Iron, which carries every bridge " + "and every tower " * 12
    text = f"## What do you take?\n\nA. {long}\n\nB. Cheese\n\n---\nFeedback\n\nA (Correct Answer) - it holds.\n"
    assert right(notes(text)[0]) == [long.strip()]


def test_a_remark_in_a_quote_does_not_say_which_option_is_right() -> None:
    quiz = "## Which is a gas?\n\n- A. Iron\n- B. Neon\n\n> {}\n\n## Which is a metal?\n\n- A. Iron\n- B. Neon\n\n> A\n"
    assert cards(quiz.format("B")) == ["Which is a gas? | -Iron +Neon", "Which is a metal? | +Iron -Neon"]
    assert right(notes(quiz.format("B is light, because it is a gas."))[0]) == ["Neon"]
    remark = quiz.format("Both are elements.")
    assert cards(remark)[1:] == ["Which is a metal? | +Iron -Neon"]
    assert codes(remark) == ["DP116"]
