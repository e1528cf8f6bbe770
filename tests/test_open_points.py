"""Open questions about topics, forms to fill in, and commands for the page, which are no answers."""

from __future__ import annotations

import pytest

from readings import cards, codes

PLAN = """\
# Open questions

## Till

- Rounding: which rule applies when a guest pays in coins?
- Refunds: who may give them, and until when on the same day?

## Tables

- Names: are they unique across the whole house, or per room?
- Moving: bookings stay with the table, right?
- Merging: two tables become one until they pay.
"""
OTHERS = {
    "German": "- Lager: wer zählt die Bestände, und wie oft im Monat?\n",
    "Japanese": "- 返金：誰がいつまでに返金してよいのでしょうか？その上限はいくらですか？\n",
    "bold": "- **Opening hours**: do they differ on public holidays in the valley?\n",
}


@pytest.mark.parametrize("line", [PLAN, *(f"# Plan\n\n{line * 5}" for line in OTHERS.values())])
def test_open_questions_about_topics_are_no_meanings_of_terms(line: str) -> None:
    assert cards(line) == []
    assert {"DP101", "DP104"} & set(codes(line))


def test_a_topic_with_its_answer_below_is_no_open_question() -> None:
    text = "".join(
        f"- {word}: how long does it take to grow one?\n  - A year.\n" for word in ("Oak", "Elm", "Fir", "Ash")
    )
    assert len(cards(text)) == 4


def test_meanings_with_a_question_in_them_are_cards() -> None:
    rhetoric = (
        "- Rhetoric: a question such as `Who knows?` that needs no reply\n- Irony: the opposite of what is meant\n"
    )
    assert len(cards(rhetoric + "- Hyperbole: more than is true, as a figure\n- Litotes: less than is true\n")) == 4


FORM = """\
# The shop

- **Owner**: [NAME]
- **Total**: [TOTAL_COUNT]
- **Peak**: [PEAK_DAY]

## [DAY]

- **Best**: [BEST_STORE]
- **Worst**: [WORST_STORE]
- **Mail**: [Your address]
"""


def test_a_form_makes_no_cards_until_it_is_filled_in() -> None:
    assert cards(FORM) == []
    filled = FORM.replace("[", "the ").replace("]", "").lower()
    assert len(cards(filled)) == 6


@pytest.mark.parametrize(
    "command", [r"\newpage", r"\pagebreak", "[toc]", "[[_TOC_]]", "{:toc}", "\\clearpage\n\\newpage"]
)
def test_a_command_for_the_page_is_no_answer(command: str) -> None:
    text = f"# What is a comet?\n\nIce.\n\n# What is a moon?\n\n{command}\n\n# What is a star?\n\nA sun.\n\n{command}\n"
    assert cards(text) == ["What is a comet? | Ice.", "What is a star? | A sun."]
    assert codes(text) == ["DP104"]


@pytest.mark.parametrize("words", [r"\alpha", "[tock]", r"\newcommand"])
def test_other_words_of_that_form_are_answers(words: str) -> None:
    assert len(cards(f"# What is a comet?\n\nIce.\n\n# What is a moon?\n\n{words}\n")) == 2
