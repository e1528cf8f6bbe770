"""Feedback on each option below all of them, by its letter or number: text in, cards out."""

from __future__ import annotations

import pytest

from readings import cards, codes, notes

_WANTED = ["Which is wet? | -sand +water", "Which burns? | +wood -sand -ice"]
_FORMS = {
    "items": "- {}: {}, since the book says so",
    "quotes": "> **{}:** {}! The book says so.",
    "lines": "{}) {} - the book says so.",
    "bold": "**{}** – *{}.* The book says so.",
    "signs": "- {}. {}",
    "words before letters": "- Option {}: {}.",
}
_LETTERS, _NUMBERS = ("A. ", "B. ", "C. "), ("1. ", "2. ", "3. ")


def _quiz(form: str, leads: tuple[str, ...], right: str = "Correct", wrong: str = "wrong") -> str:
    labels = [lead[0] for lead in leads]
    first = "\n".join(form.format(*pair) for pair in zip(labels, (wrong, right), strict=False))
    second = "\n".join(form.format(*pair) for pair in zip(labels, (right, wrong, wrong), strict=True))
    return (
        f"## Which is wet?\n\n{leads[0]}sand\n{leads[1]}water\n\n{first}\n\n"
        f"## Which burns?\n\n{leads[0]}wood\n{leads[1]}sand\n{leads[2]}ice\n\n{second}\n"
    )


@pytest.mark.parametrize(
    ("form", "leads"),
    [
        (form, leads)
        for form in _FORMS.values()
        for leads in (_LETTERS, ("a) ", "b) ", "c) "), _NUMBERS)
        if leads is not _NUMBERS or not form.startswith("{}")  # such lines go on with a numbered list
    ],
)
@pytest.mark.parametrize(("right", "wrong"), [("Correct", "wrong"), ("✅", "❌"), ("Richtig", "falsch")])
def test_feedback_says_which_option_is_right(form: str, leads: tuple[str, ...], right: str, wrong: str) -> None:
    text = _quiz(form, leads, right, wrong)
    assert cards(text) == _WANTED
    assert codes(text) == []


def test_the_feedback_explains_the_answer() -> None:
    text = _quiz(_FORMS["quotes"], _LETTERS)
    assert (
        notes(text)[0].explanation.markdown == "> **A:** wrong! The book says so.\n> **B:** Correct! The book says so."
    )


def test_options_may_be_paragraphs_and_feedback_may_go_on_below() -> None:
    text = "## Which is wet?\n\nA. sand\n\nB. water\n\n- A: Wrong. Sand\n  is dry.\n\n- B: Right. Water\nis wet.\n"
    assert cards(text) == ["Which is wet? | -sand +water"]


@pytest.mark.parametrize(
    "below",
    [
        "- A: a kind of stone\n- B: a drink",
        "- A: right\n- B: right",
        "- B: right, it is wet",
        "- A: wrong, it is dry\n- C: right",
    ],
    ids=["no judgement", "all right", "one alone", "another letter"],
)
def test_other_lists_of_letters_are_no_feedback(below: str) -> None:
    assert not any("+" in card for card in cards(f"## Which is wet?\n\nA. sand\nB. water\n\n{below}\n"))


@pytest.mark.parametrize("form", _FORMS.values())
@pytest.mark.parametrize("wrong", ["wrong", "Not correct", "❌"])
def test_feedback_that_calls_every_option_wrong_answers_nothing(form: str, wrong: str) -> None:
    text = _quiz(form, _LETTERS, "Correct", wrong)
    told = "\n".join(form.format(letter, wrong) for letter in "AB")
    assert cards(f"{text}\n## Which floats?\n\nA. sand\nB. iron\n\n{told}\n") == _WANTED
    assert codes(f"{text}\n## Which floats?\n\nA. sand\nB. iron\n\n{told}\n") == ["DP108"]


def test_a_list_that_denies_two_numbered_texts_may_be_the_answer() -> None:
    text = "## Which of these?\n\n1. Sand is wet\n2. Ice burns\n\n- 1: no, sand is dry\n- 2: no, it melts\n"
    assert "DP108" not in codes(text)


def test_an_answer_right_below_the_last_paragraph_of_options_is_no_part_of_it() -> None:
    text = "## Which is wet?\n\nA. sand\n\nB. water\nAnswer: B\n\n## Which burns?\n\nA. wood\n\nB. ice\n**Answer:** A\n"
    assert cards(text) == ["Which is wet? | -sand +water", "Which burns? | +wood -ice"]


@pytest.mark.parametrize("form", ["- {}: {}, says the book", "> **{}:** {}! It is so.", "{}: {}."])
def test_feedback_may_be_right_below_the_last_option(form: str) -> None:
    assert cards(_quiz(form, _LETTERS).replace("\n\n", "\n")) == _WANTED
