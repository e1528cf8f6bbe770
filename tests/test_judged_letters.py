"""Lists of the letters of options in which a word is behind the right ones."""

from __future__ import annotations

import pytest

from readings import cards

ASKED = "__Question__\n\n{}\n\nD. oak\nA. iron\nB. wool\nC. wax\n\n{}\n\n{}\n\n"


@pytest.mark.parametrize("title", ["__Suggested Answers__", "**Answers**"])
@pytest.mark.parametrize("word", [" - Correct", " (correct)", ": right", " - ✅"])
def test_a_word_behind_a_letter_names_the_right_option(title: str, word: str) -> None:
    text = ASKED.format("Which is a metal?", title, f"- D\n- A{word}\n- B\n- C")
    text += ASKED.format("Which are soft?", title, f"- D\n- A\n- B{word}\n- C{word}")
    assert cards(text) == ["Which is a metal? | -oak +iron -wool -wax", "Which are soft? | -oak -iron +wool +wax"]


def test_all_options_may_be_right_if_others_are_not() -> None:
    text = ASKED.format("Which are things?", "__Answers__", "- D (right)\n- A (right)\n- B (right)\n- C (right)")
    text += ASKED.format("Which is a metal?", "__Answers__", "- D\n- A - Correct\n- B\n- C")
    assert cards(text) == ["Which are things? | +oak +iron +wool +wax", "Which is a metal? | -oak +iron -wool -wax"]


@pytest.mark.parametrize("items", ["- A\n- B", "- A - Correct"])
def test_other_lists_of_letters_stay(items: str) -> None:
    assert cards(f"## Which letters are there?\n\n{items}\n") == [
        f"Which letters are there? | {' '.join(items.split(chr(10)))}"
    ]


@pytest.mark.parametrize("head", ["1. {}\n", "## {}\n", "**{}**\n"])
@pytest.mark.parametrize("lead", ["", "- "])
def test_such_a_list_needs_no_label(head: str, lead: str) -> None:
    text = "".join(
        f"{head.format(asked)}\n{lead}A) wax\n{lead}B) iron\n{lead}C) steel\n\n- A{one}\n- B{two}\n- C\n\n"
        for asked, one, two in (("Which is hard?", "", " - Correct"), ("Which is soft?", " - Correct", " - Wrong"))
    )
    assert cards(text) == ["Which is hard? | -wax +iron -steel", "Which is soft? | +wax -iron -steel"]


@pytest.mark.parametrize("items", ["- A\n- B - wrong\n- C - wrong", "- A\n- B, a metal\n- C, a metal"])
def test_the_first_letter_of_a_list_without_a_right_one_names_no_option(items: str) -> None:
    assert not any("+" in card for card in cards(f"1. Which is soft?\n\nA) wax\nB) iron\nC) tin\n\n{items}\n"))


def test_a_letter_above_a_list_about_the_others_names_the_right_option() -> None:
    text = "1. Which is soft?\n\nA) tin\nB) wax\nC) iron\n\n(B)\n- A is a metal.\n- C is a metal.\n"
    assert cards(text) == ["Which is soft? | -tin +wax -iron"]
