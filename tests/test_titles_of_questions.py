"""Titles right above questions, and questions without blank lines between them: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

PEAT = "Peat\nWhat is peat made of?\nIt is made of moss.\n\n"
FEN = "Open water\nWhere does a fen get its water?\nFrom the ground.\nAnd from rain.\n\n\n"
REED = "Reeds\n¿Qué son los juncos?\nSon hierbas altas.\n"
WANTED = [
    "What is peat made of? | It is made of moss.",
    "Where does a fen get its water? | From the ground. And from rain.",
    "¿Qué son los juncos? | Son hierbas altas.",
]


def test_a_title_may_be_the_first_line_of_the_paragraph_of_each_question() -> None:
    assert cards(PEAT + FEN + REED) == WANTED
    assert codes(PEAT + FEN + REED) == ["DP115"]
    assert notes(PEAT + FEN + REED)[1].location.line == 6


def test_the_first_question_may_have_the_title_of_the_sheet_above_its_own() -> None:
    assert cards("Questions on bogs\n" + PEAT + FEN + REED) == WANTED


def test_one_title_is_enough_if_other_paragraphs_begin_with_a_question() -> None:
    assert cards(PEAT + FEN.partition("\n")[2] + REED.partition("\n")[2]) == WANTED


@pytest.mark.parametrize(
    "first",
    [
        "Peat is found in bogs, so we ask:",
        "Peat is found in bogs.",
        "peat is old, but then",
        "Question: Peat?",
        "1. Peat",
        "Peat and all the moss that grows on it in the wet",
    ],
)
def test_other_lines_above_a_question_are_no_titles(first: str) -> None:
    assert WANTED[0] not in cards(PEAT.replace("Peat", first, 1) + FEN + REED)


def test_two_such_paragraphs_are_prose() -> None:
    assert cards(PEAT + FEN) == []


ASKED = (
    "Why is the flour sifted?",
    "What does the salt do to dough?",
    "Wie lange muss der Teig gehen?",
    "Which oven keeps the crust soft?",
    "How long does a loaf stay fresh?",
)
TOLD = ("It traps air.", "It slows the yeast.\nIt gives taste.", "Zwei Stunden.", "One with steam.", "Two days.")
TIGHT = "".join(f"{asked}\n{told}\n" for asked, told in zip(ASKED, TOLD, strict=True))


@pytest.mark.parametrize("above", ["", "# Bread\n", "# Bread\n\nA loaf is baked.\n\n## Questions\n\n"])
def test_questions_need_no_blank_line_between_them(above: str) -> None:
    found = cards(above + TIGHT)
    assert [card.split(" | ")[0] for card in found] == list(ASKED)
    assert found[1].endswith(" | It slows the yeast. It gives taste.")
    assert codes(above + TIGHT) == ["DP115"]


@pytest.mark.parametrize(
    "text",
    [
        TIGHT.replace(ASKED[2] + "\nZwei Stunden.\n", ""),
        "We bake.\n" + TIGHT,
        TIGHT.replace("It traps air.\n", ""),
        "".join(f"{word}?\nYes.\n" for word in ("Ready", "And you", "Tea", "Milk", "Now")),
    ],
    ids=["four", "text first", "two questions in a row", "talk"],
)
def test_a_few_and_those_of_a_talk_stay_one_paragraph(text: str) -> None:
    assert cards(text) == []


@pytest.mark.parametrize("sign", ["●", "•", "◦"])
def test_a_task_right_above_bullets_is_a_question_among_them(sign: str) -> None:
    task = f"Name the kinds of bog\n{sign} raised\n{sign} flat\n\n"
    assert f"Name the kinds of bog | {sign} raised {sign} flat" in cards(PEAT + FEN + task + REED)
    assert len(cards(PEAT + FEN + task.replace("Name the", "The") + REED)) == 3
