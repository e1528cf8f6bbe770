"""CSV and TSV without a header line whose first column repeats the names of sections."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read

WORDS = [("Tiere", "Hund", "dog"), ("Tiere", "Katze", "cat"), ("Essen", "Brot", "bread"), ("Essen", "Salz", "salt")]
FAQ = [
    ("Pago", "¿Cómo pago?", "Con tarjeta."),
    ("Pago", "¿Hay factura?", "Sí."),
    ("Envío", "¿Cuánto tarda?", "Un día."),
]


def table(rows: list[tuple[str, ...]], separator: str) -> str:
    return "".join(separator.join(row) + "\n" for row in rows)


def told(text: str, name: str) -> tuple[list[tuple[tuple[str, ...], str, str]], list[str]]:
    reading, problems = read(Source(name, text))
    cards = [(note.section, note.question.flat, note.answer.flat) for note in reading.deck.notes]
    return cards, [problem.message.partition(": ")[2] for problem in problems]


@pytest.mark.parametrize(("name", "separator"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
@pytest.mark.parametrize("rows", [WORDS, FAQ])
def test_they_become_sections_with_a_warning(rows: list[tuple[str, ...]], name: str, separator: str) -> None:
    cards, messages = told(table(rows, separator), name)
    assert cards == [((section,), question, answer) for section, question, answer in rows]
    assert messages == ["the first is read as sections, the second as questions, the third as answers"]


@pytest.mark.parametrize(
    "rows",
    [
        [("go", "went", "gone"), ("come", "came", "come"), ("see", "saw", "seen")],
        [("bank", "Ufer", "river"), ("bank", "Geldhaus", "money"), ("light", "leicht", "not heavy")],
        [("Who?", "a", "b"), ("Who?", "c", "d"), ("What?", "e", "f"), ("What?", "g", "h")],
        [("a", "x", "1 one"), ("b", "y", "2 two"), ("a", "z", "3 three"), ("b", "w", "4 four")],
    ],
)
def test_terms_and_questions_are_no_sections(rows: list[tuple[str, ...]]) -> None:
    cards, _ = told(table(rows, ","), "a.csv")
    assert [question for _, question, _ in cards] == [row[0] for row in rows]
