"""Answers with a label at the left edge below the item that asks, and folded answers whose summary has a number."""

from __future__ import annotations

import pytest

from readings import cards, codes, understood

LABELS = {
    "English": "**Answer:**",
    "Swedish": "**SVAR:**",
    "German": "Antwort:",
    "Russian": "***Ответ:***",
    "Spanish": "**Respuesta:**",
    "Japanese": "**答え：**",
}


@pytest.mark.parametrize("label", LABELS.values(), ids=LABELS.keys())
def test_the_answer_of_the_last_item_may_be_at_the_left_edge_below_the_list(label: str) -> None:
    text = f"""\
**1.1 Metals (8p)**
- Describe iron

  {label} It rusts.

- Describe lead

{label} It is soft.

It is heavy.

**1.2 Plants (4p)**
- Describe oak

{label} A tree.
"""
    answers = [card.partition(" | ")[2] for card in cards(text)]
    assert [card.partition(" | ")[0] for card in cards(text)] == ["Describe iron", "Describe lead", "Describe oak"]
    assert answers[0] == "It rusts."
    assert answers[1].startswith("It is soft. It is heavy.")
    assert answers[2] == "A tree."


LISTS = {
    "options": ("- iron\n- lead", "-iron +lead"),
    "one remark": ("- think of pipes", "lead"),
}


@pytest.mark.parametrize(("items", "said"), LISTS.values(), ids=LISTS.keys())
def test_a_list_between_a_question_and_its_answer_belongs_to_the_question(items: str, said: str) -> None:
    text = "".join(f"## Which is soft in {n}?\n\n{items}\n\n**Answer:** lead\n\n" for n in (1, 2))
    assert [card.partition(" | ")[2] for card in cards(text)] == [said, said]


SUMMARIES = {
    "Chinese": "第 {} 题的答案",
    "Chinese, short": "第{}题答案",
    "Japanese": "問{}の答え",
    "Korean": "문제 {} 정답",
    "Korean with its number first": "{}번 정답",
    "English": "Answer to question {}",
    "English, short": "Q{} solution",
    "German": "Lösung Nr. {}",
}


@pytest.mark.parametrize("summary", SUMMARIES.values(), ids=SUMMARIES.keys())
def test_the_summary_of_a_folded_answer_may_name_its_question(summary: str) -> None:
    text = "".join(
        f"## Task {n}\n\nWrite {n} stars.\n\nNo words.\n\n<details>\n<summary>{summary.format(n)}</summary>\n\n"
        f"Stars {n}\n\n</details>\n\n"
        for n in (1, 2, 3)
    )
    assert cards(text) == [f"Task {n} Write {n} stars. No words. | Stars {n}" for n in (1, 2, 3)]


@pytest.mark.parametrize("summary", ["第 1 题", "Q1", "题目和答案", "What is the answer to Q1?"])
def test_a_summary_that_only_numbers_or_asks_hides_no_answer(summary: str) -> None:
    text = f"<details>\n<summary>{summary}</summary>\n\nIron.\n\n</details>\n\n# End\n"
    assert not any(card.endswith("End | Iron.") for card in cards(text))


def test_paragraphs_that_ask_above_a_list_and_a_labelled_answer_are_questions() -> None:
    text = "".join(f"What is in a {n}?\n\n- lead\n- tin\n\nAnswer: mostly {n}wood.\n\n" for n in ("cup", "pot"))
    assert cards(text) == [f"What is in a {n}? - lead - tin | mostly {n}wood." for n in ("cup", "pot")]
    assert codes(text) == []


PICTURES = ("![tide](tide.png)", "![a](a.png)\n![b](b.png)", '<img src="tide.png">', "![a](a.png)\n\n![b](b.png)")


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("label", ["Answer:", "**Answer:**", "답:"])
def test_pictures_may_be_between_a_numbered_task_and_its_answer(picture: str, label: str) -> None:
    tasks = (("Name the force.", "gravity"), ("Name the metal.", "iron"))
    text = "".join(f"{n}. {task}\n\n{picture}\n\n{label} {said}\n\n" for n, (task, said) in enumerate(tasks, 4))
    found = understood(text).deck.notes
    assert [(note.question.markdown, note.answer.markdown) for note in found] == [
        (f"{task}\n\n{picture}", said) for task, said in tasks
    ]
    assert codes(text) == []


def test_text_between_a_numbered_task_and_a_label_is_no_picture() -> None:
    text = "1. Name the force.\n\nSee ![a](a.png)\n\nAnswer: gravity\n\n2. Name the metal.\n\nHard.\n\nAnswer: iron\n"
    assert codes(text) != []
