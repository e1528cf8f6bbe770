"""Quotes of nothing but options: text in, cards and diagnostics out."""

from __future__ import annotations

import pytest

from readings import cards, codes

WANTED = ["Which is a metal? | -Oak +Iron -Wool", "Which is a planet? | +Mars -Moon -Sun"]


@pytest.mark.parametrize("start", ["## ", "{}. "], ids=["headings", "items"])
def test_such_quotes_hold_the_options(start: str) -> None:
    text = (
        f"{start.format(1)}Which is a metal?\n\n> A. Oak\n> B. Iron\n> C. Wool\n\nAnswer: B\n\n"
        f"{start.format(2)}Which is a planet?\n\n> A. Mars\n> B. Moon\n> C. Sun\n\nAnswer: A\n"
    )
    assert cards(text) == WANTED
    assert codes(text) == []


def test_lines_may_lack_the_mark_of_the_quote() -> None:
    text = "1. Which is a metal?\n> A.Oak\nB.Iron\nC.Wool\n\n2. Which is a planet?\n> A.Mars\nB.Moon\nC.Sun\n\n"
    assert cards(text + "## Answers\n\n1. B\n2. A\n") == WANTED


def test_options_without_an_answer_are_no_answer() -> None:
    text = (
        "## Which is a metal?\n\n> A. Oak\n> B. Iron\n> C. Wool\n\n"
        "## Which is a planet?\n\n> A. Mars\n> B. Moon\n> C. Sun\n\n"
        "## What is oak?\n\nA tree.\n"
    )
    assert cards(text) == ["What is oak? | A tree."]
    assert codes(text) == ["DP108", "DP108"]


def test_many_such_quotes_need_no_question_mark() -> None:
    options = "> A. Oak\n> B. Iron\n> C. Wool\n\n"
    text = "".join(f"**{n}.** Part {n} of a wheel is made of\n\n{options}" for n in range(1, 6))
    assert cards(text) == []
    assert codes(text).count("DP108") == 5


def test_one_quote_with_letters_may_be_an_answer() -> None:
    text = "## Which steps are there?\n\n> a. read\n> b. think\n> c. write\n\n## What is oak?\n\nA tree.\n"
    assert [card.partition(" | ")[0] for card in cards(text)] == ["Which steps are there?", "What is oak?"]
    assert codes(text) == []


@pytest.mark.parametrize(
    "options",
    [
        ("> A) Oak\n> B) Iron\n\nAnswer: B\n", "> A) Mars\n> B) Moon\n\nAnswer: A\n"),
        ("> - A) Oak\n> - B) Iron\n\nAnswer: B\n", "> - A) Mars\n> - B) Moon\n\nAnswer: A\n"),
        ("> - [ ] Oak\n> - [x] Iron\n", "> - [x] Mars\n> - [ ] Moon\n"),
    ],
    ids=["letters", "items", "boxes"],
)
def test_two_options_are_enough_with_an_answer_or_boxes(options: tuple[str, str]) -> None:
    text = "## Which is a metal?\n\n{}\n## Which is a planet?\n\n{}".format(*options)
    assert cards(text) == ["Which is a metal? | -Oak +Iron", "Which is a planet? | +Mars -Moon"]
    assert codes(text) == []


@pytest.mark.parametrize("above", ["> Select one or more:\n", "> [!question] Select one or more:\n"])
@pytest.mark.parametrize("options", ["> - [ ] Oak\n> - [x] Iron\n", "> a) Oak\n> b) Iron\n\nAnswer: b\n"])
def test_a_quote_may_say_how_to_choose(above: str, options: str) -> None:
    text = f"## Which are metals?\n\n{above}{options}"
    assert cards(text) == ["Which are metals? Select one or more: | -Oak +Iron"]


def test_a_quote_of_a_question_holds_its_options() -> None:
    answer = "<details><summary>Answer</summary>{}</details>\n\n"
    text = "> **1. Which shines?**\n>\n> - A) iron\n> - B) oak\n\n" + answer.format("A")
    text += "> **2. Which grows?**\n>\n> - A) iron\n> - B) oak\n\n" + answer.format("B")
    assert cards(text) == ["Which shines? | +iron -oak", "Which grows? | -iron +oak"]


def test_a_quoted_list_of_tasks_is_no_choice() -> None:
    text = "## To do\n\nWhat is open today.\n\n> - [ ] Write\n> - [x] Read\n\n## Why?\n\nFor fun.\n"
    assert cards(text)[-1] == "Why? | For fun."
    assert not any("+" in card for card in cards(text))
