"""Exercises of MyST whose solutions stand elsewhere and name their labels: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

TASKS = {"sum": ("Add two numbers.", "`a + b`"), "loop": ("Count to five.", "`range(5)`"), "star": ("Print it.", "`*`")}
SAID = [f"{task} | {answer}" for task, answer in TASKS.values()]
FORMS = {
    "fences": ("```{{exercise}}\n:label: {}\n{}\n```\n", "```{{solution}} {}\n{}\n```\n"),
    "colons": (":::{{exercise}}\n:label: {}\n{}\n:::\n", ":::{{solution}} {}\n:class: dropdown\n{}\n:::\n"),
    "gates": (
        "```{{exercise-start}}\n:label: {}\n```\n{}\n```{{exercise-end}}\n```\n",
        "```{{solution-start}} {}\n```\n{}\n```{{solution-end}}\n```\n",
    ),
}


def exercises(form: str) -> str:
    return "\n".join(FORMS[form][0].format(label, task) for label, (task, _) in TASKS.items())


def solutions(form: str, labels: list[str]) -> str:
    return "\n".join(FORMS[form][1].format(label, TASKS[label][1]) for label in labels)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("title", ["", "## Solutions\n\n", "Here they are:\n\n"])
@pytest.mark.parametrize("labels", [["sum", "loop", "star"], ["star", "loop", "sum"]])
def test_a_solution_belongs_to_the_exercise_whose_label_it_names(form: str, title: str, labels: list[str]) -> None:
    text = f"{exercises(form)}\n{title}{solutions(form, labels)}"
    assert cards(text) == SAID
    assert codes(text) == []


@pytest.mark.parametrize("form", FORMS)
def test_an_exercise_without_such_a_solution_is_reported(form: str) -> None:
    text = f"{exercises(form)}\n{solutions(form, ['star', 'sum'])}"
    assert cards(text) == [SAID[0], SAID[2]]
    assert codes(text) == ["DP104"]


def test_a_solution_without_a_known_label_belongs_to_the_exercise_above() -> None:
    text = exercises("fences") + "\n" + solutions("fences", ["star"]).replace("star", "other")
    assert cards(text) == [SAID[2]]
