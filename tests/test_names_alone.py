"""Lines below options with nothing but the letter, the number or the words of the right one: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes

_WANTED = ["Which is red? | -Venus +Mars -Pluto", "Which is big? | +Jupiter -Mars"]
_LEADS = {
    "lines": ("A. ", "B. ", "C. "),
    "brackets": ("(a) ", "(b) ", "(c) "),
    "items": ("- A) ", "- B) ", "- C) "),
    "numbers": ("1. ", "2. ", "3. "),
}
_NAMES = ["({})", "[{}]", "{}.", "**{}**", "- {}", "→ {}", "=> **{}**", "> {}", "*{}*", "✅ {}", "`{}`", "({}).", "{}"]


def _quiz(lead: tuple[str, str, str], right: tuple[str, str], between: str = "\n") -> str:
    first, second, third = lead
    one, two = right
    return (
        f"## Which is red?\n\n{first}Venus{between}{second}Mars{between}{third}Pluto\n\n{one}\n\n"
        f"## Which is big?\n\n{first}Jupiter{between}{second}Mars\n\n{two}\n"
    )


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("lead", _LEADS.values(), ids=_LEADS)
def test_a_letter_or_number_alone_names_the_right_option(lead: tuple[str, str, str], name: str) -> None:
    labels = ("2", "1") if lead[0].startswith("1") else ("B", "A")
    text = _quiz(lead, (name.format(labels[0]), name.format(labels[1])))
    assert cards(text) == _WANTED
    assert codes(text) == []


@pytest.mark.parametrize("name", ["(B)", "[b]", "B.", "**B**", "- B", "**B) Mars**", "B. Mars", "**Mars**"])
def test_the_options_may_be_paragraphs(name: str) -> None:
    other = name.replace("B", "A").replace("b", "a").replace("Mars", "Jupiter")
    assert cards(_quiz(_LEADS["lines"], (name, other), "\n\n")) == _WANTED


@pytest.mark.parametrize("lead", [*_LEADS.values(), ("- ", "- ", "- ")], ids=[*_LEADS, "bullets"])
@pytest.mark.parametrize("mark", ["{}", "**{}**", "→ {}", "({})"])
def test_the_words_of_an_option_alone_name_it(lead: tuple[str, str, str], mark: str) -> None:
    assert cards(_quiz(lead, (mark.format("Mars"), mark.format("Jupiter")))) == _WANTED


def test_several_letters_name_several_options() -> None:
    text = _quiz(_LEADS["lines"], ("(B), (C)", "A and B"))
    assert cards(text) == ["Which is red? | -Venus +Mars +Pluto", "Which is big? | +Jupiter +Mars"]


def test_letters_of_another_alphabet_count() -> None:
    text = "## Что красное?\n\nа) Венера\nб) Марс\n\n(б)\n\n## Что большое?\n\nа) Юпитер\nб) Марс\n\n(а)\n"
    assert cards(text) == ["Что красное? | -Венера +Марс", "Что большое? | +Юпитер -Марс"]


def test_one_of_several_questions_may_lack_its_name_and_is_reported() -> None:
    text = _quiz(_LEADS["lines"], ("(B)", "(A)")) + "\n## Which is far?\n\nA. Neptune\nB. Venus\n"
    assert cards(text) == _WANTED
    assert codes(text) == ["DP108"]


def test_numbers_alone_that_count_on_are_those_of_the_next_questions() -> None:
    parts = [f"{n}\n\nWhich is word {n}?\n\n1. one {n}\n2. two {n}\n3. three {n}\n" for n in (1, 2, 3)]
    assert not any("+" in card for card in cards("\n".join(parts)))


def test_a_text_below_lists_that_repeats_an_item_is_no_name_if_most_lists_lack_one() -> None:
    text = "## What is in tea?\n\n- water\n- leaves\n\nwater\n\n## What is in bread?\n\n- flour\n- salt\n\n"
    text += "## What is in soup?\n\n- salt\n- roots\n"
    assert cards(text)[0] == "What is in tea? | - water - leaves water"


def test_a_sentence_names_the_number_of_the_right_option() -> None:
    text = _quiz(_LEADS["numbers"], ("The correct answer is 2.", "The right answer is 1. Jupiter is a giant."))
    assert cards(text) == _WANTED


@pytest.mark.parametrize("mark", ["{}", "→ {}", "({})"])
def test_the_words_may_be_right_below_the_last_option(mark: str) -> None:
    text = _quiz(_LEADS["lines"], (mark.format("Mars"), mark.format("Jupiter"))).replace("\n\n", "\n")
    assert cards(text) == _WANTED


def test_items_that_are_explained_below_a_list_are_no_key() -> None:
    """The answer gives an overview, then explains each item below its name."""
    part = "## Which {0} are there?\n\n- {1}\n- {2}\n\n**{1}**\n\nThe first.\n\n**{2}**\n\nThe second.\n"
    text = part.format("verbs", "GET", "POST") + "\n" + part.format("joins", "Inner", "Outer")
    assert [card.split(" | ")[1][:13] for card in cards(text)] == ["- GET - POST ", "- Inner - Out"]
