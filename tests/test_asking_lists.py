"""Lists of questions without answers: each question is reported, and none becomes the answer of another one."""

from __future__ import annotations

import pytest

from readings import cards, codes, codes_and_lines

NAMES = ("커널", "메모리", "캐시")


@pytest.mark.parametrize(
    "behind",
    [
        "What are its limits?",
        "Explain with an example.",
        "수식으로도 표현해주세요",
        "请说明原因。",
        "Wo hilft sie?",
    ],
)
def test_a_second_question_or_a_task_on_the_line_answers_nothing(behind: str) -> None:
    text = f"## Statistics\n\n- What is a mean?\n- What is a variance? {behind}\n- What is a trend? {behind}\n"
    text += "- What is noise? How is it found?\n"
    assert (cards(text), codes(text)) == ([], ["DP101", *["DP104"] * 4])


@pytest.mark.parametrize("answer", ["The spread of values.", "Ask for it!", "请", "Please do not pick it."])
def test_words_that_do_not_ask_answer_the_question_before_them(answer: str) -> None:
    text = f"## Statistics\n\n- What is a variance? {answer}\n- What is a mean? The middle.\n- What is noise? Chance.\n"
    assert cards(text)[0] == f"What is a variance? | {answer}"


@pytest.mark.parametrize("last", ["설명해 주세요.", "말씀해주세요", "설명해 보세요.", "서술하시오", "説明しなさい。"])
def test_tasks_in_languages_that_set_them_with_the_last_word_are_questions(last: str) -> None:
    text = "".join(
        f"## {name}\n\n1. {name}에 대해 {last}\n2. {name} 종류를 {last}\n\n" for name in ("커널", "메모리", "캐시")
    )
    assert (cards(text), codes(text)) == ([], ["DP101", *["DP104"] * 6])


def test_other_sentences_below_headings_are_no_tasks() -> None:
    text = "".join(
        f"## {name}란 무엇인가요?\n\n1. {name}은 중요하다.\n2. {name}을 설명한다.\n\n"
        for name in ("커널", "메모리", "캐시")
    )
    assert len(cards(text)) == 3


def test_an_item_that_asks_right_above_the_first_question_with_an_answer_is_one_without() -> None:
    text = (
        "# Ports\n\nA note on ports.\n\n## Questions\n\n1. What is a hub?\n\n1. What is a switch?\n\n"
        "A box with ports.\n\nIt knows addresses.\n\n1. What is a router?\n\nIt joins networks.\n"
    )
    assert [card.partition(" |")[0] for card in cards(text)] == ["What is a switch?", "What is a router?"]
    assert codes_and_lines(text) == [("DP104", 7)]


def test_an_item_that_does_not_ask_stays_text_there() -> None:
    text = (
        "# Ports\n\nA note on ports.\n\n## Questions\n\n1. Read the text above.\n\n1. What is a switch?\n\n"
        "A box with ports.\n\nIt knows addresses.\n\n1. What is a router?\n\nIt joins networks.\n"
    )
    assert codes(text) == []


CONTENTS = "# React\n\nContents:\n\n- what hooks do\n- What is state?\n- {}\n- What is JSX?\n\n"
ANSWERED = "### what hooks do\n\nThey keep it.\n\n### What is state?\n\nData.\n\n### What is JSX?\n\nA notation.\n"


def test_a_list_of_the_questions_below_is_contents() -> None:
    assert codes(CONTENTS.format("**What is JSX?**") + ANSWERED) == []


def test_a_question_in_the_contents_that_nothing_below_answers_is_reported() -> None:
    assert codes_and_lines(CONTENTS.format("What are props?") + ANSWERED) == [("DP104", 7)]


def test_a_list_below_the_answers_asks_again() -> None:
    text = ANSWERED + "\n## For next week\n\n- What is state?\n- What is JSX?\n"
    assert codes_and_lines(text) == [("DP104", 15), ("DP104", 16)]


def test_the_contents_of_headings_without_answers_are_questions_without_them() -> None:
    text = "# React\n\n- What is state?\n- What is JSX?\n\n## What is state?\n\n## What is JSX?\n"
    assert codes(text)[0] == "DP101"
    assert codes(text).count("DP104") >= 2
