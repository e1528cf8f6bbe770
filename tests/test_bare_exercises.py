"""Exercises without solutions above numbered steps, `**Exercise 3**: ..`: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

_STEPS = [
    "1. Write a loop.\n\nIt counts to ten.\n\n2. Change it.\n\nNow it counts down.\n\n",
    "1. Make a list.\n\nUse brackets for it.\n\n2. Sort its items.\n\nHint: there is a function.\n\n",
    "1) Open the file `a.txt`.\n\n2) Each line holds a name : print them.\n\n```python\nprint(name)\n```\n\n",
]


@pytest.mark.parametrize(
    "title", ["**Exercise {}** : loops", "**Aufgabe {}**: Schleifen", "**Exercice n° {}**\n\nBoucles :"]
)
def test_tasks_without_solutions_make_no_cards(title: str) -> None:
    text = "# Loops\n\n" + "".join(f"{title.format(n)}\n\n{steps}" for n, steps in enumerate(_STEPS, 1))
    assert cards(text) == []
    assert codes(text) == ["DP101"]


def test_a_solution_keeps_the_exercises() -> None:
    text = "".join(f"**Exercise {n}**: Factor {7 * n}.\n\n**Solution**: 7 times {n}.\n\n" for n in (11, 13))
    assert cards(text) == ["Factor 77. | 7 times 11.", "Factor 91. | 7 times 13."]


def test_exercises_that_ask_stay() -> None:
    text = "# Numbers\n\n**Exercise 1**: What is 7 times 8?\n\n56\n\n**Exercise 2**: What is 6 times 7?\n\n42\n"
    assert len(cards(text)) == 2
