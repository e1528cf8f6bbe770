"""Lines that say of what type a question is, `**Question Type:** Multiple choice`: no part of any card."""

from __future__ import annotations

import pytest

from readings import cards, notes

ABOVE = "{0}\n\n**Question:** Which rock floats?\n\nA. Pumice\nB. Basalt\n\n**Answer:** A\n\n"
BELOW = "### Question {1}\n\n{0}\n\nWhich rock floats?\n\n- A. Pumice\n- B. Basalt\n\n**Answer:** A\n\n"
BEHIND = "### {1}. Which rock floats?\n\n{0}\n\n- A. Pumice\n- B. Basalt\n\n**Answer:** A\n\n"


def document(form: str, said: str) -> str:
    return "# Rocks\n\n" + "".join(form.format(said, n).replace("rock", f"rock of box {n}") for n in (1, 2))


WANTED = [f"Which rock of box {n} floats? | +Pumice -Basalt" for n in (1, 2)]


@pytest.mark.parametrize(
    "said",
    [
        "**Question Type:** Multiple choice",
        "*Type*: Single choice (one mark)",
        "Typ: Mehrfachauswahl",
        "**Tipo:** Opción múltiple",
        "**题型：** 单选题",
    ],
)
@pytest.mark.parametrize("form", [ABOVE, BELOW, BEHIND])
def test_the_type_of_a_question_is_no_part_of_a_card(form: str, said: str) -> None:
    text = document(form, said)
    assert cards(text) == WANTED
    assert not any(note.explanation for note in notes(text))


@pytest.mark.parametrize("form", [ABOVE, BELOW])
def test_the_topic_beside_it_goes_with_it(form: str) -> None:
    text = document(form, "**Question Type:** Multiple choice\n**Topic:** Geology")
    assert cards(text) == WANTED
    assert not any(note.explanation for note in notes(text))


def test_the_types_of_other_things_stay() -> None:
    text = "## What is an age?\n\n**Type:** number\n\n## What is a name?\n\n**Type:** text\n"
    assert [note.answer.flat for note in notes(text)] == ["**Type:** number", "**Type:** text"]


def test_a_single_such_line_may_be_an_answer() -> None:
    text = "## Of what type are the questions?\n\nType: multiple choice\n\n## How many are there?\n\nForty.\n"
    assert notes(text)[0].answer.flat == "Type: multiple choice"


@pytest.mark.parametrize(
    "item", ["- **True** or **False**", "- True or False", "* __Vrai__ ou __Faux__", "- True / False?"]
)
@pytest.mark.parametrize(
    "form", ["**{1}. {0}**\n\n{2}\n\n**Answer:** {3}\n\n", "{1}. {0}\n   {2}\n\n   Answer: {3}\n\n"]
)
def test_an_item_with_both_judgements_is_no_part_of_a_statement(form: str, item: str) -> None:
    text = form.format("Pumice floats.", 1, item, "True") + form.format("Basalt floats.", 2, item, "False")
    assert cards(text) == ["Pumice floats. | True", "Basalt floats. | False"]


def test_a_judgement_in_bold_is_an_answer() -> None:
    text = "1. Pumice floats.\n   - **True** / False\n2. Basalt floats.\n   - True / **False**\n"
    assert "**True**" in " ".join(note.answer.markdown for note in notes(text))
