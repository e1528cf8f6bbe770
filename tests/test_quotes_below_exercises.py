"""Quotes right below the headings of exercises, with the answer as the text below them: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

SHEET = "# Sheet 2\n\n" + "".join(
    f"## {{}} 2.{n}:\n>{asked}\n\n{said}\n\n"
    for n, (asked, said) in enumerate(
        [
            ("Define a heap.", "A tree in an array."),
            ("What is a stack?", "Last in, first out."),
            ("Draw a list.", "a -> b"),
        ],
        1,
    )
)
CARDS = ["Define a heap. | A tree in an array.", "What is a stack? | Last in, first out.", "Draw a list. | a -> b"]


@pytest.mark.parametrize("word", ["Exercise", "Aufgabe", "Ejercicio", "Question", "Упражнение", ""])
def test_the_quote_is_the_question_and_the_text_below_its_answer(word: str) -> None:
    assert (cards(SHEET.format(word, word, word)), codes(SHEET.format(word, word, word))) == (CARDS, [])


def test_a_list_in_the_quote_and_code_right_below_it_belong_to_the_question() -> None:
    text = SHEET.format(*["Exercise"] * 3).replace(">Draw a list.", ">Draw both:\n>- a list\n>- a tree")
    text = text.replace(">What is a stack?\n", ">What is this?\n```c\npush(1);\n```\n")
    found = cards(text)
    assert found[1:] == [
        "What is this? ```c push(1); ``` | Last in, first out.",
        "Draw both: - a list - a tree | a -> b",
    ]


@pytest.mark.parametrize("end", ["", "> Euclid was here.\n"])
def test_two_are_enough_if_all_such_headings_have_one(end: str) -> None:
    text = SHEET.format(*["Exercise"] * 3)
    two = text[: text.index("## Exercise 2.3")] + end
    assert cards(two) == [CARDS[0], " ".join(filter(None, (CARDS[1], end.strip())))]
    assert codes(two) == []
    for other in (two.replace(">What is a stack?", "What is a stack?"), two.replace("Exercise ", "")):
        assert cards(other) != cards(two)


@pytest.mark.parametrize("title", ["Chapter", "Version", "Step"])
def test_quotes_below_other_numbered_headings_ask_nothing(title: str) -> None:
    assert cards(SHEET.format(title, title, title)) != CARDS


def test_an_animated_quiz_of_liascript_is_read() -> None:
    asked = "                 --{{0}}--\nWhich is a metal?\n\n                 {{0-1}}\n"
    quiz = f"## Test\n\n{asked}    [(X)] iron\n    [( )] oak\n"
    assert cards(f"<!--\nauthor: Ann\n-->\n# Course\n\nSome text.\n\n{quiz}") == ["Which is a metal? | +iron -oak"]
