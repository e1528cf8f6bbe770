"""Results of quizzes on the web, in which lines above options say which are right."""

from __future__ import annotations

import pytest

from readings import cards

METAL = "Which is a metal?\noak\nYour answer is incorrect\nwool\nCorrect answer\niron\n"
LATHE = "A lathe is used to:\n\nYour selection is incorrect\ncook\n\nCorrect selection\nturn wood\n\nsail\n"
BIRD = "Which bird sings?\nYour answer is correct\na wren\na duck\n"
WANTED = [
    "Which is a metal? | -oak -wool +iron",
    "A lathe is used to: | -cook +turn wood -sail",
    "Which bird sings? | +a wren -a duck",
]


@pytest.mark.parametrize("head", ["", "## Question {}\n", "## Question {}\n\n", "Question {}\n"])
@pytest.mark.parametrize("title", ["", "# Results\n\n"])
def test_lines_above_options_say_which_are_right(title: str, head: str) -> None:
    text = "\n".join(head.format(n) + asked for n, asked in enumerate((METAL, LATHE, BIRD), 1))
    assert cards(title + text) == WANTED


def test_such_questions_below_others_are_no_part_of_the_last_answer() -> None:
    others = "".join(f"## Question {n}\n**Which is {n}?**\n\n- A) one\n- B) it\n\n**Answer:** B\n\n" for n in (1, 2))
    assert cards(f"{others}---\n\n{METAL}\n{LATHE}\n{BIRD}")[2:] == WANTED


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Deine Antwort ist falsch", "Richtige Antwort"),
        ("Tu respuesta es incorrecta", "Respuesta correcta"),
        ("La tua risposta è errata", "Risposta corretta"),
    ],
)
def test_they_may_be_in_other_languages(wrong: str, right: str) -> None:
    text = METAL.replace("Your answer is incorrect", wrong).replace("Correct answer", right)
    assert cards(text) == WANTED[:1]


@pytest.mark.parametrize(
    "text",
    [
        "## Which is a metal?\n\nA. oak\nB. iron\n\nCorrect answer\nB\n\nYour answer is incorrect\nA\n",
        "## What does the page say?\n\nYour answer is incorrect\nTry again\n\n## And then?\n\nYour answer is correct\n",
    ],
)
def test_other_lines_that_say_so_make_no_options(text: str) -> None:
    assert all("+Try again" not in card and "+B" not in card for card in cards(text))


def test_such_lines_may_be_paragraphs_of_their_own() -> None:
    assert cards(f"{METAL}\n{BIRD}".replace("\n\n", "\n").replace("\n", "\n\n")) == [WANTED[0], WANTED[2]]


def test_lines_above_right_options_alone_count_where_these_stand_between_others() -> None:
    text = "Which is a metal?\noak\nCorrect answer\niron\nwool\n\nWhich bird sings?\nCorrect answer\na wren\na duck\n"
    assert cards(text) == ["Which is a metal? | -oak +iron -wool", WANTED[2]]


@pytest.mark.parametrize(
    "text",
    [
        "Which are metals?\nCorrect answer\niron\ntin\n\nWhich bird sings?\nCorrect answer\na wren\na duck\n",
        "Which is a metal?\nThink of nails.\nCorrect answer\niron\n\nWhich sings?\nIt flies.\nCorrect answer\na wren\n",
        "Which is a metal?\nThink of nails.\nCorrect answer\niron\nIt rusts.\n",
    ],
)
def test_such_a_line_above_an_answer_makes_no_options(text: str) -> None:
    assert not any(" -" in card for card in cards(text))
