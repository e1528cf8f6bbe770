"""Letters that are the parts of a task, not options: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards

FIRST, SECOND = "Begin with one small team.", "Name an owner for it."


@pytest.mark.parametrize("asked", ["(a) the start, (b) the rules.", "\n(a) the start\n(b) the rules"])
@pytest.mark.parametrize("said", [" (a) {} (b) {}", " a) {}\nb) {}", " **(a) The start:** {} **(b) The rules:** {}"])
def test_an_answer_to_each_letter_shows_that_they_are_parts(asked: str, said: str) -> None:
    made = cards(f"**Question 1.** Write a plan on: {asked}\n\n**Answer:**{said.format(FIRST, SECOND)}\n")
    assert len(made) == 1
    assert "+" not in made[0]
    assert FIRST in made[0]
    assert SECOND in made[0]


@pytest.mark.parametrize(
    ("said", "card"),
    [
        ("b) Oslo, for it is so far in the north.", "-Rome +Oslo"),
        ("a, b", "+Rome +Oslo"),
        ("a) Rome is right, as it is old. b) Oslo is wrong, as it is new.", "+Rome -Oslo"),
        ("a) Rome, for it is old. And b) is far too new for that.", "+Rome -Oslo"),
    ],
)
@pytest.mark.parametrize("options", ["a) Rome, b) Oslo", "\na) Rome\nb) Oslo"])
def test_an_answer_that_names_or_judges_options_is_one_to_a_choice(options: str, said: str, card: str) -> None:
    text = f"**Question 1.** Which city is old? {options}\n\n**Answer:** {said}\n"
    assert [made.rpartition(" | ")[2] for made in cards(text)] == [card]
