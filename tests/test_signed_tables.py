"""Tables below a question with a cell for the sign, the letter and the text of each option."""

from __future__ import annotations

import pytest

from readings import cards

TABLE = (
    "1. Who owns the house?\n\n|   |    |            |\n| - | -- | ---------- |\n|   | a. | the team   |\n"
    "| * | b. | the family |\n\n2. Who builds it?\n\n|   |    |            |\n| - | -- | ---------- |\n"
    "| * | a. | the team   |\n|   | b. | the family |\n"
)
WANTED = ["Who owns the house? | -the team +the family", "Who builds it? | +the team -the family"]


@pytest.mark.parametrize("sign", ["*", "\\*", "x", "X", "✓", "✅", "→", "richtig"])
def test_the_sign_marks_the_right_option(sign: str) -> None:
    assert cards(TABLE.replace("| * |", f"| {sign} |")) == WANTED


def test_the_table_may_have_a_header_and_other_columns_first() -> None:
    text = TABLE.replace("|   |    |            |\n", "| Right? | Letter | Option |\n")
    assert cards(text) == WANTED
    behind = "## Who owns it?\n\n| | | |\n|-|-|-|\n| A | the team | |\n| B | the family | ✓ |\n"
    assert cards(behind) == ["Who owns it? | -the team +the family"]


def test_several_options_may_be_right() -> None:
    text = TABLE.replace("|   | a. |", "| * | a. |")
    text = text.replace("the family |\n\n", "the family |\n|   | c. | me |\n\n")
    assert cards(text)[0] == ("Who owns the house? | +the team +the family -me")


def test_a_table_with_words_beside_the_letters_is_an_answer() -> None:
    text = "## What do the grades mean?\n\n| who | grade | meaning |\n|-|-|-|\n| Ann | A | good |\n| Bob | B | fair |\n"
    assert "+" not in cards(text)[0]
