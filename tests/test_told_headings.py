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
