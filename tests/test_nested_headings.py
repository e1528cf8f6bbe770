"""Headings that ask within the answers of others, in notes for an interview: text in, questions and codes out."""

from __future__ import annotations

import pytest

from readings import codes, notes

OUTER = ("总线的作用是什么", "为什么需要缓存", "栈和队列的区别", "进程有哪些状态", "内核")


def notes_on(*inner: str, outer: tuple[str, ...] = OUTER) -> str:
    """Five topics with text, the first of which have a heading with text below theirs."""
    below = [f"### {heading}\n\n- 第一点\n- 第二点\n" for heading in inner] + [""] * (len(outer) - len(inner))
    return "# 系统\n\n" + "\n".join(f"## {top}\n\n先说明。\n\n{more}" for top, more in zip(outer, below, strict=True))


def asked(text: str) -> list[str]:
    return [note.question.flat for note in notes(text)]


def test_headings_that_ask_below_the_answers_of_others_are_cards() -> None:
    text = notes_on("如何仲裁", "为什么有多级", "谈谈双端队列", "什么是就绪", "中断的处理")
    assert asked(text) == [
        *("总线的作用是什么", "如何仲裁", "为什么需要缓存", "为什么有多级", "栈和队列的区别", "谈谈双端队列"),
        *("进程有哪些状态", "什么是就绪", "内核", "中断的处理"),
    ]
    assert codes(text) == ["DP115"]
    assert notes(text)[0].answer.flat == "先说明。"


@pytest.mark.parametrize(
    "inner",
    [
        ("如何仲裁", "缓存的层次", "双端队列", "就绪的队列", "中断的处理"),
        ("如何仲裁", "如何仲裁", "谈谈双端队列", "什么是就绪", "中断的处理"),
        ("如何仲裁", "为什么有多级", "谈谈双端队列"),
    ],
    ids=["few ask", "the same title twice", "few headings"],
)
def test_other_headings_below_them_are_parts_of_the_answers(inner: tuple[str, ...]) -> None:
    assert asked(notes_on(*inner)) == list(OUTER)


def test_headings_below_topics_that_hardly_ask_are_parts_of_the_answers() -> None:
    outer = ("总线", "缓存", "队列", "状态", "内核")
    text = notes_on("如何仲裁", "为什么有多级", "谈谈双端队列", "什么是就绪", "什么是中断", outer=outer)
    assert asked(text.replace("# 系统", "# 面试题", 1)) == list(outer)
    assert asked(text) == []
