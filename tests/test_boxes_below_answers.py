"""Checkboxes of HTML, and options that are listed only below the word for the answer, with the right ones ticked."""

from __future__ import annotations

import pytest

from readings import cards, codes, understood

BOXES = {
    "checkboxes": '<input type="checkbox" checked/> iron\n\n<input type="checkbox"/> wood\n\n'
    "<input checked type=checkbox> lead\n",
    "radio buttons on lines": '<input type="radio" checked="checked"> iron<br>\n<input type="radio"> wood<br>\n',
    "labels": '<label><input type="checkbox" checked> iron</label>\n\n<label><input type="checkbox"> wood</label>\n',
    "items": '- <input type="checkbox" disabled checked> iron\n- <input type="checkbox" disabled> wood\n',
    "not checked": '<input type="checkbox" checked> iron\n\n<input type="checkbox" checked="false"> wood\n',
}


@pytest.mark.parametrize("boxes", BOXES.values(), ids=BOXES.keys())
@pytest.mark.parametrize("word", ["", "### Solution\n\n", "**Réponse :**\n\n", "### Ответ\n\n"])
def test_checkboxes_of_html_are_options(boxes: str, word: str) -> None:
    text = "".join(f"## Question {n} - Metals\n\nWhich are metals in {n}?\n\n{word}{boxes}\n" for n in (1, 2))
    wanted = "+iron -wood +lead" if "lead" in boxes else "+iron -wood"
    assert [card.partition(" | ")[2] for card in cards(text)] == [wanted, wanted]


def test_boxes_of_markdown_below_the_word_for_the_answer_are_options() -> None:
    text = "## Which is soft?\n\nThink.\n\n### Solution\n\n- [ ] iron\n- [x] lead\n\nIt is used in pipes.\n"
    assert cards(text) == ["Which is soft? Think. | -iron +lead"]


@pytest.mark.parametrize("boxes", ["- [x] iron\n- [x] lead\n", "- [ ] iron\n- [ ] lead\n"], ids=["all", "none"])
def test_boxes_that_distinguish_nothing_below_the_answer_stay_its_text(boxes: str) -> None:
    (card,) = cards(f"## Which is soft?\n\n### Solution\n\n{boxes}\n")
    assert not card.partition(" | ")[2].startswith(("+", "-iron"))


@pytest.mark.parametrize("line", ['<input type="text"> iron', '`<input type="checkbox">` iron'])
def test_other_fields_and_code_are_no_options(line: str) -> None:
    text = f"## What is a field?\n\n{line}\n\n{line}\n\n## What is iron?\n\nA metal.\n"
    assert [card.partition(" | ")[2] for card in cards(text)][1] == "A metal."
    assert cards(text)[0].count("iron") == 2


def test_an_empty_solution_above_an_empty_explanation_is_no_answer() -> None:
    text = "## Question 1 - Metals\n\nName two.\n\n### Solution\n\nIron, lead.\n\n"
    text += "## Question 2 - Plants\n\nName two.\n\n### Solution\n\n### Explanations\n\n"
    reading = understood(text)
    assert [note.answer.flat for note in reading.deck.notes] == ["Iron, lead."]
    assert "DP104" in codes(text) or "DP105" in codes(text)
