"""Options with a word for a right one before their letters, as in `**correct** b) iron`."""

from __future__ import annotations

import pytest

from readings import cards, notes

FORMS = {
    "like code": "#### {}\n\n     a) {}\n    {}b) {}\n     c) {}\n\n",
    "tight letters": "#### {}\n\n    a){}\n     {}b){}\n    c){}\n\n",
    "at the edge": "**{}**\n\na) {}\n{}b) {}\nc) {}\n\n",
    "items": "## {}\n\n- a) {}\n- {}b) {}\n- c) {}\n\n",
    "paragraphs": "## {}\n\nA. {}\n\n{}B. {}\n\nC. {}\n\n",
}


@pytest.mark.parametrize("word", ["**correct** ", "**Correct:** ", "*right* ", "(correct) ", "[richtig] "])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_word_before_the_letter_marks_the_right_option(form: str, word: str) -> None:
    text = form.format("Which is a metal?", "oak", word, "iron", "wool")
    text += form.format("Which has wings?", "a mole", word, "a wren", "a cod")
    assert cards(text) == ["Which is a metal? | -oak +iron -wool", "Which has wings? | -a mole +a wren -a cod"]


@pytest.mark.parametrize(
    ("wrong", "right"), [("**wrong**", "**correct**"), ("[falsch]", "[richtig]"), ("(wrong)", "_right_")]
)
def test_the_others_may_have_a_word_for_a_wrong_option(wrong: str, right: str) -> None:
    text = f"1. Which is a metal?\n\n{wrong} a) oak\n{right} b) iron\n{wrong} c) wool\n\n"
    text += f"2. Which is soft?\n\n{right} a) wax\n{wrong} b) tin\n"
    assert cards(text) == ["Which is a metal? | -oak +iron -wool", "Which is soft? | +wax -tin"]
    assert "+" not in cards(text.replace(right, wrong))[0]


def test_several_may_be_right() -> None:
    text = "## Which are metals?\n\n    **correct**   a) iron\n                  b) oak\n    **correct**   c) tin\n"
    assert cards(text) == ["Which are metals? | +iron -oak +tin"]


@pytest.mark.parametrize(
    "code",
    [
        "```\na) oak\n**correct** b) iron\n```",
        "    **correct** b) iron\n    c) oak",
        "    **correct** a) x\n    **right** b) y",
    ],
)
def test_code_and_letters_that_do_not_count_up_stay(code: str) -> None:
    assert "**correct**" in notes(f"## What does it print?\n\n{code}\n\n## What is it?\n\nA list.\n")[0].answer.markdown
