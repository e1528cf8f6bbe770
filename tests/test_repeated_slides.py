"""Slides that show a question first alone, then with its answer."""

from __future__ import annotations

from readings import cards, codes


def test_a_question_that_the_next_slide_answers_is_not_reported() -> None:
    text = "## What is 1 AND 0?\n\n---\n\n## What is 1 AND 0?\n\n0\n\n---\n\n"
    both = text + text.replace("AND", "OR").replace("\n\n0\n", "\n\n1\n")
    assert cards(both) == ["What is 1 AND 0? | 0", "What is 1 OR 0? | 1"]
    assert codes(both) == []


def test_options_without_a_mark_may_be_repeated_with_it() -> None:
    text = "## What is {n}?\n\n- [ ] red\n- [ ] blue\n\n---\n\n## What is {n}?\n\n- [x] red\n- [ ] blue\n\n---\n\n"
    both = text.format(n="Mars") + text.format(n="rust")
    assert cards(both) == ["What is Mars? | +red -blue", "What is rust? | +red -blue"]
    assert codes(both) == []


def test_the_same_words_above_other_options_are_reported() -> None:
    text = "## Which is it?\n\n- [ ] red\n- [ ] blue\n\n## Which is it?\n\n- [x] hot\n- [ ] cold\n"
    assert codes(text) == ["DP108"]


def test_a_question_that_another_card_separates_from_its_answer_is_reported() -> None:
    text = "## What is tea?\n\n## What is ice?\n\nCold.\n\n## What is tea?\n\nHot.\n"
    assert "DP104" in codes(text)


def test_a_question_whose_answer_names_no_option_is_reported_although_it_is_asked_again() -> None:
    asked = "1. Which is a gas?\n   a) Iron\n   b) Neon\n\n"
    assert codes(f"{asked}Answer: A and B are elements.\n\n{asked}Answer: B\n") == ["DP108"]
