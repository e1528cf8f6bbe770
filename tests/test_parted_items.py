"""Bullets with a nested answer beside bullets without any, and headings without words: text in, cards and codes out."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

ASKED = "- What is a bus?\n\t- It joins the parts.\n- Width\n\t- 8 bits\n- ==What is a word?==\n\t- Two bytes.\n"
LEARN = "- read chapter 7\n- learn the bus\n- and the rest\n- twice\n- or more\n"
SLIDES = "".join(f"## \n![](slide{number}.png)\n\n" for number in range(4))


def asked(text: str) -> list[str]:
    return [note.question.flat for note in notes(text)]


def test_questions_in_a_part_of_a_list_that_blank_lines_divide_are_cards() -> None:
    text = f"# Computer\n\n{ASKED}\n\n\n{LEARN}"
    assert asked(text) == ["What is a bus?", "Width", "What is a word?"]
    assert notes(text)[2].answer.flat == "- Two bytes."


def test_items_of_one_list_that_mostly_lack_an_answer_stay_a_list() -> None:
    assert asked(f"# Computer\n\n{ASKED}{LEARN}") == []


@pytest.mark.parametrize("question", ["==What is a stack?==", "**==What is a stack?==**"])
def test_highlight_marks_round_a_whole_question_do_not_hide_it(question: str) -> None:
    text = f"- {question}\n  - A pile.\n- What is a queue?\n  - A row.\n"
    assert cards(text)[1] == "What is a queue? | - A row."
    assert notes(text)[0].question.flat.strip("=*") == "What is a stack?"
    assert len(notes(text)) == 2


def test_a_nested_answer_in_another_list_counts_like_those_beside_other_questions() -> None:
    first = "".join(f"- What is part {name}?\n  - A part.\n" for name in "ABC")
    text = f"# Parts\n\n{first}\n# Rest\n\n- a hit = found\n- a miss\n- What is a rate?\n  - 90 %\n- a line\n"
    assert asked(text)[-1] == "What is a rate?"
    rhetorical = text.replace("What is a rate?\n  - 90 %", "What is a rate?")
    assert len(notes(rhetorical)) == 3


def test_headings_without_words_that_part_slides_are_no_questions() -> None:
    text = f"# Computer\n\n{ASKED}\n\n\n{SLIDES}"
    assert asked(text) == ["What is a bus?", "Width", "What is a word?"]
    assert "DP107" not in codes(text)
    assert "DP124" not in codes(text)


def test_a_heading_without_words_among_questions_is_reported() -> None:
    text = "## What is a bus?\nA link.\n\n## \nIt is empty.\n\n## What is a word?\nTwo bytes.\n"
    assert "DP107" in codes(text)
