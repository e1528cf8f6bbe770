"""A question of several bold paragraphs: those above the last one tell what it is about."""

from __future__ import annotations

import pytest

from readings import cards, codes

TOLD = [
    ("A train leaves at noon.", "When does it arrive?"),
    ("Eine Firma hat zwei Standorte.", "Welcher Dienst verbindet sie?"),
    ("Un tren sale a las doce.", "¿Cuándo llega?"),
    ("Поезд выходит в полдень.", "Когда он приходит?"),
    ("甲公司有两个办公室。", "应该使用哪种服务？"),
]


@pytest.mark.parametrize(("told", "asked"), TOLD)
@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("A. One\nB. Two\n\nAnswer: B", "-One +Two"),
        ("- [x] One\n- [ ] Two", "+One -Two"),
        ("Answer: Two", "Two"),
    ],
)
@pytest.mark.parametrize("number", ["", "1. "])
def test_they_are_one_question(told: str, asked: str, answer: str, shown: str, number: str) -> None:
    text = f"**{number}{told}**\n\n**{asked}**\n\n{answer}\n"
    assert [card.replace("\n", " ") for card in cards(text)] == [f"{told} {asked} | {shown}"]
    assert codes(text) == []


def test_three_paragraphs_and_a_second_question_that_only_has_options() -> None:
    text = "**1. One falls.**\n\n**It falls down fast.**\n\n**It lands. Where?**\n\nAnswer: Here\n\n"
    text += "**2. It gets up again.**\n\n**Choose the best word.**\n\nA. up\nB. off\n\nAnswer: A\n"
    assert cards(text) == [
        "One falls. It falls down fast. It lands. Where? | Here",
        "It gets up again. Choose the best word. | +up -off",
    ]


@pytest.mark.parametrize(
    "above",
    [
        "**Part A**",  # a title
        "**Read the text.**\n\nIt is short.",  # text between
        "**What is it?**\n\nA bird.",
    ],
)
def test_titles_and_other_questions_are_not_joined(above: str) -> None:
    text = f"{above}\n\n**1. What is a wing?**\n\nAn arm.\n\n**2. What is a beak?**\n\nA mouth.\n"
    assert cards(text)[-2:] == ["What is a wing? | An arm.", "What is a beak? | A mouth."]


@pytest.mark.parametrize("note", ["Note: it uses UDP.", "Wichtig: es ist alt!", "Nota: es viejo.", "注意：很旧。"])
def test_a_bold_remark_below_an_answer_belongs_to_it(note: str) -> None:
    text = f"**What is DNS?**\n\nA list of names.\n\n**{note}**\n\n**What is ARP?**\n\nA question.\n"
    assert cards(text) == [f"What is DNS? | A list of names. **{note}**", "What is ARP? | A question."]
    assert codes(text) == []


def test_a_bold_remark_right_below_a_bold_sentence_is_part_of_the_question() -> None:
    text = "**1. A train leaves at noon.**\n\n**Note: it is late.**\n\n**When does it arrive?**\n\nAnswer: At one.\n"
    assert cards(text) == ["A train leaves at noon. Note: it is late. When does it arrive? | At one."]


def test_a_remark_above_the_first_question_is_kept() -> None:
    text = (
        "**Note: values in Europe**\n\nThey differ.\n\n**What is a franc?**\n\nA coin.\n\n**And a mark?**\n\nA coin.\n"
    )
    assert cards(text)[0] == "Note: values in Europe | They differ."


def test_a_title_of_terms_right_above_a_text_may_be_a_term() -> None:
    text = "**Key terms**\n\nWords of a lesson.\n\n**What is a lesson?**\n\nAn hour.\n\n**And a unit?**\n\nLessons.\n"
    assert cards(text)[0] == "Key terms | Words of a lesson."
    listed = text.replace("Words of a lesson.", "- hour\n- unit")
    assert cards(listed) == ["What is a lesson? | An hour.", "And a unit? | Lessons."]
