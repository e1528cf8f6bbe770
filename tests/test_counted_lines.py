"""Lines whose numbers count on over a whole document, `1.Which?`, `2、Scope`: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

_TOPICS = ["栈", "队列", "树的遍历", "图的存储", "排序的稳定性", "堆的调整", "跳表", "字典树"]
_FORMS = {"dot": "{}.{}", "wide dot": "{}．{}", "comma": "{}、{}", "brackets": "（{}）{}"}


@pytest.mark.parametrize("form", _FORMS.values(), ids=_FORMS)
@pytest.mark.parametrize("more", ["", "\n它常常出现。\n"])
def test_the_title_says_that_topics_are_questions(form: str, more: str) -> None:
    items = (f"{form.format(n, topic)}\n{topic}是基础知识。\n{more}\n" for n, topic in enumerate(_TOPICS, 1))
    told = " 它常常出现。" if more else ""
    text = "".join(items)
    assert cards(f"# 数据结构面试题\n\n{text}") == [f"{topic} | {topic}是基础知识。{told}" for topic in _TOPICS]
    assert cards(f"# 数据结构\n\n{text}") == []


def test_most_of_the_lines_ask() -> None:
    text = (
        "41.What is a lock?\nIt keeps others out.\n\nIt is held.\n\n42.Kinds of locks\nThere are two:\n1.shared\n"
        "2.exclusive\n43.What is a queue?\nA list.\n\n44、How long is it?\n1.empty\n\n2.full\n"
    )
    assert cards(text) == [
        "What is a lock? | It keeps others out. It is held.",
        "Kinds of locks | There are two: 1.shared 2.exclusive",
        "What is a queue? | A list.",
        "How long is it? | 1.empty 2.full",
    ]
    assert codes(text) == []


def test_numbers_within_an_answer_do_not_count_on() -> None:
    text = (
        "1.What is it?\nA list.\n\n2.How is it made?\n1.bought\n\n2.built\n\n3.found\n\n3.States\nnew\n\n4.Why?\nSo.\n"
    )
    assert cards(text)[1:3] == ["How is it made? | 1.bought 2.built 3.found", "States | new"]


_STEPS = ["Start", "Log in", "Upload", "Check", "Save", "Print", "Export", "Mail", "Share", "Close", "Leave"]


@pytest.mark.parametrize(
    "text",
    [
        "# Manual\n\n" + "".join(f"{n}.{step}\nWait until it is done.\n\n" for n, step in enumerate(_STEPS, 1)),
        "# Questions\n\n" + "".join(f"{n}.{step} now.\nWait until it is done.\n\n" for n, step in enumerate(_STEPS, 1)),
        "# Changes to questions\n\n" + "".join(f"{n}.0\nFixed some faults.\n\n" for n in range(1, 12)),
    ],
    ids=["manual", "sentences", "versions"],
)
def test_steps_and_versions_are_no_questions(text: str) -> None:
    assert cards(text) == []


def test_steps_below_headings_that_ask_stay() -> None:
    steps = "".join(f"{n}、{topic}\n说明。\n\n" for n, topic in enumerate(_TOPICS, 1))
    text = f"# 面试题\n\n### 有哪些结构？\n\n{steps}### 有何不同？\n\n没有。\n"
    assert [card.split(" | ")[0] for card in cards(text)] == ["有哪些结构？", "有何不同？"]
