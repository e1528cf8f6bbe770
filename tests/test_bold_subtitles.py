"""Bold titles with a colon in the answers to bold questions that stand out: they make no cards."""

from __future__ import annotations

import pytest

from readings import cards


def faq(sign: str, title: str, heading: str = "") -> str:
    """Four bold questions; a title with braces has other words below each of them."""
    answer = f"All who can swim:\n\n**{title}:**\n- boats\n- oars\n\nAsk us.\n\n"
    years = enumerate(("oars", "sails", "ropes", "anchors"), 1)
    return "# Club\n\n" + "".join(
        f"{heading}**{sign}Who may row in year {n}?**\n\n{answer.format(word)}" for n, word in years
    )


WHOLE = "All who can swim: {}: - boats - oars Ask us."


@pytest.mark.parametrize("title", ["Small plan", "Where to put the boats"])
@pytest.mark.parametrize("sign", ["❓ ", "❓", "🚣 ", "▶️ "])
def test_questions_that_begin_with_a_sign_keep_the_titles_below_them(sign: str, title: str) -> None:
    found = cards(faq(sign, title))
    assert [card.split(" | ")[1].replace("**", "") for card in found] == [WHOLE.format(title)] * 4


def test_the_first_bold_line_below_each_heading_is_the_question() -> None:
    assert len(cards(faq("", "Small plan", "## Part\n\n"))) == 4


def test_without_a_sign_or_headings_each_bold_line_may_be_a_question() -> None:
    assert len(cards(faq("", "Small plan for {}"))) == 8


def test_a_task_below_a_heading_is_a_question() -> None:
    assert len(cards(faq("", "Name the parts of {}", "## Part\n\n"))) == 8


def test_titles_with_the_same_sign_are_questions() -> None:
    assert len(cards(faq("❓ ", "❓ Small plan for {}"))) == 8


def test_a_title_with_the_same_words_below_each_question_is_a_part_of_the_answers() -> None:
    assert len(cards(faq("", "Small plan"))) == 4
