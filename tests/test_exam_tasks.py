"""Headings above long answers, some of which set tasks as an examiner does: text in, cards and codes out."""

from __future__ import annotations

import pytest

from deckpress.reading.words.exam_tasks import is_exam_task
from readings import codes, notes

LONG = "It begins here.\n\n- it goes on\n- and on\n\n```\ncode\n```\n\nIt goes on for long.\n\nSo it is.\n"
TOPICS = ("Ways to store data.", "Main duties of a kernel", "Kinds of networks")


def paper(*tasks: str) -> str:
    return "\n".join(f"## {heading}\n\n{LONG}" for pair in zip(tasks, TOPICS, strict=True) for heading in pair)


@pytest.mark.parametrize(
    "tasks",
    [
        ("Please compare stacks and queues", "Please describe the bus.", "Please briefly outline the boot"),
        ("Explain the water cycle.", "Describe the bus.", "Discuss both of them."),
        ("Proszę porównać stosy i kolejki", "Proszę opisać szynę", "Bazy danych. Proszę podać przykłady"),
        ("Omówić budowę stosu i kolejki w pamięci", "Opisać szynę.", "Stosy. Porównać je z kolejkami."),
        ("Expliquer le cycle de l'eau.", "Décrire le bus.", "Comparer les deux."),
        ("Bitte erläutern Sie den Bus", "Bitte nennen Sie Beispiele", "Bitte vergleichen Sie beide"),
        ("请简述总线", "请解释缓存", "请比较栈和队列"),
        ("1.谈谈作用域", "3.实现一个队列", "7.简单说下栈"),
        ("介绍一下总线", "聊聊缓存", "手写一个栈"),
        ("什么是总线", "为什么需要缓存", "栈和队列的不同是什么"),
        ("バスを説明せよ", "例を挙げよ", "違いを述べよ"),
    ],
)
def test_headings_beside_tasks_are_topics_of_an_exam(tasks: tuple[str, ...]) -> None:
    text = paper(*tasks)
    assert len(notes(text)) == 6
    assert codes(text) == ["DP115"]


@pytest.mark.parametrize(
    "headings",
    [
        ("Please read this first", "Please note", "Please be kind"),
        ("Describe your change", "Compare the plans", "Define a route"),
        ("Please explain your change", "Install it", "Run it"),
        ("Définir les besoins", "Décrire le projet", "Opisać problem"),
        ("介绍", "实现细节", "说明"),
        ("如何安装", "为什么", "谈谈，说说。"),
    ],
)
def test_the_parts_of_a_guide_are_none(headings: tuple[str, ...]) -> None:
    assert notes(paper(*headings)) == ()
    assert codes(paper(*headings)) == ["DP101"]


def test_questions_without_a_mark_do_not_make_the_parts_of_a_readme_cards() -> None:
    text = paper("什么是总线", "为什么需要缓存", "如何编译内核")
    assert notes(text, "README.md") == ()
    assert len(notes(text)) == 6


def test_tasks_with_numbers_and_gaps_go_on_in_the_next_section() -> None:
    tasks = "".join(f"### {heading}\n{LONG}\n" for heading in ("1.谈谈总线", "3.实现一个队列", "4.写一个栈"))
    text = f"{tasks}# 网络\n### 3.网络缓存\n{LONG}\n### 6.协议的层次\n{LONG}"
    assert [note.question.markdown for note in notes(text)][-3:] == ["写一个栈", "网络缓存", "协议的层次"]
    assert codes(text) == ["DP115"]


@pytest.mark.parametrize("heading", ["What does please compare mean?", "Pleased to describe it", "x" * 400])
def test_other_headings_set_no_task(heading: str) -> None:
    assert not is_exam_task(heading)


TASKS = ("Verklaar de werking van de bus", "Leg de stapel uit.", "Beschrijf een netwerk. Noem de delen.")


def test_questions_below_a_task_without_text_are_cards_as_well() -> None:
    told = "".join(f"### {task}\n\n{LONG}\n" for task in TASKS)
    asked = "".join(f"#### {question}\n\n{LONG}\n" for question in ("Wat is een kern?", "Wat is een taak?", "Leg uit."))
    text = f"# Systemen\n\n{told}### Bespreek de taken van een kern:\n\n{asked}"
    assert [note.question.markdown for note in notes(text)] == [
        *TASKS,
        "Wat is een kern?",
        "Wat is een taak?",
        "Leg uit.",
    ]
