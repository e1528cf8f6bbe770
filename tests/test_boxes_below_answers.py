"""Checkboxes of HTML, and options that are listed only below the word for the answer, with the right ones ticked."""

from __future__ import annotations

import pytest

from combined import each_pair
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


FOLDS = {
    "details": ("<details><summary>{}</summary>\n\n", "\n</details>"),
    "a container": (":::details {}\n", ":::"),
}


@pytest.mark.parametrize("fold", FOLDS)
@pytest.mark.parametrize(
    ("label", "questions", "summary"),
    each_pair(
        ["### Answer", "**Answer:**", "Answer:", "### Lösung", "**Respuesta:**"], [1, 2, 3], ["Show answer", "Open me"]
    ),
)
def test_the_word_for_the_answer_may_stand_above_the_element_that_folds_it(
    fold: str, label: str, summary: str, questions: int
) -> None:
    opens, closes = FOLDS[fold]
    if summary == "Open me" and label.startswith("#"):
        summary = "Answer"
    text = "".join(
        f"## Q{n}: Which are metals in {n}?\n\n### Options\n\n- iron\n- wood\n- lead\n\n{label}\n\n"
        f"{opens.format(summary)}- [x] iron\n- [ ] wood\n- [x] lead\n\nThey shine.\n{closes}\n\n"
        for n in range(1, questions + 1)
    )
    assert cards(text) == [f"Which are metals in {n}? | +iron -wood +lead" for n in range(1, questions + 1)]


def test_the_tags_of_an_element_below_the_word_for_the_answer_are_not_part_of_the_answer() -> None:
    fold = "**Answer:**\n\n<details><summary>Open me</summary>\n\n{}\n\n</details>\n\n"
    text = f"## What is lead?\n\n{fold.format('A metal.')}## What is oak?\n\n{fold.format('A wood.')}"
    assert cards(text) == ["What is lead? | A metal.", "What is oak? | A wood."]


def test_an_element_with_an_addition_below_an_answer_stays_in_it() -> None:
    fold = "<details><summary>Example</summary>\n\nPipes.\n\n</details>\n\n"
    text = f"## What is lead?\n\n**Answer:** A metal.\n\n{fold}## What is oak?\n\n**Answer:** A wood.\n"
    first, _ = cards(text)
    assert first.startswith("What is lead? | A metal.")
    assert "Pipes." in first
