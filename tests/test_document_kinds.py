"""Contents lists of minutes, reports, change logs and books, whose links are no sign of questions."""

from __future__ import annotations

import pytest

from readings import cards, codes


def document(title: str, above: str, headings: list[str]) -> str:
    """A document with a contents list that links to its headings, each with a sentence below it."""
    links = "".join(f"- [{words}](#{words.lower().replace(' ', '-')})\n" for words in headings)
    return f"# {title}\n\n{above}\n\n{links}\n" + "\n".join(f"## {words}\n\nIt is so.\n" for words in headings)


MEETINGS = [
    ("Compte rendu de la réunion", "## Ordre du jour", ["Approbation du procès-verbal", "Budget", "Travaux", "Divers"]),
    ("Protokoll der Sitzung vom 3. Mai", "Tagesordnung:", ["Begrüßung", "Haushalt", "Bauten", "Verschiedenes"]),
    ("Acta de la reunión", "**Orden del día**", ["Lectura del acta anterior", "Tesorería", "Obras"]),
    ("Verbale", "## Ordine del giorno", ["Approvazione del verbale", "Bilancio", "Lavori"]),
    ("Board, 12 March", "## Agenda", ["Approval of the minutes", "Playground", "Any other business"]),
    ("Notulen", "## Agenda", ["Opening", "Begroting", "Rondvraag"]),
    ("Заседание совета", "## Повестка дня", ["Бюджет", "Ремонт", "Разное"]),
    ("理事会議事録", "## 議題", ["予算", "工事", "その他"]),
    ("Annual report 2023", "", ["Summary", "Method", "Findings", "Recommendations"]),
    ("The old house", "", ["Chapter 1: The door", "Chapter 2: The stairs", "Chapter 3: The roof"]),
    ("Changelog", "## Contents", ["2.0.0", "1.1.0", "1.0.0"]),
]


@pytest.mark.parametrize(("title", "above", "headings"), MEETINGS, ids=[title for title, _, _ in MEETINGS])
def test_their_headings_make_no_cards_without_a_warning(title: str, above: str, headings: list[str]) -> None:
    assert {"DP101", "DP115"} & set(codes(document(title, above, headings)))


@pytest.mark.parametrize(
    ("title", "above", "warned"),
    [
        ("Interview questions", "", []),
        ("JavaScript", "## Table of contents", ["DP115"]),
        ("The HTTP-Protokoll", "## Contents", ["DP115"]),
    ],
)
def test_a_contents_list_of_other_documents_lists_questions(title: str, above: str, warned: list[str]) -> None:
    text = document(title, above, ["Closures", "Hoisting", "Prototype"])
    assert (len(cards(text)), codes(text)) == (3, warned)


def test_headings_that_ask_are_questions_in_minutes_too_but_with_a_warning() -> None:
    text = document("Minutes of the meeting", "## Agenda", ["What is the budget?", "Who paints?", "Is it done?"])
    assert (len(cards(text)), codes(text)) == (3, ["DP115"])
