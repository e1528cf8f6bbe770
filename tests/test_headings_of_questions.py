"""Numbered headings below a title that names questions."""

from __future__ import annotations

import pytest

from readings import cards, codes, codes_and_lines

LONG = "Erste Zeile.\n\n- Punkt\n- Punkt\n\nNoch ein Absatz, der mehr sagt.\n\n```\ncode\n```\n\n"
ASKING = ("Beschreiben Sie den Aufbau einer Mühle.", "Wozu dient ein Wehr?")
TOPICS = ("Schleusen und Tore", "Kanäle der Neuzeit", "Deiche")


def _deck(title: str, *headings: str, unanswered: tuple[str, ...] = ()) -> str:
    below = [LONG] * len(headings) + [""] * len(unanswered)
    numbered = enumerate(zip((*headings, *unanswered), below, strict=True), 1)
    return f"# {title}\n\n" + "".join(f"## {n}. {heading}\n\n{text}" for n, (heading, text) in numbered)


@pytest.mark.parametrize(
    "title", ["Prüfungsfragen Wasserbau", "Fragen zum Wasserbau", "Exam questions", "Вопросы к экзамену", "Pytania"]
)
def test_all_of_them_are_questions(title: str) -> None:
    titles = (ASKING[0], *TOPICS, ASKING[1])
    assert [card.split(" | ")[0] for card in cards(_deck(title, *titles))] == list(titles)
    assert codes(_deck(title, *titles)) == []


def test_those_without_an_answer_are_reported_each() -> None:
    text = _deck("Pytania kierunkowe", TOPICS[0], "Omów budowę tamy.", unanswered=(*TOPICS[1:], "Opisz młyn.", "Wał"))
    assert len(cards(text)) == 2
    assert [code for code, _ in codes_and_lines(text)] == ["DP104"] * 4


def test_the_numbers_of_a_further_section_begin_again() -> None:
    text = _deck("Fragen zum Bau", *TOPICS, *ASKING) + _deck("Fragen zum Betrieb", *TOPICS)
    assert len(cards(text)) == 8
    assert codes(text) == []


@pytest.mark.parametrize(
    ("title", "headings"),
    [
        ("Wasserbau am Niederrhein", (*TOPICS, *ASKING)),
        ("Fragen zum Wasserbau", (*TOPICS, "Tore", "Siele")),
    ],
)
def test_other_titles_and_headings_that_hardly_ask_are_no_sign(title: str, headings: tuple[str, ...]) -> None:
    assert codes(_deck(title, *headings)) != []


def test_chapters_of_questions_are_no_questions() -> None:
    chapters = (*TOPICS, "Warum Wasser fließt", "Wie Dämme halten")
    text = "# Fragen\n\n" + "".join(
        f"## {n}. {chapter}\n\n### Was ist {chapter}?\n\nEin Bau.\n\n" for n, chapter in enumerate(chapters, 1)
    )
    assert [card.split(" | ")[0] for card in cards(text)] == [f"Was ist {chapter}?" for chapter in chapters]
