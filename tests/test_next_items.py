"""Numbered questions without a blank line above them, right below the answer to the question before."""

from __future__ import annotations

from textwrap import dedent

import pytest

from readings import cards, codes


@pytest.mark.parametrize("mark", [")", "."])
def test_a_question_right_below_the_answer_above_counts_on(mark: str) -> None:
    text = f"""\
        1{mark} Define wool

        Wool is hair of sheep.

        2{mark} Define felt

        Felt is pressed wool.
        3{mark} What is a loom?
        A loom weaves cloth.
        It stands in a mill.
        4{mark} What is a spindle?
        A spindle twists yarn.
        5{mark} Define silk

        Silk is made by worms.
        """
    assert cards(dedent(text)) == [
        "Define wool | Wool is hair of sheep.",
        "Define felt | Felt is pressed wool.",
        "What is a loom? | A loom weaves cloth. It stands in a mill.",
        "What is a spindle? | A spindle twists yarn.",
        "Define silk | Silk is made by worms.",
    ]


def test_the_items_above_have_their_answers_right_below_them_too() -> None:
    text = """\
        1) Define wool
        Wool is hair of sheep.
        2) Define felt
        Felt is pressed wool.

        It is old.
        3) What is a loom?
        A loom weaves cloth.
        4) What is a spindle?
        A spindle twists yarn.
        """
    assert cards(dedent(text)) == [
        "Define wool | Wool is hair of sheep.",
        "Define felt | Felt is pressed wool. It is old.",
        "What is a loom? | A loom weaves cloth.",
        "What is a spindle? | A spindle twists yarn.",
    ]


def test_the_second_line_of_a_question_stays_with_it() -> None:
    text = """\
        1) What is wool?

        Hair of sheep.

        2) What is felt?

        Pressed wool.
        3) What is a loom
        that stands in a mill?

        It weaves cloth.
        4) What is a spindle?
        It twists yarn.
        """
    assert cards(dedent(text))[2] == "What is a loom that stands in a mill? | It weaves cloth."


def test_numbers_at_the_heads_of_lines_in_prose_are_no_questions() -> None:
    text = """\
        1. What do you pack?

        A map. The way is
        2. 5 km long, they say, and
        3. no one knows more.

        2. What do you see?

        A hill.
        """
    assert cards(dedent(text)) == [
        "What do you pack? | A map. The way is 2. 5 km long, they say, and 3. no one knows more.",
        "What do you see? | A hill.",
    ]


def test_numbers_that_do_not_count_on_from_the_list_stay_in_the_answer() -> None:
    text = """\
        1. What do you pack?

        A map.

        2. What do you see?

        This is what I ask:
        4. Is it far?
        7. Is it high?
        """
    assert cards(dedent(text))[1] == "What do you see? | This is what I ask: 4. Is it far? 7. Is it high?"
    assert codes(dedent(text)) == ["DP115", "DP115"]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_numbered_question_with_a_plain_list_below_one_with_boxes_counts_on(gap: str) -> None:
    boxes = f"{{}}. Which is {{}}?{gap}- [ ] a pea\n- [x] a sun\n{gap[1:]}"
    text = boxes.format(1, "big") + f"2. Which are round?{gap}- peas\n- suns\n{gap[1:]}" + boxes.format(3, "hot")
    assert cards(text) == [
        "Which is big? | -a pea +a sun",
        "Which are round? | - peas - suns",
        "Which is hot? | -a pea +a sun",
    ]
    assert codes(text) == ["DP116"]


def test_a_numbered_list_that_does_not_ask_stays_in_the_answer() -> None:
    text = "1. Which is big?\n\n- [ ] a pea\n- [x] a sun\n\n2. Suns are big:\n\n- They burn.\n"
    assert cards(text) == ["Which is big? | -a pea +a sun"]
