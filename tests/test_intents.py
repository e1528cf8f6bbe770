"""Why a question is asked, between it and its answer: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes_and_lines, notes

LABELS = ["> Why it is asked", "> Background & intent", "**Intent:**", "> 질문 의도", "**出題意図**", "*Intent:*"]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("why", ["- to see whether you know threads\n- and locks", "Threads come up often."])
def test_why_a_question_is_asked_is_its_explanation(label: str, why: str) -> None:
    text = f"## What is a lock?\n\n{label}\n\n{why}\n\n**Answer**\n\nIt keeps others out.\n"
    assert cards(text) == ["What is a lock? | It keeps others out."]
    assert notes(text)[0].explanation.markdown == f"{label}\n\n{why}"


@pytest.mark.parametrize("label", ["**Absicht der Frage:**", "Цель вопроса:", "> **Intención:**", "What it tests:"])
def test_words_behind_the_label_are_all_of_it(label: str) -> None:
    text = f"## Locks\n\n{label} order\n\nExplain it with a drawing.\n\n**Answer:** It keeps others out.\n"
    assert cards(text) == ["Locks Explain it with a drawing. | It keeps others out."]


def test_a_task_below_the_label_is_the_question() -> None:
    text = "## What is it?\n\n**Intent**\n\nExplain what a lock is for.\n\n**Answer:** Iron.\n"
    assert cards(text) == ["What is it? Explain what a lock is for. | Iron."]


@pytest.mark.parametrize("above", ["Intent\n\nA lock.", "> Intent matters here", "> Setting\n\n- a lock"])
def test_other_text_above_an_answer_stays_in_the_question(above: str) -> None:
    asked = " ".join(above.split())
    assert cards(f"## What is it?\n\n{above}\n\n**Answer:** Iron.\n") == [f"What is it? {asked} | Iron."]


_ASKED = "Question 1: What is a closure?\n\n{}\n\nQuestion 2: What is a promise?\n\n{}\n\nAnswer: A value to come.\n"


@pytest.mark.parametrize(
    "why", ["**Intent:** to see whether you know it", "> **Intent:** threads", "**Why it is asked:** it is common"]
)
def test_what_only_says_why_a_question_is_asked_does_not_answer_it(why: str) -> None:
    text = _ASKED.format(why, why)
    assert cards(text) == ["What is a promise? | A value to come."]
    assert codes_and_lines(text) == [("DP104", 1)]


def test_a_list_below_why_a_question_is_asked_may_answer_it() -> None:
    text = _ASKED.format("- What it tests: design. Think of:\n  - the scope\n  - the names", "**Intent:** to see more.")
    assert len(cards(text)) == 2


def test_an_answer_below_the_words_for_why_stays_one() -> None:
    text = _ASKED.format("**Intent:** to see more.\n\nA function with its variables.", "**Intent:** to see more.")
    assert len(cards(text)) == 2


def test_intent_may_be_an_answer_where_no_other_question_has_it_above_its_answer() -> None:
    text = "## What is a factory?\n\n**Intent:** to hide how objects are made\n\n## What is a proxy?\n\nA guard.\n"
    assert len(cards(text)) == 2
