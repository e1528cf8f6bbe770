"""A list of terms beside questions, with a title of its own or without one: text in, cards and warnings out."""

from __future__ import annotations

import pytest

from combined import each_pair
from readings import cards, codes_and_lines, understood

QUESTIONS = {
    "bold lines": "**What is a tide?**\n\nThe rise of water.\n\n**How deep is it?**\n\nNinety metres.\n",
    "labels": "Q: What is a tide?\nA: The rise of water.\n\nQ: How deep is it?\nA: Ninety metres.\n",
    "numbers": "1. What is a tide?\n\n   The rise of water.\n\n2. How deep is it?\n\n   Ninety metres.\n",
    "headings": "## What is a tide?\n\nThe rise of water.\n\n## How deep is it?\n\nNinety metres.\n",
}
ASKED = ["What is a tide? | The rise of water.", "How deep is it? | Ninety metres."]
TERMS = {
    "dashes": "- house – Haus\n- bread – Brot\n- chair – Stuhl\n",
    "colons": "- house: Haus\n- bread: Brot\n- chair: Stuhl\n",
    "lines": "house = Haus\nbread = Brot\nchair = Stuhl\n",
    "bold terms": "- **house**: Haus\n- **bread**: Brot\n- **chair**: Stuhl\n",
    "a table": "| English | German |\n|---|---|\n| house | Haus |\n| bread | Brot |\n| chair | Stuhl |\n",
    "definitions": "house\n: Haus\n\nbread\n: Brot\n\nchair\n: Stuhl\n",
}
LISTED = ["house | Haus", "bread | Brot", "chair | Stuhl"]


@pytest.mark.parametrize(
    ("terms", "title", "questions"),
    each_pair(TERMS, ["**Vocabulary**", "*Key terms*", "**New words:**", "Vokabeln:", "## Words"], QUESTIONS),
)
def test_a_titled_list_of_terms_below_questions_is_read(questions: str, terms: str, title: str) -> None:
    text = f"{QUESTIONS[questions]}\n{title}\n\n{TERMS[terms]}"
    assert cards(text) == ASKED + LISTED


@pytest.mark.parametrize("title", ["**Vocabulary**", "Words:"])
def test_a_title_below_a_heading_that_asks_nothing_is_a_section_of_it(title: str) -> None:
    text = f"# Course\n\n## Lesson 1\n\n{title}\n\n{TERMS['dashes']}\n## Lesson 2\n\n{QUESTIONS['labels']}"
    notes = understood(text).deck.notes
    assert [note.section[-2:] for note in notes] == [("Lesson 1", title.strip("*:"))] * 3 + [("Lesson 2",)] * 2


@pytest.mark.parametrize(
    "below",
    [
        "**Vocabulary**\n\nThe house is Haus. The chair is Stuhl.\n",
        "**Vocabulary**\n\n- house\n- bread\n- chair\n",
        "**Vocabulary**\n\n- house – Haus\n- bread – Brot\n",
        "**Remember**\n\n- house – Haus\n- bread – Brot\n- chair – Stuhl\n",
    ],
    ids=["text", "no meanings", "two", "another title"],
)
def test_other_text_below_such_a_line_stays_in_the_answer(below: str) -> None:
    notes = understood(QUESTIONS["headings"] + "\n" + below).deck.notes
    assert [note.question.flat for note in notes] == [said.split(" | ")[0] for said in ASKED]
    assert below.split("\n")[0].strip("*") in notes[-1].answer.flat


@pytest.mark.parametrize("terms", ["dashes", "colons", "lines", "bold terms"])
@pytest.mark.parametrize("questions", ["bold lines", "labels", "numbers"])
def test_a_list_of_terms_that_is_in_no_card_is_reported(questions: str, terms: str) -> None:
    text = f"{TERMS[terms]}\n# Questions\n\n{QUESTIONS[questions] * 2}"
    assert ("DP115", 1) in codes_and_lines(text)
    text = f"{QUESTIONS[questions]}\n# Second part\n\n{TERMS[terms]}"
    assert ("DP115", text[: text.index("house")].count("\n") + 1) in codes_and_lines(text)


@pytest.mark.parametrize(
    "terms",
    [
        "- house – Haus\n- bread – Brot\n",
        "- house – where people live, with a roof and walls\n- bread – Brot\n- chair – Stuhl\n",
        "- house – Haus\n\nIt is old.\n\n- bread – Brot\n\nIt is new.\n\n- chair – Stuhl\n",
    ],
    ids=["two", "a long meaning", "text between"],
)
def test_other_lists_are_text(terms: str) -> None:
    text = f"{QUESTIONS['labels'] * 2}\n# Second part\n\n{terms}"
    assert ("DP115", text[: text.index("house")].count("\n") + 1) not in codes_and_lines(text)
    assert ("DP115", 1) not in codes_and_lines(f"{QUESTIONS['labels'] * 4}\n## Sources\n\n{TERMS['dashes']}")


def test_a_title_in_a_document_without_questions_is_text() -> None:
    text = f"# Plan\n\n## Work\n\nWe go on.\n\nKey phrases:\n\n{TERMS['lines']}\n## Next\n\nWe meet on Monday.\n"
    assert cards(text) == []
