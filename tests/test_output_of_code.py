"""Code right below a question about what it prints, and the output that a label announces."""

from __future__ import annotations

import pytest

from deckpress.model import Source
from deckpress.reading import read

CODE = "```\nprint(1)\n```"


def sides(text: str) -> list[tuple[str, str]]:
    reading, _ = read(Source("deck.md", text))
    assert reading.unaccounted == ()
    return [(note.question.markdown, note.answer.markdown) for note in reading.deck.notes]


@pytest.mark.parametrize("label", ["Output:", "**Output**", "Expected output:", "Ausgabe:", "Вывод:", "出力："])
def test_the_code_belongs_to_the_question_and_the_output_is_the_answer(label: str) -> None:
    text = f"## What does this print?\n\n{CODE}\n\n{label}\n\n```\n1\n```\n\n"
    assert sides(text + text.replace("this", "it")) == [
        (f"What does this print?\n\n{CODE}", "```\n1\n```"),
        (f"What does it print?\n\n{CODE}", "```\n1\n```"),
    ]


def test_the_output_of_code_that_answers_a_question_stays_in_the_answer() -> None:
    text = f"## How do you write a one?\n\n{CODE}\n\nOutput:\n\n```\n1\n```\n"
    assert sides(text) == [("How do you write a one?", f"{CODE}\n\nOutput:\n\n```\n1\n```")]


def test_output_after_other_text_is_part_of_the_answer() -> None:
    text = f"## What does print return?\n\nNothing.\n\n{CODE}\n\nOutput:\n\n```\n1\n```\n"
    assert sides(text)[0][0] == "What does print return?"


@pytest.mark.parametrize(
    "question", ["## What does this print?", "**2. What is the output?**", "### Was wird ausgegeben?"]
)
@pytest.mark.parametrize("code", [CODE, f"{CODE}\n\n{CODE}"])
def test_a_quote_alone_below_the_code_is_the_output(question: str, code: str) -> None:
    text = f"{question}\n\n{code}\n\n> 1\n> and a line\n\n"
    assert [(asked.partition("\n\n")[2], answer) for asked, answer in sides(text * 2)] == [(code, "1\nand a line")] * 2


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("How do you print a one?", "> 1"),
        ("Wie druckt man das Ergebnis, gibt es das?", "> 1"),
        ("What does this print?", "> Note: it may print more."),
        ("What does this print?", "> [!tip]\n> Try it."),
        ("Which call prints?", "text\n\n> 1"),
    ],
)
def test_other_quotes_below_code_stay_in_the_answer(question: str, quote: str) -> None:
    ((asked, answer),) = sides(f"## {question}\n\n{CODE}\n\n{quote}\n")
    assert (asked, answer) == (question, f"{CODE}\n\n{quote}")
