"""Options in rows, several on a line, with blank lines between the rows: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

TEXT = """\
1. Which city is on the Seine?

{}A. Rome    {}B. Paris{}

{}C. Cairo    D. Oslo
{}
2. Which city is on the Nile?

{}A. Rome    {}B. Paris{}

{}C. Cairo    D. Oslo
{}"""
CARDS = [
    "Which city is on the Seine? | -Rome +Paris -Cairo -Oslo",
    "Which city is on the Nile? | -Rome -Paris +Cairo -Oslo",
]


@pytest.mark.parametrize(
    ("first", "second", "below"),
    [
        (("", "", "", "", "\nAnswer: B\n"), ("", "", "", "", "\nAnswer: C\n"), ""),
        (("", "", "", "", ""), ("", "", "", "", ""), "\n## Answers\n\n1. B\n2. C\n"),
        (("", "**", "**", "", ""), ("", "", "", "**", ""), ""),
        (("", "✅ ", "", "", ""), ("", "", "", "✅ ", ""), ""),
    ],
)
def test_rows_are_the_options_of_one_question(first: tuple[str, ...], second: tuple[str, ...], below: str) -> None:
    text = TEXT.format(*first, *second) + below
    if second[3] == "**":
        text = text.replace("**C. Cairo", "**C. Cairo**")
    assert cards(text) == CARDS
    assert codes(text) == []


def test_rows_may_have_one_option_or_three() -> None:
    text = "**Which is on the Seine?**\n\nа) Рим\n\nб) Париж  в) Каир  г) Осло\n\nОтвет: б\n"
    assert cards(text) == ["Which is on the Seine? | -Рим +Париж -Каир -Осло"]


def test_letters_that_do_not_go_on_are_no_row() -> None:
    text = "**Which is on the Seine?**\n\nA. Rome  B. Paris\n\nE. Zola wrote about it.\n\nAnswer: B\n"
    assert [card.partition(" | ")[2] for card in cards(text)] == ["-Rome +Paris"]


@pytest.mark.parametrize("gap", ["  ", "\t", "      "])
@pytest.mark.parametrize("sign", ["✅", "✔", "✓ ", "❌"])
def test_a_sign_far_behind_an_option_belongs_to_the_letter_behind_it(gap: str, sign: str) -> None:
    text = f"**Which is on the Seine?**\n\nA. Rome  {gap}{sign}B. Paris\n"
    marked = "+Rome -Paris" if sign == "❌" else "-Rome +Paris"
    assert cards(text) == [f"Which is on the Seine? | {marked}"]


def test_a_sign_right_behind_an_option_is_its_own() -> None:
    assert cards("**Which is on the Tiber?**\n\nA. Rome ✅  B. Paris\n") == ["Which is on the Tiber? | +Rome -Paris"]


def test_lines_may_hold_one_option_or_several() -> None:
    text = "**Which is on the Seine?**\nA. Rome\nB. Paris  C. Cairo\n\nAnswer: B\n"
    assert cards(text) == ["Which is on the Seine? | -Rome +Paris -Cairo"]
    assert cards(text.replace("Paris  C.", "Paris, not C.")) == ["Which is on the Seine? | -Rome +Paris, not C. Cairo"]
