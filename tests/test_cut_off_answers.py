"""Answers at the left edge that end the list of their question, among others that are indented."""

from __future__ import annotations

import pytest

from readings import cards, codes

ABOVE = "1. What is a keel?\n   A beam below.\n\n2. What is a rudder?\n   A blade.\n\n"
BELOW = "4. What is a hull?\n   The body.\n"


@pytest.mark.parametrize(
    "answer",
    [
        "The ship sinks.",
        "Leak: water comes in\n    - Pump: it goes out\n\nFire: all burns",
        "- it sinks\n- it burns",
        "```\nSOS\n```",
    ],
)
def test_the_next_number_shows_whose_answer_it_is(answer: str) -> None:
    text = f"{ABOVE}3. Are there other dangers, and which\n\n{answer}\n\n{BELOW}"
    found = cards(text)
    assert [card.partition(" | ")[0] for card in found] == [
        "What is a keel?",
        "What is a rudder?",
        "Are there other dangers, and which",
        "What is a hull?",
    ]
    assert found[2].endswith(" ".join(answer.split()))
    assert codes(text) == []


def test_below_a_heading_the_next_number_shows_nothing() -> None:
    text = f"{ABOVE}3. Are there other dangers, and which\n\nThe harbours of the south are safe.\n\n## Ports\n\n{BELOW}"
    assert not any(card.startswith("Are there other") for card in cards(text))


def test_headings_right_below_the_label_of_an_answer_are_parts_of_it() -> None:
    asked = "## Wool\n\n**Question 1: Which threads are there?**\n\n**Answer:**\n\n"
    text = f"{asked}#### 1. Warp\n\nIt is tight.\n\n#### 2. Weft\n\n"
    below = "It is loose.\n\n**Question 2: What is felt?**\n\n**Answer:**\n\n## Tips\n\nWash it.\n"
    assert cards(f"# Cloth\n\n{text}{below}") == [
        "Which threads are there? | #### 1. Warp It is tight. #### 2. Weft It is loose."
    ]
    assert codes(f"# Cloth\n\n{text}{below}") == ["DP104"]


@pytest.mark.parametrize("below", ["", "\n[Top](#x)\n", "\n## Sources\n\n- a book\n"])
def test_bullets_below_a_colon_belong_to_the_last_item_as_well(below: str) -> None:
    items = ("1. What is wool?\n   It is:\n- warm\n- soft\n", "2. What is silk?\n   It is:\n- thin\n- shiny\n")
    assert cards("# Cloth questions\n\n" + "\n".join(items) + below) == [
        "What is wool? | It is: - warm - soft",
        "What is silk? | It is: - thin - shiny",
    ]
