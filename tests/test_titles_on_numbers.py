"""Titles of sections that touch the numbered question below them: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, understood

EASY = "Easy (1 point each)\n1. Name a river.\n\nSolution: The Rhine.\n\n2. Name a lake.\n\nSolution: Lake Como.\n\n"
MEDIUM = "Medium (2 points each)\n3. Name two seas.\n\nSolution:\n- The Baltic\n- The Black Sea\n"


def test_a_title_and_the_question_below_it_are_not_part_of_the_answer_above() -> None:
    wanted = [
        "Name a river. | The Rhine.",
        "Name a lake. | Lake Como.",
        "Name two seas. | - The Baltic - The Black Sea",
    ]
    assert cards(EASY + MEDIUM) == wanted
    assert codes(EASY + MEDIUM) == []
    assert [note.section for note in understood(EASY + MEDIUM).deck.notes] == [
        ("Easy (1 point each)",),
        ("Easy (1 point each)",),
        ("Medium (2 points each)",),
    ]


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("points", ["(2 points)", "(3 points each)", "(4 Punkte)", "（2 分）"])
def test_titles_with_points_need_no_labels_of_answers(points: str, blank: str) -> None:
    text = f"Easy {points}\n1. What is a river?\nThe Rhine.\n2. What is a lake?\nLake Como.\n{blank}"
    text += f"Hard {points}\n3. What is a sea?\nThe Baltic.\n4. What is a strait?\nThe Kattegat.\n"
    said = [(note.section, note.answer.markdown) for note in understood(text).deck.notes]
    easy, hard = (f"Easy {points}",), (f"Hard {points}",)
    assert said == [(easy, "The Rhine."), (easy, "Lake Como."), (hard, "The Baltic."), (hard, "The Kattegat.")]


def test_answers_that_end_in_points_are_no_titles() -> None:
    text = "# Seas\n\n" + "".join(f"{n}. What is sea {n}?\nThe sea {n} (2 points)\n" for n in (1, 2, 3))
    assert [note.answer.markdown for note in understood(text).deck.notes] == [
        f"The sea {n} (2 points)" for n in (1, 2, 3)
    ]


def test_the_title_of_a_whole_part_below_a_rule_is_no_part_of_an_answer() -> None:
    text = f"Part A\n\n{EASY}{MEDIUM}\n---\n\nPart B\n\n{EASY}".replace("Name a", "Say a")
    assert [card.partition(" | ")[2] for card in cards(text)] == [
        "The Rhine.",
        "Lake Como.",
        "- The Baltic - The Black Sea",
        "The Rhine.",
        "Lake Como.",
    ]


def test_answers_on_the_line_above_the_next_number_are_no_titles() -> None:
    text = "1. Name a river.\nThe Rhine\n2. Name a lake.\nLake Como\n3. Name a sea.\nThe Baltic\n"
    assert understood(text).deck.notes == () or all("Rhine" not in note.section for note in understood(text).deck.notes)


def test_steps_in_an_answer_below_a_line_of_text_stay_in_it() -> None:
    text = EASY + "3. How do you boil an egg?\n\nSolution: In water.\n\nThe steps\n1. Boil water.\n2. Add the egg.\n"
    assert not any(note.section == ("The steps",) for note in understood(text).deck.notes)


def test_bullets_below_the_label_of_an_answer_that_ends_an_item_are_its_answer() -> None:
    text = (
        "## Lakes\n\n1. Name a lake.\nSolution:\n- Lake Como.\n\n## Seas\n\n2. Name a sea.\nSolution:\n- The Baltic.\n"
    )
    assert cards(text) == ["Name a lake. | - Lake Como.", "Name a sea. | - The Baltic."]
    assert codes(text) == []
