"""Headings that are sentences beside headings that ask."""

from __future__ import annotations

import pytest

from readings import cards, codes

ASKING = ("¿Qué es una página?", "¿Para qué sirve la memoria?")
TOLD = ("Escribe un programa que ordene una lista.", "Diseña un plan para la memoria.", "Da un ejemplo de cada uno.")
CODE = "```py\nprint(1)\n```\n\n" * 12


def _deck(titles: tuple[str, ...]) -> str:
    return "# Hojas\n\n" + "".join(f"### {title}\n\n{CODE}Es así.\n\n" for title in titles)


def test_sentences_beside_questions_are_tasks() -> None:
    titles = (ASKING[0], *TOLD, ASKING[1])
    assert [card.split(" | ")[0] for card in cards(_deck(titles))] == list(titles)
    assert codes(_deck(titles)) == []


@pytest.mark.parametrize("told", [("Memoria", "Discos", "Flujo de la página"), ("Uno.", "Dos.", "Tres.")])
def test_other_headings_beside_questions_get_a_warning(told: tuple[str, ...]) -> None:
    assert "DP115" in codes(_deck((ASKING[0], *told, ASKING[1])))


def test_sentences_beside_one_question_are_no_sign() -> None:
    assert codes(_deck((ASKING[0], *TOLD, "Abre la hoja de la lista."))) == ["DP101"]


SAIL = "# Sails\n\n" + "".join(
    f"#### {title}\nIt is this.\n"
    for title in ("What is a jib?", "What is a boom?", "What is a mast?", "Name a rope of each sail by its use.")
)
BELOW = "##### Look at the plan. Which rope is missing?\n\n```text\nsheet, stay\n```\n\nThe halyard.\n\n"
KEEL = "#### What is a keel?\nThe spine of a boat.\n#### Tell in short words what a rudder is for.\nIt steers.\n"


def test_a_question_below_the_answer_to_such_a_task_is_a_card() -> None:
    found = cards(SAIL + BELOW + KEEL)
    assert found[3] == "Name a rope of each sail by its use. | It is this."
    assert found[4].startswith("Look at the plan. Which rope is missing? | ")


def test_a_title_below_the_answer_to_such_a_task_belongs_to_it() -> None:
    assert len(cards(SAIL + "##### The plan\n\nIt shows all ropes.\n\n" + KEEL)) == 6
