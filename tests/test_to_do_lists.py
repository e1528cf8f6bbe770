"""Lists of boxes below headings that do not ask: tasks, not options."""

from __future__ import annotations

import pytest

from readings import cards, codes

ROOMS = """# House

## Kitchen

The kitchen has two windows and one door.

## Hall

The hall is narrow.

"""
LEAVING = "## Before you leave\n\n- [ ] Lights are out\n- [ ] Door is shut\n"
PLAN = """# Plan

## Phase 1 (done)

- [x] Add the missing chapters
- [x] Add the missing parts

## Phase 2

- [{}] Read all again
- [{}] Print it
"""


def test_boxes_without_a_tick_below_a_heading_that_does_not_ask_are_no_question() -> None:
    assert codes(ROOMS + LEAVING) == ["DP101"]


@pytest.mark.parametrize("ticks", ["xx", "  "])
def test_tasks_that_are_all_done_or_all_open_make_no_card(ticks: str) -> None:
    assert codes(PLAN.format(*ticks)) == ["DP101"]


def test_among_questions_a_list_of_tasks_is_no_card() -> None:
    asked = "".join(f"## What is {name}?\n\nA colour.\n\n" for name in ("red", "blue", "green"))
    assert [card.partition(" |")[0] for card in cards(asked + LEAVING)] == [
        "What is red?",
        "What is blue?",
        "What is green?",
    ]
    assert "DP108" not in codes(asked + LEAVING)


@pytest.mark.parametrize(
    "title", ["Which lights burn?", "The lights are", "The lights are:", "1. The lights", "Choose the lights"]
)
def test_a_heading_that_asks_or_is_not_finished_keeps_its_options(title: str) -> None:
    """A question whose tick was forgotten still gets its warning."""
    ticked = "## The sun\n\n- [x] shines\n- [ ] rains\n\n" if title == "The lights are" else ""
    text = f"{ticked}## {title}\n\n- [ ] red\n- [ ] green\n"
    assert "DP108" in codes(text)


def test_boxes_with_letters_are_options() -> None:
    assert "DP108" in codes("## The lights\n\n- [ ] A) red\n- [ ] B) green\n")


def test_boxes_above_their_answer_are_options() -> None:
    assert cards("## The sun\n\n- [ ] shines\n- [ ] rains\n\nAnswer: shines\n") == ["The sun | +shines -rains"]


def test_where_other_boxes_differ_all_may_be_right() -> None:
    assert cards("## The sun\n\n- [x] shines\n- [x] warms\n\n## The moon\n\n- [x] is round\n- [ ] is wet\n") == [
        "The sun | +shines +warms",
        "The moon | +is round -is wet",
    ]


@pytest.mark.parametrize("title", ["Todo:", "Packing list:", "To do", "Einkaufsliste:", "À faire :", "待办："])
def test_boxes_below_a_word_for_things_to_do_are_a_guess_beside_other_questions(title: str) -> None:
    text = f"# Trip\n\n{title}\n\n- [x] tea\n- [ ] map\n\nWho waters the fern?\n\n- [x] Ann\n- [ ] Ben\n"
    assert codes(text) == ["DP116"]


def test_boxes_below_the_head_of_a_statement_are_no_guess() -> None:
    text = "# Quiz\n\nThe capital of Peru is:\n\n- [x] Lima\n- [ ] Quito\n\nWho waters it?\n\n- [x] Ann\n- [ ] Ben\n"
    assert codes(text) == []


@pytest.mark.parametrize("remark", ["", " (Ann knows)", " (Ann knows) (not now)"])
def test_boxes_that_ask_below_such_a_heading_are_things_to_do(remark: str) -> None:
    text = f"## Trip\n\n- [x] Who brings the key?{remark}\n- [ ] Pack the tent\n- [ ] Buy bread\n"
    assert codes(text) == ["DP101"]
    assert cards(text.replace("## Trip", "## What do we ask first?"))[0].startswith("What do we ask first? | +Who")
    assert len(cards(text.replace("key?", "key"))) == 1
