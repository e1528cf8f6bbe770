"""Options that only signs tell apart: text in, the right options out."""

from __future__ import annotations

import pytest

from readings import cards, codes

OTHER = "Question 2: Which is a metal?\n\na) Oak\nb) Iron\nAnswer: b) Iron\n"


def question(options: str, answer: str) -> str:
    return f"Question 1: Which one?\n\n{options}\nAnswer: {answer}\n\n{OTHER}"


NAMED = {
    "by its signs": ("a) i++\nb) i--\nc) j", "i--", "-i++ +i-- -j"),
    "by its signs, before words": ("a) i++\nb) i--\nc) j", "i-- takes one away", "-i++ +i-- -j"),
    "by the longer of two": ("a) p =\nb) p ==\nc) q", "p == asks", "-p = +p == -q"),
    "as code": ("a) `==`\nb) `===`\nc) `!=`", "`===`", "-`==` +`===` -`!=`"),
    "by its letter": ("a) i++\nb) i--\nc) j", "b", "-i++ +i-- -j"),
    "by its letter and its signs": ("a) i++\nb) i--\nc) j", "b) i--", "-i++ +i-- -j"),
    "by the case of its letters": ("a) cut -d\nb) cut -D\nc) cut", "cut -D", "-cut -d +cut -D -cut"),
    "in bold": ("a) // note\nb) # note\nc) note", "**# note**", "-// note +# note -note"),
}


@pytest.mark.parametrize("name", NAMED)
def test_an_answer_names_the_option_with_exactly_its_signs(name: str) -> None:
    options, answer, expected = NAMED[name]
    assert cards(question(options, answer))[0].split(" | ")[1] == expected


def test_items_are_told_apart_by_their_signs() -> None:
    text = question("- # note\n- // note\n- /* note */\n", "// note")
    assert cards(text)[0] == "Which one? | -# note +// note -/* note */"


def test_words_that_fit_several_options_mark_none() -> None:
    text = question("b) // note\nc) # note\nd) /* note */", "a) note")
    assert cards(text) == ["Which is a metal? | -Oak +Iron"]
    assert codes(text) == ["DP108"]


def test_options_with_other_letters_are_named_without_their_signs() -> None:
    assert cards(question("a) (oak)\nb) [elm]\nc) ash", "elm"))[0].split(" | ")[1] == "-(oak) +[elm] -ash"


def test_equal_options_are_named_by_their_letter() -> None:
    assert cards(question("a) oak\nb) oak\nc) ash", "b"))[0].split(" | ")[1] == "-oak +oak -ash"


C_FAMILY = "1. Which language has a # in its name?\n\nA) C\nB) C++\nC) C#\n\nAnswer: {}\n"


@pytest.mark.parametrize("said", ["C", "C.", "**C**", "C)"])
def test_a_letter_that_is_also_a_text_names_its_own_option_with_a_warning(said: str) -> None:
    assert cards(C_FAMILY.format(said)) == ["Which language has a # in its name? | -C -C++ +C#"]
    assert codes(C_FAMILY.format(said)) == ["DP116"]


@pytest.mark.parametrize(("said", "right"), [("A", 0), ("B", 1), ("C#", 2), ("C++", 1), ("C) C#", 2), ("A) C", 0)])
def test_other_letters_and_texts_of_such_options_are_sure(said: str, right: int) -> None:
    signs = ["+" if index == right else "-" for index in range(3)]
    assert cards(C_FAMILY.format(said))[0].split(" | ")[1] == "{}C {}C++ {}C#".format(*signs)
    assert codes(C_FAMILY.format(said)) == []


@pytest.mark.parametrize("said", ["**Answer: B**", "- **Answer: B**\n- It is a text.", "Answer: B"])
def test_a_letter_names_such_an_option_without_letters_by_its_place(said: str) -> None:
    text = "## {}\n\n- `105`\n- `{}`\n- an error\n\n<details><summary>Answer</summary>\n\n{}\n\n</details>\n\n"
    quiz = text.format("What does it print?", '"105"', said) + text.format("And now?", "106", said)
    assert cards(quiz) == ['What does it print? | -`105` +`"105"` -an error', "And now? | -`105` +`106` -an error"]


def test_the_bold_label_in_the_first_item_of_an_answer_leaves_no_mark() -> None:
    text = "## Is it so?\n\n<details><summary>Answer</summary>\n\n- **Answer: Yes**\n- It is.\n</details>\n\n"
    assert cards(text) == ["Is it so? | Yes - It is."]
