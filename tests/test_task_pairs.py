"""Headings that name the parts of a task, `Exercise` and `Solution`: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes, read_document

ASKED = "Draw a pond with two fish.\n\n- It is round.\n"
SAID = "First the pond:\n\n```py\ncircle(2)\n```\n\nThen the fish.\n"
CARD = "Draw a pond with two fish. - It is round. | First the pond: ```py circle(2) ``` Then the fish."


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ("Exercise", "Solution"),
        ("Question", "Answer"),
        ("Soal", "Contoh Jawaban"),
        ("Übung", "Musterlösung"),
        ("Aufgabenstellung", "Lösungsvorschlag"),
        ("Problem", "Model answer"),
        ("Problem statement", "Solution"),
        ("Задача", "Решение"),
        ("Énoncé", "Corrigé"),
        ("Ejercicio 3", "Solución"),
        ("問題", "模範解答"),
    ],
)
@pytest.mark.parametrize("form", ["# {}", "## {}", "**T**\n\n## {}"])
def test_one_task_and_its_solution_are_one_card(task: str, said: str, form: str) -> None:
    assert cards(f"{form.format(task)}\n\n{ASKED}\n# {said}\n\n{SAID}".replace("\n# ", f"\n{form[-4:-3]}# ")) == [CARD]


def test_a_task_has_its_place() -> None:
    (note,) = notes(f"# Exercise\n\n{ASKED}\n# Solution\n\n{SAID}")
    assert (note.question.origin[0][0], note.answer.origin[0][0]) == (3, 9)


def test_several_tasks_are_several_cards() -> None:
    text = "".join(f"# Aufgabe\n\nZeichne {what}.\n\n# Lösung\n\nEin Kreis.\n\n" for what in ("den Teich", "die Sonne"))
    assert cards(text) == ["Zeichne den Teich. | Ein Kreis.", "Zeichne die Sonne. | Ein Kreis."]


def test_underlined_headings_count() -> None:
    assert cards(f"Exercise\n========\n\n{ASKED}\nSolution\n========\n\n{SAID}") == [CARD]


def test_hints_stay_hints_and_remarks_stay_out() -> None:
    text = f"# Ponds\n\n## Problem\n\n{ASKED}\n## Hints\n\nUse a circle.\n\n## Solution\n\n{SAID}\n## Topics\n\nart\n"
    assert cards(text) == [CARD]
    assert notes(text)[0].hint.markdown == "Use a circle."


def test_headings_and_labels_in_the_solution_stay_in_it() -> None:
    text = f"# Exercise\n\n{ASKED}\n# Solution\n\nFirst the pond.\n\n## Fish\n\nTwo.\n\n**Solution:** a drawing\n"
    (card,) = cards(text)
    assert card.endswith("| First the pond. #### Fish Two. **Solution:** a drawing")


def test_space_above_the_solution_and_topics_below_a_rule_are_left_out() -> None:
    text = f"# Aufgabe\n\n{ASKED}\n</br>\n</br>\n\n# Lösung\n\n{SAID}\n---\n\nCategories:\n\n- art\n"
    assert cards(text) == [CARD]


@pytest.mark.parametrize(
    "text",
    [
        "# The cache\n\n## Problem\n\nThe cache was cold, and users waited.\n\n## Solution\n\nWe warm it.\n",
        "# The cache\n\n## Problem\n\nHow do we warm it?\n\n## Solution\n\nAt night.\n\n## Results\n\nIt is warm.\n",
    ],
    ids=["no task", "a report"],
)
def test_other_texts_with_such_headings_are_none(text: str) -> None:
    assert cards(text) == []
    assert codes(text)


def test_the_solutions_of_several_tasks_are_no_answer_to_all() -> None:
    text = "## Exercises\n\n1. What is 2 + 3?\n2. What is 3 + 4?\n\n## Solutions\n\n1. 5\n2. 7\n"
    assert cards(text) == ["What is 2 + 3? | 5", "What is 3 + 4? | 7"]


def test_a_task_without_its_solution_among_others_is_reported() -> None:
    text = "".join(
        f"# Exercise\nDraw {what}.\n# Solution\n{said}" for what, said in [("a pond", "Done.\n"), ("it", "")]
    )
    assert cards(text) == ["Draw a pond. | Done."]
    assert codes(text) == ["DP104"]


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["loose", "tight"])
@pytest.mark.parametrize(("task", "level"), [("Exercise", "#"), ("Exercise", "##"), ("Question", "###")])
def test_tasks_without_a_heading_of_an_answer_beside_others_are_reported(task: str, level: str, gap: str) -> None:
    asked = [f"{level} {task}{gap}Draw {what}.{gap}" for what in ("a pond", "a wood", "a lake")]
    text = f"{''.join(asked)}{level}# Solution{gap}Blue ink.\n"
    assert cards(text) == ["Draw a lake. | Blue ink."]
    assert codes(text) == ["DP104", "DP104"]


def test_a_warning_names_no_heading_and_no_level_that_the_file_lacks() -> None:
    tasks = "# Exercise\n\nDraw a pond.\n\n# Solution\n\nDone.\n\n# Exercise\n\n# Solution\n"
    text = f"# Course\n\n## Trial\n\nText.\n\n{tasks}"
    (problem,) = read_document("deck.md", text)[1]
    assert problem.code == "DP115"
    assert "1 heading of level 2 ('Exercise')" in problem.message
    assert "h2" not in problem.hint
