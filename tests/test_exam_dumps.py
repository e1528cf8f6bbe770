"""Collections of exam questions: their numbers, sections and empty labels are on no card."""

from __future__ import annotations

import pytest

from deckpress.model import Kind
from readings import cards, notes

_OPTIONS = "A. Oak\nB. Tin\nC. Lead\n"


@pytest.mark.parametrize(
    ("head", "below", "explanation"),
    [
        ("QUESTION NO: 7\nWhich is a tree?", "Section: (none)\nExplanation/Reference:\nIt is green.\n", "It is green."),
        ("QUESTION NO 7\nWhich is a tree?", "Section: (none)\nExplanation\n\nExplanation/Reference:\n", ""),
        ("QUESTION 7\nWhich is a tree?", "Section: Volume B\nExplanation/Reference:\nIt is green.\n", "It is green."),
        ("NO.7 Which is a tree?", "Section: (none)\n", ""),
        ("NO.7 Which is a tree?", "Explanation:\nIt is green.\n", "It is green."),
    ],
)
def test_what_stands_around_a_question_is_on_no_card(head: str, below: str, explanation: str) -> None:
    text = f"{head}\n{_OPTIONS}Correct Answer: A\n{below}\n"
    more = text.replace("7", "8").replace("tree", "plant")
    found = notes(f"{text}\n{more}")
    assert [note.question.markdown for note in found] == ["Which is a tree?", "Which is a plant?"]
    assert {note.kind for note in found} == {Kind.CHOICE}
    assert {note.explanation.markdown for note in found} == {explanation}


def test_numbers_with_letters_are_labels() -> None:
    text = "**Q3a.** What is bark?\n**A:** A skin.\n\n**Q3b.** What is sap?\n**A:** A juice.\n"
    assert cards(text) == ["What is bark? | A skin.", "What is sap? | A juice."]


def test_a_section_of_a_book_stays_in_the_answer() -> None:
    text = "Q: What is bark?\nA: A skin.\nSection: 3.2 Trees\n\nQ: What is sap?\nA: A juice.\n"
    assert cards(text) == ["What is bark? | A skin. Section: 3.2 Trees", "What is sap? | A juice."]


def test_no_is_a_word_as_well() -> None:
    text = "## Is bark a juice?\n\nNo. 5 trees in 6 have it.\n\n## Is sap?\n\nNo.\n"
    assert cards(text) == ["Is bark a juice? | No. 5 trees in 6 have it.", "Is sap? | No."]
