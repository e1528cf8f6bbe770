"""Questions numbered in keycaps: `### 1️⃣2️⃣ **What is iron?**`."""

from __future__ import annotations

import pytest

from readings import cards

THINGS = [f"thing {n}" for n in range(1, 13)]


def keys(number: int) -> str:
    return "".join(f"{digit}\ufe0f\u20e3" for digit in str(number))


@pytest.mark.parametrize(
    "form", ["### {} What is {}?", "### {} **What is {}?**", "**{}** What is {}?", "**{} What is {}?**"]
)
@pytest.mark.parametrize("below", ["A. Oak\nB. Iron\n\n**Answer:** B", "Answer: B"])
def test_the_number_is_no_part_of_the_question(form: str, below: str) -> None:
    text = "".join(f"{form.format(keys(n), thing)}\n\n{below}\n\n---\n\n" for n, thing in enumerate(THINGS, 1))
    assert [card.split(" | ")[0] for card in cards(text)] == [f"What is {thing}?" for thing in THINGS]


def test_keycaps_before_options_count_these() -> None:
    options = "\n".join(f"{keys(n)} {word}" for n, word in enumerate(("Oak", "Iron", "Coal", "Salt", "Lead"), 1))
    text = "".join(f"## Which is {thing}?\n\n{options}\n\nAnswer: {keys(2)}\n\n" for thing in ("a metal", "grey"))
    assert cards(text) == [f"Which is {thing}? | -Oak +Iron -Coal -Salt -Lead" for thing in ("a metal", "grey")]


def test_steps_stay_as_they_are() -> None:
    steps = "\n\n".join(f"{keys(n)} Turn the wheel." for n in range(1, 7))
    assert cards(f"## How does it start?\n\n{steps}\n") == [
        "How does it start? | " + " ".join(f"{keys(n)} Turn the wheel." for n in range(1, 7))
    ]


def test_the_keycap_of_ten_counts_on() -> None:
    heads = ("7️⃣", "8️⃣", "9️⃣", "🔟", "1️⃣1️⃣")
    text = "".join(f"### {head} What is item {n}?\n\nThing {n}.\n\n" for n, head in enumerate(heads, 7))
    assert cards(text) == [f"What is item {n}? | Thing {n}." for n in range(7, 12)]
